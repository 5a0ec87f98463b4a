"""Editors plan in the editor, read the plan in the lists, and save what has expired."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import DraftStateMixin
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import querydict_from_html

from content.admin.schedule import status_in_words, with_schedule
from directory.models import Business, Premises
from events.models import Event
from submissions.registry import kinds
from teams.models import Story, SuccessTeam
from teams.networks.models import Network, NetworkMembership
from tests.factories.directory import make_business, make_category, make_premises
from tests.factories.events import at, make_event
from tests.factories.home import make_home, make_news_index
from tests.factories.networks import make_membership, make_network
from tests.factories.teams import make_story, make_team

pytestmark = pytest.mark.django_db

NOW = at("2026-05-12 09:00")
EDITOR = "w-editor-form"
MAKERS = {
    Event: make_event,
    Business: make_business,
    Premises: make_premises,
    SuccessTeam: make_team,
    Network: make_network,
    NetworkMembership: lambda **kw: make_membership(make_network(), make_business(), **kw),
    Story: lambda **kw: make_story(make_team(members=0), **kw),
}
LISTED = [pytest.param(model, id=model.__name__) for model in MAKERS]


def address(entry, view, *args):
    return reverse(entry.snippet_viewset.get_url_name(view), args=args)


def made(model, **kw):
    return MAKERS[model](**({"categories": [make_category()]} if model is Business else {}) | kw)


def filled(page, form_id, **more):
    """Return what the browser sends of a form as it came, with some fields filled in otherwise."""
    data = querydict_from_html(page.content.decode(), form_id=form_id).copy()
    for name, value in more.items():
        data[name] = value
    return data


@pytest.fixture
def editor(client):
    client.force_login(get_user_model().objects.create_superuser("redaktion", "r@example.org", "x"))
    return client


def test_every_listed_snippet_has_a_maker_here():
    published = {kind.model for kind in kinds.every() if kind.is_published} | {SuccessTeam, Network}
    drafts = {model for model in get_snippet_models() if issubclass(model, DraftStateMixin)}
    assert drafts & published == set(MAKERS)


@pytest.mark.parametrize("model", LISTED)
def test_the_editor_offers_the_schedule(editor, model):
    entry = made(model)
    page = editor.get(address(entry, "edit", entry.pk))
    assert page.context["form"].show_schedule_publishing_toggle
    assert 'id="schedule-publishing-dialog"' in page.content.decode()


@pytest.mark.parametrize("model", LISTED)
def test_what_is_published_in_the_editor_for_later_waits_for_its_moment(editor, model):
    entry = made(model, live=False)
    moment = (timezone.localtime() + dt.timedelta(days=3)).replace(second=0, microsecond=0)
    url = address(entry, "edit", entry.pk)
    plan = {"go_live_at": f"{moment:%d.%m.%Y %H:%M}", "action-publish": "1"}
    answer = editor.post(url, filled(editor.get(url), EDITOR, **plan))
    assert answer.status_code == 302, answer.context["form"].errors
    entry = with_schedule(model.objects.all()).get()
    assert (entry.live, entry.scheduled_for) == (False, moment)


@pytest.mark.parametrize("model", LISTED)
@pytest.mark.parametrize("action", ["action-save", "action-publish"])
def test_an_expired_snippet_can_be_saved_and_published_again(editor, model, action):
    past = timezone.now() - dt.timedelta(days=1)
    entry = made(model, live=False, expired=True, expire_at=past, has_unpublished_changes=True)
    entry.save_revision(clean=False)
    url = address(entry, "edit", entry.pk)
    data = filled(editor.get(url), EDITOR, **{action: "1"})
    assert data["expire_at"]
    answer = editor.post(url, data)
    assert answer.status_code == 302, answer.context["form"].errors
    entry.refresh_from_db()
    assert entry.get_latest_revision_as_object().expire_at is None
    assert entry.live == (action == "action-publish")


@pytest.mark.parametrize("action", ["action-save", "action-publish"])
def test_an_expired_page_can_be_saved_and_published_again(editor, action):
    page = make_news_index(make_home(), expire_at=timezone.now() - dt.timedelta(days=1))
    page.save_revision()
    page.unpublish(set_expired=True)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = filled(editor.get(url), "page-edit-form", **{action: "1"})
    assert data["expire_at"]
    answer = editor.post(url, data)
    assert answer.status_code == 302
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().expire_at is None
    assert page.live == (action == "action-publish")


def test_a_new_expiry_in_the_past_is_still_refused(editor):
    team = make_team()
    url = address(team, "edit", team.pk)
    plan = {"expire_at": "01.01.2020 10:00", "action-publish": "1"}
    answer = editor.post(url, filled(editor.get(url), EDITOR, **plan))
    assert list(answer.context["form"].errors) == ["expire_at"]


def test_the_status_says_what_comes(stop_clock):
    stop_clock(NOW)
    hour = dt.timedelta(hours=1)
    planned = make_team(name="Geplant", live=False, go_live_at=NOW + hour)
    planned.save_revision().publish()
    changed = make_team(name="Geändert")
    changed.go_live_at = NOW + hour
    changed.save_revision().publish()
    make_team(name="Endet", expire_at=NOW + hour)
    make_team(name="Vorbei", live=False, expired=True, expire_at=NOW - hour)
    make_team(name="Da")
    texts = {
        team.name: str(status_in_words(team, NOW))
        for team in with_schedule(SuccessTeam.objects.all())
    }
    assert texts == {
        "Geplant": "Geplant für 12. Mai 2026, 10 Uhr",
        "Geändert": "Veröffentlicht. Neue Fassung geplant für 12. Mai 2026, 10 Uhr",
        "Endet": "Veröffentlicht bis 12. Mai 2026, 10 Uhr",
        "Vorbei": "Abgelaufen am 12. Mai 2026, 8 Uhr",
        "Da": "Veröffentlicht",
    }


def test_what_should_be_public_long_since_asks_to_be_looked_at(stop_clock):
    stop_clock(NOW)
    make_team(live=False, go_live_at=NOW + dt.timedelta(minutes=1)).save_revision().publish()
    team = with_schedule(SuccessTeam.objects.all()).get()
    late = NOW + dt.timedelta(minutes=7)
    assert (
        status_in_words(team, late) == "Sollte am 12. Mai 2026, 9:01 Uhr erscheinen. Bitte prüfen."
    )


@pytest.mark.parametrize("model", LISTED)
def test_the_list_says_it_in_one_query_for_all_rows(editor, model):
    entry = made(model, live=False, go_live_at=timezone.now() + dt.timedelta(days=1))
    entry.save_revision(clean=False).publish()
    for _more in range(6):
        made(model)
    with CaptureQueriesContext(connection) as queries:
        page = editor.get(address(model, "list")).content.decode()
    assert "Geplant für" in page
    asked = [query["sql"] for query in queries if "approved_go_live_at" in query["sql"]]
    assert len(asked) == 1
