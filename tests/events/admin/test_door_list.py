"""The list at the door: one tap speaks of one guest, whoever sends it and however often."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from content.admin.offline.copies import COPY_HEADER, owner_of
from events.models import Occurrence, Registration
from events.registration import attendance
from tests.factories.counting import query_count
from tests.factories.events import NOW, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]


@pytest.fixture
def erika():
    return get_user_model().objects.create_superuser("erika", "erika@example.org", "geheim-2026")


@pytest.fixture
def editor(client, erika):
    client.force_login(erika)
    return client


@pytest.fixture
def date():
    event = make_event(
        starts="2026-05-04 18:00", ends="2026-05-04 20:00", registration="here", places=9, now=NOW
    )
    return event.occurrences.get()


@pytest.fixture
def anna(date):
    return make_registration(date, name="Anna", seats=2)


@pytest.fixture
def ben(date):
    return make_registration(date, name="Ben")


@pytest.fixture
def url(date):
    return reverse("events-door-list", args=[date.pk])


@pytest.fixture
def note(editor, erika, url):
    def send(**data):
        headers = {"Offline-Owner": owner_of(erika), "Offline-Age": "60"}
        return editor.post(url, data, headers=headers)

    return send


def there(date):
    guests = date.registrations.active().filter(has_come=True)
    return sorted(guests.values_list("name", "seats"))


def test_it_lists_who_is_expected_and_says_who_is_there(editor, date, anna, ben, url):
    make_registration(date, name="Fort", state=Registration.State.CANCELLED)
    attendance.tick_one(anna)
    page = editor.get(url)
    assert [guest.name for guest in page.context["guests"]] == ["Anna", "Ben"]
    assert page.context["people_there"] == 2
    assert page.headers[COPY_HEADER] != ""


def test_a_tap_says_something_about_one_guest_only(editor, date, anna, ben, url):
    editor.post(url, {"guest": anna.pk, "is_there": "1"})
    answer = editor.post(url, {"guest": ben.pk, "is_there": "1"})
    assert answer.url == url
    assert there(date) == [("Anna", 2), ("Ben", 1)]
    editor.post(url, {"guest": anna.pk, "is_there": "0"})
    assert there(date) == [("Ben", 1)]


def test_a_tap_after_the_number_was_written_counts_too(note, date, anna, ben):
    note(people="4")
    note(guest=anna.pk, is_there="1")
    assert Occurrence.objects.get(pk=date.pk).attended_count == 6


def test_a_note_that_is_sent_again_changes_nothing(note, date, anna):
    key = str(uuid.uuid4())
    for _time in range(2):
        assert note(guest=anna.pk, is_there="1").json() == {"messages": ["Anna ist da."]}
        assert note(key=key, name="", seats="3").status_code == 201
        assert note(people="6").status_code == 201
        assert note(key=key, name="Ben", seats="1").status_code == 201
    assert there(date) == [("Anna", 2), ("Ben", 1)]
    assert date.walk_ins.count() == 3
    assert Occurrence.objects.get(pk=date.pk).attended_count == 6


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"guest": "999999", "is_there": "1"}, "Diese Anmeldung gibt es nicht mehr."),
        ({"guest": "x", "is_there": "1"}, "Diese Anmeldung gibt es nicht mehr."),
        ({"seats": "0", "key": str(uuid.uuid4())}, "Wie viele Plätze?: "),
        ({"people": "viele"}, "Wie viele Personen waren da?: "),
        ({"people": "-1"}, "Wie viele Personen waren da?: "),
        ({"people": "10000"}, "Wie viele Personen waren da?: "),
    ],
)
def test_what_is_wrong_is_refused_with_a_reason_and_stored_nowhere(note, date, data, reason):
    answer = note(**data)
    assert answer.status_code == 422
    assert answer.json()["reason"].startswith(reason)
    assert (there(date), Occurrence.objects.get(pk=date.pk).attended_count) == ([], None)


def test_a_date_that_has_not_begun_gets_no_number(note, date):
    soon, later = (timezone.now() + timedelta(hours=hours) for hours in (1, 3))
    Occurrence.objects.filter(pk=date.pk).update(starts_at=soon, ends_at=later)
    answer = note(people="6")
    reason = "Eine Zahl bekommt nur ein Termin, der stattfindet."
    assert (answer.status_code, answer.json()["reason"]) == (422, reason)
    assert Occurrence.objects.get(pk=date.pk).attended_count is None


def test_a_mistake_is_shown_at_its_field_and_nothing_is_stored(editor, date, url):
    page = editor.post(url, {"people": "viele"})
    assert page.context["number"].errors.keys() == {"people"}
    assert Occurrence.objects.get(pk=date.pk).attended_count is None


def test_nobody_comes_to_a_date_that_is_cancelled(note, date, anna):
    Occurrence.objects.filter(pk=date.pk).update(state=Occurrence.State.CANCELLED)
    answer = note(guest=anna.pk, is_there="1")
    assert (answer.status_code, answer.json()["reason"]) == (422, "Dieser Termin fällt aus.")
    assert there(date) == []


def test_who_may_look_only_may_not_tick(client, date, anna, url):
    user = get_user_model().objects.create_user("leserin", "l@example.org", "geheim-2026")
    rights = ["access_admin", "view_registration"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    assert client.get(url).status_code == 302
    client.post(url, {"guest": anna.pk, "is_there": "1"})
    assert there(date) == []


def test_a_guest_of_another_evening_is_not_ticked_here(note, date, anna):
    other = make_event(starts="2026-06-12 18:00", registration="here", now=NOW)
    stranger = make_registration(other.occurrences.get())
    assert note(guest=stranger.pk, is_there="1").status_code == 422
    stranger.refresh_from_db()
    assert stranger.has_come is False


def test_the_list_costs_the_same_however_many_come(editor, date, anna, ben, url):
    few = query_count(editor, url)
    for _guest in range(30):
        make_registration(date)
    assert query_count(editor, url) <= few
