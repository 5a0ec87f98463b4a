import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from teams.membership import joining
from teams.models import TeamsPage
from teams.work import meetings
from tests.factories.counting import query_count
from tests.factories.directory import make_business, make_directory_page
from tests.factories.events import make_event, make_events_page
from tests.factories.home import make_home
from tests.factories.teams import (
    make_meeting,
    make_member,
    make_story,
    make_team,
    make_teams_page,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def stored(rows_of_the_file):
    make_teams_page(make_home())


@pytest.fixture
def teams_page(stored, db):
    return TeamsPage.objects.get()


def test_the_list_tells_open_teams_from_full_ones_and_hides_drafts(client, teams_page):
    inviting = make_team(name="Werkbank", members=7, seats=8)
    full = make_team(name="Tisch", members=8, seats=8)
    make_team(name="Entwurf", live=False)
    page = client.get("/erfolgsteams/")
    assert page.context["open_teams"] == [inviting]
    assert page.context["full_teams"] == [full]


def test_a_team_shows_its_free_chairs_and_how_to_take_part(client, teams_page):
    make_team(name="Werkbank", members=6, seats=8)
    text = client.get("/erfolgsteams/werkbank/").content.decode()
    assert "2 Plätze sind frei" in text
    assert "/erfolgsteams/werkbank/mitmachen/" in text


def read(client, url):
    """Return the words of a page, each apart by one space."""
    main = BeautifulSoup(client.get(url).content, "html.parser").select_one("main")
    return " ".join(main.get_text(" ").split())


def test_the_words_say_of_the_chairs_what_the_drawn_table_shows(client, teams_page):
    team = make_team(name="Tisch", members=5, seats=8)
    for _number in range(2):
        make_member(team, state="invited", has_account=False)
    text = client.get("/erfolgsteams/tisch/").content.decode()
    assert "5 von 8 Plätzen besetzt, 2 sind für andere vorgemerkt" in text
    assert "Ein Platz ist frei." in text
    assert text.count('class="t-seat"') == 1


def test_a_full_team_offers_its_waiting_list_and_says_how_long_it_is(client, teams_page):
    team = make_team(name="Tisch", members=8, seats=8)
    text = read(client, "/erfolgsteams/tisch/")
    assert "Zurzeit ist kein Platz frei" in text
    assert "Bisher wartet niemand. Auf die Warteliste" in text
    member = make_member(team, state="applied", has_account=False)
    joining.put_on_waiting_list(member, timezone.now())
    assert "Eine Person wartet schon. Auf die Warteliste" in read(client, "/erfolgsteams/tisch/")


def test_who_waits_and_is_told_no_waits_no_longer_on_the_page(client, teams_page):
    team = make_team(name="Tisch", members=8, seats=8)
    member = make_member(team, state="waiting", has_account=False, waiting_since=timezone.now())
    assert "Eine Person wartet schon." in read(client, "/erfolgsteams/tisch/")
    joining.decline(member, "Das Team hört auf.")
    assert "Bisher wartet niemand." in read(client, "/erfolgsteams/tisch/")


def test_a_team_that_takes_nobody_says_so_and_its_form_leads_back(client, teams_page):
    make_team(name="Tisch", members=2, seats=8, is_open=False)
    text = read(client, "/erfolgsteams/tisch/")
    assert "Dieses Team nimmt zurzeit niemanden auf" in text
    assert "Plätze sind frei" not in text
    assert client.get("/erfolgsteams/tisch/mitmachen/").url == "/erfolgsteams/tisch/"


@pytest.mark.parametrize(("days", "is_said"), [(1, True), (0, True), (-1, False)])
def test_a_team_that_pauses_says_until_when(client, teams_page, days, is_said):
    until = timezone.localdate() + dt.timedelta(days=days)
    make_team(name="Tisch", pauses_until=until)
    assert ("Das Team macht Pause bis zum" in read(client, "/erfolgsteams/tisch/")) == is_said


def test_without_open_meetings_it_says_that_they_are_for_members(client, teams_page):
    make_meeting(make_team(name="Tisch"), place="Tischlerei Holzweg")
    text = read(client, "/erfolgsteams/tisch/")
    assert "Die Treffen sind sonst nur für die Mitglieder" in text
    assert "Tischlerei Holzweg" not in text


def test_an_event_that_is_a_team_s_meeting_names_the_team_on_its_page(client, teams_page):
    make_events_page(teams_page.get_parent())
    event = make_event(title="Tischrunde")
    make_event(title="Anderes", slug="anderes")
    make_team(name="Tisch", event=event)
    words = "Treffen eines Erfolgsteams, offen für Gäste: Tisch"
    assert words in read(client, event.get_absolute_url())
    assert words not in read(client, "/veranstaltungen/anderes/")


def test_a_story_has_a_page_and_a_draft_has_none(client, teams_page):
    team = make_team(name="Tisch")
    shown = make_story(team, title="Ein Schild", told_by="Hatice")
    make_story(team, title="Entwurf", slug="entwurf", live=False)
    assert "Ein Schild" in read(client, "/erfolgsteams/tisch/")
    assert "Hatice" in read(client, shown.get_absolute_url())
    assert client.get("/erfolgsteams/geschichten/entwurf/").status_code == 404


def test_a_team_costs_the_same_however_much_there_is_to_tell(client, teams_page):
    home = teams_page.get_parent()
    make_events_page(home)
    make_directory_page(home)
    team = make_team(name="Tisch", members=0, seats=60)
    tell_more(team, 3)
    few = query_count(client, "/erfolgsteams/tisch/")
    tell_more(team, 27)
    assert query_count(client, "/erfolgsteams/tisch/") <= few <= 10


def tell_more(team, count):
    """Add members who are named, stories, and meetings that are open to guests."""
    now = timezone.now()
    for number in range(count):
        shop = make_business()
        make_member(team, has_account=False, named_business=shop, named_at=now)
        make_story(team)
        start = now + dt.timedelta(days=7 + team.meetings.count(), hours=number)
        meetings.open_to_guests(make_meeting(team, starts_at=start), note="", now=now)


@pytest.mark.parametrize("slug", ["entwurf", "gibt-es-nicht"])
def test_a_draft_or_unknown_team_is_not_found(client, teams_page, slug):
    make_team(name="Entwurf", live=False)
    assert client.get(f"/erfolgsteams/{slug}/").status_code == 404


def test_an_empty_list_says_what_to_do(client, teams_page):
    assert "Noch gibt es kein Erfolgsteam" in client.get("/erfolgsteams/").content.decode()


def test_the_sitemap_names_public_teams_only(client, teams_page):
    make_team(name="Werkbank")
    make_team(name="Entwurf", live=False)
    text = client.get("/sitemap.xml").content.decode()
    assert "/erfolgsteams/werkbank/" in text
    assert "/erfolgsteams/entwurf/" not in text


def test_a_title_with_markup_is_shown_as_text(client, teams_page):
    make_team(name="<script>alert(1)</script>", slug="frech")
    text = client.get("/erfolgsteams/frech/").content.decode()
    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_the_list_costs_the_same_for_3_and_for_300_teams(client, teams_page):
    for _ in range(3):
        make_team()
    few = query_count(client, "/erfolgsteams/")
    for _ in range(297):
        make_team()
    assert query_count(client, "/erfolgsteams/") == few <= 14
