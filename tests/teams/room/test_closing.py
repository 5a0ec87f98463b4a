"""The pages of closing a team, and its room afterwards: to be read, and to be changed no more."""

import pytest

from teams.membership import closing
from teams.models import Closing, Goal
from tests.factories.home import make_home
from tests.factories.teams import make_goal, make_meeting, make_teams_page

pytestmark = pytest.mark.django_db
ROOM = "/mein-team/werkbank/"
LEADING = f"{ROOM}begleiten/"


@pytest.fixture
def leading(client, facilitator):
    client.force_login(facilitator)
    return client


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_before_closing_one_reads_what_was_reached_and_what_it_means(
    leading, team, alice, bob, now
):
    make_goal(alice, state="reached")
    make_meeting(team)
    past = make_meeting(team, starts_at=now.replace(year=now.year - 1))
    text = text_of(leading.get(f"{LEADING}abschliessen/"))
    for words in (
        "2 Mitglieder",
        "0 Treffen haben stattgefunden",
        "Ein Ziel, 1 davon erreicht",
        "Ein geplantes Treffen fällt aus.",
        f"{ROOM}treffen/{past.pk}/abschliessen/",
        "noch 90 Tage",
    ):
        assert words in text
    assert not Closing.objects.exists()


def test_closing_and_opening_again_by_one_button_each(leading, team, alice):
    answer = leading.post(f"{LEADING}abschliessen/", {"look_back": "Viel\ngeschafft"}, follow=True)
    text = text_of(answer)
    for words in ("Das Team ist abgeschlossen.", "Viel<br>geschafft", "Das Team geht weiter"):
        assert words in text
    assert leading.get(f"{LEADING}abschliessen/").url == LEADING
    leading.get(f"{LEADING}wieder-oeffnen/")
    assert Closing.objects.get().closed_at
    assert "Das Team geht weiter." in text_of(
        leading.post(f"{LEADING}wieder-oeffnen/", follow=True)
    )
    assert "geschafft</textarea>" in text_of(leading.get(f"{LEADING}abschliessen/"))


@pytest.fixture
def closed(team, alice, now):
    make_goal(alice, title="Mehr Stammkundschaft")
    closing.close(team, look_back="", now=now, user=None)
    return team


def test_its_members_read_everything_and_change_nothing(client, closed, alice):
    client.force_login(alice.user)
    goal = Goal.objects.get()
    for path in ("", "ziele/", f"ziele/{goal.pk}/", "treffen/", "dateien/"):
        page = client.get(f"{ROOM}{path}")
        assert "abgeschlossen. Sie können alles lesen" in text_of(page)
        assert '<fieldset class="room-parts stack" disabled>' in text_of(page)
    answer = client.post(f"{ROOM}ziele/{goal.pk}/erreicht/", follow=True)
    assert "Das Erfolgsteam ist abgeschlossen. Sie können" in text_of(answer)
    client.post(f"{ROOM}ziele/neu/", {"title": "Noch eins"})
    assert [(row.title, row.state) for row in Goal.objects.all()] == [
        ("Mehr Stammkundschaft", "open")
    ]


def test_whoever_leads_changes_nothing_either(leading, closed, alice):
    leading.post(f"{LEADING}mitglied/{alice.pk}/pause/")
    leading.post(f"{LEADING}einladen/", {"name": "Dora", "email": "dora@example.org"})
    alice.refresh_from_db()
    assert (alice.state, closed.members.count()) == ("active", 1)
    assert "disabled" in text_of(leading.get(LEADING))


def test_ones_own_data_are_still_ones_own(client, closed, alice):
    client.force_login(alice.user)
    assert client.get(f"{ROOM}meine-daten/herunterladen/").status_code == 200
    client.post(f"{ROOM}meine-daten/verlassen/")
    alice.refresh_from_db()
    assert alice.has_left


def test_the_public_pages_say_that_it_is_closed_and_take_no_application(client, closed):
    make_teams_page(make_home())
    listing = text_of(client.get("/erfolgsteams/"))
    assert "Diese Erfolgsteams sind abgeschlossen" in listing
    assert ("zurzeit voll" in listing, "Platz frei" in listing) == (False, False)
    page = text_of(client.get("/erfolgsteams/werkbank/"))
    assert "Dieses Erfolgsteam ist abgeschlossen" in page
    assert "mitmachen/" not in page
    assert client.get("/erfolgsteams/werkbank/mitmachen/")["Location"] == "/erfolgsteams/werkbank/"
