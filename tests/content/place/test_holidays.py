"""The holidays are those of the state that the settings name."""

import datetime as dt

import pytest

from content.place.holidays import NAMES, Germany, holiday_name, holidays_between, holidays_of


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


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (dt.date(2026, 12, 25), "Erster Weihnachtstag"),
        (dt.date(2027, 1, 1), "Neujahr"),
        (dt.date(2026, 6, 4), "Fronleichnam"),
        (dt.date(2026, 12, 24), ""),
        (dt.date(2026, 8, 15), ""),
    ],
)
def test_a_day_has_the_name_of_its_holiday(day, name):
    assert holiday_name(day) == name


@pytest.mark.parametrize("state", Germany.subdivisions)
def test_the_names_of_every_state_can_be_translated(state):
    assert {*Germany(subdiv=state, years=2026, language="de").values()} - {*NAMES} == set()
