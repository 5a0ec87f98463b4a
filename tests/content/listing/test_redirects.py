"""Former addresses of pages and entries, and of all that lies below them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

from content.listing.addresses import section_url
from tests.factories.directory import make_business, make_directory_page
from tests.factories.events import make_event, make_events_page
from tests.factories.home import make_home, make_programme_page, make_text_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_home()


@pytest.fixture
def calendar(home):
    return make_events_page(home)


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Give a page or an entry another slug, as an editor does."""

    def give_slug(instance, slug):
        instance.refresh_from_db()
        instance.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            instance.save_revision().publish()
        return instance

    return give_slug


def leads_to(client, path, **more):
    """Return the status and where it leads."""
    answer = client.get(path, **more)
    return answer.status_code, answer.get("Location")


BELOW_THE_CALENDAR = """
?art=markt&von=2026-12-01
archiv/?seite=2
kalender/2026/12/
kalender/woche/2026-W50/?art=markt
kalender.ics?art=markt&stadtteil=schalke
feed/?art=markt
vorschlagen/
kurs/
kurs/termin.ics
kurs/bild.png
kurs/2026-12-01/anmelden/
anmeldung/geheim/?x=%C3%A4%26&x=2
""".split()


@pytest.mark.parametrize("rest", BELOW_THE_CALENDAR)
def test_what_lies_below_a_renamed_section_leads_on_with_its_query(client, calendar, rename, rest):
    rename(calendar, "termine")
    assert leads_to(client, f"/veranstaltungen/{rest}") == (301, f"/termine/{rest}")


@pytest.mark.parametrize(
    "rest",
    [
        "?q=rad&nah=51.5,7.0",
        "eintraege.csv?branche=rad",
        "eintraege.geojson",
        "salon/visitenkarte.vcf",
        "salon/qr-code/",
        "ladenlokale/anbieten/",
    ],
)
def test_what_lies_below_the_directory_leads_on(client, home, rename, rest):
    rename(make_directory_page(home), "laeden")
    assert leads_to(client, f"/branchenbuch/{rest}") == (301, f"/laeden/{rest}")


def test_an_entry_is_found_by_its_old_address_in_one_hop(client, calendar, rename):
    make_event(slug="kurs")
    rename(calendar, "termine")
    answer = client.get("/veranstaltungen/kurs/", follow=True)
    assert (answer.redirect_chain, answer.status_code) == ([("/termine/kurs/", 301)], 200)


def test_a_form_sent_to_the_old_address_keeps_its_text(client, calendar, rename):
    make_event(slug="kurs")
    rename(calendar, "termine")
    answer = client.post("/veranstaltungen/vorschlagen/?x=1", {"title": "Langer Text"})
    assert (answer.status_code, answer["Location"]) == (308, "/termine/vorschlagen/?x=1")
    answer = client.post("/veranstaltungen/vorschlagen/", {"title": "Langer Text"}, follow=True)
    assert 'value="Langer Text"' in answer.content.decode()


def test_renaming_twice_leads_from_each_address_in_one_hop(client, calendar, rename):
    rename(calendar, "termine")
    rename(calendar, "was-ist-los")
    found = [leads_to(client, f"/{old}/kurs/?a=1") for old in ("veranstaltungen", "termine")]
    assert found == [(301, "/was-ist-los/kurs/?a=1")] * 2


def test_renaming_back_makes_no_loop(client, calendar, rename):
    make_event(slug="kurs")
    rename(calendar, "termine")
    rename(calendar, "veranstaltungen")
    assert client.get("/veranstaltungen/kurs/").status_code == 200
    assert leads_to(client, "/termine/kurs/") == (301, "/veranstaltungen/kurs/")
    assert client.get("/veranstaltungen/gibt-es-nicht/").status_code == 404


def test_a_new_page_at_the_old_address_wins(client, home, calendar, rename):
    rename(calendar, "termine")
    page = make_text_page(home, slug="veranstaltungen")
    below = make_text_page(page, slug="kurs")
    assert [client.get(each.url).status_code for each in (page, below)] == [200, 200]


