"""The stored dates stay true to what is published, and keep their identity."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from content.place.time_zone import BERLIN
from events.formats import icalendar_text
from events.models import Event, FeedEntry, Occurrence, OccurrenceChange, Registration
from events.occurrences import rebuild
from events.recurrence.local_time import local
from events.recurrence.rrule import parse
from tests.factories.days import tuesday
from tests.factories.events import NOW, at, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wagtail_indexes")]
WEEKLY = "FREQ=WEEKLY;COUNT=4"


def dates_of(event):
    return [
        f"{local(row.starts_at):%d.%m. %H:%M}{'' if row.state == 'scheduled' else ' ' + row.state}"
        for row in event.occurrences.order_by("starts_at")
    ]


def series(**kw):
    """Tuesdays at ten: 5, 12, 19, 26 May 2026."""
    facts = {"starts": "2026-05-05 10:00", "ends": "2026-05-05 12:00", "rule": WEEKLY, "now": NOW}
    return make_event(**facts | kw)


def vevents(event):
    entry = FeedEntry.objects.get(event=event)
    return Calendar.from_ical(icalendar_text.calendar([entry.text])).walk("VEVENT"), entry


def test_publishing_makes_the_dates_and_the_text():
    day = tuesday()
    event = make_event(live=False, starts=f"{day} 18:00", ends=f"{day} 20:00")
    assert not event.occurrences.exists()
    event.save_revision().publish()
    assert dates_of(event) == [f"{day:%d.%m.} 18:00"]
    assert FeedEntry.objects.get(event=event).text.startswith("BEGIN:VEVENT")


def test_a_draft_of_a_published_event_changes_no_date():
    event = series()
    event.rule = None
    event.save_revision()
    assert len(dates_of(event)) == 4


def test_making_the_dates_again_changes_nothing():
    event = series()
    before = list(event.occurrences.values_list("pk", "original_start"))
    text = FeedEntry.objects.get(event=event).text
    rebuild.rebuild(event, NOW + timedelta(hours=1))
    assert list(event.occurrences.values_list("pk", "original_start")) == before
    assert FeedEntry.objects.get(event=event).text == text


def test_a_cancelled_date_is_stored_with_its_reason_and_raises_the_sequence():
    event = series()
    event.changes.add(
        OccurrenceChange(kind="cancelled", original_date=date(2026, 5, 12), reason="krank")
    )
    rebuild.rebuild(event, NOW)
    assert dates_of(event)[1] == "12.05. 10:00 cancelled"
    (_series, override), entry = vevents(event)
    assert (entry.sequence, override["SEQUENCE"], override["STATUS"]) == (1, 1, "CANCELLED")


def test_a_moved_date_is_the_same_row():
    event = series()
    row = event.occurrences.get(original_start=at("2026-05-12 10:00"))
    event.changes.add(
        OccurrenceChange(
            kind="moved", original_date=date(2026, 5, 12), new_starts_at=at("2026-05-13 17:00")
        )
    )
    rebuild.rebuild(event, NOW)
    assert dates_of(event) == ["05.05. 10:00", "13.05. 17:00 moved", "19.05. 10:00", "26.05. 10:00"]
    row.refresh_from_db()
    assert row.starts_at == at("2026-05-13 17:00")
    assert row.original_day == date(2026, 5, 12)


def test_all_dates_taken_out_leaves_an_event_without_dates_and_a_valid_text():
    pause = {
        "kind": "pause",
        "original_date": date(2026, 5, 1),
        "until_date": date(2026, 5, 31),
    }
    event = series(changes=[pause])
    assert dates_of(event) == []
    (only,), _entry = vevents(event)
    assert len(only["EXDATE"]) == 4


def test_a_new_start_time_keeps_rows_registrations_and_exceptions():
    event = series(changes=[{"kind": "cancelled", "original_date": date(2026, 5, 19)}])
    row = event.occurrences.get(original_start=at("2026-05-12 10:00"))
    registration = make_registration(row)
    event.starts_at, event.ends_at = at("2026-05-05 15:00"), at("2026-05-05 17:00")
    assert rebuild.rebuild(event, NOW) == []
    assert dates_of(event) == [
        "05.05. 15:00",
        "12.05. 15:00",
        "19.05. 15:00 cancelled",
        "26.05. 15:00",
    ]
    registration.refresh_from_db()
    assert registration.occurrence_id == row.pk
    assert registration.occurrence.starts_at == at("2026-05-12 15:00")


def test_a_date_with_registrations_is_marked_and_never_deleted():
    event = series()
    row = event.occurrences.get(original_start=at("2026-05-12 10:00"))
    make_registration(row)
    event.rule = parse("FREQ=WEEKLY;INTERVAL=2;COUNT=2", BERLIN)
    assert rebuild.rebuild(event, NOW) == [row]
    assert dates_of(event) == ["05.05. 10:00", "12.05. 10:00 cancelled", "19.05. 10:00"]
    row.refresh_from_db()
    assert row.is_detached
    event.rule = parse(WEEKLY, BERLIN)
    rebuild.rebuild(event, NOW)
    row.refresh_from_db()
    assert (row.is_detached, row.state) == (False, "scheduled")


def test_a_date_for_which_everybody_has_cancelled_may_go():
    event = series()
    row = event.occurrences.get(original_start=at("2026-05-12 10:00"))
    make_registration(row, state=Registration.State.CANCELLED)
    event.rule = None
    rebuild.rebuild(event, NOW)
    assert dates_of(event) == ["05.05. 10:00"]


def test_past_dates_stay_when_the_rule_changes_and_none_are_made_up():
    event = series()
    later = at("2026-05-13 09:00")
    event.starts_at, event.ends_at = at("2026-05-07 10:00"), at("2026-05-07 12:00")
    rebuild.rebuild(event, later)
    assert dates_of(event) == [
        "05.05. 10:00",
        "12.05. 10:00",
        "14.05. 10:00",
        "21.05. 10:00",
        "28.05. 10:00",
    ]


def test_a_single_date_that_is_corrected_afterwards_has_no_double():
    event = series(rule="")
    event.starts_at, event.ends_at = at("2026-05-06 10:00"), at("2026-05-06 12:00")
    rebuild.rebuild(event, at("2026-05-20 09:00"))
    assert dates_of(event) == ["06.05. 10:00"]


def test_a_single_event_that_is_announced_again_keeps_its_past_date():
    event = series(rule="")
    event.starts_at, event.ends_at = at("2026-06-02 10:00"), at("2026-06-02 12:00")
    rebuild.rebuild(event, at("2026-05-20 09:00"))
    assert dates_of(event) == ["05.05. 10:00", "02.06. 10:00"]


def test_an_endless_series_reaches_24_months_ahead_and_is_topped_up_nightly():
    event = series(rule="FREQ=WEEKLY")
    last = event.occurrences.order_by("starts_at").last()
    assert last.starts_at > NOW + timedelta(days=720)
    count = event.occurrences.count()
    assert rebuild.top_up(NOW + timedelta(days=28)) == 1
    assert event.occurrences.count() == count + 4


def test_topping_up_looks_only_at_published_series():
    series(rule="")
    draft = series(live=False)
    assert rebuild.top_up(NOW) == 0
    assert not draft.occurrences.exists()


def test_an_old_series_costs_no_more_dates_than_a_new_one():
    old = series(starts="2006-05-02 10:00", ends="2006-05-02 12:00", rule="FREQ=WEEKLY")
    new = series(rule="FREQ=WEEKLY")
    assert old.occurrences.filter(ends_at__gt=NOW).count() == new.occurrences.count()


def test_a_withdrawn_event_is_told_as_cancelled_and_comes_back():
    event = series()
    event.unpublish()
    (gone,), entry = vevents(event)
    assert (gone["STATUS"], gone["SEQUENCE"]) == ("CANCELLED", 1)
    assert entry.withdrawn_at is not None
    event.save_revision().publish()
    (back, *_), entry = vevents(event)
    assert (back["STATUS"], back["SEQUENCE"], entry.withdrawn_at) == ("CONFIRMED", 2, None)
    assert Calendar.from_ical(entry.text)["UID"] == str(entry.uid)


def test_a_deleted_event_is_still_told_as_cancelled():
    event = series()
    uid = FeedEntry.objects.get(event=event).uid
    event.delete()
    entry = FeedEntry.objects.get(uid=uid)
    assert entry.event is None and "STATUS:CANCELLED" in entry.text


def test_a_draft_that_was_never_public_leaves_no_trace_when_it_goes():
    make_event(live=False).delete()
    assert not FeedEntry.objects.exists() and not Occurrence.objects.exists()


def test_publishing_a_year_of_weekly_dates_needs_few_queries(django_assert_max_num_queries):
    event = make_event(live=False, starts=f"{tuesday()} 18:00", ends=f"{tuesday()} 20:00")
    event.rule = parse("FREQ=WEEKLY", BERLIN)
    event.save()
    event.live = True
    with django_assert_max_num_queries(14):
        rebuild.rebuild(event, timezone.now())


def test_a_text_that_cannot_be_written_stays_empty_and_is_logged(caplog, monkeypatch):
    monkeypatch.setattr(Event, "full_url", "https://x\r\nATTENDEE:mailto:evil")
    event = series()
    assert FeedEntry.objects.get(event=event).text == ""
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert len(dates_of(event)) == 4
