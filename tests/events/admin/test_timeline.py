"""What the calendar tells the team: dates without a number, and the dates that an entry has had."""

import datetime as dt
from datetime import timedelta

import pytest

from events.admin.timeline import MOST_REMINDERS, dates_of, dates_to_close, tell_dates
from events.models import Occurrence
from events.recurrence.local_time import local
from events.registration import attendance
from tests.factories.directory import make_business
from tests.factories.events import NOW, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
TODAY = local(NOW).date()


def evening(title="Abend", day="2026-05-04", **kw):
    event = make_event(
        title=title,
        starts=f"{day} 18:00",
        ends=f"{day} 20:00",
        now=NOW,
        **{"registration": "here"} | kw,
    )
    return event.occurrences.get()


def test_a_date_that_is_over_asks_for_its_number_until_it_has_one():
    date = evening()
    (reminder,) = dates_to_close(NOW)
    assert str(reminder.text) == "Abend am 4. Mai: Wie viele waren da?"
    assert reminder.due_on == dt.date(2026, 5, 7)
    assert reminder.url == f"/admin/teilnahmelisten/{date.pk}/"
    attendance.write(date, 0)
    assert dates_to_close(NOW) == []


def test_what_is_still_to_come_or_was_cancelled_or_takes_nobody_in_asks_for_nothing():
    evening(day="2026-05-05")
    evening(registration="none")
    cancelled = evening("Abgesagt")
    make_registration(cancelled)
    Occurrence.objects.filter(pk=cancelled.pk).update(state="cancelled")
    assert dates_to_close(NOW) == []


def test_a_date_whose_names_are_gone_is_not_asked_about_any_more():
    evening(day="2026-03-01")
    assert dates_to_close(NOW) == []


def test_the_oldest_come_first_and_not_more_than_somebody_reads():
    for number in range(MOST_REMINDERS + 2):
        day = local(NOW).date() - timedelta(1 + number)
        evening(f"Abend {number}", day=day.isoformat())
    rows = dates_to_close(NOW)
    assert len(rows) == MOST_REMINDERS
    assert [row.due_on for row in rows] == sorted(row.due_on for row in rows)


def test_the_dates_of_an_event_and_of_a_business_are_those_that_have_been():
    host = make_business(name="Backstube")
    mine = evening("Backen", organiser_business=host)
    evening("Später", day="2026-05-20", organiser_business=host)
    evening("Fremd")
    assert list(dates_of("business", host, TODAY)) == [mine]
    assert list(dates_of("event", mine.event, TODAY)) == [mine]
    assert dates_of("premises", host, TODAY) is None


def test_a_date_says_how_many_came_or_that_it_fell_out():
    held, open_, cancelled = evening("Voll"), evening("Offen"), evening("Abgesagt")
    attendance.write(held, 12)
    Occurrence.objects.filter(pk=cancelled.pk).update(state="cancelled")
    rows = tell_dates([held.pk, open_.pk, cancelled.pk])
    assert {row.text for row in rows.values()} == {
        "Voll, 04.05.2026, 18 Uhr, 12 Personen",
        "Offen, 04.05.2026, 18 Uhr",
        "Abgesagt, 04.05.2026, 18 Uhr, fällt aus",
    }
