"""A note that a phone sends is stored once, as its owner's, on the day it was noted."""

import datetime as dt
import uuid

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from content.admin.offline.copies import owner_of
from content.admin.offline.notes import noted_at
from content.place.time_zone import BERLIN
from outreach.models import Visit
from tests.outreach.conftest import make_walker

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 5, 5, 12, tzinfo=dt.UTC)
DAY = 24 * 3600


@pytest.fixture
def send(walker, wanda):
    """Send a note of Wanda's as the phone does."""

    def send_note(url, data, owner=wanda, age=0):
        return walker.post(
            url, data, headers={"Offline-Owner": owner_of(owner), "Offline-Age": age}
        )

    return send_note


@pytest.fixture
def place_url(street):
    return reverse("outreach-place", args=["betrieb", street["Lange Straße 1"].pk])


def visit(**values):
    return {"key": str(uuid.uuid4()), "minutes": "5"} | values


def test_a_note_that_is_sent_again_is_stored_once_and_answered_the_same(send, place_url):
    note = visit(note="Will umbauen")
    answers = [send(place_url, note) for _time in range(3)]
    assert [answer.status_code for answer in answers] == [201] * 3
    assert [answer.json() for answer in answers] == [
        {"messages": ["Notiert: Laden Lange Straße 1."]}
    ] * 3
    assert [row.note for row in Visit.objects.all()] == ["Will umbauen"]


def test_its_messages_are_said_to_the_phone_and_nowhere_else(send, walker, place_url):
    send(place_url, visit())
    assert list(walker.get(reverse("outreach-streets")).context["messages"]) == []


def test_what_somebody_typed_is_escaped_in_the_answer(send, street):
    url = reverse("outreach-nobody", args=["betrieb", 999999])
    note = {"key": str(uuid.uuid4()), "place_name": "<script>x</script>", "place_street": "A 1"}
    [message] = send(url, note).json()["messages"]
    assert "<script>" not in message
    assert "&lt;script&gt;" in message


def test_a_note_that_is_wrong_is_refused_with_the_field_and_not_stored(send, place_url):
    answer = send(place_url, visit(step_text="Anrufen", step_due="day"))
    assert answer.status_code == 422
    assert answer.json() == {"reason": "Tag: Bitte wählen Sie den Tag."}
    assert not Visit.objects.exists()


def test_a_note_about_nothing_is_refused(send, street):
    answer = send(reverse("outreach-place", args=["betrieb", 999999]), {})
    assert (answer.status_code, answer.json()["reason"]) == (
        404,
        "Den Eintrag gibt es nicht mehr.",
    )


def test_a_note_of_somebody_else_is_never_stored_as_mine(send, place_url):
    answer = send(place_url, visit(), owner=make_walker("walter"))
    assert answer.status_code == 409
    assert not Visit.objects.exists()


def test_who_lost_the_right_hears_so(send, wanda, place_url):
    wanda.groups.clear()
    wanda.user_permissions.add(*_may_enter())
    answer = send(place_url, visit())
    assert (answer.status_code, answer.json()["reason"]) == (403, "Das dürfen Sie nicht (mehr).")


def _may_enter():
    from_admin = {"codename": "access_admin", "content_type__app_label": "wagtailadmin"}
    return Visit.user.field.related_model.user_permissions.rel.model.objects.filter(**from_admin)


def test_who_is_not_signed_in_any_more_is_sent_to_the_door(client, wanda, place_url):
    client.logout()
    headers = {"Offline-Owner": owner_of(wanda), "Offline-Age": "0"}
    assert client.post(place_url, visit(), headers=headers).status_code == 302
    assert not Visit.objects.exists()


def test_a_visit_stands_on_the_day_it_was_noted(send, place_url):
    send(place_url, visit(step_text="Anrufen", step_due="1"), age=2 * DAY)
    noted = Visit.objects.get()
    assert timezone.localdate() - noted.day == dt.timedelta(days=2)
    assert noted.next_steps.get().due_on - noted.day == dt.timedelta(days=1)


@pytest.mark.parametrize("ahead", [dt.timedelta(hours=1), dt.timedelta(hours=-1)])
def test_a_phone_whose_clock_is_an_hour_off_notes_on_the_right_day(
    send, place_url, stop_clock, ahead
):
    noted = dt.datetime(2026, 5, 5, 23, 30, tzinfo=BERLIN)
    sent = noted + dt.timedelta(hours=1)
    stop_clock(sent)
    age = (sent + ahead) - (noted + ahead)  # as the phone counts it, by its own clock
    send(place_url, visit(), age=int(age.total_seconds()))
    assert Visit.objects.get().day == dt.date(2026, 5, 5)


@pytest.mark.parametrize(
    ("age", "moment"),
    [
        ("0", NOW),
        ("3600", NOW - dt.timedelta(hours=1)),
        (str(60 * DAY), NOW - dt.timedelta(days=60)),
        (str(60 * DAY + 1), NOW),
        ("-3600", NOW),
        ("gestern", NOW),
        ("9" * 30, NOW),
    ],
)
def test_the_age_of_a_note_is_bounded(age, moment):
    assert noted_at(RequestFactory().post("/", headers={"Offline-Age": age}), NOW) == moment


def test_without_a_phone_a_form_is_noted_now():
    assert noted_at(RequestFactory().post("/"), NOW) == NOW
