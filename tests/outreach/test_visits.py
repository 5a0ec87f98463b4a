"""A visit is stored once, counts once, and stops counting when it was a mistake."""

import datetime as dt
import uuid

import pytest

from evidence.models import Evidence
from outreach import visits
from outreach.models import NextStep, OutreachSettings, Visit
from tests.factories.directory import make_category, make_premises

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 5, 5)


def sums():
    found = {}
    for row in Evidence.objects.all():
        key = (row.kind, row.detail)
        found[key] = found.get(key, 0) + row.number
    return {key: number for key, number in found.items() if number}


@pytest.fixture
def shop(street):
    found = street["Lange Straße 1"]
    found.categories = [make_category(name="Bäckerei")]
    found.save()
    return found


def talk(shop, user, **values):
    more = {"day": DAY, "user": user, "minutes": 20, "topics": ["wish", "help"]}
    return visits.visit_to(shop, **(more | values))


def test_a_visit_that_is_sent_twice_is_stored_and_counted_once(shop, wanda):
    key = uuid.uuid4()
    for _time in range(2):
        step = NextStep(text="Antrag schicken", due_on=DAY, assigned_to=wanda)
        visits.note(talk(shop, wanda, idempotency_key=key), step)
    assert (Visit.objects.count(), NextStep.objects.count()) == (1, 1)
    assert sums() == {("visit", ""): 1, ("topic", "Wunsch"): 1, ("topic", "Hilfe"): 1}
    row = Evidence.objects.get(kind="visit")
    assert (row.minutes, row.category, row.neighbourhood.name) == (20, "Bäckerei", "Schalke")
    assert row.subject


def test_nobody_in_counts_apart_and_reaches_nobody(shop, wanda):
    visits.nobody_in(shop, DAY, wanda, uuid.uuid4())
    assert sums() == {("nobody_in", ""): 1}


def test_a_visit_that_turns_out_to_be_a_talk_counts_as_one(shop, wanda):
    visit = visits.nobody_in(shop, DAY, wanda, uuid.uuid4())
    visit.outcome = Visit.Outcome.TALK
    visits.note(visit)
    assert sums() == {("visit", ""): 1}


def test_a_mistake_is_taken_back_and_counts_for_nothing(shop, wanda):
    visits.take_back(visits.note(talk(shop, wanda)))
    assert not Visit.objects.exists()
    assert sums() == {}


def test_a_visit_outlives_its_business_and_keeps_name_and_street(shop, wanda):
    visit = visits.note(talk(shop, wanda))
    shop.delete()
    visit.refresh_from_db()
    assert (visit.place, visit.name, visit.street) == (
        None,
        "Laden Lange Straße 1",
        "Lange Straße 1",
    )


def test_what_somebody_says_in_confidence_is_in_no_evidence(shop, wanda):
    visits.note(talk(shop, wanda, thinks_of_stopping=True, stopping_year=2029, note="Ohne Worte"))
    stored = " ".join(str(value) for row in Evidence.objects.values() for value in row.values())
    assert "2029" not in stored
    assert "Ohne Worte" not in stored


def test_empty_premises_are_visited_too(wanda):
    visit = visits.note(visits.visit_to(make_premises(), day=DAY, user=wanda))
    assert visit.place == visit.premises
    assert sums() == {("visit", ""): 1}


def test_after_so_many_hours_of_advice_the_editors_words_are_shown(shop, wanda):
    OutreachSettings.objects.create(advice_hours=1, advice_hint="Bitte den Fragebogen ausfüllen.")
    visits.note(talk(shop, wanda, minutes=59))
    visits.note(talk(shop, wanda, minutes=60, day=DAY.replace(year=2025)))
    assert visits.hint_about(shop, DAY) == ""
    visits.note(talk(shop, wanda, minutes=1))
    assert visits.hint_about(shop, DAY) == "Bitte den Fragebogen ausfüllen."


def test_without_a_number_of_hours_there_is_no_hint(shop, wanda):
    OutreachSettings.objects.create(advice_hint="Bitte den Fragebogen ausfüllen.")
    visits.note(talk(shop, wanda, minutes=600))
    assert visits.hint_about(shop, DAY) == ""
