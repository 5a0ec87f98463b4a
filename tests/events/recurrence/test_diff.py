"""Which dates come, go, or change with another version."""

from datetime import datetime
from types import SimpleNamespace

from content.place.time_zone import BERLIN
from events.recurrence.diff import CHANGES, COMES, GOES, compare, touching_people
from events.recurrence.local_time import moment
from events.recurrence.plan import Planned

NOW = datetime(2026, 5, 5, 9, 0, tzinfo=BERLIN)


def at(text):
    return moment(datetime.fromisoformat(text))


def planned(day, hour="10:00", **kw):
    start = at(f"2026-05-{day:02} {hour}")
    return Planned(start, start, start.replace(minute=59), **kw)


def row(day, registered=0, hour="10:00", is_detached=False, **kw):
    date = planned(day, hour, **kw)
    return SimpleNamespace(**date._asdict(), registered=registered, is_detached=is_detached)


def kinds_and_days(rows, dates):
    return [(d.kind, (d.before or d.after).starts_at.day) for d in compare(rows, dates, NOW)]


def test_the_same_dates_do_not_differ():
    assert kinds_and_days([row(12), row(19)], [planned(12), planned(19)]) == []


def test_dates_come_and_go_in_order():
    assert kinds_and_days([row(12), row(19)], [planned(13), planned(19), planned(26)]) == [
        (GOES, 12),
        (COMES, 13),
        (COMES, 26),
    ]


def test_a_date_with_another_state_or_time_changes_and_stays_the_same_date():
    rows = [row(12), row(19)]
    dates = [planned(12, state="cancelled", note="Feiertag"), planned(19, "11:00")]
    found = compare(rows, dates, NOW)
    assert [(d.kind, d.before, d.after) for d in found] == [
        (CHANGES, rows[0], dates[0]),
        (CHANGES, rows[1], dates[1]),
    ]


def test_the_only_date_moves_to_another_day_as_the_same_date():
    assert kinds_and_days([row(12)], [planned(14)]) == [(CHANGES, 12)]
    assert kinds_and_days([row(12, is_detached=True)], [planned(14)]) == [(COMES, 14)]
    assert kinds_and_days([row(12)], [planned(2)]) == [(GOES, 12)]


def test_what_is_past_or_has_left_the_series_before_is_not_told():
    assert kinds_and_days([row(1), row(12, is_detached=True)], [planned(2)]) == []


def test_the_dates_for_which_somebody_is_registered_are_found():
    rows = [row(12, registered=3), row(19), row(26, registered=1)]
    found = touching_people(compare(rows, [planned(26)], NOW))
    assert [(d.before.starts_at.day, d.registered) for d in found] == [(12, 3)]
