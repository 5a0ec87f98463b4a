import pytest

from tests.counting import query_count
from tests.factories.home import make_home
from tests.factories.teams import make_team, make_teams_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def teams_page():
    return make_teams_page(make_home())


def test_the_list_tells_open_teams_from_full_ones_and_hides_drafts(client, teams_page):
    inviting = make_team(name="Werkbank", member_count=7, seats=8)
    full = make_team(name="Tisch", member_count=8, seats=8)
    make_team(name="Entwurf", live=False)
    page = client.get("/erfolgsteams/")
    assert page.context["open_teams"] == [inviting]
    assert page.context["full_teams"] == [full]


def test_a_team_shows_its_free_chairs_and_how_to_take_part(client, teams_page):
    make_team(name="Werkbank", member_count=6, seats=8)
    text = client.get("/erfolgsteams/werkbank/").content.decode()
    assert "2 Stühle sind frei" in text
    assert "/erfolgsteams/werkbank/mitmachen/" in text


def test_a_full_team_offers_to_be_told_later(client, teams_page):
    make_team(name="Tisch", member_count=8, seats=8)
    assert "Zurzeit ist jeder Stuhl besetzt" in client.get("/erfolgsteams/tisch/").content.decode()


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
