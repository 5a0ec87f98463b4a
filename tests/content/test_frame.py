"""What stands around every page, whatever the page is."""

import re
from html.parser import HTMLParser
from math import hypot
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.views.defaults import permission_denied

from content.templatetags.icons import icon_markup

pytestmark = pytest.mark.django_db
TEMPLATES = settings.ROOT / "templates"
# Mail programs read only inline styles.
# Mail programs read only inline styles.
MAILS = {"letters", "notifications"}
PAGES = [path for path in sorted(TEMPLATES.rglob("*.html")) if not MAILS & set(path.parts)]
STATIC = settings.ROOT / "site/static"


class Tags(HTMLParser):
    """Collects (tag, attributes) in the order of the page."""

    def __init__(self, html):
        super().__init__()
        self.tags = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def of(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture
def lost(client):
    """The site frame around the page that answers an unknown address."""
    return client.get("/gibt-es-nicht/")


def test_the_site_frame_speaks_german_and_can_be_skipped(lost):
    page = Tags(lost.content.decode())
    assert page.of("html") == [{"lang": "de", "dir": "ltr"}]
    assert page.of("a")[0] == {"class": "skip-link", "href": "#main"}
    assert [main["id"] for main in page.of("main")] == ["main"]
    assert len(page.of("h1")) == 1


def test_the_emblem_and_its_words_stand_before_everything_else(lost):
    html = lost.content.decode()
    funding = html.index("Europäische Union – Europäischer Sozialfonds")
    assert html.index("img/eu-emblem") < funding < html.index('class="site-header"')


def test_no_other_logo_is_larger_than_the_emblem(lost):
    page = Tags(lost.content.decode())
    emblem = next(attrs for attrs in page.of("img") if "eu-emblem" in attrs["src"])
    wordmark = next(attrs for attrs in page.of("svg") if attrs.get("class") == "wordmark")
    assert int(emblem["height"]) >= int(wordmark["height"])


def test_the_emblem_is_drawn_as_the_guide_says():
    """Twelve upright stars at the hours of a clock, radius a third of the height."""
    emblem = ElementTree.parse(STATIC / "img/eu-emblem.svg").getroot()
    assert emblem.attrib["viewBox"] == "0 0 810 540"
    stars = [node.attrib for node in emblem.iter() if node.tag.endswith("use")]
    assert len({(star["x"], star["y"]) for star in stars}) == 12
    assert not any("transform" in star for star in stars)
    for star in stars:
        assert hypot(float(star["x"]) - 405, float(star["y"]) - 270) == pytest.approx(180, abs=0.1)
    text = (STATIC / "img/eu-emblem.svg").read_text()
    assert ('fill="#039"' in text, 'fill="#fc0"' in text) == (True, True)


@pytest.mark.parametrize(
    "address",
    [
        "/impressum/",
        "/datenschutz/",
        "/barrierefreiheit/",
        "/leichte-sprache/",
        "/kontakt/",
        "/barriere-melden/?seite=/gibt-es-nicht/",
        "/fehler-melden/?seite=/gibt-es-nicht/",
    ],
)
def test_what_the_law_asks_for_is_one_click_away(lost, address):
    assert address in [link.get("href") for link in Tags(lost.content.decode()).of("a")]


def test_the_reported_page_is_escaped_in_the_address(client):
    page = client.get("/a%26b%22%3E%3Cscript%3E/")
    assert page.status_code == 404
    links = [link.get("href") for link in Tags(page.content.decode()).of("a")]
    assert "/fehler-melden/?seite=/a%26b%22%3E%3Cscript%3E/" in links


def test_a_reader_gets_no_cookie(lost):
    assert lost.cookies == {}


def test_everything_comes_from_this_host(lost):
    page = Tags(lost.content.decode())
    fetched = [attrs["src"] for tag in ("img", "script") for attrs in page.of(tag)]
    fetched += [attrs["href"] for attrs in page.of("link") if attrs["rel"] != "canonical"]
    assert [address for address in fetched if not address.startswith("/static/")] == []


@pytest.mark.parametrize("template", PAGES, ids=lambda path: path.name)
def test_no_template_has_inline_style_or_script(template):
    text = template.read_text()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"|<script>", text)


def test_the_last_resort_needs_nothing_and_nobody():
    page = Tags(render_to_string("500.html"))
    sheets = [link["href"] for link in page.of("link")]
    assert [s for s in sheets if not (STATIC / s.removeprefix("/static/")).is_file()] == []


def test_an_icon_is_drawn_in_the_colour_of_its_words_and_not_read_aloud():
    svg = ElementTree.fromstring(icon_markup("phone"))
    assert (svg.attrib["aria-hidden"], svg.attrib["stroke"]) == ("true", "currentColor")
    assert len(svg) == 1


def test_who_may_not_see_a_page_is_told_so_and_signs_in_for_it(rf):
    page = permission_denied(rf.get("/intern/akte/"), PermissionDenied()).content.decode()
    assert "Sie haben keinen Zugang zu dieser Seite" in page
    assert 'href="/konto/anmelden/?next=/intern/akte/"' in page
