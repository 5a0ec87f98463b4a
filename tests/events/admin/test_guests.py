"""What the team does for guests who did not fill in the form: at the telephone, at the door, later."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from post_office.models import Email

from content.drawing.codes import qr_code
from events.models import EventQuestion, Registration
from events.registration import mails
from tests.factories.events import NOW, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser("erika", "erika@example.org", "geheim-2026")
    client.force_login(user)
    return client


def evening(**kw):
    facts = {"starts": "2026-05-12 18:00", "ends": "2026-05-12 20:00", "places": 2}
    event = make_event(**facts | {"registration": "here", "title": "Abend", "now": NOW} | kw)
    return event.occurrences.get()


def list_of(date):
    return f"/admin/teilnahmelisten/{date.pk}/"


def add(editor, date, **kw):
    """Fill in the form as somebody does who opens it, without the ticks that it suggests."""
    form = editor.get(f"{list_of(date)}gast/").context["form"]
    sent = {"key": form["key"].value(), "name": "Emine", "seats": "1"} | kw
    return editor.post(f"{list_of(date)}gast/", sent)


def test_a_guest_without_email_gets_a_place_and_no_mail(editor):
    date = evening()
    answer = add(editor, date, telephone="0209 12345")
    assert answer.url == list_of(date)
    guest = Registration.objects.get()
    assert (guest.state, guest.email, guest.telephone) == ("confirmed", "", "0209 12345")
    text = editor.get(list_of(date)).content.decode()
    assert "ohne E-Mail" in text and "0209 12345" in text
    date.refresh_from_db()
    assert (date.seats_taken, Email.objects.count()) == (1, 0)


def test_who_has_no_email_gets_no_mail_about_anything(editor):
    date = evening(places=1)
    add(editor, date)
    guest = Registration.objects.get()
    mails.tell(date, is_announced=False)
    assert mails.remind(date.starts_at - timedelta(hours=8)) == 0
    editor.post(list_of(date), {"cancel": guest.pk})
    guest.refresh_from_db()
    assert (guest.state, Email.objects.count()) == ("cancelled", 0)


def test_a_guest_with_email_reads_the_facts_of_the_evening(editor):
    date = evening()
    add(editor, date, email="emine@example.org")
    mail = Email.objects.get()
    assert (mail.to, mail.subject) == (["emine@example.org"], "Ihr Platz: Abend")
    assert Registration.objects.get().full_url in mail.message


def test_two_guests_without_email_are_two_and_the_same_form_twice_is_one(editor):
    date = evening()
    add(editor, date, name="Emine")
    key = uuid.uuid4()
    add(editor, date, name="Fatma", key=key)
    add(editor, date, name="Fatma", key=key)
    assert sorted(Registration.objects.values_list("name", flat=True)) == ["Emine", "Fatma"]


def test_an_address_that_is_registered_is_not_registered_twice(editor):
    date = evening()
    make_registration(date, email="emine@example.org")
    page = editor.get(add(editor, date, email="Emine@example.org").url)
    assert "schon eingetragen" in page.content.decode()
    assert Registration.objects.count() == 1


@pytest.mark.parametrize(
    ("ticks", "state"),
    [({}, "waiting"), ({"overbooks": "on"}, "confirmed"), ({"is_there": "on"}, "confirmed")],
)
def test_where_all_is_taken_the_team_decides(editor, ticks, state):
    date = evening(places=1)
    add(editor, date, name="Anna")
    add(editor, date, name="Ben", **ticks)
    assert Registration.objects.get(name="Ben").state == state


def test_a_group_that_would_wait_for_ever_is_refused_unless_the_team_gives_it_the_places(editor):
    date = evening(places=2)
    page = add(editor, date, seats="3")
    assert page.context["form"].errors == {"seats": ["Bei diesem Termin gibt es nur 2 Plätze."]}
    add(editor, date, seats="3", overbooks="on")
    assert Registration.objects.get().state == "confirmed"


def test_a_guest_is_added_days_after_the_evening_and_counts(editor):
    date = evening(starts="2026-05-01 18:00", ends="2026-05-01 20:00")
    form = editor.get(f"{list_of(date)}gast/").context["form"]
    assert form["is_there"].value() is True
    add(editor, date, is_there="on", seats="2", email="emine@example.org")
    guest = Registration.objects.get()
    assert (guest.has_come, Email.objects.count()) == (True, 0)
    assert editor.get(list_of(date)).context["people_there"] == 2


def test_the_team_asks_what_the_event_asks_and_may_leave_gaps(editor):
    date = evening()
    question = EventQuestion.objects.create(event=date.event, question="Essen", is_required=True)
    add(editor, date)
    add(editor, date, name="Fatma", **{f"question_{question.pk}": "vegetarisch"})
    assert [guest.answers for guest in Registration.objects.order_by("pk")] == [
        [],
        [["Essen", "vegetarisch"]],
    ]


def test_a_cancelled_date_takes_nobody_and_says_whom_to_call(editor):
    date = evening()
    add(editor, date, telephone="0209 12345")
    date.state = "cancelled"
    date.save()
    assert editor.get(f"{list_of(date)}gast/").url == list_of(date)
    text = " ".join(editor.get(list_of(date)).content.decode().split())
    assert "Bitte rufen Sie sie an: Emine (0209 12345)" in text


def test_who_may_only_look_adds_nobody(client):
    date = evening()
    user = get_user_model().objects.create_user("otto", password="geheim-2026")
    names = ["access_admin", "view_registration"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    client.force_login(user)
    assert client.get(list_of(date)).status_code == 200
    client.post(f"{list_of(date)}gast/", {"name": "Emine", "seats": 1, "key": uuid.uuid4()})
    assert not Registration.objects.exists()


@pytest.mark.parametrize("channel", ["telephone", "visit", "paper"])
def test_who_took_it_down_and_by_which_way_it_came_is_kept(editor, channel):
    add(editor, evening(), channel=channel)
    guest = Registration.objects.get()
    assert (guest.channel, guest.taken_by.username) == (channel, "erika")


def test_a_guest_without_email_gets_a_receipt_with_the_private_link_as_a_code(editor):
    date = evening()
    add(editor, date, telephone="0221 4710-123")
    guest = Registration.objects.get()
    receipt = f"{list_of(date)}gast/{guest.pk}/beleg/"
    assert receipt in editor.get(list_of(date)).content.decode()
    page = editor.get(receipt).content.decode()
    assert qr_code(guest.full_url) in page
    assert (guest.token in page, "Abend" in page) == (False, True)


def test_the_private_link_of_a_guest_with_email_is_nobody_elses(editor):
    date = evening()
    guest = make_registration(date, email="anna@example.org")
    assert editor.get(f"{list_of(date)}gast/{guest.pk}/beleg/").status_code == 404
