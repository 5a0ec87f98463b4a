"""What is not for everybody is told by no address: a planted word is asked for everywhere."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from content.search.index import SearchEntry, SearchSpelling, index_object
from directory.models import Business, DirectoryPage, Premises
from events.models import Event, EventsPage
from home.models import NewsIndexPage, NewsPage, ProgrammePage
from teams.models import SuccessTeam, TeamsPage
from teams.networks.models import Network, NetworkEvent, NetworkNews, NetworksPage
from tests.factories.directory import make_business, make_directory_page, make_premises
from tests.factories.events import make_event, make_events_page
from tests.factories.home import (
    make_home,
    make_news,
    make_news_index,
    make_programme_page,
)
from tests.factories.networks import make_network, make_networks_page
from tests.factories.teams import make_story, make_team, make_teams_page

pytestmark = pytest.mark.django_db
WORD = "Zwetschgenkrampus"
SLIP = "zwetschgenkrampis"
BODY = [
    ("events", {"title": "Termine", "count": 4, "chosen": []}),
    ("businesses", {"title": "Betriebe", "count": 4, "chosen": []}),
    ("teams", {"title": "Teams", "count": 4}),
    ("news", {"title": "Neues", "count": 4, "chosen": []}),
]
PUBLIC = [
    "/",
    f"/suche/?q={WORD}",
    f"/suche/?q={SLIP}",
    "/suche/?q=zwetsch&nur=seiten",
    "/sitemap.xml",
    "/robots.txt",
    "/offene-daten/",
    "/api/v2/pages/?fields=*&limit=100",
    f"/api/v2/pages/?search={WORD}&fields=*",
    "/api/v2/events/?fields=*",
    "/api/v2/businesses/?fields=*",
    f"/api/v2/businesses/?q={WORD}",
    "/programm/",
    "/aktuelles/",
    "/aktuelles/feed/",
    "/veranstaltungen/",
    "/veranstaltungen/archiv/",
    "/veranstaltungen/kalender/",
    "/veranstaltungen/kalender/woche/",
    "/veranstaltungen/kalender.ics",
    "/veranstaltungen/feed/",
    "/veranstaltungen/vorschlagen/",
    "/branchenbuch/",
    "/branchenbuch/vorschlaege/?q=zwet",
    "/branchenbuch/eintraege.csv",
    "/branchenbuch/eintraege.geojson",
    "/branchenbuch/ladenlokale/",
    "/branchenbuch/nachbar/",
    "/erfolgsteams/",
    "/netzwerke/",
    "/netzwerke/nachbarn/",
    "/netzwerke/nachbarn/mitmachen/",
    "/api/v2/networks/?fields=*",
]
IN_SECTIONS = {
    "veranstaltungen": ["{0}/", "{0}/termin.ics", "{0}/aendern/"],
    "branchenbuch": [
        "{0}/",
        "{0}/visitenkarte.vcf",
        "{0}/aushang/",
        "{0}/aendern/",
        "ladenlokale/{0}/",
    ],
    "erfolgsteams": ["{0}/", "{0}/mitmachen/", "geschichten/{0}/"],
    "netzwerke": ["{0}/", "{0}/mitmachen/"],
    "aktuelles": ["{0}/", "feed/"],
    "programm": ["{0}/"],
}
SLUG = "stillvergnuegt"
NOWHERE = "Xylophonhausen"


def make_site(*, word=WORD, at=None):
    """Make a site in which every section, or only the one at a slug, shows things named by a word."""
    words = {slug: word if at in (None, slug) else "Harmlos" for slug in PAGES}
    titles = {slug: word if at == slug else slug.title() for slug in PAGES}  # they are in the menu
    home = make_home(body=BODY)
    make_programme(home, words["programm"])
    make_news_below(home, words["aktuelles"])
    make_directory(home, words["branchenbuch"], titles["branchenbuch"])
    make_calendar(home, words["veranstaltungen"], titles["veranstaltungen"])
    make_teams(home, words["erfolgsteams"], titles["erfolgsteams"])
    make_networks(home, words["netzwerke"], titles["netzwerke"])
    return home


def make_programme(home, word):
    programme = make_programme_page(home, slug="programm", title="Programm", show_in_menus=True)
    make_programme_page(programme, slug=SLUG, title=f"Kapitel {word}", show_in_menus=True)


def make_news_below(home, word):
    make_news(make_news_index(home), slug=SLUG, title=f"Neues vom {word}", summary=word)


def make_directory(home, word, title):
    make_directory_page(home, title=title, show_in_menus=True)
    make_business(name=f"Bäckerei {word}", slug=SLUG, summary=word)
    make_business(name="Nachbar", slug="nachbar")
    make_premises(title=f"Laden am {word}", slug=SLUG)


def make_calendar(home, word, title):
    make_events_page(home, title=title, show_in_menus=True)
    neighbour = Business.objects.get(slug="nachbar")
    make_event(title=f"Fest {word}", slug=SLUG, organiser_business=neighbour)


def make_teams(home, word, title):
    make_teams_page(home, title=title, show_in_menus=True)
    team = make_team(name=f"Team {word}", slug=SLUG, event=Event.objects.get())
    make_story(team, title=f"Geschichte vom {word}", slug=SLUG)


def make_networks(home, word, title):
    make_networks_page(home, title=title, show_in_menus=True)
    make_network(Business.objects.get(slug="nachbar"), name=f"Straße {word}", slug=SLUG)
    network = make_network(Business.objects.get(slug=SLUG), name="Nachbarn", slug="nachbarn")
    NetworkEvent.objects.create(network=network, event=Event.objects.get())
    NetworkNews.objects.create(network=network, page=NewsPage.objects.get())


@pytest.fixture
def site(db):
    return make_site()


def everywhere():
    below = [f"/{at}/{path.format(SLUG)}" for at, paths in IN_SECTIONS.items() for path in paths]
    return [*PUBLIC, *below]


def telling(client, addresses=None, word=WORD):
    """Return the addresses whose answer holds the word, other than as what was asked for."""
    found = []
    for address in addresses or everywhere():
        answer = client.get(address)
        content = b"".join(answer) if answer.streaming else answer.content
        text = content.decode(errors="replace") + str(answer.headers)
        # What somebody searches for stands in the answer as their own words.
        own = client.get(f"/suche/?q={NOWHERE}").content.decode() if "/suche/" in address else ""
        asked = own.count(NOWHERE) if f"q={word}" in address else 0
        if text.casefold().count(word.casefold()) > asked:
            found.append(address)
    return found


PAGES = {
    "veranstaltungen": EventsPage,
    "branchenbuch": DirectoryPage,
    "erfolgsteams": TeamsPage,
    "netzwerke": NetworksPage,
    "aktuelles": NewsIndexPage,
    "programm": ProgrammePage,
}


def restrict(page, kind="password"):
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="geheim")


def restrict_all(kind="password"):
    for slug, model in PAGES.items():
        restrict(model.objects.get(slug=slug), kind)


def test_the_word_is_told_where_nothing_is_private(site, client):
    """Otherwise the tests below would find nothing for another reason."""
    found = telling(client)
    for address in ("/", "/aktuelles/feed/", "/veranstaltungen/kalender.ics", "/branchenbuch/"):
        assert address in found
    assert len(found) >= 25


@pytest.mark.parametrize("kind", ["password", "login", "groups"])
def test_no_address_tells_of_private_sections_and_pages(site, client, kind):
    restrict_all(kind)
    assert telling(client) == []
    assert telling(client, PUBLIC, word=SLUG) == []


def test_a_private_root_tells_nothing_at_all(site, client):
    restrict(site)
    assert telling(client) == []


@pytest.mark.parametrize("slug", PAGES)
def test_no_address_tells_of_one_private_section(db, client, slug):
    make_site(at=slug)
    assert telling(client) != []
    restrict(PAGES[slug].objects.get(slug=slug))
    assert telling(client) == []


@pytest.mark.parametrize("model", [NewsPage, ProgrammePage])
def test_no_address_tells_of_one_private_page(site, client, model):
    restrict(model.objects.get(slug=SLUG))
    below = {NewsPage: "/aktuelles/", ProgrammePage: "/programm/"}[model]
    lists = [below, f"{below}{SLUG}/", "/sitemap.xml", f"/api/v2/pages/?type={model._meta.label}"]
    assert telling(client, lists) == []


def test_no_address_tells_of_drafts(site, client):
    for model in (Business, Premises, Event, SuccessTeam, Network):
        for entry in model.objects.filter(slug=SLUG):
            entry.unpublish()
    for page in Page.objects.filter(slug=SLUG).specific():
        page.unpublish()
    assert telling(client) == []


def test_the_search_forgets_private_words_and_knows_them_again(site, client):
    index_object(NewsPage.objects.get())
    words = SearchSpelling.objects.filter(word=WORD.lower())
    entries = SearchEntry.objects.containing(WORD.lower())
    assert (words.exists(), entries.exists()) == (True, True)
    restrict_all()
    assert (words.exists(), entries.exists()) == (False, False)


def test_what_is_made_public_again_is_found_again(site, client, django_capture_on_commit_callbacks):
    restrict_all()
    with django_capture_on_commit_callbacks(execute=True):
        PageViewRestriction.objects.all().delete()
    found = client.get(f"/suche/?q={WORD}").context["results"]
    assert {group.kind.key: group.count for group in found.groups} == {
        "seiten": 2,
        "branchenbuch": 1,
        "ladenlokale": 1,
        "veranstaltungen": 1,
        "erfolgsteams": 1,
        "netzwerke": 1,
        "geschichten": 1,
    }


def test_publishing_into_a_private_section_makes_nothing_findable(site):
    restrict_all()
    Business.objects.get(slug=SLUG).save_revision().publish()
    NewsPage.objects.get().save_revision().publish()
    assert not SearchEntry.objects.containing(WORD.lower()).exists()


def test_moving_a_page_below_a_private_one_makes_it_private(site, client):
    restrict(ProgrammePage.objects.get(slug="programm"))
    index_object(NewsPage.objects.get())
    NewsPage.objects.update(slug="umgezogen")
    NewsPage.objects.get().move(ProgrammePage.objects.get(slug="programm"), pos="last-child")
    assert not SearchEntry.objects.filter(name__contains="neues vom").exists()
    assert (
        telling(client, ["/aktuelles/", "/aktuelles/feed/", f"/api/v2/pages/?search={WORD}"]) == []
    )


def test_who_knows_the_password_reads_all_of_the_section(site, client):
    page = EventsPage.objects.get()
    restrict(page)
    guard = PageViewRestriction.objects.get()
    asked = client.get("/veranstaltungen/")
    assert (asked.status_code, "no-store" in asked["Cache-Control"]) == (200, True)
    assert "Hier brauchen Sie ein Passwort" in asked.content.decode()
    address = reverse("wagtailcore_authenticate_with_password", args=[guard.pk, page.pk])
    wrong = client.post(address, {"password": "falsch", "return_url": "/veranstaltungen/"})
    assert (wrong.status_code, "Fehler:" in wrong.content.decode()) == (200, True)
    right = client.post(address, {"password": "geheim", "return_url": "/veranstaltungen/"})
    assert (right.status_code, right["Location"]) == (302, "/veranstaltungen/")
    assert telling(client, [f"/veranstaltungen/{SLUG}/", "/veranstaltungen/kalender.ics"]) == [
        f"/veranstaltungen/{SLUG}/",
        "/veranstaltungen/kalender.ics",
    ]
    assert telling(Client(), [f"/veranstaltungen/{SLUG}/", "/veranstaltungen/kalender.ics"]) == []


def test_a_password_page_sends_nobody_to_another_site(site, client):
    page = EventsPage.objects.get()
    restrict(page)
    address = f"/_util/authenticate_with_password/{PageViewRestriction.objects.get().pk}/{page.pk}/"
    answer = client.post(address, {"password": "geheim", "return_url": "https://evil.example/"})
    assert answer["Location"] != "https://evil.example/"


def test_guessing_passwords_is_stopped(site, client, settings):
    settings.PAGE_PASSWORDS_PER_ADDRESS = 3
    page = EventsPage.objects.get()
    restrict(page)
    address = f"/_util/authenticate_with_password/{PageViewRestriction.objects.get().pk}/{page.pk}/"
    tries = [client.post(address, {"password": str(n), "return_url": "/"}) for n in range(4)]
    assert [answer.status_code for answer in tries] == [200, 200, 200, 429]
    assert tries[-1]["Retry-After"] == "3600"


def test_signing_in_opens_a_private_page_in_our_frame(site, client, django_user_model):
    django_user_model.objects.create_user("emre", password="geheim-2026")
    restrict(NewsIndexPage.objects.get(), "login")
    answer = client.get("/aktuelles/", follow=True)
    assert "Bitte melden Sie sich an" in answer.content.decode()
    values = {"login": "emre", "password": "geheim-2026", "next": "/aktuelles/"}
    opened = client.post("/konto/anmelden/", values, follow=True)
    assert telling(client, [f"/aktuelles/{SLUG}/", "/aktuelles/"]) == [
        f"/aktuelles/{SLUG}/",
        "/aktuelles/",
    ]
    assert opened.redirect_chain == [("/aktuelles/", 302)]


def test_an_account_of_no_group_that_may_is_told_so(site, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("emre"))
    restrict(NewsIndexPage.objects.get(), "groups")
    answer = client.get("/aktuelles/", follow=True)
    assert "Mit diesem Konto können Sie die Seite nicht sehen" in answer.content.decode()


def test_a_file_in_a_private_collection_asks_for_its_password(site, client):
    collection = Collection.get_first_root_node().add_child(name="Team")
    file = ContentFile(WORD.encode(), "plan.txt")
    document = get_document_model().objects.create(title=WORD, file=file, collection=collection)
    assert telling(client, [document.url]) == [document.url]
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="password", password="geheim"
    )
    assert telling(client, [document.url, f"/media/{document.file.name}"]) == []
    guard = CollectionViewRestriction.objects.get()
    address = f"/dokumente/authenticate_with_password/{guard.pk}/"
    client.post(address, {"password": "geheim", "return_url": document.url})
    assert telling(client, [document.url]) == [document.url]
