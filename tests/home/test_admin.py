"""Editors find, edit and preview what belongs to home and teams."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.admin.menu import MenuItem

from home.admin.menu import gather_files
from home.blocks import HomeBodyBlock
from home.models import HomePage, Partner
from teams.models import SuccessTeam
from tests.factories.home import (
    make_home,
    make_news,
    make_news_index,
    make_programme_page,
    make_text_page,
)
from tests.factories.teams import make_team, make_teams_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(get_user_model().objects.create_superuser("redaktion", "r@example.org", "x"))
    return client


@pytest.fixture(scope="module")
def stored(rows_of_the_file):
    home = make_home()
    index = make_news_index(home)
    return {
        "home": home,
        "index": index,
        "news": make_news(index),
        "text": make_text_page(home),
        "programme": make_programme_page(home),
        "teams": make_teams_page(home),
    }


@pytest.fixture
def pages(stored, db):
    return {name: type(page).objects.get(pk=page.pk) for name, page in stored.items()}


@pytest.mark.parametrize("name", ["home", "index", "news", "text", "programme", "teams"])
def test_every_page_can_be_edited_and_previewed(editor, pages, name):
    page = pages[name]
    page.save_revision()
    assert editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    preview = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert page.title in preview.content.decode()


@pytest.mark.parametrize(
    "name", [name for name in HomeBodyBlock().child_blocks if name not in ("picture", "download")]
)
def test_every_block_has_an_icon_a_description_and_a_preview(editor, pages, name):
    block = HomeBodyBlock().child_blocks[name]
    assert block.meta.icon
    assert str(block.get_description())
    definition = HomePage.body.field.stream_block.child_blocks[name].definition_prefix
    preview = editor.get(reverse("wagtailadmin_block_preview"), {"id": definition})
    assert preview.status_code == 200
    assert "css/components/blocks.css" in preview.content.decode()


def test_teams_and_partners_are_listed_and_edited(editor):
    team = make_team(name="Werkbank")
    partner = Partner.objects.create(name="Stadt Gelsenkirchen")
    for row in (team, partner):
        viewset = type(row).snippet_viewset
        listing = editor.get(reverse(viewset.get_url_name("list")))
        assert str(row) in listing.content.decode()
        edit = editor.get(reverse(viewset.get_url_name("edit"), args=[row.pk]))
        assert edit.status_code == 200


def test_a_team_is_previewed_as_visitors_will_see_it(pages):
    team = make_team(name="Werkbank")
    response = team.make_preview_request()
    assert "Treffen, die offen für Gäste sind" in response.content.decode()


def test_a_renamed_team_leaves_a_redirect(client, pages):
    team = make_team(name="Alt", slug="alt")
    team.save_revision().publish()
    team.slug = "neu"
    team.save_revision().publish()
    response = client.get("/erfolgsteams/alt/")
    assert (response.status_code, response["Location"]) == (301, "/erfolgsteams/neu/")
    assert SuccessTeam.objects.public().get().get_absolute_url() == "/erfolgsteams/neu/"


def test_pictures_and_documents_share_an_entry_and_who_sees_one_of_them_sees_it_alone(rf):
    request = rf.get("/admin/")
    entries = [MenuItem(name.title(), f"/{name}/", name=name) for name in ("images", "documents")]
    shown = [MenuItem("Hilfe", "/hilfe/", name="help", order=1), *entries]
    gather_files(request, shown)
    assert [item.name for item in shown] == ["help", "files"]
    assert shown[1].menu.menu_items_for_request(request) == entries
    alone = entries[:1]
    gather_files(request, alone)
    assert alone == entries[:1]
