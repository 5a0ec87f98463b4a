"""What is found to be there already: by name and place, by title and day, however it is written."""

import datetime as dt

import pytest

from submissions.workflow.duplicates import is_alike, similar_to
from tests.factories.directory import make_business
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bäckerei Yılmaz", "Baeckerei Yilmaz"),
        ("Salon Gül", "Friseursalon Gül, Salon Gül"),
        ("Fahrradladen Hassel GmbH", "Fahrradladen Hassel"),
        ("Änderungsschneiderei Demir", "Aenderungsschneiderrei Demir"),
        ("Nähcafé am Markt", "Am Markt: Nähcafé"),
        ("Blumen Petra (Filiale Hassel)", "Blumen Petra"),
    ],
)
def test_one_name_in_two_spellings_is_alike(one, other):
    assert is_alike(one, other)
    assert is_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bäckerei Yılmaz", "Bäckerei Kaya"),
        ("Schneiderei Demir (Beispiel)", "Schlosserei Danner (Beispiel)"),
        ("Salon Gül", "Salon Gabi"),
        ("Kiosk", "Trinkhalle"),
    ],
)
def test_two_names_are_not_alike(one, other):
    assert not is_alike(one, other)


@pytest.fixture
def bakery():
    make_business(name="Bäckerei Kaya", street="Schalker Straße 12")
    make_business(name="Baeckerei Yilmas", street="Schalker Straße 12", live=False)
    return make_business(name="Bäckerei Yılmaz", street="Schalker Straße 12")


@pytest.mark.parametrize(
    "street", ["Schalker Straße 12", "Schalker Str. 12", "schalker strasse 12"]
)
def test_the_same_business_is_found_at_its_address(bakery, street):
    assert similar_to("business", {"name": "Baeckerei Yilmaz", "street": street}) == [bakery]


def test_without_an_address_the_name_is_enough(bakery):
    assert similar_to("business", {"name": "Bäckerei Yilmaz"}) == [bakery]


def test_another_address_is_another_business(bakery):
    assert similar_to("business", {"name": "Bäckerei Yılmaz", "street": "Ewaldstraße 1"}) == []


def test_the_likest_comes_first_and_no_more_than_asked_for():
    names = ["Blumenladen Rose", "Blumenladen Rosel", "Blumenladen Rose am Tor", "Blumen Rose"]
    shops = {name: make_business(name=name) for name in names}
    found = similar_to("business", {"name": "Blumenladen Rose"}, limit=2)
    assert found[0] == shops["Blumenladen Rose"]
    assert len(found) == 2


def test_the_same_title_on_the_same_day_is_the_same_event():
    event = make_event(title="Nähcafé", starts="2027-03-02 18:00", ends="2027-03-02 20:00")
    make_event(title="Nähcafé", starts="2027-03-03 18:00", ends="2027-03-03 20:00")
    make_event(title="Kochkurs", starts="2027-03-02 18:00", ends="2027-03-02 20:00")
    for day in (dt.date(2027, 3, 2), "2027-03-02", "2.3.2027"):
        assert similar_to("event", {"title": "Naehcafe", "date": day}) == [event]


def test_a_date_of_a_series_is_found():
    series = make_event(
        title="Nähcafé",
        starts="2027-03-02 18:00",
        ends="2027-03-02 20:00",
        rule="FREQ=WEEKLY;COUNT=4",
        now=dt.datetime(2027, 3, 1, tzinfo=dt.UTC),
    )
    assert similar_to("event", {"title": "Nähcafé", "date": "2027-03-16"}) == [series]
    assert similar_to("event", {"title": "Nähcafé", "date": "2027-03-17"}) == []


@pytest.mark.parametrize(
    "typed", [{}, {"title": ""}, {"title": "Nä"}, {"title": "Nähcafé"}, {"title": ["x"], "date": 7}]
)
def test_too_little_or_nonsense_finds_nothing(typed):
    make_event(title="Nähcafé", starts="2027-03-02 18:00", ends="2027-03-02 20:00")
    assert similar_to("event", typed) == []


def test_a_day_that_does_not_exist_finds_nothing():
    make_event(title="Nähcafé", starts="2027-03-02 18:00", ends="2027-03-02 20:00")
    assert similar_to("event", {"title": "Nähcafé", "date": "31.2.2027"}) == []


def test_an_entry_is_not_like_itself(bakery):
    data = {"name": "Bäckerei Yılmaz", "street": "Schalker Straße 12"}
    assert similar_to("business", data, but_not=bakery) == []
