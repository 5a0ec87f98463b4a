import datetime as dt

import pytest

from directory.hours.holidays import spelled_out

CORPUS_CHRISTI = dt.date(2026, 6, 4)


@pytest.mark.parametrize(
    ("text", "with_day", "without"),
    [
        ("Mo 09:00-18:00; PH off", "Mo 09:00-18:00; 2026 Jun 4 off", "Mo 09:00-18:00"),
        (
            "Su,PH 08:00-18:00",
            "Su 08:00-18:00; 2026 Jun 4 08:00-18:00",
            "Su 08:00-18:00",
        ),
        ("PH,Su off", "Su off; 2026 Jun 4 off", "Su off"),
        ('Mo 09:00-12:00 "PH; ja"', 'Mo 09:00-12:00 "PH; ja"', 'Mo 09:00-12:00 "PH; ja"'),
        ("PH 10:00-12:00", "2026 Jun 4 10:00-12:00", ""),
    ],
)
def test_holidays_are_written_out(text, with_day, without):
    assert (spelled_out(text, (CORPUS_CHRISTI,)), spelled_out(text, ())) == (with_day, without)
