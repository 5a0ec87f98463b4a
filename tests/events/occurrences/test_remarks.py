"""What an editor is told of the dates of an event before it is published."""

import datetime as dt

import pytest

from directory.models import Business
from events.occurrences.remarks import remarks_on_draft
from tests.factories.directory import make_business
from tests.factories.events import NOW, make_event

pytestmark = pytest.mark.django_db


def remarks(**kw):
    return remarks_on_draft(make_event(now=NOW, **kw), NOW)


def test_public_holidays_are_named_with_their_days():
    (remark,) = remarks(
        starts="2026-12-11 11:00", ends="2026-12-11 12:00", rule="FREQ=WEEKLY;COUNT=5"
    )
    assert remark == (
        "Auf einen Feiertag fällt: Fr, 25. Dezember 2026 (Erster Weihnachtstag) und Fr, 1. Januar 2027 "
        "(Neujahr)."
    )


def test_only_the_first_few_of_many_are_named():
    (remark,) = remarks(starts="2026-05-06 11:00", ends="2026-05-06 12:00", rule="FREQ=DAILY")
    assert remark.count("(") == 5
    assert remark.endswith(" weitere.")


@pytest.mark.parametrize(
    "facts",
    [
        {"skips_holidays": True},
        {"changes": [{"kind": "cancelled", "original_date": dt.date(2026, 12, 25)}]},
        {"starts": "2026-12-11 11:00", "ends": "2026-12-11 12:00", "rule": "FREQ=WEEKLY;COUNT=2"},
    ],
)
def test_what_does_not_take_place_on_a_holiday_is_no_remark(facts):
    usual = {
        "starts": "2026-12-18 11:00",
        "ends": "2026-12-18 12:00",
        "rule": "FREQ=WEEKLY;COUNT=2",
    }
    assert remarks(**usual | facts) == []


def test_a_date_that_is_over_is_no_remark():
    assert remarks(starts="2026-05-01 11:00", ends="2026-05-01 12:00") == []


@pytest.fixture
def bookshop():
    return make_business(
        name="Bücherwinkel",
        street="Polsumer Straße 90",
        opening_hours="Mo-Sa 09:00-18:00; Dec 24 off; PH off",
    )


READING = {"starts": "2026-12-17 11:00", "ends": "2026-12-17 12:00", "rule": "FREQ=WEEKLY;COUNT=2"}


def test_a_date_in_a_closed_business_is_named(bookshop):
    (remark,) = remarks(organiser_business=bookshop, street="Polsumer Straße 90", **READING)
    assert remark == "Bücherwinkel hat geschlossen: Do, 24. Dezember 2026."


def test_a_business_that_is_always_closed_then_is_named_once(bookshop):
    sundays = {
        "starts": "2026-05-10 11:00",
        "ends": "2026-05-10 12:00",
        "rule": "FREQ=WEEKLY;COUNT=2",
    }
    assert remarks(organiser_business=bookshop, street="", **sundays) == [
        "Bücherwinkel hat an allen diesen Tagen geschlossen."
    ]


def test_elsewhere_the_hours_of_the_organiser_play_no_part(bookshop):
    assert remarks(organiser_business=bookshop, street="Schalker Straße 168", **READING) == []


@pytest.mark.parametrize(
    ("hours", "is_closed"),
    [
        ("", False),
        ("Mo-Fr 09:00-18:00", True),
        ("Sa 10:00-12:00", False),
        ("Fr 22:00-02:00", False),
    ],
)
def test_a_business_is_closed_on_a_day_only_if_it_never_opens_then(hours, is_closed):
    assert Business(opening_hours=hours).is_closed_on(dt.date(2026, 5, 9)) == is_closed
