"""The site frame costs no query of its own, and is never older than the last change."""

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.models import Locale, Page, PageViewRestriction, Site

from content.caching.context import site_frame
from content.caching.site_frame import site_frame_of
from content.models import ContentVersion, SiteSettings
from home.models import NewsPage
from tests.factories.directory import make_business, make_directory_page
from tests.factories.home import (
    make_home,
    make_news,
    make_news_index,
    make_programme_page,
    make_text_page,
)

pytestmark = pytest.mark.django_db


class ADDRESSES:
    """The addresses of a site in several languages, the first of which has no prefix."""

    urlpatterns = i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False)


@pytest.fixture
def home():
    return make_home()


@pytest.fixture
def index(home):
    return make_news_index(home, show_in_menus=True)


@pytest.fixture
def ask(rf):
    """Return a request of a visitor."""

    def ask(path="/"):
        request = rf.get(path)
        request.user = AnonymousUser()
        return request

    return ask


def menu(request):
    return [(page.title, page.url) for page in site_frame(request)["navigation"]]


def crumbs(client, url):
    return client.get(url).content.decode().split('class="breadcrumbs"')[1].split("</nav>")[0]


def test_the_menu_names_live_sections_marked_for_it(home, index, ask):
    make_text_page(home, title="Impressum")
    make_text_page(home, title="Entwurf", show_in_menus=True, live=False)
    programme = make_programme_page(home, title="Programm", slug="programm", show_in_menus=True)
    make_programme_page(programme, title="Zu tief", show_in_menus=True)
    assert menu(ask()) == [("Aktuelles", "/aktuelles/"), ("Programm", "/programm/")]


def test_a_known_site_frame_costs_no_query(index, ask, django_assert_num_queries):
    SiteSettings.load()  # the row is made on first use
    site_frame_of(ask())
    with django_assert_num_queries(0):
        context = site_frame(ask())
        assert (str(context["site_settings"]), len(context["navigation"])) != ("", 0)


def test_a_changed_setting_is_on_the_next_page(client, home):
    client.get("/")
    settings = SiteSettings.load()
    settings.operator_name = "Neuer Träger"
    settings.save()
    assert "Neuer Träger" in client.get("/").content.decode()


def test_the_places_beside_the_name_are_those_of_the_settings(client, home):
    settings = SiteSettings.load()
    settings.places = "Schalke\nHassel\nBuer"
    settings.save()
    page = client.get("/").content.decode()
    assert 'aria-label="Plan B Schalke, Hassel und Buer, Startseite"' in page
    assert '<span class="site-header__place">Schalke<br>Hassel<br>Buer</span>' in page


def in_languages(home, settings, *codes):
    """Publish the home page in German and these languages, each below its code in the address."""
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        (code, code) for code in ("de", "tr", "ar", "en")
    ]
    settings.WAGTAIL_I18N_ENABLED = True
    settings.ROOT_URLCONF = ADDRESSES
    for code in codes:
        locale = Locale.objects.create(language_code=code)
        home.copy_for_translation(locale).save_revision().publish()


def test_the_languages_in_which_the_first_page_is_published_are_offered(home, ask, settings):
    in_languages(home, settings, "en", "tr")
    draft = home.copy_for_translation(Locale.objects.create(language_code="ar"))
    assert draft.live is False
    assert [(row.code, row.name, row.url) for row in site_frame(ask())["site_languages"]] == [
        ("de", "Deutsch", "/"),
        ("tr", "Türkçe", "/tr/"),
        ("en", "English", "/en/"),
    ]


def test_one_language_alone_is_no_choice(home, ask, settings):
    assert site_frame(ask())["site_languages"] == ()
    in_languages(home, settings)
    ContentVersion.bump()
    assert site_frame(ask())["site_languages"] == ()


def test_what_a_business_speaks_is_not_taken_for_the_sites_languages(client, home):
    make_directory_page(home)
    make_business(name="Salon", slug="salon", languages=["de", "en"])
    assert "top-bar__languages" not in client.get("/branchenbuch/salon/").content.decode()


