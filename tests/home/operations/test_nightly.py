"""The night's jobs: each runs, and one that fails stops no other."""

import datetime as dt
from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from post_office.models import Email

from content import sections
from content.sections import Night, NightlyJob
from events.models import Registration
from events.recurrence.local_time import local
from home.models import NightlyRun
from home.operations import nightly
from home.operations.nightly import run_nightly
from tests.content.market.section import SECTION
from tests.factories.events import NOW as BEFORE
from tests.factories.events import at, make_event, make_registration

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
    failing = (NightlyJob("fail", Night.RENEW, fail, "Scheitern"),)
    with sections.registered(replace(SECTION, nightly_jobs=failing)):
        night("2026-06-12")
    assert tried == [at("2026-06-12 03:00")]
    assert not Registration.objects.exists()


@pytest.fixture
def jobs():
    """The nights at which one job ran, in place of all others."""
    ran = []
    job = NightlyJob("count", Night.RENEW, ran.append, "Zählen")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nightly, "jobs", lambda: [job])
        yield ran


def silent(line):
    """A report that nobody reads."""


def worker(*moments):
    """Let a worker look at these local times."""
    for moment in moments:
        nightly.run_if_due(at(moment), silent)


def test_a_new_site_begins_with_the_next_night(jobs):
    worker("2026-05-11 14:00", "2026-05-11 23:00", "2026-05-12 02:59")
    assert jobs == []
    worker("2026-05-12 03:00", "2026-05-12 03:01", "2026-05-12 22:00")
    assert jobs == [at("2026-05-12 03:00")]


def test_a_night_that_was_missed_takes_place_once_when_the_worker_is_there_again(jobs):
    worker("2026-05-11 14:00", "2026-05-13 16:00", "2026-05-13 16:01", "2026-05-14 03:00")
    assert jobs == [at("2026-05-13 16:00"), at("2026-05-14 03:00")]


def test_a_worker_that_starts_after_midnight_makes_up_for_the_night_before(jobs):
    worker("2026-05-11 14:00", "2026-05-13 00:30", "2026-05-13 03:00")
    assert jobs == [at("2026-05-13 00:30"), at("2026-05-13 03:00")]


@pytest.mark.parametrize(
    ("before", "change"), [("2026-03-28", "2026-03-29"), ("2026-10-24", "2026-10-25")]
)
def test_the_night_of_a_clock_change_takes_place_once(jobs, before, change):
    worker(f"{before} 12:00")
    start = at(f"{change} 00:00")
    for minutes in range(0, 5 * 60, 5):
        nightly.run_if_due(start + dt.timedelta(minutes=minutes), silent)
    assert [f"{local(ran):%d.%m. %H:%M}" for ran in jobs] == [f"{change[8:]}.{change[5:7]}. 03:00"]


def test_of_two_machines_one_runs_it(jobs):
    worker("2026-05-11 14:00")
    day, now = dt.date(2026, 5, 12), at("2026-05-12 03:00")
    crashed_before = now - nightly.DEAD_AFTER
    claims = [NightlyRun.claim(day, now, crashed_before) for _machine in range(2)]
    assert [claim is not None for claim in claims] == [True, False]
    worker("2026-05-12 03:10")
    assert jobs == []


def test_a_run_whose_process_died_is_taken_over_and_repeats_nothing(jobs):
    worker("2026-05-11 14:00")
    now = at("2026-05-12 03:00")
    run = NightlyRun.claim(dt.date(2026, 5, 12), now, now - nightly.DEAD_AFTER)
    worker("2026-05-12 03:29")
    assert jobs == []
    worker("2026-05-12 03:31", "2026-05-12 03:32")
    assert jobs == [at("2026-05-12 03:31")]
    NightlyRun.objects.filter(pk=run.pk).update(finished_at=None, seen_at=now)
    worker("2026-05-12 05:00")
    assert jobs == [at("2026-05-12 03:31")]


def test_the_command_runs_the_day_once_and_again_when_asked_to(jobs, capsys):
    for arguments in ([], [], ["--again"]):
        call_command("run_nightly", *arguments)
    assert len(jobs) == 2
    assert "ist schon gelaufen oder läuft noch." in capsys.readouterr().out


def test_what_failed_stands_on_the_dashboard_in_german(jobs, stop_clock):
    def fail(now):
        raise RuntimeError

    worker("2026-05-11 14:00")
    now = at("2026-05-12 03:00")
    stop_clock(now)
    failing = NightlyJob("fail", Night.TIDY, fail, "Scheitern")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nightly, "jobs", lambda: [failing])
        nightly.run_if_due(now, silent)
        state = nightly.night_state(at("2026-05-12 09:00"))
    assert (state.last.finished_at, state.failed, state.is_well) == (now, ("Scheitern",), False)


def test_a_night_is_overdue_two_hours_after_it_should_have_begun(jobs, stop_clock):
    worker("2026-05-11 14:00")
    assert not nightly.night_state(at("2026-05-12 04:59")).is_overdue
    assert nightly.night_state(at("2026-05-12 05:00")).is_overdue
    worker("2026-05-12 05:01")
    assert nightly.night_state(at("2026-05-12 05:02")).is_well


def test_the_dashboard_says_how_the_nights_go(jobs, client, stop_clock):
    editor = get_user_model().objects.create_superuser("redaktion", "r@example.org", "x")

    def dashboard(moment):
        stop_clock(at(moment))
        client.force_login(editor)  # a session ends by itself meanwhile
        return client.get("/admin/").content.decode()

    worker("2026-05-11 14:00")
    assert "Noch nie gelaufen." in dashboard("2026-05-11 15:00")
    stop_clock(at("2026-05-12 03:00"))
    worker("2026-05-12 03:00")
    page = dashboard("2026-05-12 03:00")
    assert "Zuletzt gelaufen am 12. Mai 2026, 3 Uhr." in page
    assert "Alles hat geklappt." in page
    assert "Der letzte Nachtlauf fehlt." in dashboard("2026-05-14 15:00")


def test_every_job_has_a_name_of_its_own():
    keys = [job.key for job in sections.all_of("nightly_jobs")]
    assert len(keys) == len(set(keys))
    assert all(job.label for job in sections.all_of("nightly_jobs"))


def test_old_runs_are_forgotten(jobs, stop_clock):
    worker("2026-01-01 14:00", "2026-01-02 03:00", "2026-05-12 03:00")
    assert [run.day for run in NightlyRun.objects.all()] == [dt.date(2026, 5, 12)]
