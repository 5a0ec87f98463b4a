"""The pages behind the links of letters: looking changes nothing, one button answers, one ends them."""

import datetime as dt
from urllib.parse import urlsplit

import pytest
from django.test import Client

from teams.mails import meeting_mails
from teams.models import CheckIn
from teams.work import meetings
from tests.factories.teams import make_goal, make_mail, make_meeting

pytestmark = pytest.mark.django_db
THANKS = "/mein-team/antwort/danke/"
ONE_CLICK = "List-Unsubscribe=One-Click"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def meeting(team):
    return make_meeting(team)


@pytest.fixture
def before(alice, meeting):
    return make_mail(alice, meeting)


@pytest.fixture
def after(alice, team, now):
    goal = make_goal(alice, title="Mehr Stammkundschaft")
    step = goal.steps.create(text="Zettel verteilen")
    past = make_meeting(team, starts_at=now - dt.timedelta(days=1))
    return make_mail(alice, past, kind="after", goal=goal, step=step)


def address(mail):
    return mail.get_absolute_url()


def off(member, kind="before"):
    return urlsplit(meeting_mails.switch_off_url(member, kind)).path


def text_of(answer):
    return answer.content.decode()


def test_one_tap_says_that_somebody_cannot_come(client, before, meeting):
    page = client.get(address(before))
    assert (meeting.when in text_of(page), meeting.attendances.count()) == (True, 0)
    answer = client.post(
        address(before), {"answer": "cannot", "when": meeting.starts_at.isoformat()}
    )
    assert (answer.status_code, answer.url) == (302, THANKS)
    assert meeting.attendances.get().answer == "cannot"
    assert "Danke" in text_of(client.get(THANKS))


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_scanner_that_opens_the_link_answers_nothing(client, before, after, meeting, method):
    for mail in (before, after):
        getattr(client, method)(address(mail))
        mail.refresh_from_db()
        assert mail.used_at is None
    assert (meeting.attendances.count(), CheckIn.objects.count()) == (0, 0)


def test_the_link_stays_with_whoever_has_it(client, before):
    answer = client.get(address(before))
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]
    # The form names no address at all; "Fehler melden" would name the one of the page.
    assert before.newest_token not in text_of(answer)


def test_the_token_is_stored_hashed(before):
    stored = type(before).objects.filter(pk=before.pk).values().get()
    assert before.newest_token not in [str(value) for value in stored.values()]


def test_it_answers_once_and_a_second_tap_changes_nothing(client, before, meeting):
    client.post(address(before), {"answer": "comes"})
    again = client.post(address(before), {"answer": "cannot"})
    assert (again.url, meeting.attendances.get().answer) == (THANKS, "comes")
    used = client.get(address(before))
    assert (used.status_code, meeting.place in text_of(used)) == (404, False)


def test_used_broken_and_old_links_show_the_same_page(client, before, after, now):
    type(before).objects.filter(pk=before.pk).update(sent_at=now - dt.timedelta(days=14))
    client.post(address(after), {"answer": "done"})
    token = before.newest_token
    broken = address(before).replace(token, token[::-1])
    pages = [client.get(url) for url in (address(before), address(after), broken)]
    assert [page.status_code for page in pages] == [404, 404, 404]
    bodies = {text_of(page).split("<main")[1] for page in pages}
    assert len(bodies) == 1


def test_a_check_in_needs_one_tap_and_no_sign_in(client, after):
    page = text_of(client.get(address(after)))
    for words in ("Zettel verteilen", "Mehr Stammkundschaft", "geschafft", "hängt", "ich brauche"):
        assert words in page
    client.post(address(after), {"answer": "needs", "text": "jemanden mit Auto"})
    row = CheckIn.objects.get()
    assert (row.answer, row.text) == ("needs", "jemanden mit Auto")
    assert "_auth_user_id" not in client.session


def test_a_text_that_is_too_long_stays_and_says_so(client, after):
    answer = client.post(address(after), {"answer": "stuck", "text": "x" * 301})
    page = text_of(answer)
    assert ("Fehler:" in page, "x" * 301 in page, CheckIn.objects.count()) == (True, True, 0)


def test_without_an_answer_the_form_says_what_is_missing(client, after):
    page = text_of(client.post(address(after), {"text": "Hallo"}))
    assert "Bitte wählen Sie eine Antwort." in page


def test_who_looks_while_the_meeting_is_moved_answers_about_the_new_date(client, before, meeting):
    seen = meeting.starts_at.isoformat()
    start = meeting.starts_at + dt.timedelta(days=3)
    meetings.move(meeting, starts_at=start, ends_at=start + dt.timedelta(hours=2), place="Bonni")
    meeting.refresh_from_db()
    page = text_of(client.post(address(before), {"answer": "comes", "when": seen}))
    assert ("inzwischen verlegt" in page, meeting.when in page) == (True, True)
    assert not meeting.attendances.coming().exists()
    client.post(address(before), {"answer": "comes", "when": start.isoformat()})
    assert meeting.attendances.coming().count() == 1


def test_a_mail_program_ends_letters_of_one_kind_without_a_cookie(alice):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.generic("POST", off(alice, "halfway"), ONE_CLICK, content_type=FORM)
    alice.refresh_from_db()
    assert answer.status_code == 200
    wanted = [alice.gets_before, alice.gets_after, alice.gets_halfway, alice.gets_nudge]
    assert wanted == [True, True, False, True]


def test_opening_that_link_ends_nothing_and_the_way_back_is_on_the_page(client, alice):
    assert "Abbestellen" in text_of(client.get(off(alice)))
    alice.refresh_from_db()
    assert alice.gets_before
    assert "Doch wieder bekommen" in text_of(client.post(off(alice)))
    client.post(off(alice), {"again": "1"})
    alice.refresh_from_db()
    assert alice.gets_before


def test_a_link_to_end_letters_opens_no_other_page(client, alice):
    assert client.get(f"/mein-team/antwort/{alice.newest_token}/").status_code == 404
    assert client.get(off(alice).replace("before", "all")).status_code == 404


def test_members_choose_their_letters_on_the_page_of_their_data(client, alice):
    client.force_login(alice.user)
    url = "/mein-team/werkbank/meine-daten/briefe/"
    page = text_of(client.get(url))
    assert page.count('type="checkbox"') == page.count(" checked") == 4
    client.post(url, {"before": "on", "after": "on"})
    alice.refresh_from_db()
    wanted = [alice.gets_before, alice.gets_after, alice.gets_halfway, alice.gets_nudge]
    assert wanted == [True, True, False, False]
    exported = client.get("/mein-team/werkbank/meine-daten/herunterladen/").json()
    assert exported["will_keine_briefe"] == ["zwischen zwei Treffen", "Erinnerung der Begleitung"]
