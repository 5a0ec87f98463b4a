"""Cutting a series in two, and moving what follows."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.place.time_zone import BERLIN
from events.recurrence import splitting
from events.recurrence.expansion import Span, expand
from events.recurrence.local_time import local, moment
from events.recurrence.rrule import RuleError, parse


def at(text):
    return moment(datetime.fromisoformat(text))


FIRST = Span(at("2026-05-05 10:00"), at("2026-05-05 12:00"))
END = at("2028-01-01 00:00")


def starts(rule, first=FIRST):
    return [occurrence.start for occurrence in expand(rule, *first, BERLIN, (first.start, END))]


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;COUNT=10",
        "FREQ=WEEKLY;UNTIL=20260901T000000Z",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=12",
        "FREQ=DAILY;INTERVAL=3;COUNT=40",
        "FREQ=MONTHLY;BYDAY=1TU;COUNT=8",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU",
        "FREQ=MONTHLY",
        "FREQ=YEARLY",
    ],
)
@given(number=st.integers(1, 8))
def test_both_parts_together_have_the_dates_of_the_whole(text, number):
    rule = parse(text, BERLIN)
    whole = starts(rule)
    if number >= len(whole):
        return
    cut = whole[number]
    first_part = splitting.before(rule, FIRST, cut)
    second = splitting.at_the_same_time(local(cut).date(), FIRST)
    second_part = splitting.from_then_on(rule, FIRST, cut)
    before = starts(first_part) if first_part else [FIRST.start]
    assert before + starts(second_part, second) == whole


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("FREQ=WEEKLY", date(2026, 5, 6), "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;BYDAY=TU,SU", date(2026, 5, 6), "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("FREQ=MONTHLY;BYDAY=1TU", date(2026, 5, 13), "FREQ=MONTHLY;BYDAY=2WE"),
        ("FREQ=MONTHLY", date(2026, 5, 7), "FREQ=MONTHLY"),
        ("FREQ=WEEKLY;COUNT=3", date(2026, 5, 6), "FREQ=WEEKLY;COUNT=3"),
    ],
)
def test_a_rule_follows_the_first_date_to_another_day(text, new, expected):
    rule = splitting.on_another_day(parse(text, BERLIN), date(2026, 5, 5), new)
    assert str(rule) == expected


def test_a_rule_of_ones_own_that_does_not_pick_the_new_day_is_refused():
    new = Span(at("2026-05-06 10:00"), at("2026-05-06 12:00"))
    with pytest.raises(RuleError):
        splitting.moved(parse("FREQ=MONTHLY;BYDAY=1TU,3TU", BERLIN), FIRST, new)


def test_each_date_goes_where_the_date_of_the_same_number_is():
    rule = parse("FREQ=WEEKLY;COUNT=3", BERLIN)
    new = Span(at("2026-05-06 11:00"), at("2026-05-06 13:00"))
    assert splitting.moves(rule, FIRST, rule, new, END) == {
        at("2026-05-05 10:00"): at("2026-05-06 11:00"),
        at("2026-05-12 10:00"): at("2026-05-13 11:00"),
        at("2026-05-19 10:00"): at("2026-05-20 11:00"),
    }


def test_only_the_rules_own_dates_are_its_dates():
    rule = parse("FREQ=WEEKLY;COUNT=3", BERLIN)
    assert splitting.is_date_of(rule, FIRST, at("2026-05-12 10:00"))
    assert not splitting.is_date_of(rule, FIRST, at("2026-05-12 11:00"))
    assert not splitting.is_date_of(rule, FIRST, at("2026-05-26 10:00"))
    assert splitting.is_date_of(None, FIRST, FIRST.start)


def test_the_usual_time_is_the_wall_clocks_across_a_clock_change():
    usual = splitting.at_the_same_time(date(2026, 12, 1), FIRST)
    assert usual == Span(at("2026-12-01 10:00"), at("2026-12-01 12:00"))
    assert usual.end - usual.start == timedelta(hours=2)


def test_a_fortnightly_series_of_two_days_turns_along_with_its_week():
    first = Span(at("2026-01-06 10:00"), at("2026-01-06 12:00"))
    rule = parse("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", BERLIN)
    whole = [occurrence.start for occurrence in expand(rule, *first, BERLIN, (first.start, END))]
    sunday, monday = at("2026-01-11 10:00"), Span(at("2026-01-12 10:00"), at("2026-01-12 12:00"))
    rest = splitting.rest_of(rule, first, sunday, monday)
    assert str(rest) == "FREQ=WEEKLY;INTERVAL=2;WKST=TU;BYDAY=MO,WE"
    assert starts(rest, monday)[:20] == [start + timedelta(days=1) for start in whole[1:21]]


@pytest.mark.parametrize("turn", range(-6, 7))
@pytest.mark.parametrize("days", ["TU,SU", "MO,TU,WE", "TU", "SA,SU,TU"])
@pytest.mark.parametrize("interval", [1, 2, 3])
def test_the_third_date_stays_the_third_however_far_the_first_one_moves(turn, days, interval):
    rule = parse(f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={days}", BERLIN)
    old = FIRST if "MO" not in days else Span(at("2026-05-04 10:00"), at("2026-05-04 12:00"))
    day = local(old.start).date() + timedelta(days=turn)
    new = splitting.at_the_same_time(day, old)
    before, after = starts(rule, old)[:12], starts(splitting.moved(rule, old, new), new)[:12]
    assert [local(a).date() - local(b).date() for a, b in zip(after, before, strict=True)] == [
        timedelta(days=turn)
    ] * 12
