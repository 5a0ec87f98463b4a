"""Every preview that the admin offers: of what is stored, and of what is only begun."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page, PreviewableMixin, get_page_models
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import querydict_from_html

from content.listing.snippet import ListedSnippet
from directory.models import Premises
from events.models import Event
from submissions.models import LetterText
from teams.models import Story
from tests.whole_site.site import make_site

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("preview")]

TITLE = "Gerade erst begonnen"
# Without these there is nothing to store, and Wagtail says that there is no preview yet.
NEEDED = {
    Event: {"starts_at": "12.05.2026 18:00", "ends_at": "12.05.2026 20:00"},
    Premises: {"size": "60"},
}
PAGES = [model for model in get_page_models() if model is not Page]
SNIPPETS = [
    model
    for model in get_snippet_models()
    if issubclass(model, PreviewableMixin) and model.snippet_viewset.preview_enabled
]


@pytest.fixture(scope="module")
def site(rows_of_the_file):
    return make_site()


@pytest.fixture
def editor(client):
    client.force_login(get_user_model().objects.create_superuser("redaktion", "r@example.org", "x"))
    return client


def addresses(model, instance):
    """Return where the admin edits something stored, and where it shows the preview of that."""
    if issubclass(model, Page):
        names = "wagtailadmin_pages:edit", "wagtailadmin_pages:preview_on_edit"
    else:
        names = [model.snippet_viewset.get_url_name(view) for view in ("edit", "preview_on_edit")]
    return [reverse(name, args=[instance.pk]) for name in names]


def addresses_of_new(model):
    """Return the same for something new; nothing where the admin does not offer to add one."""
    if not issubclass(model, Page):
        viewset = model.snippet_viewset
        return [reverse(viewset.get_url_name(view)) for view in ("add", "preview_on_add")]
    parents = (page.specific for page in Page.objects.filter(depth__gt=1))
    parent = next((parent for parent in parents if model.can_create_at(parent)), None)
    if parent is None:
        return []
    args = [model._meta.app_label, model._meta.model_name, parent.pk]
    return [reverse(f"wagtailadmin_pages:{view}", args=args) for view in ("add", "preview_on_add")]


def name_field(model):
    if issubclass(model, Page):
        return "title"
    return model.name_field if issubclass(model, ListedSnippet) else "subject"


def typed(editor, address, model, title):
    """Return what the editor's form sends when nothing but the title was typed in."""
    page = editor.get(address, follow=True).content.decode()
    form_id = "page-edit-form" if issubclass(model, Page) else "w-editor-form"
    data = querydict_from_html(page, form_id=form_id).copy()
    streams = [field for field in model._meta.fields if isinstance(field, StreamField)]
    for field in streams:  # these are drawn by a script
        data[f"{field.name}-count"] = "0"
    data[name_field(model)] = title
    return data


def expect_previews(editor, address, data, modes, title):
    """The preview takes what was typed, and shows it in each mode, in the frame of what is public."""
    answer = editor.post(address, data)
    assert answer.json() == {"is_valid": True, "is_available": True}
    for mode, _label in modes:
        shown = editor.get(address, {"mode": mode})
        assert shown.status_code == 200, mode
        page = BeautifulSoup(shown.content, "html.parser")
        assert page.title is not None and title in page.title.text, mode
        if "base.html" in {template.name for template in shown.templates}:
            assert title in page.select_one("main h1").text, mode
        else:
            assert page.select_one("body.letter-preview"), mode


def test_previews_are_offered_of_all_that_visitors_see():
    listed = {model for model in get_snippet_models() if issubclass(model, ListedSnippet)}
    assert set(SNIPPETS) == listed | {LetterText}
    assert [model for model in (*PAGES, *SNIPPETS) if not model().is_previewable()] == []


@pytest.mark.parametrize("model", [*PAGES, *SNIPPETS], ids=lambda model: model.__name__)
def test_what_is_stored_is_previewed_with_what_is_typed(editor, site, model):
    instance = model.objects.first()
    edit, preview = addresses(model, instance)
    data = typed(editor, edit, model, TITLE)
    expect_previews(editor, preview, data, instance.preview_modes, TITLE)


@pytest.mark.parametrize("model", [*PAGES, *SNIPPETS], ids=lambda model: model.__name__)
def test_what_is_only_begun_is_previewed(editor, site, model):
    found = addresses_of_new(model)
    if model is LetterText or not found:
        return  # all of its kind are there
    add, preview = found
    needed = {"team": str(site.team.pk)} if model is Story else NEEDED.get(model, {})
    data = typed(editor, add, model, TITLE) | needed
    expect_previews(editor, preview, data, model().preview_modes, TITLE)
