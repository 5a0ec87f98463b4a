"""On one's own machine the links are printed; elsewhere no log holds one."""

import datetime as dt
import io

import pytest
from django.utils import timezone

from home.management.commands.run_worker import Command
from tests.factories.teams import make_member, make_team
from tests.teams.room.test_sign_in import code_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker():
    command = Command(stdout=io.StringIO())
    command.started_at, command.printed_up_to = timezone.now() - dt.timedelta(minutes=1), 0
    return command


def printed(worker):
    """Let the worker look for mail and return what it printed."""
    worker.stdout.truncate(0)
    worker.stdout.seek(0)
    worker.send_mail(timezone.now())
    return worker.stdout.getvalue()


def test_on_a_trial_each_mail_is_printed_once_with_its_link(unconfirmed, worker):
    lines = printed(worker).splitlines()
    assert lines[0].startswith("E-Mail an ayse@example.org: Bitte bestätigen")
    assert lines[1] == unconfirmed.full_url
    assert printed(worker) == ""


def test_on_a_trial_a_code_to_sign_in_with_is_printed(client, worker):
    code = code_for(client, make_member(make_team(members=0)).email)
    assert code in printed(worker).splitlines()


def test_a_site_in_use_without_a_mail_server_prints_nothing(unconfirmed, worker, settings):
    settings.BASE_URL = "https://planb.de"
    assert printed(worker) == ""
