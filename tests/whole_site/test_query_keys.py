"""The keys of the site's addresses: what a page reads is known, and each makes an entry of its own."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache

from content import sections
from content.caching.page_cache import NEVER
from directory.premises.filters import PremisesFilterForm
from directory.search.facets import forget_facets
from directory.search.filters import DirectoryFilterForm
from events.views.filters import EventFilterForm
from teams.networks.filters import NetworkFilterForm
from tests.factories.counting import stored_pages
from tests.whole_site.tour import READ

pytestmark = pytest.mark.django_db

CALENDAR, BUSINESSES, PREMISES = "/veranstaltungen/", "/branchenbuch/", "/branchenbuch/ladenlokale/"
PAGES = "/api/v2/pages/"
# What each GET form is asked for, at the address where it stands: {form: (address, {key: query})}.
FORMS = {
    EventFilterForm: (
        CALENDAR,
        {
            "q": "q=gibtesnicht",
            "stadtteil": "stadtteil=hassel",
            "art": "art=markt",
            "sprache": "sprache=de",
            "von": "von=2040-01-01",
            "bis": "bis=2020-01-01",
            "barrierefrei": "barrierefrei=1",
            "kostenlos": "kostenlos=1",
        },
    ),
    DirectoryFilterForm: (
        BUSINESSES,
        {
            "q": "q=gibtesnicht",
            "branche": "branche=zunft",
            "stadtteil": "stadtteil=hassel",
            "plz": "plz=12345",
            "sprache": "sprache=tr",
            "geoeffnet": "geoeffnet=1",
            "barrierefrei": "barrierefrei=1",
            "ausbildung": "ausbildung=1",
            "praktikum": "praktikum=1",
            "am": "am=2040-01-01",
            "um": "um=03:00",
            "sortierung": "sortierung=geprueft",
            "nah": "sortierung=naehe&nah=51.522,7.0886",
            "ausschnitt": "ausschnitt=1,1,2,2",
        },
    ),
    PremisesFilterForm: (
        PREMISES,
        {
            "stadtteil": "stadtteil=hassel",
            "groesse_von": "groesse_von=1000",
            "groesse_bis": "groesse_bis=1",
            "miete_bis": "miete_bis=1",
            "barrierefrei": "barrierefrei=1",
            "ausschnitt": "ausschnitt=1,1,2,2",
        },
    ),
    NetworkFilterForm: (
        "/netzwerke/",
        {"stadtteil": "stadtteil=hassel", "art": "art=trade"},
    ),
}
# Keys that no form of a section declares itself: {key: [(address without it, address with it)]}.
FURTHER = {
    "seite": [
        (BUSINESSES, f"{BUSINESSES}?seite=2"),
        (f"{CALENDAR}?bis=2999-12-31", f"{CALENDAR}?bis=2999-12-31&seite=2"),
        ("/aktuelles/", "/aktuelles/?seite=2"),
        ("/suche/?q=quorx&nur=branchenbuch", "/suche/?q=quorx&nur=branchenbuch&seite=2"),
    ],
    "netzwerk": [(BUSINESSES, f"{BUSINESSES}?netzwerk=quorx")],
    "nur": [("/suche/?q=quorx", "/suche/?q=quorx&nur=branchenbuch")],
    "q": [("/suche/", "/suche/?q=quorx")],
    "fields": [(PAGES, f"{PAGES}?fields=_")],
    "limit": [(PAGES, f"{PAGES}?limit=1")],
    "offset": [(PAGES, f"{PAGES}?offset=1")],
    "order": [(PAGES, f"{PAGES}?order=-id")],
    "search": [(PAGES, f"{PAGES}?search=gibtesnicht")],
    "type": [(PAGES, f"{PAGES}?type=home.NewsPage")],
    "ansicht": [("/branchenbuch/quorx/aushang/", "/branchenbuch/quorx/aushang/?ansicht=a4")],
}
# Read by pages that no cache keeps: thanks, and forms that know from where somebody came.
NEVER_STORED = {"nummer", "team"}
PAIRS = [
    (address, f"{address}?{query}")
    for address, queries in FORMS.values()
    for query in queries.values()
] + [pair for pairs in FURTHER.values() for pair in pairs]
# Where somebody is stays nowhere, so there is no entry for it.
NEVER_KEPT = "&nah="


def test_every_key_that_a_section_declares_is_asked_for_below():
    assert set(FORMS) == set(sections.all_of("filter_forms"))
    assert {form: set(queries) for form, (_address, queries) in FORMS.items()} == {
        form: set(form.base_fields) for form in FORMS
    }
    added = {added.name for added in sections.all_of("added_filters")}
    assert FURTHER.keys() | NEVER_STORED == set(sections.all_of("query_keys")) | added


def test_a_page_with_a_key_is_another_entry_and_says_what_an_uncached_one_says(client, site):
    wrong = {}
    for plain, asked in PAIRS:
        cache.clear()
        answers = [client.get(address) for address in (plain, asked, asked)]
        entries = stored_pages()
        cache.clear()
        forget_facets()
        fresh = client.get(asked)
        first, second, third = (answer.content for answer in answers)
        is_right = first != second == third == fresh.content
        if not is_right or entries != (1 if NEVER_KEPT in asked else 2):
            wrong[asked] = entries
    assert wrong == {}


def queries_in(page):
    """Return the keys that a page's own links and GET forms ask by, with where they lead."""
    text = page.content.decode()
    for link in re.findall(r'<a[^>]* href="([^"]*\?[^"]*)"', text):
        target = urlsplit(unescape(link))
        if not target.netloc:
            for key in parse_qs(target.query, keep_blank_values=True):
                yield target.path or page.wsgi_request.path, key
    for form, fields in re.findall(r"<form([^>]*)>(.*?)</form>", text, re.DOTALL):
        if 'method="post"' not in form:
            for key in re.findall(r'<(?:input|select)[^>]* name="([^"]+)"', fields):
                yield page.wsgi_request.path, key


@pytest.mark.xdist_group("tour")
def test_every_key_that_a_stored_page_links_to_is_known(tour):
    """An unknown key would be answered anew for each reader, past the cache."""
    unknown = {
        (path, key)
        for page in tour.read
        if "no-store" not in page.get("Cache-Control", "")
        for path, key in queries_in(page)
        if key not in sections.query_keys() and not path.startswith(NEVER)
    }
    assert unknown == set()


def test_no_page_prints_a_campaigns_mark(client, site):
    """All readers share the page's cache entry."""
    printing = [
        address
        for address in READ
        if "quorxmark"
        in client.get(
            f"{address}{'&' if '?' in address else '?'}utm_source=quorxmark", follow=True
        ).content.decode()
    ]
    assert printing == []


@pytest.mark.xdist_group("tour")
def test_a_stored_page_depends_on_its_compression_alone(tour):
    varied = {
        page.wsgi_request.path: page["Vary"]
        for page in tour.read
        if page.status_code == 200 and page.get("Vary", "Accept-Encoding") != "Accept-Encoding"
    }
    assert {path: names for path, names in varied.items() if "Cookie" not in names} == {}
