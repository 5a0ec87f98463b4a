"""The holidays are those of the state that the settings name."""

import datetime as dt

import pytest

from content.place.holidays import holidays_between, holidays_of


def test_north_rhine_westphalia_has_eleven_holidays():
    assert list(holidays_of(2026).values()) == [
        "Neujahr",
        "Karfreitag",
        "Ostermontag",
        "Erster Mai",
        "Christi Himmelfahrt",
        "Pfingstmontag",
        "Tag der Deutschen Einheit",
        "Erster Weihnachtstag",
        "Zweiter Weihnachtstag",
        "Fronleichnam",
        "Allerheiligen",
    ]


def test_a_window_over_the_turn_of_the_year():
    assert holidays_between(dt.date(2026, 12, 20), dt.date(2027, 1, 1)) == (
        dt.date(2026, 12, 25),
        dt.date(2026, 12, 26),
        dt.date(2027, 1, 1),
    )


@pytest.fixture
def bavaria(settings):
    settings.STATE = "BY"
    holidays_of.cache_clear()
    yield
    holidays_of.cache_clear()


def test_another_state_has_other_holidays(bavaria):
    assert "Heilige Drei Könige" in holidays_of(2026).values()
