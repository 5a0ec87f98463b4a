"""Dates with their exceptions."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from content.place.time_zone import BERLIN
from events.recurrence.expansion import Span
from events.recurrence.local_time import local, moment
from events.recurrence.plan import (
    CANCELLED,
    EXTRA,
    MOVED,
    NO_HOLIDAYS,
    NO_SCHOOL_HOLIDAYS,
    OPEN_END,
    PAUSE,
    Change,
    paused_dates,
    plan,
)
from events.recurrence.rrule import parse

WEEKLY = parse("FREQ=WEEKLY;COUNT=4", BERLIN)


def at(text):
    return moment(datetime.fromisoformat(text))


FIRST = Span(at("2026-05-05 10:00"), at("2026-05-05 12:00"))
YEAR = at("2026-01-01 00:00"), at("2027-01-01 00:00")


def shown(*changes, rule=WEEKLY, first=FIRST, window=YEAR):
    """What a reader sees: `05.05. 10:00-12:00`, with the state where it is not scheduled."""
    rows = plan(rule, first, list(changes), window)
    return [
        f"{local(row.starts_at):%d.%m. %H:%M}-{local(row.ends_at):%H:%M}"
        + ("" if row.state == "scheduled" else f" {row.state}")
        for row in rows
    ]


def test_a_date_taken_out_is_not_made_up_for():
    pause = Change(PAUSE, day=date(2026, 5, 12))
    assert shown(pause) == ["05.05. 10:00-12:00", "19.05. 10:00-12:00", "26.05. 10:00-12:00"]


def test_the_first_date_may_be_taken_out():
    assert len(shown(Change(PAUSE, day=date(2026, 5, 5)))) == 3


def test_a_pause_takes_out_all_dates_between_its_days():
    pause = Change(PAUSE, day=date(2026, 5, 12), until=date(2026, 5, 26))
    assert shown(pause) == ["05.05. 10:00-12:00"]
    gaps = paused_dates(WEEKLY, FIRST, [pause])
    assert [local(gap.start).day for gap in gaps] == [12, 19, 26]


def test_an_extra_date_keeps_its_own_times():
    extra = Change(EXTRA, starts_at=at("2026-05-23 14:00"), ends_at=at("2026-05-23 16:00"))
    assert shown(extra)[3] == "23.05. 14:00-16:00"
    assert len(shown(extra)) == 5


def test_an_extra_date_without_an_end_lasts_as_long_as_usual():
    assert "23.05. 14:00-16:00" in shown(Change(EXTRA, starts_at=at("2026-05-23 14:00")))


def test_an_extra_date_that_is_a_date_of_the_rule_is_no_second_one():
    assert shown(Change(EXTRA, starts_at=at("2026-05-12 10:00"))) == shown()


def test_a_cancelled_date_stays_and_says_why():
    row = plan(WEEKLY, FIRST, [Change(CANCELLED, day=date(2026, 5, 12), reason="krank")], YEAR)[1]
    assert (row.state, row.note, row.starts_at) == ("cancelled", "krank", at("2026-05-12 10:00"))


def test_a_moved_date_keeps_its_original_start():
    move = Change(
        MOVED, date(2026, 5, 12), starts_at=at("2026-05-13 17:00"), ends_at=at("2026-05-13 19:00")
    )
    assert shown(move)[:3] == [
        "05.05. 10:00-12:00",
        "13.05. 17:00-19:00 moved",
        "19.05. 10:00-12:00",
    ]
    assert plan(WEEKLY, FIRST, [move], YEAR)[1].original_start == at("2026-05-12 10:00")


def test_a_date_may_move_to_another_place_only():
    row = plan(WEEKLY, FIRST, [Change(MOVED, date(2026, 5, 12), place="Bonni")], YEAR)[1]
    assert (row.place, row.starts_at) == ("Bonni", at("2026-05-12 10:00"))


def test_a_change_on_a_day_without_a_date_changes_nothing():
    assert shown(Change(CANCELLED, day=date(2026, 5, 13))) == shown()


def test_a_single_date_may_fall_out_too():
    assert shown(Change(CANCELLED, day=date(2026, 5, 5)), rule=None) == [
        "05.05. 10:00-12:00 cancelled"
    ]


days = st.dates(date(2026, 4, 20), date(2026, 6, 10))
changes = st.lists(
    days.map(lambda day: Change(CANCELLED, day=day))
    | days.map(lambda day: Change(PAUSE, day=day))
    | days.map(lambda day: Change(EXTRA, starts_at=at(f"{day} 14:00")))
    | st.tuples(days, days).map(lambda two: Change(MOVED, two[0], starts_at=at(f"{two[1]} 17:00"))),
    max_size=6,
)


@given(changes)
def test_changes_never_double_a_date_and_never_touch_another(changes):
    rows = plan(WEEKLY, FIRST, changes, YEAR)
    starts = [row.original_start for row in rows]
    assert starts == sorted(set(starts))
    named = {change.day for change in changes}
    for row in rows:
        assert row.ends_at > row.starts_at
        if local(row.original_start).date() not in named:
            assert (row.state, row.starts_at) == ("scheduled", row.original_start)


@given(changes, st.integers(0, 60))
def test_a_day_alone_is_planned_as_it_is_in_the_whole(changes, number):
    day = at("2026-04-20 00:00") + timedelta(days=number)
    window = day, day + timedelta(days=1)
    whole = [
        row
        for row in plan(WEEKLY, FIRST, changes, YEAR)
        if window[0] <= row.original_start < window[1]
    ]
    assert [o for o in plan(WEEKLY, FIRST, changes, window) if o.original_start >= day] == whole


HOLIDAYS = Change(NO_HOLIDAYS, until=date(2029, 12, 31))
SCHOOL = Change(NO_SCHOOL_HOLIDAYS, until=date(2029, 12, 31))
THURSDAY = Span(at("2026-05-07 10:00"), at("2026-05-07 12:00"))


def test_a_series_skips_the_public_holidays():
    weeks = parse("FREQ=WEEKLY;COUNT=6", BERLIN)
    # 14 May is Christi Himmelfahrt, 4 June Fronleichnam; COUNT counts them
    assert [text[:5] for text in shown(HOLIDAYS, rule=weeks, first=THURSDAY)] == [
        "07.05", "21.05", "28.05", "11.06",
    ]  # fmt: skip


def test_a_series_skips_the_school_holidays_with_their_first_and_last_day():
    monday = Span(at("2026-07-13 10:00"), at("2026-07-13 12:00"))
    days = parse("FREQ=WEEKLY;BYDAY=MO,TU,WE;COUNT=24", BERLIN)
    assert [text[:5] for text in shown(SCHOOL, rule=days, first=monday)] == [
        "13.07", "14.07", "15.07", "02.09",
    ]  # fmt: skip


def test_an_extra_date_may_be_on_a_free_day():
    feast = Change(EXTRA, starts_at=at("2026-05-14 10:00"))
    weeks = parse("FREQ=WEEKLY;COUNT=2", BERLIN)
    assert [text[:5] for text in shown(HOLIDAYS, feast, rule=weeks, first=THURSDAY)] == [
        "07.05", "14.05",
    ]  # fmt: skip
    assert paused_dates(weeks, THURSDAY, [HOLIDAYS, feast]) == []


def test_the_dates_that_free_days_take_out_are_those_that_a_calendar_is_told():
    weeks = parse("FREQ=WEEKLY;UNTIL=20280101T000000Z", BERLIN)
    window = at("2026-01-01 00:00"), at("2029-01-01 00:00")
    for changes in ([HOLIDAYS], [SCHOOL], [HOLIDAYS, SCHOOL]):
        every = {row.original_start for row in plan(weeks, THURSDAY, [], window)}
        kept = {row.original_start for row in plan(weeks, THURSDAY, changes, window)}
        assert every - kept == {gap.start for gap in paused_dates(weeks, THURSDAY, changes)}


def test_an_old_series_names_its_free_days_up_to_the_last_that_is_asked_for():
    daily = parse("FREQ=DAILY", BERLIN)
    old = Span(at("2015-05-07 10:00"), at("2015-05-07 12:00"))
    gaps = paused_dates(daily, old, [Change(NO_HOLIDAYS, until=date(2026, 12, 31))])
    assert local(gaps[-1].start).date() == date(2026, 12, 26)
    assert date(2015, 5, 14) in {local(gap.start).date() for gap in gaps}


def test_without_an_end_each_date_counts_until_the_end_of_its_day():
    first = Span(at("2026-05-05 18:00"), at("2026-05-06 00:00"))
    moved = Change(MOVED, date(2026, 5, 12), starts_at=at("2026-05-13 09:00"))
    ended = Change(
        MOVED, date(2026, 5, 19), starts_at=at("2026-05-19 09:00"), ends_at=at("2026-05-19 10:00")
    )
    rows = plan(WEEKLY, first, [Change(OPEN_END), moved, ended], YEAR)
    assert [(f"{local(row.ends_at):%d. %H:%M}", row.has_open_end) for row in rows] == [
        ("06. 00:00", True),
        ("14. 00:00", True),
        ("19. 10:00", False),
        ("27. 00:00", True),
    ]


def test_of_two_dates_of_a_day_the_one_of_the_rule_is_the_first_and_a_time_names_the_other():
    early = Change(EXTRA, starts_at=at("2026-05-12 08:00"))
    off = Change(CANCELLED, date(2026, 5, 12))
    for change, cancelled in ((off, 10), (off._replace(clock=time(8)), 8)):
        rows = plan(WEEKLY, FIRST, [early, change], YEAR)
        assert [row.is_second_of_day for row in rows] == [False, True, False, False, False]
        assert [local(r.starts_at).hour for r in rows if r.state == CANCELLED] == [cancelled]


def test_an_extra_date_has_its_own_place_and_note():
    extra = Change(EXTRA, starts_at=at("2026-05-23 14:00"), place="Bonni", reason="Sommerfest")
    (row,) = [row for row in plan(WEEKLY, FIRST, [extra], YEAR) if row.place]
    assert (row.place, row.note) == ("Bonni", "Sommerfest")
