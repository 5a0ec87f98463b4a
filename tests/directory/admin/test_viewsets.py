"""The editors' side: list, form, preview."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from content.search.engine import found_among
from directory.admin.viewsets import BusinessViewSet
from directory.models import Business, Premises
from home.models import Partner
from teams.networks.models import Network
from tests.factories.directory import make_business, make_category

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wagtail_indexes")]
LIST = "wagtailsnippets_directory_business:list"
ADD = "wagtailsnippets_directory_business:add"
EDIT = "wagtailsnippets_directory_business:edit"
PREVIEW = "wagtailsnippets_directory_business:preview_on_edit"


@pytest.fixture
def editor(client, directory):
    client.force_login(get_user_model().objects.create_superuser("erika", "e@example.org", "x"))
    return client


def form_data(**changes):
    """Return what the admin's form sends for a business."""
    return {
        "name": "Salon Gül",
        "summary": "",
        "description": '{"entityMap": {}, "blocks": []}',
        "slug": "",
        "is_step_free": "unknown",
        "opening_hours_mo": "9-13, 15-18",
        "opening_hours_sa": "22-2",
        "more_pictures-TOTAL_FORMS": "0",
        "more_pictures-INITIAL_FORMS": "0",
    } | changes


def listed(editor, query=""):
    response = editor.get(reverse(LIST) + query)
    return [business.name for business in response.context["object_list"]]


def test_the_list_filters_and_searches_drafts_too(editor):
    hair = make_category(name="Friseur")
    make_business(name="Anna", categories=[hair], street="Polsumer Straße 1")
    make_business(name="Bert", live=False)
    assert listed(editor) == ["Anna", "Bert"]
    assert listed(editor, f"?categories={hair.pk}") == ["Anna"]
    assert listed(editor, "?live=false") == ["Bert"]
    assert listed(editor, "?q=polsumer") == ["Anna"]


def test_the_list_searches_as_visitors_do_and_by_what_only_editors_know(editor):
    hair, bread = make_category(name="Friseur"), make_category(name="Bäckerei")
    make_business(name="Anna", categories=[hair])
    make_business(name="Friseur Zoe", categories=[hair], telephone="0221 4710-123")
    make_business(name="Kornfeld", categories=[bread], postcode="45896")
    make_business(name="Entwurf", categories=[hair], live=False)
    for query, names in (
        ("hairdresser", ["Friseur Zoe", "Anna", "Entwurf"]),
        ("kuaförler", ["Friseur Zoe", "Anna", "Entwurf"]),
        ("frisur", ["Friseur Zoe", "Anna", "Entwurf"]),
        ("Bäckereih", ["Kornfeld"]),
        ("4710-123", ["Friseur Zoe"]),
        ("45896", ["Kornfeld"]),
        ("Schwarztee", []),
    ):
        assert listed(editor, f"?q={query}") == names, query
    assert listed(editor, "?q=hairdresser&ordering=name") == ["Anna", "Entwurf", "Friseur Zoe"]


def test_searching_drafts_asks_as_often_for_few_as_for_many(db):
    def asked():
        drafts = BusinessViewSet().get_queryset(None).filter(live=False)
        with CaptureQueriesContext(connection) as queries:
            found = found_among("friseur", drafts)
        return len(found), len(queries)

    hair = make_category(name="Friseur")
    for _number in range(3):
        make_business(categories=[hair], live=False, languages=["tr"])
    few = asked()
    for _number in range(20):
        make_business(categories=[hair], live=False, languages=["tr"])
    assert (few, asked()) == ((3, 4), (23, 4))


def test_hours_typed_in_rows_are_stored_as_a_rule(editor):
    response = editor.post(reverse(ADD), form_data())
    assert response.status_code == 302, response.context["form"].errors
    business = Business.objects.get()
    assert (business.opening_hours, business.slug, business.live) == (
        "Mo 09:00-13:00,15:00-18:00; Sa 22:00-02:00; PH off",
        business.slug,
        False,
    )


