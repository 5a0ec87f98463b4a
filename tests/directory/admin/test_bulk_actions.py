"""Publishing many drafts at once, such as those that a table brought."""

import pytest
from django.urls import reverse

from directory.models import Business
from tests.factories.directory import make_business
from tests.submissions.conftest import make_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, directory):
    client.force_login(make_editor("erika"))
    return client


def draft(**kw):
    business = make_business(**kw, live=False)
    business.save_revision(clean=False)
    return business


def publish(editor, *businesses):
    address = reverse("wagtail_bulk_action", args=["directory", "business", "publish"])
    query = "&".join(f"id={business.pk}" for business in businesses)
    page = editor.post(f"{address}?next=/admin/&{query}", follow=True)
    return [str(message) for message in page.context["messages"]]


def public():
    return sorted(Business.objects.public().values_list("name", flat=True))


def test_the_chosen_drafts_become_public_and_no_other(editor):
    chosen = [draft(name=f"Neu {number}") for number in range(3)]
    draft(name="Bleibt Entwurf")
    messages = publish(editor, *chosen)
    assert public() == ["Neu 0", "Neu 1", "Neu 2"]
    assert "3 Einträge sind veröffentlicht." in messages[0]


def test_the_newest_version_of_a_public_entry_becomes_public(editor):
    business = make_business(name="Alter Name")
    business.name = "Neuer Name"
    business.save_revision()
    publish(editor, business)
    assert public() == ["Neuer Name"]
    assert not Business.objects.get().has_unpublished_changes


def test_what_is_not_decided_or_lacks_something_stays_and_is_named(editor):
    good, waiting, lacking = draft(name="Gut"), draft(name="Wartet"), draft(name="Falsche Nummer")
    waiting.get_workflow().start(waiting, user=None)
    lacking.telephone = "ruf an"
    lacking.save_revision(clean=False)
    messages = " ".join(publish(editor, good, waiting, lacking))
    assert public() == ["Gut"]
    assert "Wartet: Über eine Einreichung zu diesem Eintrag ist noch nicht entschieden." in messages
    assert "Falsche Nummer: Telefon: Bitte geben Sie eine Telefonnummer an" in messages


def test_nothing_to_publish_is_said(editor):
    assert "Es gab nichts zu veröffentlichen." in publish(editor, make_business())[0]


def test_who_may_not_publish_an_entry_cannot_do_it_here(client, directory):
    writer = make_editor("willi")
    writer.groups.clear()
    client.force_login(writer)
    business = draft(name="Geheim")
    address = reverse("wagtail_bulk_action", args=["directory", "business", "publish"])
    client.post(f"{address}?next=/admin/&id={business.pk}")
    assert public() == []
