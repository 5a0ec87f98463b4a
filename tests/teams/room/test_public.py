"""What members and whoever leads make public, from inside the room."""

from urllib.parse import urlencode

import pytest
from django.core import signing
from django.http import QueryDict

from submissions.models import Submission
from submissions.models.front_door import UnfinishedForm
from submissions.privacy import persons
from submissions.workflow import submitter
from teams.membership import leaving
from teams.models import Meeting, Story
from teams.proposals.story import StoryForm, written_in
from tests.factories.directory import make_business, make_directory_page
from tests.factories.events import make_events_page
from tests.factories.home import make_home
from tests.factories.teams import make_meeting, make_team, make_teams_page

pytestmark = pytest.mark.django_db
ROOM = "/mein-team/werkbank/"


@pytest.fixture
def home():
    home = make_home()
    make_teams_page(home)
    make_directory_page(home)
    make_events_page(home)
    return home


def story_form(room, **kw):
    values = {
        "room": room,
        "title": "Ein Schild",
        "text": "Jetzt liest man uns von der Haltestelle aus.",
        "told_by": "Hatice",
        "contact_name": "Hatice Beispiel",
        "contact_email": "alice@example.org",
        "consent": "on",
    }
    return StoryForm(QueryDict(urlencode(values | kw)))


def sent_in(form):
    assert form.is_valid(), form.errors
    submission = submitter.file("team-story", form)
    form = submitter.form_of(submission)
    assert form.is_valid(), form.errors
    return submitter.confirm(submission, form)


def test_a_member_finds_their_entry_is_named_and_takes_it_back(client, home, alice):
    shop = make_business(name="Blumen Rahimi")
    client.force_login(alice.user)
    assert "Blumen Rahimi" in client.get(f"{ROOM}meine-daten/nennen/?q=blumen").content.decode()
    client.post(f"{ROOM}meine-daten/nennen/", {"entry": shop.pk})
    alice.refresh_from_db()
    assert alice.named_business == shop
    client.post(f"{ROOM}meine-daten/nennen/", {"no_more": "1"})
    alice.refresh_from_db()
    assert alice.named_business is None


def test_an_entry_that_is_gone_is_said_and_names_nobody(client, home, alice):
    draft = make_business(name="Entwurf", live=False)
    client.force_login(alice.user)
    page = client.post(f"{ROOM}meine-daten/nennen/", {"entry": draft.pk}, follow=True)
    alice.refresh_from_db()
    assert ("Diesen Eintrag gibt es nicht mehr" in page.content.decode(), alice.named_at) == (
        True,
        None,
    )


def test_whoever_leads_opens_a_meeting_and_closes_it_again(client, home, team, facilitator):
    meeting = make_meeting(team)
    client.force_login(facilitator)
    url = f"{ROOM}treffen/{meeting.pk}/gaeste/"
    client.post(url, {"note": "Bitte klingeln."})
    assert Meeting.objects.open_to_guests().get().event.summary == "Bitte klingeln."
    assert "offen für Gäste" in client.get(f"{ROOM}treffen/{meeting.pk}/").content.decode()
    client.post(url, {"close": "1"})
    assert list(Meeting.objects.open_to_guests()) == []


def test_a_member_tells_a_story_in_steps_and_the_room_is_known(client, home, alice):
    client.force_login(alice.user)
    page = client.get(f"{ROOM}geschichte/")
    room = page.context["form"]["room"].value()
    data = {"room": room, "title": "Ein Schild", "text": "Man liest uns.", "told_by": ""}
    client.post(f"{ROOM}geschichte/", data)
    kept = UnfinishedForm.objects.get()
    assert (kept.kind, kept.data["1"]["room"]) == ("team-story", [room])


def test_what_is_accepted_stands_on_the_page_of_the_team_with_its_author_known(client, home, alice):
    submission = sent_in(story_form(written_in(alice.team, alice)))
    story = Story.objects.get()
    assert (story.team, story.author, story.live) == (alice.team, alice, False)
    assert "Ein Schild" not in client.get("/erfolgsteams/werkbank/").content.decode()
    story.get_latest_revision().publish()
    submission.refresh_from_db()
    assert submission.state == Submission.State.ACCEPTED
    for url in ("/erfolgsteams/werkbank/", story.get_absolute_url(), "/suche/?q=Haltestelle"):
        assert "Ein Schild" in client.get(url).content.decode().replace("<mark>", ""), url


def test_taken_back_by_the_private_link_it_is_gone(client, home, alice):
    submission = sent_in(story_form(written_in(alice.team, alice)))
    Story.objects.get().get_latest_revision().publish()
    submission.refresh_from_db()
    submitter.withdraw(submission)
    assert "Ein Schild" not in client.get("/erfolgsteams/werkbank/").content.decode()
    assert list(Story.objects.public()) == []


def test_with_whoever_sent_it_in_it_is_erased(client, home, alice):
    sent_in(story_form(written_in(alice.team), contact_email="frauke@example.org"))
    Story.objects.get().get_latest_revision().publish()
    persons.erase("frauke@example.org")
    assert (Story.objects.count(), Submission.objects.count()) == (0, 0)
    assert "Ein Schild" not in client.get("/erfolgsteams/werkbank/").content.decode()


def test_deleting_one_s_data_by_the_private_link_deletes_it_and_says_so(client, home, alice):
    submission = sent_in(story_form(written_in(alice.team, alice)))
    Story.objects.get().get_latest_revision().publish()
    url = f"{submission.get_absolute_url()}meine-daten/"
    page = client.get(url)
    assert "Was davon auf der Website steht, löschen wir auch." in page.content.decode()
    assert page.context["form"] is None
    client.post(url)
    assert (Story.objects.count(), Submission.objects.count()) == (0, 0)


def test_with_a_member_it_is_erased_whatever_address_they_gave(home, alice, now):
    sent_in(story_form(written_in(alice.team, alice), contact_email="privat@example.org"))
    Story.objects.get().get_latest_revision().publish()
    leaving.erase(alice, now)
    assert (Story.objects.count(), Submission.objects.count()) == (0, 0)


def test_changing_it_by_the_private_link_changes_no_room(alice):
    story = Story(team=alice.team, author=alice, title="Ein Schild", text="Neu")
    form = StoryForm(StoryForm.initial_from(story), is_correction=True)
    assert form.is_valid(), form.errors
    form.apply_to(story)
    assert (story.team, story.author) == (alice.team, alice)


@pytest.mark.parametrize("forged", ["", "1", "{}", signing.Signer().sign_object({"team": 1})])
def test_nobody_tells_a_story_for_a_team_that_is_not_theirs(team, forged):
    form = story_form(forged)
    assert not form.is_valid()
    assert form.errors["room"] == [
        "Bitte öffnen Sie dieses Formular noch einmal im Raum Ihres Teams."
    ]


def test_of_a_team_that_is_not_public_no_story_is_told(client, alice):
    alice.team.unpublish()
    client.force_login(alice.user)
    assert client.get(f"{ROOM}geschichte/").status_code == 404


def test_a_member_of_another_team_is_no_author_here(team, stranger):
    form = story_form(written_in(team, stranger))
    assert form.is_valid()
    assert form.cleaned_data["room"] == (team, None)


def test_nobody_but_members_finds_the_form(client, home, stranger):
    make_team(name="Werkbank", members=0)
    client.force_login(stranger.user)
    assert client.get(f"{ROOM}geschichte/").status_code == 404
