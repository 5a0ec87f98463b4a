"""Who may read what about a person: moderators, and nobody else who has an account."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from submissions.models import Submission
from submissions.privacy import persons

pytestmark = pytest.mark.django_db
PERSONAL = ("ayse@example.org", "Ayşe Beispiel", "4710-123")


@pytest.fixture
def page_editor():
    """Somebody who edits pages and events, but does not moderate."""
    group = Group.objects.create(name="Seiten")
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"),
        *Permission.objects.filter(content_type__app_label="events", content_type__model="event"),
    )
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(
        group=group, page=Page.get_first_root_node(), permission=change
    )
    user = get_user_model().objects.create_user("paula", "paula@example.org", "geheim-2026")
    user.groups.add(group)
    return user


def places(submission):
    draft = submission.draft
    return [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_reports:workflow"),
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailsnippets_events_event:list"),
        reverse("wagtailsnippets_events_event:edit", args=[draft.pk]),
        reverse("wagtailsnippets_events_event:history", args=[draft.pk]),
        reverse("post_office_email_modeladmin_index"),
        "/admin/einreichungen/erledigt/",
        f"/admin/einreichungen/{submission.pk}/",
        "/admin/einreichungen/",
    ]


def found_by(client, submission):
    """Return where somebody reads something personal."""
    found = []
    for place in places(submission):
        page = client.get(place, follow=True).content.decode()
        if any(text in page for text in PERSONAL):
            found.append(place)
    return found


def test_who_does_not_moderate_reads_nothing_of_who_sent_it(client, page_editor, in_moderation):
    client.force_login(page_editor)
    assert client.get(places(in_moderation)[4]).status_code == 200
    assert found_by(client, in_moderation) == []


def test_moderators_read_it_where_they_decide(client, editor, in_moderation):
    client.force_login(editor)
    event, outbox, desk = (places(in_moderation)[n] for n in (4, 6, 8))
    assert {event, outbox, desk} <= set(found_by(client, in_moderation))


def test_before_the_address_is_confirmed_nobody_reads_it_at_the_thing_itself(
    client, editor, in_moderation
):
    other = Submission.objects.get(pk=in_moderation.pk)
    other.pk, other.reference, other.idempotency_key = None, "PB-ZZZZZZ", "1" * 32
    other.token_nonce, other.contact_name = "x" * 43, "Noch Unbestätigt"
    other.state, other.confirmed_at, other.is_correction = Submission.State.UNCONFIRMED, None, True
    other.save()
    client.force_login(editor)
    page = client.get(places(in_moderation)[4]).content.decode()
    assert "Noch Unbestätigt" not in page


def test_the_public_sees_nothing_of_it(client, in_moderation):
    assert client.get(f"/admin/einreichungen/{in_moderation.pk}/").status_code == 302
    for address in (
        "/suche/?q=Beispiel",
        "/",
        f"/einreichung/gesendet/{in_moderation.reference}/",
    ):
        page = client.get(address).content.decode()
        assert [text for text in PERSONAL if text in page] == []


def test_what_a_person_gets_of_their_mails_opens_nothing(in_moderation):
    exported = str(persons.export("ayse@example.org"))
    assert "Bitte bestätigen" in exported
    assert in_moderation.token not in exported
