"""Whom the team asks and invites."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from post_office.models import Email

from events.models import Invitee
from tests.factories.directory import make_business
from tests.factories.events import NOW, make_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
LIST = reverse("events-invitees:index")


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser("erika", "erika@example.org", "geheim-2026")
    client.force_login(user)
    return client


@pytest.fixture
def date():
    return make_event(registration="here", title="Abend", now=NOW).occurrences.get()


@pytest.fixture
def invitees():
    """A guest and a business who said yes, and one who was only asked."""
    said_yes = {"consented_at": NOW}
    Invitee.objects.create(name="Gefragt", email="gefragt@example.org")
    return [
        Invitee.objects.create(name="Anna", email="anna@example.org", **said_yes),
        Invitee.objects.create(
            name="Nähstube", email="stube@example.org", business=make_business(), **said_yes
        ),
    ]


def address(date):
    return f"/admin/teilnahmelisten/{date.pk}/einladen/"


def test_who_is_put_on_the_list_is_asked_and_not_invited(editor, date):
    sent = {"name": "Nähstube", "email": "Stube@Example.org", "business": make_business().pk}
    editor.post(reverse("events-invitees:add"), sent)
    stube = Invitee.objects.get()
    assert (stube.email, stube.consented_at) == ("stube@example.org", None)
    mail = Email.objects.get()
    assert mail.subject == "Dürfen wir Sie zu Abenden einladen?"
    assert stube.full_url in mail.message
    editor.post(address(date), {"who": ["guests", "businesses"], "send": "1"})
    assert Email.objects.count() == 1
    assert "Nähstube" in editor.get(LIST).content.decode()


def test_an_address_is_asked_once_and_never_changed(editor):
    row = Invitee.objects.create(name="Anna", email="anna@example.org", consented_at=NOW)
    editor.post(reverse("events-invitees:add"), {"name": "A", "email": "ANNA@example.org"})
    edit = reverse("events-invitees:edit", args=[row.pk])
    editor.post(edit, {"name": "Anna Muster", "email": "andere@example.org"})
    assert list(Invitee.objects.values_list("name", "email")) == [
        ("Anna Muster", "anna@example.org")
    ]
    assert not Email.objects.exists()


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (["guests", "businesses"], ["anna@example.org", "stube@example.org"]),
        (["guests"], ["anna@example.org"]),
        (["businesses"], ["stube@example.org"]),
    ],
)
def test_nobody_is_invited_before_the_preview_and_then_those_who_were_chosen(
    editor, date, invitees, who, expected
):
    page = editor.post(address(date), {"who": who, "text": "Es gibt Tee.", "preview": "1"})
    assert page.context["count"] == len(expected)
    subject, text = page.context["preview"]
    assert subject == "Einladung: Abend" and "Es gibt Tee." in text
    assert not Email.objects.exists()
    editor.post(address(date), {"who": who, "text": "Es gibt Tee.", "send": "1"})
    editor.post(address(date), {"who": who, "text": "Es gibt Tee.", "send": "1"})
    assert [mail.to for mail in Email.objects.order_by("pk")] == [[to] for to in expected]


def test_to_a_date_that_takes_no_registrations_nobody_is_invited(editor, invitees):
    date = make_event(now=NOW).occurrences.get()
    assert editor.get(address(date)).url == f"/admin/teilnahmelisten/{date.pk}/"
    editor.post(address(date), {"who": ["guests"], "send": "1"})
    assert not Email.objects.exists()
