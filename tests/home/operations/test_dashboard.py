"""Editors see on the dashboard what does not work in the background."""

import pytest
from django.utils import timezone

from home.operations import heartbeat

pytestmark = pytest.mark.django_db
ADVICE = "Bitte sagen Sie das der Person, die den Server betreut."
SILENT = "Der Hintergrunddienst hat sich noch nie gemeldet."


@pytest.fixture(autouse=True)
def _restarts(settings, tmp_path):
    settings.VAR, settings.RESTARTS_FILE = tmp_path, tmp_path / "restarts.json"


def test_a_worker_that_is_away_is_told(admin_client):
    page = admin_client.get("/admin/").content.decode()
    assert SILENT in page
    assert ADVICE in page


def test_while_all_is_well_there_is_no_note(admin_client):
    heartbeat.beat("here", timezone.now(), [], timezone.now())
    page = admin_client.get("/admin/").content.decode()
    assert SILENT not in page
    assert ADVICE not in page
