import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from directory.models import Business, Premises
from events.models import Event, Occurrence
from events.occurrences.remarks import remarks_on_draft
from home.models import HomePage, Partner
from home.starting_content.loading import load
from teams.models import SuccessTeam
from teams.networks.models import Network

# One process runs them all, so that they share one loading.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("loading")]
BADGE = '<span class="badge badge--state">Beispiel</span>'
MODELS = (Page, Business, Event, Occurrence, SuccessTeam, Partner, get_image_model())


def silent(line):
    """A report that nobody reads."""


@pytest.fixture(scope="module")
def loaded(rows_of_the_file):
    """The starting content, loaded once for this file."""
    load(timezone.localdate(), silent)
    Site.objects.update(hostname="testserver", port=80)
    Site.clear_site_root_paths_cache()


def counts():
    return {model.__name__: model.objects.count() for model in MODELS}


def test_loading_twice_changes_nothing_and_keeps_an_editors_words(loaded):
    home = HomePage.objects.get()
    home.title = "Von der Redaktion"
    home.save_revision().publish()
    SuccessTeam.objects.all().delete()
    Partner.objects.all().delete()
    before = counts()
    load(timezone.localdate(), silent)
    assert counts() == before
    assert HomePage.objects.get().title == "Von der Redaktion"


def test_the_home_page_takes_the_place_of_the_welcome_page(loaded):
    assert Site.objects.get().root_page.specific == HomePage.objects.get()
    assert Page.objects.filter(depth=2).count() == 1


def test_the_menu_has_the_six_sections(loaded):
    menu = HomePage.objects.get().get_children().live().in_menu()
    assert [page.slug for page in menu] == [
        "veranstaltungen",
        "branchenbuch",
        "erfolgsteams",
        "netzwerke",
        "aktuelles",
        "programm",
    ]


def test_every_page_answers(loaded, client):
    addresses = [page.url for page in Page.objects.filter(depth__gt=1)]
    answers = {address: client.get(address).status_code for address in addresses}
    assert {address for address, status in answers.items() if status != 200} == set()


def test_a_new_site_says_below_its_programme_that_no_number_is_public_yet(loaded, client):
    results = "/programm/ergebnisse/"
    assert f'href="{results}"' in client.get("/programm/").content.decode()
    page = client.get(results).content.decode()
    assert "Was erreicht wurde" in page
    assert ("Hier steht noch keine Zahl." in page, "<dt>" in page) == (True, False)


def test_every_business_event_team_and_network_answers_and_says_that_it_is_an_example(
    loaded, client
):
    silent_ones = []
    for model in (Business, Event, SuccessTeam, Network):
        for row in model.objects.public():
            if BADGE not in client.get(row.get_absolute_url()).content.decode():
                silent_ones.append(row.get_absolute_url())
    assert silent_ones == []


def test_a_badge_marks_the_examples_and_not_their_names(loaded):
    for model in (Business, Event, Premises, SuccessTeam, Network):
        rows = list(model.objects.all())
        assert rows
        assert [str(row) for row in rows if not row.is_example or "Beispiel" in str(row)] == []


def test_both_neighbourhoods_have_dates_in_the_coming_week(loaded):
    now = timezone.now()
    week = Occurrence.objects.public().taking_place().in_window(now, now + dt.timedelta(days=7))
    found = set(week.values_list("event__neighbourhood__slug", flat=True))
    assert {"schalke", "hassel"} <= found


def test_one_coming_date_is_cancelled_and_one_is_moved(loaded):
    coming = Occurrence.objects.public().upcoming(timezone.now())
    assert {"cancelled", "moved"} <= set(coming.values_list("state", flat=True))


def test_readers_get_no_cookie_anywhere(loaded):
    for address in ("/", "/programm/", "/aktuelles/", "/erfolgsteams/", "/suche/?q=rad"):
        assert Client().get(address).cookies == {}


def test_no_series_takes_place_on_a_holiday_and_one_alone_in_a_closed_business(loaded):
    """The language café has the table because it is the café's day off, and says so."""
    now = timezone.now()
    series = [event for event in Event.objects.all() if event.is_series]
    remarks = {event.slug: remarks_on_draft(event, now) for event in series}
    assert {slug for slug, found in remarks.items() if found} == {"sprachcafe"}
    (remark,) = remarks["sprachcafe"]
    assert remark.startswith("Café Halbzeit hat geschlossen: Mo, ")
