"""Which rules are accepted, and how they are written."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.place.time_zone import BERLIN
from events.recurrence.rrule import RuleError, parse


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "unreadable"),
        ("banane", "unreadable"),
        ("FREQ=WEEKLY;FREQ=DAILY", "unreadable"),
        ("FREQ=WEEKLY;BYHOUR=9", "unreadable"),
        ("FREQ=WEEKLY;X=1", "unreadable"),
        ("FREQ=WEEKLY;BYDAY=", "unreadable"),
        ("FREQ=WEEKLY;BYDAY=XX", "unreadable"),
        ("FREQ=MONTHLY;BYDAY=0MO", "unreadable"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "unreadable"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "unreadable"),
        ("FREQ=WEEKLY;WKST=XX", "unreadable"),
        ("FREQ=WEEKLY;" + "BYDAY=MO," * 1000 + "MO", "unreadable"),
        ("INTERVAL=2", "frequency"),
        ("FREQ=SECONDLY", "frequency"),
        ("FREQ=MINUTELY", "frequency"),
        ("FREQ=HOURLY", "frequency"),
        ("FREQ=WEEKLY;INTERVAL=0", "interval"),
        ("FREQ=WEEKLY;INTERVAL=53", "interval"),
        ("FREQ=WEEKLY;INTERVAL=²", "interval"),
        ("FREQ=WEEKLY;INTERVAL=-1", "interval"),
        ("FREQ=WEEKLY;COUNT=0", "count"),
        ("FREQ=WEEKLY;COUNT=731", "count"),
        ("FREQ=WEEKLY;COUNT=1000000000", "count"),
        ("FREQ=WEEKLY;COUNT=3;UNTIL=20261231", "count_and_until"),
        ("FREQ=WEEKLY;UNTIL=20260231", "until"),
        ("FREQ=WEEKLY;UNTIL=morgen", "until"),
        ("FREQ=WEEKLY;UNTIL=00010101T000000", "until"),
        ("FREQ=WEEKLY;BYDAY=2MO", "combination"),
        ("FREQ=MONTHLY;BYDAY=6MO", "combination"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "combination"),
        ("FREQ=MONTHLY;BYSETPOS=1", "combination"),
    ],
)
def test_a_rule_we_do_not_take_is_refused_at_once(text, code):
    began = process_time()
    with pytest.raises(RuleError) as refused:
        parse(text, BERLIN)
    assert refused.value.code == code
    assert process_time() - began < 0.05


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("rrule:freq=weekly;count=4;", "FREQ=WEEKLY;COUNT=4"),
        ("FREQ=WEEKLY;INTERVAL=1;WKST=MO", "FREQ=WEEKLY"),
        ("FREQ=MONTHLY;BYDAY=+2TU,-1FR", "FREQ=MONTHLY;BYDAY=2TU,-1FR"),
        ("FREQ=WEEKLY;UNTIL=20261028", "FREQ=WEEKLY;UNTIL=20261028T225959Z"),
        ("FREQ=WEEKLY;UNTIL=20260728", "FREQ=WEEKLY;UNTIL=20260728T215959Z"),
        (
            "FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=5;BYSETPOS=1;WKST=SU",
            "FREQ=YEARLY;WKST=SU;BYSETPOS=1;BYMONTH=5;BYMONTHDAY=1",
        ),
    ],
)
def test_an_accepted_rule_is_written_in_one_way(text, written):
    assert str(parse(text, BERLIN)) == written
    assert str(parse(written, BERLIN)) == written


fragments = st.sampled_from(
    ["FREQ=WEEKLY", "FREQ=YEARLY", "COUNT=9", "UNTIL=20270101", "BYDAY=MO", "=", "INTERVAL=7"]
)


@given(st.text(max_size=60) | st.lists(fragments).map(";".join))
def test_any_text_is_a_rule_or_is_refused(text):
    try:
        assert str(parse(text, BERLIN)).startswith("FREQ=")
    except RuleError as error:
        assert error.code
