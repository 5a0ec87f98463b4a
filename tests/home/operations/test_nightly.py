"""The night's jobs: each runs, and one that fails stops no other."""

from dataclasses import replace

import pytest
from post_office.models import Email

from content import sections
from content.sections import Night, NightlyJob
from events.models import Registration
from home.operations.nightly import run_nightly
from tests.factories.events import NOW as BEFORE
from tests.factories.events import at, make_event, make_registration
from tests.market.section import SECTION

pytestmark = pytest.mark.django_db


def night(day):
    lines = []
    run_nightly(at(f"{day} 03:00"), report=lines.append)
    return lines


@pytest.fixture
def guest():
    event = make_event(
        starts="2026-05-12 18:00", ends="2026-05-12 20:00", registration="here", now=BEFORE
    )
    return make_registration(event.occurrences.get(), created_at=BEFORE, confirmed_at=BEFORE)


def test_guests_are_reminded_the_night_before_and_forgotten_after_thirty_days(guest):
    assert night("2026-05-11")[-1] == "Nachtlauf vom 11.05.2026 beendet."
    assert [mail.to for mail in Email.objects.filter(subject__contains="Erinnerung")] == [
        [guest.email]
    ]
    night("2026-06-11")
    assert Registration.objects.exists()
    night("2026-06-12")
    assert not Registration.objects.exists()


def test_a_job_that_fails_stops_no_other(guest):
    def fail(now):
        tried.append(now)
        raise RuntimeError

    tried = []
    failing = (NightlyJob("fail", Night.RENEW, fail),)
    with sections.registered(replace(SECTION, nightly_jobs=failing)):
        night("2026-06-12")
    assert tried == [at("2026-06-12 03:00")]
    assert not Registration.objects.exists()