def test_a_renamed_section_is_renamed_in_menu_crumbs_and_address(client, index):
    make_news(index, slug="neu", title="Neu")
    client.get("/aktuelles/neu/")
    index.title, index.slug = "Neuigkeiten", "neuigkeiten"
    index.save_revision().publish()
    assert client.get("/aktuelles/neu/").status_code == 404
    assert '<a href="/neuigkeiten/">Neuigkeiten</a>' in crumbs(client, "/neuigkeiten/neu/")


def test_a_moved_page_answers_at_its_new_address_only(client, home):
    old, new = make_text_page(home, slug="alt"), make_text_page(home, slug="neu", title="Neu")
    page = make_text_page(old, slug="seite")
    assert client.get("/alt/seite/").status_code == 200
    page.move(new, pos="last-child")
    assert client.get("/alt/seite/")["Location"] == "/neu/seite/"
    assert '<a href="/neu/">Neu</a>' in crumbs(client, "/neu/seite/")


def test_a_withdrawn_section_is_gone_but_pages_below_it_stay(client, index, ask):
    make_news(index, slug="neu")
    client.get("/aktuelles/")
    index.unpublish()
    assert [client.get(url).status_code for url in ("/aktuelles/", "/aktuelles/neu/")] == [404, 200]
    assert menu(ask()) == []


def test_a_deleted_page_is_gone(client, home):
    page = make_text_page(home, slug="weg")
    assert client.get("/weg/").status_code == 200
    page.delete()
    assert client.get("/weg/").status_code == 404


def test_the_way_back_names_every_page_above(client, index):
    make_news(index, slug="neu", title="Neu")
    assert [
        '<a href="/">Start</a>' in crumbs(client, "/aktuelles/neu/"),
        '<a href="/aktuelles/">Aktuelles</a>' in crumbs(client, "/aktuelles/neu/"),
        '<span aria-current="page">Neu</span>' in crumbs(client, "/aktuelles/neu/"),
    ] == [True, True, True]


@pytest.fixture
def restrict():
    def restrict(page):
        PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.PASSWORD, password="geheim"
        )

    return restrict


@pytest.mark.parametrize("url", ["/aktuelles/", "/aktuelles/neu/", "/aktuelles/feed/"])
def test_a_page_made_private_asks_for_its_password_at_once(client, index, restrict, url):
    make_news(index, slug="neu", title="Vertraulich")
    assert client.get(url).status_code == 200
    restrict(index)
    response = client.get(url)
    assert "Vertraulich" not in response.content.decode()
    assert response.templates[0].name == "wagtailcore/password_required.html"


def test_what_lies_in_a_private_part_is_not_among_the_public_news(index, restrict):
    here, there = make_news(index, slug="hier"), make_news(index, slug="dort")
    restrict(there)
    assert list(NewsPage.objects.public()) == [here]
    restrict(index)
    assert list(NewsPage.objects.public()) == []


def test_without_a_site_the_site_frame_is_empty_and_stands(client, home, ask):
    Site.objects.all().delete()
    ContentVersion.bump()
    response = client.get("/")
    assert (response.status_code, menu(ask())) == (404, [])
    assert "site-header" in response.content.decode()


def test_a_page_outside_the_site_still_shows_its_way(home, ask):
    root = Page.get_first_root_node()
    other = root.add_child(instance=Page(title="Anderswo", slug="anderswo"))
    below = make_text_page(other, title="Unten")
    html = render_to_string("components/breadcrumbs.html", {"page": below}, ask())
    assert (html.count("<li>"), "Unten" in html) == (2, True)


def test_the_way_is_shown_where_there_is_no_request(index):
    page = make_news(index)
    html = render_to_string("components/breadcrumbs.html", {"page": page})
    assert '<a href="/aktuelles/">Aktuelles</a>' in html


def test_a_page_that_is_not_stored_yet_can_be_previewed(index):
    page = NewsPage(title="Ganz neu", slug="ganz-neu")
    page.depth, page.path = index.depth + 1, Page._get_path(index.path, index.depth + 1, 1)
    page.set_url_path(index)
    html = page.make_preview_request().render().content.decode()
    assert ("Ganz neu" in html, '<a href="/aktuelles/">Aktuelles</a>' in html) == (True, True)


def test_the_first_page_of_a_fresh_wagtail_answers(client):
    assert client.get("/").status_code == 200
