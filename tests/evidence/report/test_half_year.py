"""A half-year of the programme, made by the real deeds: counted by hand, reported, and kept.

What is deleted by rule or at a person's wish, and a period that is closed, changes no number.
"""

import datetime as dt
import uuid

import pytest

from content.models import Neighbourhood
from directory.freshness import evidence
from events.models import Registration
from events.registration import attendance, check_in
from evidence import demand, periods
from evidence.models import Evidence, ReportPeriod
from evidence.report import counts
from outreach import visits
from outreach.models import Visit
from submissions.desk import actions
from submissions.models import Submission
from submissions.privacy import persons, retention
from submissions.workflow import submitter
from tests.factories.directory import (
    make_business,
    make_category,
    make_directory_page,
    make_premises,
)
from tests.factories.events import make_event, make_events_page, make_registration
from tests.factories.home import make_home
from tests.factories.submissions import filed, proposal, valid
from tests.submissions.conftest import make_editor

pytestmark = pytest.mark.django_db
AYSE, ANNA = "ayse@example.org", "anna@example.org"
LATER = dt.datetime(2031, 1, 1, tzinfo=dt.UTC)

# Two visits of 20 and 45 minutes to the sewing room, one of 10 to the baker, nobody in once. Two
# evenings: three ticks and two without a name; fourteen as somebody counted, at the baker's. An event
# accepted, one declined. The baker's entry is new, the kiosk has closed, one shop is let.
BY_HAND = {
    "events": 2,
    "people": 19,
    "reached": 2,
    "again": 2,
    "visits": 3,
    "nobody_in": 1,
    "topics": 3,
    "advice": 1.2,
    "submissions": 2,
    "new": 1,
    "closed": 1,
    "let": 1,
    "teams": 0,
    "teams_closed": 0,
    "team_meetings": 0,
    "team_people": 0,
    "goals": 0,
    "goals_reached": 0,
}


@pytest.fixture
def half_year(stop_clock, settings, tmp_path):
    settings.VAR = tmp_path
    demand._noted.clear()

    def on(day, hour=12):
        moment = dt.datetime.fromisoformat(f"2026-{day}").replace(hour=hour, tzinfo=dt.UTC)
        stop_clock(moment)
        return moment

    on("01-02")
    home = make_home()
    make_events_page(home)
    make_directory_page(home)
    editor = make_editor("erika")
    period = ReportPeriod.objects.create(
        name="1. Halbjahr", first_day=dt.date(2026, 1, 1), last_day=dt.date(2026, 6, 30)
    )
    sewing = make_business(
        name="Nähstube", email=AYSE, categories=[make_category(name="Schneiderei")]
    )
    baker = make_business(name="Backstube", neighbourhood="Hassel")
    kiosk = make_business(name="Kiosk")

    for day, place, minutes, topics in (
        ("01-12", sewing, 20, ["wish", "team"]),
        ("03-02", baker, 10, []),
        ("04-07", sewing, 45, ["worry"]),
    ):
        visits.note(
            visits.visit_to(place, day=on(day).date(), minutes=minutes, topics=topics, user=editor)
        )
    visits.nobody_in(kiosk, on("03-03").date(), editor, uuid.uuid4())

    first = make_event(
        starts="2026-02-03 18:00", ends="2026-02-03 20:00", registration="here", now=on("01-20")
    ).occurrences.get()
    anna = make_registration(first, name="Anna", email=ANNA, seats=2)
    other = make_registration(first, name="Ben")
    make_registration(first, name="Kam nicht")
    on("02-03", 17)
    check_in.arrive(first, "anna", uuid.uuid4())
    check_in.walk_in(first, uuid.uuid4())
    check_in.walk_in(first, uuid.uuid4())
    attendance.tick(first, {anna.pk, other.pk})
    attendance.write(first, attendance.people_there(first))
    second = make_event(
        starts="2026-05-05 18:00",
        ends="2026-05-05 20:00",
        organiser_business=baker,
        now=on("04-20"),
    ).occurrences.get()
    attendance.write(second, 14)

    for day, title, action in (
        ("05-20", "Nähcafé", "approve"),
        ("05-21", "Goldankauf", "decline"),
    ):
        on(day)
        submission = filed(proposal(title=title, contact_email=AYSE, key=str(uuid.uuid4())))
        submitter.confirm(submission, valid(submitter.form_of(submission)))
        submission.refresh_from_db()
        actions.decide(submission, editor, action, "Danke.")

    baker.first_published_at = baker.last_published_at = on("03-01")
    evidence.record_on_the_site(baker)
    evidence.record_closed(kiosk, dt.date(2026, 6, 1))
    evidence.record_let(make_premises(), dt.date(2026, 6, 2))
    # Outside of the half-year.
    on("07-01")
    visits.note(visits.visit_to(sewing, day=dt.date(2026, 7, 1), minutes=60))
    return period


def reported(period):
    rows = Evidence.objects.on_days(period.first_day, period.last_day)
    totals = counts.totals_of(rows)
    return {count.key: count.read(totals) for count in counts.COUNTS}


def test_the_report_says_what_was_counted_by_hand(half_year):
    assert reported(half_year) == BY_HAND


def test_it_says_the_same_when_everything_about_persons_is_gone(half_year):
    persons.erase(AYSE)
    persons.erase(ANNA)
    assert reported(half_year) == BY_HAND
    retention.purge(LATER)
    left = [model.objects.count() for model in (Visit, Registration, Submission)]
    assert left == [0, 0, 0]
    assert reported(half_year) == BY_HAND


def test_it_says_the_same_when_the_period_is_closed_and_nobody_can_tell_whom_it_was_about(
    half_year,
):
    periods.close(half_year, LATER)
    retention.purge(LATER)
    half_year.refresh_from_db()
    assert (half_year.key, reported(half_year)) == ("", BY_HAND)


def test_it_is_narrowed_to_a_part_of_town(half_year):
    rows = Evidence.objects.on_days(half_year.first_day, half_year.last_day)
    hassel = rows.filter(neighbourhood=Neighbourhood.objects.get(name="Hassel"))
    totals = counts.totals_of(hassel)
    found = {key: counts.BY_KEY[key].read(totals) for key in ("visits", "reached", "new")}
    assert found == {"visits": 1, "reached": 1, "new": 1}