def test_what_lies_below_a_renamed_page_above_leads_on(client, home, rename):
    programme = make_programme_page(home, slug="programm")
    chapter = make_programme_page(programme, slug="ziele")
    rename(programme, "plan-b")
    assert leads_to(client, "/programm/ziele/?a=1") == (301, "/plan-b/ziele/?a=1")
    chapter.unpublish()  # what was not public when it was renamed is covered too
    rename(programme, "ueber-uns")
    chapter.refresh_from_db()
    chapter.save_revision().publish()
    assert leads_to(client, "/plan-b/ziele/") == (301, "/ueber-uns/ziele/")


def test_what_lies_below_a_moved_page_leads_on(client, home):
    page, other = make_text_page(home, slug="hilfe"), make_text_page(home, slug="ueber-uns")
    make_text_page(page, slug="fragen")
    assert client.get("/hilfe/fragen/").status_code == 200
    page.move(other, pos="last-child")
    assert leads_to(client, "/hilfe/fragen/?a=1") == (301, "/ueber-uns/hilfe/fragen/?a=1")
    assert client.get("/ueber-uns/hilfe/fragen/").status_code == 200


def test_an_entry_and_its_section_may_both_be_renamed(client, calendar, rename):
    event = make_event(slug="kurs")
    rename(event, "kurs")
    rename(event, "kochkurs")
    rename(calendar, "termine")
    assert section_url("events") == "/termine/"
    expected = (301, "/termine/kochkurs/termin.ics?a=1")
    assert leads_to(client, "/veranstaltungen/kurs/termin.ics?a=1") == expected
    rename(event, "backkurs")
    assert leads_to(client, "/veranstaltungen/kurs/") == (301, "/termine/backkurs/")
    assert leads_to(client, "/veranstaltungen/kochkurs/") == (301, "/termine/backkurs/")
    assert leads_to(client, "/termine/kochkurs/") == (301, "/termine/backkurs/")
    rename(calendar, "veranstaltungen")
    rename(event, "kurs")
    assert client.get("/veranstaltungen/kurs/").status_code == 200
    assert leads_to(client, "/termine/backkurs/") == (301, "/veranstaltungen/kurs/")
    assert client.get("/veranstaltungen/kurs/gibt-es-nicht/").status_code == 404
    assert client.get("/veranstaltungen/gibt-es-nicht/").status_code == 404


def test_a_renamed_business_takes_its_card_along(client, home, rename):
    make_directory_page(home)
    business = make_business(slug="salon")
    rename(business, "salon")
    rename(business, "friseur")
    expected = (301, "/branchenbuch/friseur/visitenkarte.vcf")
    assert leads_to(client, "/branchenbuch/salon/visitenkarte.vcf") == expected


def test_what_an_editor_redirects_is_that_address_alone(client, home):
    Redirect.add_redirect("/flyer", redirect_to=make_text_page(home, slug="mitmachen"))
    Redirect.add_redirect("/alt?nr=1", redirect_to="https://example.org/eins")
    Redirect.add_redirect("/kurz", redirect_to="https://example.org/", is_permanent=False)
    assert leads_to(client, "/flyer/?utm_source=druck") == (301, "/mitmachen/?utm_source=druck")
    assert leads_to(client, "/alt/?nr=1") == (301, "https://example.org/eins")
    assert leads_to(client, "/kurz/") == (302, "https://example.org/")
    assert client.get("/flyer/mehr/").status_code == 404


@pytest.mark.parametrize("rest", ["/evil.example/", "%5Cevil.example/", "%0d%0aX:1/", "a" * 9000])
def test_a_forged_rest_leads_to_no_other_host(client, home, calendar, rename, rest):
    rename(calendar, "termine")
    Redirect.add_redirect("/start", redirect_to=home, automatically_created=True)
    for old in ("veranstaltungen", "start"):
        answer = client.get(f"/{old}/{rest}")
        assert answer.get("Location", "/x").startswith("/")
        assert not answer.get("Location", "/x").startswith(("//", "/\\"))


def test_an_address_that_never_was_asks_for_redirects_once(client, home):
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/gibt/es/auch/nicht/").status_code == 404
    asked = [query for query in queries if "wagtailredirects" in query["sql"]]
    assert len(asked) <= 1
