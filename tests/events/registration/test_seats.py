"""Places at a date: first come, first served, never one too many."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from post_office.models import Email

from events.models import Registration
from events.occurrences import rebuild
from events.registration import seats as registration_seats
from tests.events.conftest import make_calendar, make_home_page
from tests.factories.events import NOW, make_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar")]
LATER = NOW + timedelta(hours=25)


@pytest.fixture
def calendar(db):
    """Not that of the file: one of the tests commits."""
    return make_calendar(make_home_page())


@pytest.fixture
def date():
    """A workshop with three places, in a week."""
    return workshop().occurrences.get()


def workshop(**kw):
    facts = {"starts": "2026-05-12 18:00", "ends": "2026-05-12 20:00", "now": NOW}
    return make_event(**facts | {"title": "Nähkurs", "registration": "here", "places": 3} | kw)


def sent(date, email, seats=1, key=None, now=NOW):
    """Somebody has sent the form."""
    return registration_seats.register(
        date, name="Gast", email=email, seats=seats, key=key or uuid.uuid4(), now=now
    ).registration


def register(date, email, seats=1, now=NOW):
    """Somebody has sent the form and pressed the button behind the mailed link."""
    return registration_seats.confirm(sent(date, email, seats, now=now), now)


def mails():
    return [(mail.to[0], mail.subject) for mail in Email.objects.order_by("pk")]


def states():
    return dict(Registration.objects.values_list("email", "state"))


def seats_taken(date):
    date.refresh_from_db()
    return date.seats_taken


def test_a_place_is_held_until_the_address_is_confirmed(date):
    anna = sent(date, "anna@example.org", seats=2)
    assert (anna.state, seats_taken(date), date.free_seats) == ("held", 2, 1)
    mail = Email.objects.get()
    assert mail.subject == "Bitte bestätigen: Nähkurs"
    assert anna.full_url in mail.message and "2 Plätze" in mail.message
    assert "5. Mai, 11 Uhr" in mail.message


def test_who_confirms_keeps_the_place_and_is_told(date):
    anna = registration_seats.confirm(sent(date, "anna@example.org", seats=2), NOW)
    assert (anna.state, seats_taken(date)) == ("confirmed", 2)
    mail = Email.objects.last()
    assert mail.subject == "Ihr Platz: Nähkurs"
    assert anna.full_url in mail.message and "mit 2 Plätzen" in mail.message


def test_confirming_twice_sends_one_letter(date):
    anna = register(date, "anna@example.org")
    registration_seats.confirm(anna, NOW)
    assert len(mails()) == 2


def test_who_does_not_confirm_in_time_is_deleted_and_the_next_moves_up(date):
    sent(date, "anna@example.org", seats=3)
    ben = register(date, "ben@example.org")
    registration_seats.lapse(NOW + timedelta(minutes=119))
    assert states() == {"anna@example.org": "held", "ben@example.org": "waiting"}
    assert registration_seats.lapse(LATER) == 1
    assert states() == {"ben@example.org": "confirmed"}
    assert seats_taken(date) == 1
    assert mails()[-1] == (ben.email, "Sie haben einen Platz: Nähkurs")


def test_a_link_that_is_pressed_too_late_gives_no_place(date):
    anna = sent(date, "anna@example.org", seats=3)
    assert registration_seats.confirm(anna, LATER) is None
    assert (Registration.objects.count(), seats_taken(date)) == (0, 0)


@pytest.mark.parametrize("hours", [2, 24])
def test_the_time_to_confirm_is_a_setting(date, settings, hours):
    settings.REGISTRATION_HOLD_HOURS = hours
    assert sent(date, "anna@example.org").expires_at - NOW == timedelta(hours=hours)


def test_who_sends_the_form_finds_the_places_that_lapsed_free(date):
    sent(date, "anna@example.org", seats=3)
    assert sent(date, "ben@example.org", now=LATER).state == "held"


def test_who_finds_no_place_waits_and_nobody_overtakes(date):
    register(date, "anna@example.org", seats=2)
    ben = register(date, "ben@example.org", seats=2)
    cem = register(date, "cem@example.org", seats=1)
    assert (ben.state, cem.state) == ("waiting", "waiting")
    assert mails()[3] == ("ben@example.org", "Warteliste: Nähkurs")


def test_who_cancels_makes_room_for_those_who_wait_in_order(date):
    anna = register(date, "anna@example.org", seats=3)
    for email in ("ben@example.org", "cem@example.org"):
        register(date, email)
    register(date, "dora@example.org", seats=2)
    registration_seats.cancel(anna, NOW)
    assert states() == {
        "anna@example.org": "cancelled",
        "ben@example.org": "confirmed",
        "cem@example.org": "confirmed",
        "dora@example.org": "waiting",
    }
    assert seats_taken(date) == 2
    assert ("ben@example.org", "Sie haben einen Platz: Nähkurs") in mails()


def test_who_waits_and_has_not_confirmed_moves_up_to_a_held_place(date):
    anna = register(date, "anna@example.org", seats=3)
    ben = sent(date, "ben@example.org")
    registration_seats.cancel(anna, NOW)
    assert states()["ben@example.org"] == "held"
    assert mails()[-1][0] == "anna@example.org"
    assert registration_seats.confirm(ben, NOW).state == "confirmed"


def test_a_group_larger_than_all_places_holds_up_nobody(date):
    anna = register(date, "anna@example.org", seats=3)
    register(date, "ben@example.org", seats=4)
    register(date, "cem@example.org")
    registration_seats.cancel(anna, NOW)
    assert states()["cem@example.org"] == "confirmed"
    assert states()["ben@example.org"] == "waiting"


def test_nobody_moves_up_at_a_date_that_is_cancelled(date):
    anna = register(date, "anna@example.org", seats=3)
    register(date, "ben@example.org")
    date.state = "cancelled"
    date.save()
    registration_seats.cancel(anna, NOW)
    assert states()["ben@example.org"] == "waiting"


def test_cancelling_twice_changes_nothing_more(date):
    anna = register(date, "anna@example.org")
    registration_seats.cancel(anna, NOW)
    count = len(mails())
    registration_seats.cancel(anna, NOW)
    date.refresh_from_db()
    assert (date.seats_taken, len(mails())) == (0, count)


def test_the_same_form_or_address_twice_is_one_registration_and_one_letter(date):
    key = uuid.uuid4()
    first = sent(date, "anna@example.org", key=key)
    assert sent(date, "anna@example.org", key=key) == first
    assert sent(date, "ANNA@example.org") == first
    assert len(mails()) == 1
    assert seats_taken(date) == 1


def test_a_known_address_is_answered_like_a_stranger(date):
    def answer(email):
        return registration_seats.register(
            date, name="Gast", email=email, seats=1, key=uuid.uuid4(), now=NOW
        ).has_place

    register(date, "anna@example.org", seats=2)
    assert [answer("anna@example.org"), answer("ben@example.org")] == [True, True]
    assert [answer("anna@example.org"), answer("cem@example.org")] == [False, False]


def test_who_has_cancelled_may_come_back(date):
    registration_seats.cancel(register(date, "anna@example.org"), NOW)
    assert register(date, "anna@example.org").state == "confirmed"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_fifty_at_once_for_the_last_five_places(date):
    date.event.places = 8
    date.event.save()
    register(date, "vorher@example.org", seats=3)
    gate, failures = threading.Barrier(50), []

    def send(number):
        gate.wait()
        try:
            sent(date, f"gast{number}@example.org", now=NOW + timedelta(seconds=1))
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[number]) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    order = Registration.objects.exclude(email="vorher@example.org").in_order()
    assert [registration.state for registration in order] == ["held"] * 5 + ["waiting"] * 45
    assert seats_taken(date) == 8
    assert len(mails()) == 52


def test_more_places_are_given_to_those_who_wait_when_the_event_is_published(date):
    for number in range(5):
        register(date, f"gast{number}@example.org")
    event = date.event
    event.places = 4
    event.save()
    rebuild.rebuild(event, NOW)
    assert list(states().values()).count("confirmed") == 4
    assert states()["gast4@example.org"] == "waiting"


def test_without_a_number_of_places_everybody_has_one():
    date = workshop(places=None).occurrences.get()
    assert register(date, "anna@example.org", seats=10).state == "confirmed"
    assert date.free_seats is None and not date.is_full


def test_a_title_cannot_add_a_header_or_run_a_template():
    event = workshop(title="{% now 'Y' %} {{ 7|add:7 }}")
    register(event.occurrences.get(), "anna@example.org")
    assert Email.objects.last().subject == "Ihr Platz: {% now 'Y' %} {{ 7|add:7 }}"


def test_who_has_a_place_at_one_and_waits_at_the_other_row_of_a_date_keeps_the_place(date):
    other = workshop(places=1).occurrences.get()
    sent(other, "vorher@example.org")
    waiting = sent(other, "anna@example.org")
    register(date, "anna@example.org", seats=2)
    registration_seats.move_guests(date, other)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.seats, waiting.is_proven) == ("confirmed", 2, True)
    assert (seats_taken(date), seats_taken(other)) == (0, 3)


def test_a_group_that_waits_holds_up_the_others_and_the_date_says_it_is_full(date):
    register(date, "anna@example.org", seats=2)
    register(date, "ben@example.org", seats=2)
    date.refresh_from_db()
    assert (date.free_seats, date.open_seats, date.is_full) == (1, 0, True)
    assert register(date, "cem@example.org").state == "waiting"


def test_where_the_event_lets_them_smaller_groups_pass_one_that_waits(date):
    anna = register(date, "anna@example.org", seats=2)
    register(date, "ben@example.org", seats=3)
    cem = register(date, "cem@example.org")
    date.event.lets_smaller_groups_pass = True
    date.event.save()
    registration_seats.follow(date.event, NOW)
    cem.refresh_from_db()
    date.refresh_from_db()
    assert (cem.state, date.free_seats, date.open_seats) == ("confirmed", 0, 0)
    registration_seats.cancel(anna, NOW)
    date.refresh_from_db()
    assert (states()["ben@example.org"], date.open_seats, date.is_full) == ("waiting", 2, False)
    assert register(date, "dora@example.org").state == "confirmed"


def test_fewer_places_are_given_on_at_once(date):
    anna = register(date, "anna@example.org", seats=3)
    register(date, "ben@example.org", seats=2)
    registration_seats.change(anna, seats=1, answers=[["Essen", "Fisch"]], now=NOW)
    assert states() == {"anna@example.org": "confirmed", "ben@example.org": "confirmed"}
    anna.refresh_from_db()
    assert (anna.seats, anna.answers, seats_taken(date)) == (1, [["Essen", "Fisch"]], 3)


def test_more_places_are_given_where_nobody_waits_for_them(date):
    anna = register(date, "anna@example.org")
    registration_seats.change(anna, seats=2, answers=[], now=NOW)
    assert seats_taken(date) == 2
    assert "mit 2 Plätzen" in Email.objects.latest("pk").message
    register(date, "ben@example.org", seats=2)
    with pytest.raises(registration_seats.NotEnoughSeats) as refusal:
        registration_seats.change(anna, seats=3, answers=[], now=NOW)
    assert (refusal.value.free, seats_taken(date)) == (0, 2)


def test_a_group_that_waits_and_becomes_smaller_moves_up(date):
    register(date, "anna@example.org", seats=2)
    ben = register(date, "ben@example.org", seats=2)
    assert registration_seats.change(ben, seats=1, answers=[], now=NOW).state == "confirmed"
    assert mails()[-1] == ("ben@example.org", "Sie haben einen Platz: Nähkurs")


def test_nothing_is_changed_at_a_date_that_is_cancelled(date):
    anna = register(date, "anna@example.org")
    date.state = "cancelled"
    date.save()
    assert registration_seats.change(anna, seats=2, answers=[], now=NOW).seats == 1
