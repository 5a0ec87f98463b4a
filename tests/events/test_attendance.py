"""Places at a date: first come, first served, never one too many."""

import uuid

import pytest
from post_office.models import Email

from events import attendance, schedule
from events.models import Registration
from tests.factories.events import NOW, make_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar")]


@pytest.fixture
def date():
    """A workshop with three places."""
    event = make_event(title="Nähkurs", registration="here", places=3)
    return event.occurrences.get()


def register(date, email, seats=1, key=None):
    return attendance.register(
        date, name="Gast", email=email, seats=seats, key=key or uuid.uuid4(), now=NOW
    )[0]


def letters():
    return [(mail.to[0], mail.subject) for mail in Email.objects.order_by("pk")]


def test_a_place_is_given_and_confirmed_with_a_private_link(date):
    anna = register(date, "anna@example.org", seats=2)
    date.refresh_from_db()
    assert (anna.state, date.seats_taken, date.free_seats) == ("confirmed", 2, 1)
    mail = Email.objects.get()
    assert mail.subject == "Ihr Platz: Nähkurs"
    assert anna.full_url in mail.message and "mit 2 Plätzen" in mail.message


def test_who_finds_no_place_waits_and_nobody_overtakes(date):
    register(date, "anna@example.org", seats=2)
    ben = register(date, "ben@example.org", seats=2)
    cem = register(date, "cem@example.org", seats=1)
    assert (ben.state, cem.state) == ("waiting", "waiting")
    assert letters()[1] == ("ben@example.org", "Warteliste: Nähkurs")


def test_who_cancels_makes_room_for_those_who_wait_in_order(date):
    anna = register(date, "anna@example.org", seats=3)
    for email in ("ben@example.org", "cem@example.org"):
        register(date, email)
    dora = register(date, "dora@example.org", seats=2)
    attendance.cancel(anna, NOW)
    states = dict(Registration.objects.values_list("email", "state"))
    assert states == {
        "anna@example.org": "cancelled",
        "ben@example.org": "confirmed",
        "cem@example.org": "confirmed",
        "dora@example.org": "waiting",
    }
    date.refresh_from_db()
    assert date.seats_taken == 2
    assert ("ben@example.org", "Sie haben einen Platz: Nähkurs") in letters()
    assert dora.pk in date.registrations.waiting().values_list("pk", flat=True)


def test_cancelling_twice_changes_nothing_more(date):
    anna = register(date, "anna@example.org")
    attendance.cancel(anna, NOW)
    count = len(letters())
    attendance.cancel(anna, NOW)
    date.refresh_from_db()
    assert (date.seats_taken, len(letters())) == (0, count)


def test_the_same_form_or_address_twice_is_one_registration_and_one_letter(date):
    key = uuid.uuid4()
    first = register(date, "anna@example.org", key=key)
    assert register(date, "anna@example.org", key=key) == first
    assert register(date, "ANNA@example.org") == first
    assert len(letters()) == 1
    date.refresh_from_db()
    assert date.seats_taken == 1


def test_who_has_cancelled_may_come_back(date):
    attendance.cancel(register(date, "anna@example.org"), NOW)
    assert register(date, "anna@example.org").state == "confirmed"


def test_fifty_for_the_last_five_places(date):
    date.event.places = 5
    date.event.save()
    states = [register(date, f"gast{number}@example.org").state for number in range(50)]
    assert states == ["confirmed"] * 5 + ["waiting"] * 45


def test_more_places_are_given_to_those_who_wait_when_the_event_is_published(date):
    for number in range(5):
        register(date, f"gast{number}@example.org")
    event = date.event
    event.places = 4
    event.save()
    schedule.rebuild(event, NOW)
    assert list(date.registrations.in_order().values_list("state", flat=True)) == [
        *["confirmed"] * 4,
        "waiting",
    ]


def test_without_a_number_of_places_everybody_has_one():
    date = make_event(registration="here").occurrences.get()
    assert register(date, "anna@example.org", seats=10).state == "confirmed"
    assert date.free_seats is None and not date.is_full


def test_a_title_cannot_add_a_header_or_run_a_template():
    event = make_event(title="{% now 'Y' %} {{ 7|add:7 }}", registration="here")
    register(event.occurrences.get(), "anna@example.org")
    assert Email.objects.get().subject == "Ihr Platz: {% now 'Y' %} {{ 7|add:7 }}"
