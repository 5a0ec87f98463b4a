"""Whatever has no answer says so in its own words and leads on; `docs/states.md` is the list."""

import datetime as dt
import html
import re

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from content.models import SiteSettings
from tests.factories.directory import make_directory_page
from tests.factories.events import make_event, make_events_page
from tests.factories.home import make_home, make_news_index
from tests.factories.networks import make_networks_page
from tests.factories.teams import make_teams_page
from tests.whole_site.site import make_site

pytestmark = pytest.mark.django_db
_HEAD, NEW, IN_USE, STORIES = (settings.ROOT / "docs/states.md").read_text().split("\n## ")
TELEPHONE = "0221 4710-100"


def rows(part):
    """Return the rows of the table in a part of the document, without its head."""
    lines = [line for line in part.splitlines() if line.startswith("| ")][2:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def states(part):
    return [(address.strip("`"), words, step.strip("`")) for address, words, step in rows(part)]


@pytest.fixture
def new_site():
    """A site on which nobody has entered anything yet."""
    SiteSettings.objects.update_or_create(defaults={"contact_telephone": TELEPHONE})
    home = make_home()
    for make in (make_events_page, make_directory_page, make_teams_page, make_networks_page):
        make(home)
    make_news_index(home)


def read(answer):
    """Return the words of an answer without line breaks, and where its links and forms lead."""
    text = html.unescape(answer.content.decode())
    text = text.replace("\r\n ", "")  # iCalendar folds its lines
    text = text.replace(settings.BASE_URL, "")
    words = " ".join(re.sub(r"<[^>]*>", " ", text).split())
    return words, set(re.findall(r'(?:href="|action="|: )(/[^"\s<]*|tel:\d+)', text))


def is_shown(client, address, words, step):
    text, ways = read(client.get(address, follow=True))
    return words in text and step in ways


@pytest.mark.parametrize(("address", "words", "step"), states(NEW))
def test_what_is_empty_says_what_one_can_do(client, new_site, address, words, step):
    assert is_shown(client, address, words, step)


def test_what_is_not_found_or_wrong_leads_on(client):
    make_site()
    faults = [state for state in states(IN_USE) if not is_shown(client, *state)]
    assert faults == []


def test_every_other_state_is_tested_where_it_stands():
    for row in rows(STORIES):
        file, _colons, name = row[-1].strip("`").partition("::")
        assert f"def {name}(" in (settings.ROOT / file).read_text()


def test_days_without_dates_lead_to_the_next_one(client, new_site):
    today = timezone.localdate()
    day = today + dt.timedelta(days=80)
    make_event(slug="fern", starts=f"{day} 18:00", ends=f"{day} 20:00")
    empty = (
        f"?von={today}&bis={today + dt.timedelta(days=7)}",
        "kalender/",
        "kalender/woche/",
    )
    for address in empty:
        answer = client.get(f"/veranstaltungen/{address}", follow=True)
        words, ways = read(answer)
        assert "Der nächste Termin ist am" in words
        assert f"/veranstaltungen/?von={day}" in ways


def test_who_guessed_too_often_is_given_a_number_to_call(rf):
    page = render_to_string(
        "home/too_many_passwords.html",
        {"site_settings": SiteSettings(contact_telephone=TELEPHONE)},
        request=rf.get("/geheim/"),
    )
    assert 'href="tel:02214710100"' in page


def test_whoever_left_a_team_is_led_on(rf):
    page = render_to_string("teams/room/joining/gone.html", request=rf.get("/mein-team/platz/"))
    assert 'href="/erfolgsteams/"' in page
