import datetime as dt

import pytest

from directory.hours.holidays import selectors_of
from directory.hours.rules import rules_of

# A Thursday and a Sunday, and their names for the library.
CORPUS_CHRISTI, NEW_YEAR = dt.date(2026, 6, 4), dt.date(2023, 1, 1)
THURSDAY, SUNDAY = "2026 Jun 4", "2023 Jan 1"


@pytest.mark.parametrize(
    ("text", "selectors"),
    [
        ("Mo 09:00-18:00", ["Mo"]),
        ("PH off", [f"{SUNDAY},{THURSDAY}"]),
        ("Su,PH 08:00-18:00", ["Su", f"{SUNDAY},{THURSDAY}"]),
        ("PH,Su off", ["Su", f"{SUNDAY},{THURSDAY}"]),
        ("PH Su off", [SUNDAY]),
        ("Su PH off", [SUNDAY]),
        ("PH Mo-Sa 10:00-12:00", [THURSDAY]),
        ("PH Tu off", []),
        ("Apr-Oct PH 10:00-12:00", [THURSDAY]),
        ("Apr-Oct Sa,PH 10:00-12:00", ["Apr-Oct Sa", THURSDAY]),
        ('Mo 09:00-12:00 "PH; ja"', ["Mo"]),
    ],
)
def test_holidays_are_written_out(text, selectors):
    (rule,) = rules_of(text)
    assert selectors_of(rule, (NEW_YEAR, CORPUS_CHRISTI)) == selectors


def test_a_rule_for_holidays_holds_nowhere_where_there_are_none():
    (rule,) = rules_of("PH 10:00-12:00")
    assert selectors_of(rule, ()) == []
