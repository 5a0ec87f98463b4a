"""The first screen and the footer, measured by a browser: emblem, header, menu, answers, rows."""

import datetime as dt

import pytest
from django.conf.locale import LANG_INFO
from wagtail.models import Locale

from content.models import SiteSettings
from content.place.time_zone import BERLIN
from tests.factories.directory import make_business, make_category, make_directory_page
from tests.factories.events import make_event, make_events_page
from tests.factories.home import make_home, make_news_index
from tests.whole_site.in_a_browser.laid_out import looked_at, opened

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("tour")]

TUESDAY = dt.datetime(2026, 12, 1, 10, 30, tzinfo=BERLIN)
PHONE, DESK = (360, 640), (1366, 768)
LANGUAGES = [("de", "Deutsch"), ("tr", "Türkisch"), ("ar", "Arabisch"), ("en", "Englisch")]
SIMPLE = ("de-simple", "Leichte Sprache")
DOUBLED = "html { font-size: 200% }"
BOXES = """(selectors) => Object.fromEntries(Object.entries(selectors).map(([name, selector]) => {
  return [name, document.querySelector(selector).getBoundingClientRect().toJSON()]
}))"""


@pytest.fixture
def home(stop_clock):
    """A site as full as the starting content: six sections in its menu, a full footer."""
    stop_clock(TUESDAY)
    home = make_home(title="Betriebe und Termine in Schalke und Hassel")
    make_events_page(home, show_in_menus=True)
    make_directory_page(home, show_in_menus=True)
    for title in ("Erfolgsteams", "Netzwerke", "Aktuelles", "Programm"):
        make_news_index(home, title=title, slug=title.lower(), show_in_menus=True)
    make_business(opening_hours="Mo-Fr 09:00-18:00")
    title = "Sprechstunde im Stadtteilladen Schalke"
    make_event(title=title, starts="2026-12-01 10:00", ends="2026-12-01 12:00", now=TUESDAY)
    make_event(title="Abend im Saal", starts="2026-12-01 18:30", now=TUESDAY)
    make_event(title="Markt am Samstag", starts="2026-12-05 09:00", now=TUESDAY)
    row = SiteSettings.load()
    row.places = "Schalke\nHassel"
    row.programme_starts_on, row.programme_ends_on = dt.date(2015, 10, 1), dt.date(2018, 9, 30)
    row.funding_notice = "Plan B wurde von 2015 bis 2018 im Programm BIWAQ gefördert. " * 4
    row.operator_name = "Trägerverein Plan B (Beispiel)"
    row.contact_email, row.contact_telephone = "planb@example.org", "0221 4710-900"
    row.save()
    return home


@pytest.fixture
def in_five_languages(home, settings, monkeypatch):
    """The first page in each of them, so that each is offered."""
    monkeypatch.setitem(LANG_INFO, SIMPLE[0], LANG_INFO["de"] | {"name_local": SIMPLE[1]})
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [*LANGUAGES, SIMPLE]
    settings.WAGTAIL_I18N_ENABLED = True
    for code, _name in settings.LANGUAGES[1:]:
        locale = Locale.objects.create(language_code=code)
        home.copy_for_translation(locale).save_revision().publish()


def boxes(page_html, size, selectors, css=""):
    """Return where elements stand, by name, and how wide the page is."""

    def look(pages):
        width, height = size
        with opened(pages, viewport={"width": width, "height": height}) as open_page:
            page = open_page("/page")
            if css:
                page.add_style_tag(content=css)
            found = page.evaluate(BOXES, selectors)
            return found, page.evaluate("document.documentElement.scrollWidth")

    return looked_at(look, {"/page": page_html})


def html_of(client, address="/"):
    return client.get(address).content.decode()


HEADER = {
    "header": ".site-header",
    "name": ".site-header__home",
    "search": ".header-button--search",
    "menu": ".site-menu > summary",
}


def test_on_a_phone_strip_and_header_take_96_pixels(client, home):
    found, width = boxes(html_of(client), PHONE, HEADER)
    assert found["header"]["bottom"] <= 96
    assert width <= 360


def test_five_languages_leave_the_header_as_high_as_it_was(client, home, in_five_languages):
    html = html_of(client)
    names = ["Deutsch", "Türkçe", "العربيّة", "English", "Leichte Sprache"]
    assert [name for name in names if f"\n    {name}</a>" not in html] == []
    for size in ((320, 640), PHONE, (768, 900), DESK):
        found, width = boxes(html, size, HEADER)
        assert (found["header"]["bottom"] <= 96, width <= size[0]) == (True, True), size


def test_with_one_language_no_switch_is_shown(client, home):
    assert "languages" not in html_of(client)


