import datetime as dt

import pytest
from wagtail.models import PageViewRestriction

from events.models import Event, Occurrence
from teams.models import Meeting, TeamsPage
from teams.work import meetings
from tests.factories.events import make_events_page
from tests.factories.home import make_home
from tests.factories.teams import make_meeting, make_team, make_teams_page

pytestmark = pytest.mark.django_db
PLACE = "Tischlerei Holzweg"
PUBLIC = (
    "/veranstaltungen/",
    "/veranstaltungen/kalender.ics",
    "/veranstaltungen/feed/",
    "/suche/?q=Werkbank",
    "/api/v2/events/",
    "/erfolgsteams/werkbank/",
    "/sitemap.xml",
)


@pytest.fixture
def meeting():
    home = make_home()
    make_events_page(home)
    make_teams_page(home)
    return make_meeting(make_team(name="Werkbank"), place=PLACE)


def where_it_stands(client, word):
    pages = {url: client.get(url, follow=True).content.decode() for url in PUBLIC}
    return {url for url, text in pages.items() if word in as_read(text)}


def as_read(text):
    """Return a text without the folds and escapes of a calendar file, and the marks of a search."""
    for between in ("\r\n ", "\\", "<mark>", "</mark>"):
        text = text.replace(between, "")
    return text


def dates():
    return Occurrence.objects.public()


def test_a_meeting_stands_nowhere_in_public(client, meeting):
    assert where_it_stands(client, PLACE) == set()
    assert where_it_stands(client, "offen-fur-gaste") == set()
    assert list(dates()) == []


def test_an_open_meeting_stands_in_lists_feeds_search_interface_and_on_the_page(
    client, meeting, now
):
    assert meetings.open_to_guests(meeting, note="Wir reden über Geld.", now=now)
    title = "Erfolgsteam, offen für Gäste: Werkbank"
    assert where_it_stands(client, title) == {*PUBLIC} - {"/sitemap.xml"}
    event = Event.objects.get()
    assert (event.summary, event.kind, event.place_name) == ("Wir reden über Geld.", "team", PLACE)
    assert event.get_absolute_url() in client.get("/sitemap.xml").content.decode()


def test_what_members_wrote_stays_in_the_room(client, meeting, now):
    meetings.write_down(meeting, agenda="Annas Schulden")
    meetings.open_to_guests(meeting, note="", now=now)
    assert where_it_stands(client, "Annas Schulden") == set()


def test_closed_again_it_is_gone_everywhere_at_once(client, meeting, now):
    meetings.open_to_guests(meeting, note="", now=now)
    client.get("/veranstaltungen/")
    assert meetings.close_to_guests(meeting)
    assert where_it_stands(client, PLACE) == where_it_stands(client, "offen für Gäste: W") == set()
    meeting.refresh_from_db()
    assert (meeting.is_open_to_guests, meeting.state) == (False, "planned")


def test_moving_and_cancelling_follow_and_the_reason_stays_in_the_team(client, meeting, now):
    meetings.open_to_guests(meeting, note="", now=now)
    meeting.refresh_from_db()
    later = meeting.starts_at + dt.timedelta(days=1)
    meetings.move(meeting, starts_at=later, ends_at=later + dt.timedelta(hours=2), place="Bäckerei")
    date = dates().get()
    assert (date.is_moved, date.starts_at, date.place) == (True, later, "Bäckerei")
    meetings.cancel(meeting, reason="Anna ist krank.")
    assert dates().get().is_cancelled
    assert where_it_stands(client, "Anna ist krank") == set()


def test_a_private_meeting_that_moves_stays_private(meeting):
    later = meeting.starts_at + dt.timedelta(days=1)
    meetings.move(meeting, starts_at=later, ends_at=later + dt.timedelta(hours=1), place="Hof")
    assert Event.objects.count() == 0


@pytest.mark.parametrize("change", [{"state": "cancelled"}, {"state": "held"}])
def test_what_does_not_take_place_is_not_opened(meeting, now, change):
    type(meeting).objects.update(**change)
    assert not meetings.open_to_guests(meeting, note="", now=now)
    assert Event.objects.count() == 0


def test_a_meeting_that_is_over_is_not_opened(meeting):
    assert not meetings.open_to_guests(meeting, note="", now=meeting.ends_at)


def test_a_team_that_is_not_public_opens_nothing_and_takes_its_meetings_along(meeting, now):
    meetings.open_to_guests(meeting, note="", now=now)
    meeting.team.unpublish()
    assert list(dates()) == []
    assert not meetings.open_to_guests(meeting, note="", now=now)


def test_a_team_on_a_page_that_is_not_for_everybody_opens_nothing(meeting, now):
    page = TeamsPage.objects.get()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert not meetings.open_to_guests(meeting, note="", now=now)


def test_a_team_that_is_renamed_is_renamed_in_the_calendar(meeting, now):
    meetings.open_to_guests(meeting, note="", now=now)
    meeting.team.name = "Drehbank"
    meeting.team.save_revision().publish()
    assert Event.objects.get().title == "Erfolgsteam, offen für Gäste: Drehbank"
    assert dates().get().state == "scheduled"


def test_a_team_that_is_deleted_leaves_no_date(meeting, now):
    meetings.open_to_guests(meeting, note="", now=now)
    meeting.team.delete()
    assert list(dates()) == []


def test_what_has_been_stays_in_the_archive_of_the_calendar(meeting, now):
    meetings.open_to_guests(meeting, note="", now=now)
    Meeting.objects.update(starts_at=now - dt.timedelta(days=8), ends_at=now - dt.timedelta(days=7))
    Meeting.objects.get().delete()
    assert Event.objects.get().live


def test_opened_twice_it_stands_once(meeting, now):
    for note in ("Eins", "Zwei"):
        meetings.open_to_guests(meeting, note=note, now=now)
        meeting.refresh_from_db()
    assert [event.summary for event in Event.objects.all()] == ["Zwei"]


def test_what_an_editor_took_out_of_the_calendar_is_no_longer_open(meeting, now):
    meetings.open_to_guests(meeting, note="", now=now)
    Event.objects.get().unpublish()
    meeting.refresh_from_db()
    assert not meeting.is_open_to_guests
