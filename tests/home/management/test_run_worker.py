"""The worker does each of its parts, whatever becomes of the others."""

import datetime as dt
import io

import pytest
from django.utils import timezone

from home.management.commands.run_worker import Command
from home.models import NightlyRun
from teams.models import SuccessTeam
from tests.factories.teams import make_team

pytestmark = pytest.mark.django_db


def test_it_publishes_what_is_scheduled_and_begins_the_nights_although_mail_fails(
    monkeypatch, stop_clock
):
    def fail(self, now):
        raise OSError

    monkeypatch.setattr(Command, "send_mail", fail)
    monkeypatch.setattr(
        "home.operations.work.close_old_connections", lambda: None
    )  # the test's own
    moment = timezone.now() + dt.timedelta(minutes=5)
    make_team(live=False, go_live_at=moment).save_revision().publish()
    stop_clock(moment)
    went_well = [part.do() for part in Command(stdout=io.StringIO()).parts("here")]
    assert went_well == [True, True, True, False, True]
    assert SuccessTeam.objects.public().exists()
    assert NightlyRun.objects.exists()
