"""A mail of the team's own to all guests of a date."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from post_office.models import Email

from events.models import GuestMail
from tests.factories.events import NOW, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]


@pytest.fixture
def date():
    return make_event(registration="here", title="Abend", now=NOW).occurrences.get()


@pytest.fixture
def guests(client, date):
    client.force_login(get_user_model().objects.create_superuser("erika", "e@example.org", "x"))
    make_registration(date, email="warte@example.org", state="waiting")
    make_registration(date, email="held@example.org", state="held", confirmed_at=None)
    make_registration(date, email="weg@example.org", state="cancelled")
    make_registration(date, name="Emine", email="", telephone="0209 12345")
    other = make_event(registration="here", now=NOW).occurrences.get()
    make_registration(other, email="anderswo@example.org")
    return [make_registration(date, name=name, email=f"{name}@example.org") for name in ("a", "b")]


def address(date):
    return f"/admin/teilnahmelisten/{date.pk}/e-mail/"


def filled(client, date, **kw):
    key = client.get(address(date)).context["form"]["key"].value()
    return {"key": key, "subject": "Bitte pünktlich", "text": "Wir beginnen\num 18 Uhr."} | kw


def test_nothing_is_sent_before_the_preview(client, date, guests):
    page = client.post(address(date), filled(client, date, preview="1"))
    subject, text = page.context["preview"]
    assert subject == "Bitte pünktlich"
    assert text.startswith("Guten Tag a,\n\nWir beginnen\num 18 Uhr.")
    assert guests[0].full_url in text
    assert page.context["count"] == 2
    assert "An 2 Gäste senden" in page.content.decode()
    assert "Emine (0209 12345)" in " ".join(page.content.decode().split())
    assert (Email.objects.count(), GuestMail.objects.count()) == (0, 0)


def test_it_goes_to_the_confirmed_guests_of_this_date_and_once(client, date, guests):
    sent = filled(client, date, send="1")
    client.post(address(date), sent)
    client.post(address(date), sent)
    mails = Email.objects.order_by("pk")
    assert [(mail.to, mail.subject) for mail in mails] == [
        (["a@example.org"], "Bitte pünktlich"),
        (["b@example.org"], "Bitte pünktlich"),
    ]
    assert guests[1].full_url in mails[1].message
    assert guests[0].full_url not in mails[1].message
    assert [(mail.subject, mail.recipients) for mail in date.guest_mails.all()] == [
        ("Bitte pünktlich", 2)
    ]
    assert "Bitte pünktlich (2)" in client.get(address(date)).content.decode()


@pytest.mark.parametrize("wrong", [{"subject": ""}, {"text": ""}, {"subject": "x" * 121}])
def test_what_is_missing_is_asked_for(client, date, guests, wrong):
    page = client.post(address(date), filled(client, date, send="1", **wrong))
    assert page.context["form"].errors.keys() == wrong.keys()
    assert not Email.objects.exists()


def test_who_may_only_look_writes_to_nobody(client, date, guests):
    user = get_user_model().objects.create_user("otto", password="geheim-2026")
    names = ["access_admin", "view_registration"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    sent = filled(client, date, send="1")
    client.force_login(user)
    client.post(address(date), sent)
    assert not Email.objects.exists()
