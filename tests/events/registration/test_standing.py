"""What a guest reads first on the page of a registration."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from wagtail.models import Site

from events.models import Occurrence
from events.registration.standing import standing_of
from tests.factories.events import make_event, make_events_page, make_registration

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)
SOON, PAST = NOW + dt.timedelta(days=5), NOW - dt.timedelta(days=5)


@pytest.fixture
def date(db):
    make_events_page(Site.objects.get().root_page)
    day = timezone.localtime(SOON)
    return make_event(
        title="Nähkurs",
        starts=f"{day:%Y-%m-%d} 18:00",
        ends=f"{day:%Y-%m-%d} 20:00",
        registration="here",
        places=3,
    ).occurrences.get()


def over(date):
    Occurrence.objects.update(starts_at=PAST, ends_at=PAST + dt.timedelta(hours=2))
    date.refresh_from_db()


def off(date):
    Occurrence.objects.update(state=Occurrence.State.CANCELLED, note="Wasserschaden")
    date.refresh_from_db()


HELD = {"state": "held", "confirmed_at": None, "expires_at": SOON}
CASES = [
    (
        HELD,
        None,
        "Ihre Anmeldung ist noch nicht bestätigt.",
        "freigehalten",
        "Anmeldung bestätigen",
    ),
    (
        HELD | {"state": "waiting"},
        None,
        "Ihre Anmeldung ist noch nicht bestätigt.",
        "Noch ist kein Platz für Sie reserviert.",
        "Anmeldung bestätigen",
    ),
    ({"seats": 1}, None, "Sie sind angemeldet.", "Ein Platz", "In meinen Kalender"),
    ({"seats": 2}, None, "Sie sind angemeldet.", "2 Plätze", "In meinen Kalender"),
    (
        {"state": "waiting"},
        None,
        "Sie warten noch auf einen Platz.",
        "1. Stelle",
        "In meinen Kalender",
    ),
    ({"state": "cancelled"}, None, "Sie sind abgemeldet.", "neu an", "Neu anmelden"),
    ({"state": "cancelled"}, over, "Sie sind abgemeldet.", "", None),
    ({}, off, "Dieser Termin fällt aus.", "Wasserschaden", None),
    ({}, over, "Dieser Termin ist vorbei.", "", None),
    ({"has_come": True}, over, "Dieser Termin ist vorbei.", "Sie waren da.", None),
]


@pytest.mark.parametrize(("facts", "change", "headline", "text", "button"), CASES)
def test_the_standing_is_one_sentence_and_one_button_stands_out(
    client, date, facts, change, headline, text, button
):
    guest = make_registration(date, **facts)
    if change is not None:
        change(date)
    guest.occurrence = date
    standing = standing_of(guest)
    assert (standing.headline, text in standing.text) == (headline, True)
    page = client.get(guest.get_absolute_url()).content.decode()
    main = page.partition('<main id="main"')[2].partition("</main>")[0]
    assert f'<strong class="standing">{headline}</strong>' in main
    buttons = re.findall(r'class="button"[^>]*>(.*?)</(?:a|button)>', main, re.DOTALL)
    words = [re.sub(r"<svg.*?</svg>", "", inner, flags=re.DOTALL).strip() for inner in buttons]
    assert words == ([button] if button else [])
    assert "notice--error" not in main
