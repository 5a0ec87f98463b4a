"""A new business, one that closed, and premises that are let are evidence; examples are not."""

import pytest
from django.urls import reverse

from content.listing.examples import INVENTED, publish
from directory.models import Business, Category, Premises
from evidence.models import Evidence
from tests.factories.directory import make_category, make_premises
from tests.submissions.conftest import make_editor

pytestmark = pytest.mark.django_db


def sums(*kinds):
    """Return the sum of each kind."""
    return [sum(row.number for row in Evidence.objects.filter(kind=kind)) for kind in kinds]


@pytest.fixture
def business(directory):
    made = Business(name="Nähstube")
    made.categories = [make_category(name="Schneiderei")]
    publish(made)
    return made


@pytest.fixture
def editor(client):
    client.force_login(make_editor("erika"))
    return client


def unpublish(editor, entry, reason):
    model = entry._meta.model_name
    address = reverse(f"wagtailsnippets_directory_{model}:unpublish", args=[entry.pk])
    page = editor.get(address)
    assert "Warum?" in page.content.decode()
    return editor.post(address, {"reason": reason} if reason else {})


def test_a_business_is_new_once_however_often_it_is_published(business):
    business.save_revision().publish()
    business.unpublish()
    Business.objects.get().latest_revision.publish()
    (row,) = Evidence.objects.filter(kind="new_business")
    assert (row.number, row.category) == (1, "Schneiderei")


def test_an_example_is_no_new_business(directory):
    publish(Business(name="Nähstube (Beispiel)"))
    publish(Business(name="Bäckerei", description=INVENTED.format("Dieser Betrieb")))
    assert sums("new_business") == [0]


def test_an_editor_says_that_a_business_has_closed(editor, business):
    unpublish(editor, business, "ended")
    assert not Business.objects.public().exists()
    assert sums("closed_business") == [1]


def test_without_a_reason_nothing_is_taken_off_the_site(editor, business):
    page = unpublish(editor, business, "")
    assert "Bitte wählen Sie einen Grund." in page.content.decode()
    assert Business.objects.public().get() == business


def test_another_reason_counts_as_no_closing(editor, business):
    unpublish(editor, business, "other")
    assert not Business.objects.public().exists()
    assert sums("closed_business") == [0]


def test_a_business_that_comes_back_has_not_closed(editor, business):
    unpublish(editor, business, "ended")
    Business.objects.get().latest_revision.publish()
    assert sums("closed_business", "new_business") == [0, 1]


def test_premises_that_are_let_count_until_they_are_offered_again(editor, directory):
    premises = make_premises()
    premises.save_revision()
    unpublish(editor, premises, "ended")
    assert not Premises.objects.filter(live=True).exists()
    assert sums("premises_let") == [1]
    Premises.objects.get().latest_revision.publish()
    assert sums("premises_let") == [0]


def test_the_trade_is_kept_when_the_category_is_deleted(business):
    Category.objects.all().delete()
    assert Evidence.objects.get(kind="new_business").category == "Schneiderei"