@pytest.mark.parametrize("css", ["", DOUBLED], ids=["as it is", "doubled text"])
@pytest.mark.parametrize("width", [320, 360])
def test_the_header_stays_in_one_row(client, home, width, css):
    found, page_width = boxes(html_of(client), (width, 640), HEADER, css)
    name, search, menu = (found[part] for part in ("name", "search", "menu"))
    assert page_width <= width
    assert name["right"] <= search["left"] <= search["right"] <= menu["left"]
    assert menu["right"] <= width
    assert max(part["top"] for part in (name, search, menu)) < min(
        part["bottom"] for part in (name, search, menu)
    )


def test_two_taps_at_one_point_open_and_close_the_menu(client, home):
    def look(pages):
        seen = []
        with opened(pages, viewport={"width": 360, "height": 640}) as open_page:
            page = open_page("/page")
            summary = page.locator(".site-menu > summary")
            first = box = summary.bounding_box()
            for _tap in range(2):
                page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
                shown = page.locator(".site-menu__panel").is_visible()
                seen.append((summary.inner_text().strip(), shown, summary.bounding_box() == first))
        return seen

    seen = looked_at(look, {"/page": html_of(client)})
    assert seen == [("Schließen", True, True), ("Menü", False, True)]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_emblem_is_in_the_first_screen_and_no_logo_is_larger(client, home, size):
    """Regulation (EU) 821/2014, Art. 4: seen without scrolling, in colour, at least as large."""
    parts = {"emblem": ".funding img", "words": ".funding p", "wordmark": ".wordmark"}
    found, _width = boxes(html_of(client), size, parts)
    emblem, words = found["emblem"], found["words"]
    assert emblem["top"] >= 0 and emblem["left"] >= 0
    assert max(emblem["bottom"], words["bottom"]) <= size[1]
    assert max(emblem["right"], words["right"]) <= size[0]
    assert emblem["width"] / emblem["height"] == pytest.approx(1.5)
    assert emblem["height"] >= found["wordmark"]["height"]
    assert words["left"] >= emblem["right"], "no word lies on the emblem"


def test_when_the_duty_is_over_the_emblem_stands_at_the_foot(client, home):
    row = SiteSettings.load()
    row.emblem_above_until = TUESDAY.date()
    row.save()
    assert html_of(client).index("img/eu-emblem") < html_of(client).index("<main")
    row.emblem_above_until -= dt.timedelta(days=1)
    row.save()
    html = html_of(client)
    assert html.index("img/eu-emblem") > html.index('class="site-footer"')
    found, _width = boxes(html, PHONE, {"header": ".site-header", "emblem": ".funding img"})
    assert found["header"]["bottom"] <= 58
    assert (found["emblem"]["width"], found["emblem"]["height"]) == (45, 30)


def test_on_a_phone_the_footer_takes_less_than_a_screen_and_begins_with_the_contact(client, home):
    parts = {
        "footer": ".site-footer",
        "call": '.site-footer [href^="tel:"]',
        "law": '.site-footer [href="/impressum/"]',
    }
    found, _width = boxes(html_of(client), PHONE, parts)
    assert found["footer"]["height"] <= 500
    assert found["call"]["bottom"] < found["law"]["top"]


def test_the_first_screen_of_a_phone_says_what_this_is_who_is_open_and_what_is_on_tonight(
    client, home
):
    parts = {
        "what this is": "h1",
        "search": "#first-search",
        "who is open": ".answers__row",
        "weekend": ".answers > li:nth-child(2) a:nth-child(2)",
        "enter": ".answers summary",
        "tonight": ".event-row:nth-child(2) h3",
    }
    found, width = boxes(html_of(client), PHONE, parts)
    assert {name: box["bottom"] for name, box in found.items() if box["bottom"] > 640} == {}
    assert width <= 360


def test_on_a_phone_a_business_is_a_row_of_108_pixels_with_a_button_that_calls(client, home):
    trade = make_category(name="Gesundheit und Pflege")
    business = {"opening_hours": "Mo-Fr 09:00-18:30", "telephone": "0221 4710-104"}
    make_business(name="Augenblick Optik am Markt", categories=[trade], **business)
    parts = {"row": ".business-card:has(.card__call)", "call": ".card__call"}
    found, width = boxes(html_of(client, "/branchenbuch/"), PHONE, parts)
    assert found["row"]["height"] <= 112
    assert (found["call"]["width"], found["call"]["height"]) == (44, 44)
    assert width <= 360


@pytest.mark.parametrize("width", [320, 360])
def test_with_doubled_text_the_first_page_does_not_scroll_sideways(client, home, width):
    _found, page_width = boxes(html_of(client), (width, 640), {"main": "main"}, DOUBLED)
    assert page_width <= width
