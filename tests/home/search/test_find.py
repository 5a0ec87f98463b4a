import pytest

from home.models import HomePage
from tests.factories.counting import query_count
from tests.factories.directory import make_business, make_category, make_directory_page
from tests.factories.events import make_event, make_events_page
from tests.factories.home import make_home, make_news, make_news_index, make_text_page
from tests.factories.teams import make_story, make_team, make_teams_page

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def pages(rows_of_the_file):
    home = make_home()
    make_teams_page(home)
    make_events_page(home)
    make_directory_page(home)


@pytest.fixture
def home(pages, db):
    return HomePage.objects.get()


def found(response):
    """Return {kind: [titles]} of what the page shows."""
    return {
        group.kind.key: [str(hit) for hit in group.hits]
        for group in response.context["results"].groups
    }


def test_every_kind_is_found_and_nothing_that_is_not_public(client, home):
    index = make_news_index(home)
    make_business(name="Radwerk")
    make_business(name="Radwerk im Entwurf", live=False)
    make_event(title="Radwerk lädt ein")
    make_event(title="Radwerk heimlich", live=False)
    team = make_team(name="Team Radwerk")
    make_team(name="Team Radwerk im Entwurf", live=False)
    make_story(team, title="Radwerk hilft")
    make_story(team, title="Radwerk hilft bald", live=False)
    make_text_page(home, title="Über das Radwerk")
    make_news(index, title="Radwerk eröffnet")
    make_news(index, title="Radwerk noch geheim", live=False)
    assert found(client.get("/suche/", {"q": "radwerk"})) == {
        "branchenbuch": ["Radwerk"],
        "veranstaltungen": ["Radwerk lädt ein"],
        "erfolgsteams": ["Team Radwerk"],
        "geschichten": ["Radwerk hilft"],
        "seiten": ["Über das Radwerk", "Radwerk eröffnet"],
    }


def test_the_text_of_a_page_is_found(client, home):
    make_text_page(home, title="Recht", body=[("text", "<p>Etwas über Streitschlichtung</p>")])
    make_text_page(home, title="Anderes")
    assert found(client.get("/suche/", {"q": "schlichtung"})) == {"seiten": ["Recht"]}


def test_a_category_finds_its_businesses(client, home):
    repair = make_category(name="Fahrrad", synonyms="bisiklet")
    make_business(name="Speiche", categories=[repair])
    make_business(name="Brot und Butter")
    assert found(client.get("/suche/", {"q": "bisiklet"})) == {"branchenbuch": ["Speiche"]}


def test_each_kind_shows_five_and_counts_all(client, home):
    for number in range(7):
        make_business(name=f"Salon {number}")
    groups = client.get("/suche/", {"q": "salon"}).context["results"].groups
    assert [(group.count, len(group.hits)) for group in groups] == [(7, 5)]


def test_one_kind_alone_is_paged_and_the_others_are_still_counted(client, home):
    for number in range(13):
        make_business(name=f"Salon {number:02}")
    make_team(name="Team Salon")
    page = client.get("/suche/", {"q": "salon", "nur": "branchenbuch", "seite": "2"})
    assert found(page) == {"branchenbuch": ["Salon 12"], "erfolgsteams": []}
    assert [group.count for group in page.context["results"].groups] == [13, 1]


def test_a_typo_finds_the_similar_word_and_says_so(client, home):
    make_business(name="Fahrradladen")
    page = client.get("/suche/", {"q": "Fahradladen"})
    assert found(page) == {"branchenbuch": ["Fahrradladen"]}
    assert "Hier ist, was ähnlich geschrieben wird" in page.content.decode()


def test_nothing_found_says_what_to_do_and_keeps_the_words(client, home):
    text = client.get("/suche/", {"q": "Quarzsandstein"}).content.decode()
    assert "Nichts gefunden für „Quarzsandstein“" in text
    assert 'value="Quarzsandstein"' in text


def test_without_words_there_is_only_the_form(client, home):
    assert client.get("/suche/").context["results"] is None


@pytest.mark.parametrize(
    "query",
    ["%", "_", '"', "*", "' OR 1=1", "\x00", "\u202e", "a" * 10_000, "NEAR(a b)", "<script>", "²"],
)
def test_odd_input_is_answered_and_finds_nothing(client, home, query):
    make_business(name="Salon")
    page = client.get("/suche/", {"q": query})
    assert page.status_code == 200
    assert not page.context["results"] or not page.context["results"].count
    assert "<script>" not in page.content.decode()


@pytest.mark.parametrize(
    "odd", [{"nur": "alles"}, {"seite": "-1"}, {"seite": "x", "nur": "seiten"}]
)
def test_odd_filters_are_ignored(client, home, odd):
    make_text_page(home, title="Salon")
    assert found(client.get("/suche/", {"q": "salon", **odd})) == {"seiten": ["Salon"]}


def test_the_search_costs_the_same_for_3_and_for_300_hits(client, home):
    def add(count):
        for _ in range(count):
            make_business(name="Salon")
            make_team(name="Team Salon")

    make_event(title="Salon")
    make_text_page(home, title="Salon")
    add(3)
    few = query_count(client, "/suche/?q=salon")
    add(97)
    assert query_count(client, "/suche/?q=salon") == few <= 14


def test_words_of_time_are_left_to_the_lists_that_can_filter_by_them(client, home):
    make_business(name="Radwerk", summary="Der Hof ist offen")
    make_business(name="Radhof")
    page = client.get("/suche/?q=Radhof offen")
    assert found(page) == {"branchenbuch": ["Radhof"]}
    text = page.content.decode()
    assert '<a href="/branchenbuch/?q=Radhof%20offen">' in text
    assert '<a href="/veranstaltungen/?q=Radhof%20offen">' in text
    assert "Nach Tag und Uhrzeit" not in client.get("/suche/?q=Radhof").content.decode()


def test_a_trade_that_nobody_has_is_named(client, home):
    make_business(name="Schwarzteeladen")
    text = " ".join(client.get("/suche/?q=Arzt").content.decode().split())
    assert ("Kein Arzt im Branchenbuch" in text, "Schwarzteeladen" in text) == (True, False)


def test_a_word_of_another_language_finds_the_same_everywhere(client, home):
    make_business(name="Salon", categories=[make_category(name="Friseur")])
    make_event(title="Tag der Friseure")
    titles = {"branchenbuch": ["Salon"], "veranstaltungen": ["Tag der Friseure"]}
    assert found(client.get("/suche/?q=kuaförler")) == titles
