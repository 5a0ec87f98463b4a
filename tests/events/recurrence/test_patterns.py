"""The choices of the form and the rules they stand for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.place.time_zone import BERLIN
from events.recurrence import patterns
from events.recurrence.expansion import fits
from events.recurrence.patterns import Repetition, choice_for, rule_for
from events.recurrence.rrule import RuleError, parse

TUESDAY = date(2026, 1, 13)
LAST_WEDNESDAY = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("choice", "first", "rule"),
    [
        (Repetition("weekly"), TUESDAY, "FREQ=WEEKLY"),
        (Repetition("weekly", weekdays=(1, 3)), TUESDAY, "FREQ=WEEKLY;BYDAY=TU,TH"),
        (Repetition("fortnightly"), TUESDAY, "FREQ=WEEKLY;INTERVAL=2"),
        (Repetition("monthly-weekday"), TUESDAY, "FREQ=MONTHLY;BYDAY=2TU"),
        (Repetition("monthly-weekday"), LAST_WEDNESDAY, "FREQ=MONTHLY;BYDAY=-1WE"),
        (Repetition("monthly-last"), LAST_WEDNESDAY, "FREQ=MONTHLY;BYDAY=-1WE"),
        (Repetition("monthly-day"), TUESDAY, "FREQ=MONTHLY"),
        (Repetition("yearly"), TUESDAY, "FREQ=YEARLY"),
        (Repetition("daily", end="after", count=5), TUESDAY, "FREQ=DAILY;COUNT=5"),
        (
            Repetition("weekly", end="on", until=date(2026, 10, 28)),
            TUESDAY,
            "FREQ=WEEKLY;UNTIL=20261028T225959Z",
        ),
        (
            Repetition("own", own="FREQ=MONTHLY;BYDAY=2TU,4TU"),
            TUESDAY,
            "FREQ=MONTHLY;BYDAY=2TU,4TU",
        ),
    ],
)
def test_a_choice_stands_for_a_rule(choice, first, rule):
    assert str(rule_for(choice, first, BERLIN)) == rule


def test_once_is_no_rule():
    assert rule_for(Repetition(), TUESDAY, BERLIN) is None
    assert choice_for(None, TUESDAY, BERLIN) == Repetition()


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (Repetition("weekly", end="on"), "end_missing"),
        (Repetition("weekly", end="after"), "count_missing"),
        (Repetition("weekly", end="after", count=731), "count"),
        (Repetition("monthly-last"), "start_misfit"),
        (Repetition("own", own="FREQ=HOURLY"), "frequency"),
    ],
)
def test_a_choice_that_is_not_whole_is_refused(choice, code):
    with pytest.raises(RuleError, match=f"^{code}$"):
        rule_for(choice, TUESDAY, BERLIN)


def test_a_rule_the_list_does_not_hold_is_shown_as_its_own_text():
    rule = parse("FREQ=MONTHLY;BYDAY=2TU,4TU;COUNT=5", BERLIN)
    assert choice_for(rule, TUESDAY, BERLIN) == Repetition("own", own=str(rule))


@given(
    pattern=st.sampled_from(patterns.PATTERNS[:-1]),
    first=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    count=st.none() | st.integers(1, 200),
)
def test_a_chosen_rule_comes_back_as_a_choice_that_means_the_same(pattern, first, count):
    end = patterns.AFTER_COUNT if count else patterns.NEVER
    try:
        rule = rule_for(Repetition(pattern, end=end, count=count), first, BERLIN)
    except RuleError:
        assert pattern == patterns.MONTHLY_LAST and not patterns.is_last(first)
        return
    assert rule is None or fits(rule, first)
    assert rule_for(choice_for(rule, first, BERLIN), first, BERLIN) == rule
