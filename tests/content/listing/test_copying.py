"""„Kopieren“ in the admin: the form as an editor gets it, sent back unchanged, can be published."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import DraftStateMixin
from wagtail.snippets.models import get_snippet_models

from content.models import Language, Neighbourhood, NeighbourhoodShop
from directory.models import Business, Category, Premises
from events.models import Event
from home.models import Partner
from submissions.models.desk import AnswerText
from teams.models import SuccessTeam
from teams.networks.models import Network
from tests.factories.directory import make_business, make_category, make_premises
from tests.factories.events import make_event
from tests.factories.networks import make_network
from tests.factories.teams import make_team

pytestmark = pytest.mark.django_db

MAKE = {
    Event: lambda: make_event(title="Nähkurs"),
    Business: lambda: make_business(name="Salon Lockenstab"),
    Premises: lambda: make_premises(title="Eckladen"),
    SuccessTeam: lambda: make_team(name="Werkbank"),
    Network: lambda: make_network(name="Straße"),
    Category: lambda: make_category(name="Zunft", slug="zunft"),
    Partner: lambda: Partner.objects.create(name="Stadt Gelsenkirchen", role="Träger"),
    Neighbourhood: lambda: Neighbourhood.objects.first(),
    NeighbourhoodShop: lambda: NeighbourhoodShop.objects.create(
        name="Laden", neighbourhood=Neighbourhood.objects.first(), street="Schalker Straße 168"
    ),
    AnswerText: lambda: AnswerText.objects.create(title="Dank", outcome="approve", text="Danke."),
}
NAMES = {Event: "title", Premises: "title", AnswerText: "title"}


@pytest.fixture
def editor(client):
    client.force_login(get_user_model().objects.create_superuser("erika", "e@example.org", "x"))
    return client


def sent_from(page):
    """Return what a browser would send from the form of a page as it stands."""
    form = BeautifulSoup(page.content, "html.parser").select_one("form[data-edit-form]")
    data = {}
    for control in form.select("input[name], textarea[name], select[name]"):
        kind = control.get("type", "")
        if control.name == "select":
            options = control.select("option[selected]")
            if not options and not control.has_attr("multiple"):
                options = control.select("option")[:1]
            values = [option.get("value", "") for option in options]
        elif control.name == "textarea":
            values = [control.text.removeprefix("\n")]
        elif kind in ("checkbox", "radio"):
            values = [control.get("value", "on")] if control.has_attr("checked") else []
        elif kind in ("submit", "button", "file"):
            values = []
        else:
            values = [control.get("value", "")]
        data.setdefault(control["name"], []).extend(values)
    return form["action"], {name: values for name, values in data.items() if values}


def copied_by_hand(editor, row):
    """Open „Kopieren“ and publish what stands in the form; return the new row."""
    model = type(row)
    known = set(model.objects.values_list("pk", flat=True))
    page = editor.get(reverse(model.snippet_viewset.get_url_name("copy"), args=[row.pk]))
    action, data = sent_from(page)
    answer = editor.post(action, data | {"action-publish": "yes"}, follow=True)
    form = answer.context.get("form")
    assert form is None or not form.is_bound or form.errors == {}
    return model.objects.exclude(pk__in=known).get()


def test_every_snippet_that_offers_copying_is_tried_here():
    offered = {m for m in get_snippet_models() if m.snippet_viewset.copy_view_enabled}
    given = {m for m in offered if m._meta.model_name == "lettertext"}  # the texts of given mails
    assert offered - given == MAKE.keys()
    assert not Language.snippet_viewset.copy_view_enabled


@pytest.mark.parametrize("model", MAKE, ids=lambda model: model._meta.model_name)
def test_a_copy_can_be_published_as_it_is(editor, model):
    row = MAKE[model]()
    copy = copied_by_hand(editor, row)
    row.refresh_from_db()
    name = NAMES.get(model, "name")
    assert getattr(copy, name) == f"Kopie von {getattr(row, name)}"
    assert copy.live if issubclass(model, DraftStateMixin) else copy.pk
    if hasattr(row, "slug"):
        assert copy.slug not in ("", row.slug)


def test_a_copy_of_a_copy_has_a_name_of_its_own(editor):
    row = Partner.objects.create(name="Stadt Gelsenkirchen")
    first, second = copied_by_hand(editor, row), copied_by_hand(editor, row)
    assert [first.name, second.name] == [
        "Kopie von Stadt Gelsenkirchen",
        "Kopie von Stadt Gelsenkirchen (2)",
    ]


def test_a_copy_keeps_relations_and_leaves_the_state_behind(editor):
    business = make_business(name="Salon Lockenstab")
    business.categories.set([make_category(name="Zunft", slug="zunft")])
    business.locked = True
    business.save()
    business.save_revision()
    copy = copied_by_hand(editor, business)
    assert [category.slug for category in copy.categories.all()] == ["zunft"]
    assert (copy.locked, copy.expire_at, copy.revisions.count()) == (False, None, 1)
    assert Business.objects.get(pk=business.pk).name == "Salon Lockenstab"