def test_bad_hours_keep_what_was_typed(editor):
    response = editor.post(reverse(ADD), form_data(opening_hours_tu="banane"))
    page = response.content.decode()
    assert Business.objects.count() == 0
    assert "Dienstag: „banane“ lässt sich nicht als Uhrzeit lesen" in page
    assert 'value="9-13, 15-18"' in page


def test_publishing_a_new_version_changes_page_and_search_at_once(editor, client):
    business = make_business(name="Alt", slug="laden")
    data = form_data(name="Neuer Name", slug="laden", **{"action-publish": "1"})
    response = editor.post(reverse(EDIT, args=[business.pk]), data)
    assert response.status_code == 302, response.context["form"].errors
    assert [b.name for b in Business.objects.public().matching("neuer")] == ["Neuer Name"]
    assert "Neuer Name" in client.get("/branchenbuch/laden/").content.decode()


def test_a_new_slug_leaves_a_redirect(editor, client):
    business = make_business(name="Laden", slug="alt")
    business.save_revision().publish()
    data = form_data(name="Laden", slug="neu", **{"action-publish": "1"})
    editor.post(reverse(EDIT, args=[business.pk]), data)
    assert client.get("/branchenbuch/alt/")["Location"] == "/branchenbuch/neu/"


def test_the_preview_shows_what_is_typed_with_the_public_template(editor):
    business = make_business(name="Laden", slug="laden")
    address = reverse(PREVIEW, args=[business.pk])
    assert editor.post(address, form_data(name="Vorschau", slug="laden")).json()["is_valid"]
    page = " ".join(BeautifulSoup(editor.get(address).content, "html.parser").stripped_strings)
    assert ("Vorschau" in page, "9 bis 13 Uhr, 15 bis 18 Uhr" in page) == (True, True)


def test_a_new_business_can_be_previewed_before_it_is_stored(editor):
    address = reverse("wagtailsnippets_directory_business:preview_on_add")
    assert editor.post(address, form_data(name="Noch nicht da")).json()["is_valid"]
    assert "Noch nicht da" in editor.get(address).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("website", "javascript:alert(1)"),
        ("telephone", "ruf mich an"),
        ("latitude", "123"),
        ("postcode", "abc"),
        ("opening_hours_rule", "banane"),
    ],
)
def test_editors_are_held_to_the_same_rules(editor, field, value):
    rows = {"opening_hours_mo": "", "opening_hours_sa": ""}
    response = editor.post(reverse(ADD), form_data(**rows | {field: value}))
    assert list(response.context["form"].errors) == [field.removesuffix("_rule")]


def test_half_a_place_is_refused_at_the_other_half(editor):
    response = editor.post(reverse(ADD), form_data(latitude="51.5222"))
    assert list(response.context["form"].errors) == ["longitude"]


def test_an_address_without_its_scheme_becomes_a_link(editor, client):
    data = form_data(slug="laden", website="www.laden.example.org", **{"action-publish": "1"})
    response = editor.post(reverse(ADD), data)
    assert response.status_code == 302, response.context["form"].errors
    page = client.get("/branchenbuch/laden/").content.decode()
    assert 'href="https://www.laden.example.org"' in page


def test_the_sitemap_lists_public_businesses_only(client, directory):
    make_business(slug="sichtbar")
    make_business(slug="entwurf", live=False)
    page = client.get("/sitemap.xml").content.decode()
    assert ("/branchenbuch/sichtbar/" in page, "entwurf" in page) == (True, False)


@pytest.mark.parametrize("model", [Business, Premises, Partner, Network])
def test_editors_too_are_asked_about_a_misspelt_address(model):
    field = model.snippet_viewset.get_edit_handler().get_form_class().base_fields["email"]
    with pytest.raises(ValidationError) as error:
        field.clean("laden@gmial.com")
    assert error.value.code == "misspelt"


def test_what_an_editor_types_is_read_as_the_public_form_reads_it():
    business = Business(name="Laden", slug="laden", telephone="4710 12", postcode="D-45 881")
    business.full_clean()
    assert (business.telephone, business.postcode) == ("0209 4710 12", "45881")
    business.whatsapp = "0177 1234567 / 68"
    with pytest.raises(ValidationError) as error:
        business.full_clean()
    assert [*error.value.message_dict] == ["whatsapp"]
