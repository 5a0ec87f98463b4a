"""What is recorded stands once, is added to and never changed, and in the end names nobody."""

import datetime as dt

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from content.models import Neighbourhood
from evidence import periods
from evidence.models import Evidence, ReportPeriod
from evidence.recording import Fact, Kind, Scope, record, recorded
from tests.factories.directory import make_business

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 5, 5)
AFTER = dt.datetime(2027, 1, 2, 9, tzinfo=dt.UTC)


def rows():
    return list(
        Evidence.objects.order_by("pk").values_list("kind", "number", "minutes", "source_id")
    )


def test_what_is_recorded_twice_stands_once():
    for _time in range(2):
        record("visit", 7, Fact(Kind.VISIT, DAY, minutes=20))
    assert rows() == [("visit", 1, 20, 7)]


def test_a_correction_adds_the_difference_and_leaves_the_row(db):
    record("date", 7, Fact(Kind.PEOPLE, DAY, number=12))
    record("date", 7, Fact(Kind.PEOPLE, DAY, number=9))
    assert rows() == [("people", 12, 0, 7), ("people", -3, 0, 7)]
    assert recorded("date", 7, Kind.PEOPLE) == 9


def test_what_turns_out_to_be_something_else_is_taken_back():
    record("visit", 7, Fact(Kind.NOBODY_IN, DAY))
    record("visit", 7, Fact(Kind.VISIT, DAY, minutes=15))
    assert rows() == [("nobody_in", 1, 0, 7), ("nobody_in", -1, 0, 7), ("visit", 1, 15, 7)]
    record("visit", 7)
    assert recorded("visit", 7, Kind.VISIT) == 0


def test_a_day_that_was_wrong_is_moved():
    record("visit", 7, Fact(Kind.VISIT, DAY))
    record("visit", 7, Fact(Kind.VISIT, DAY - dt.timedelta(days=1)))
    by_day = {}
    for row in Evidence.objects.all():
        by_day[row.day.day] = by_day.get(row.day.day, 0) + row.number
    assert by_day == {5: 0, 4: 1}


def test_nobody_present_is_a_number_too():
    assert recorded("date", 7, Kind.PEOPLE) is None
    record("date", 7, Fact(Kind.PEOPLE, DAY, number=0))
    assert recorded("date", 7, Kind.PEOPLE) == 0


def test_a_row_can_neither_be_changed_nor_deleted():
    record("visit", 7, Fact(Kind.VISIT, DAY))
    row = Evidence.objects.get()
    row.number = 5
    for attempt in (
        row.save,
        row.delete,
        Evidence.objects.all().delete,
        lambda: Evidence.objects.update(number=5),
    ):
        with pytest.raises(TypeError):
            attempt()
    assert rows() == [("visit", 1, 0, 7)]


def test_words_are_stored_in_german_whoever_records_them():
    with translation.override("en"):
        record("date", 7, Fact(Kind.EVENT, DAY, detail=_("Ja")))
    assert Evidence.objects.get().detail == "Ja"


def marks():
    return list(Evidence.objects.order_by("pk").values_list("subject", flat=True))


def test_a_business_has_one_mark_within_a_period_and_another_in_the_next():
    business, other = make_business(), make_business()
    record("visit", 1, Fact(Kind.VISIT, DAY, Scope(subject=business)))
    record("visit", 2, Fact(Kind.VISIT, DAY.replace(month=12), Scope(subject=business)))
    record("visit", 3, Fact(Kind.VISIT, DAY, Scope(subject=other)))
    record("visit", 4, Fact(Kind.VISIT, DAY.replace(year=2027), Scope(subject=business)))
    first, again, others, next_year = marks()
    assert first == again
    assert len({first, others, next_year}) == 3


def test_after_closing_a_late_correction_keeps_the_mark_and_a_late_row_has_none():
    business = make_business(neighbourhood="Hassel")
    scope = Scope(Neighbourhood.objects.get(name="Hassel"), subject=business)
    record("visit", 1, Fact(Kind.VISIT, DAY, scope, minutes=10))
    periods.close(ReportPeriod.objects.get(), AFTER)
    record("visit", 1, Fact(Kind.VISIT, DAY, scope, minutes=30))
    record("visit", 2, Fact(Kind.VISIT, DAY, scope))
    first, corrected, late = marks()
    assert (first, late) == (corrected, "")
    assert [row[1:3] for row in rows()] == [(1, 10), (0, 20), (1, 0)]
