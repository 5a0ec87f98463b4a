"""What members read and do in their room."""

import datetime as dt
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from teams.models import FeedbackRound, Goal, TeamFile
from teams.work import check_ins, feedback
from tests.factories.counting import query_count
from tests.factories.pictures import photo
from tests.factories.teams import make_facilitator, make_goal, make_meeting, make_member, make_team

pytestmark = pytest.mark.django_db
ROOM = "/mein-team/werkbank/"


@pytest.fixture
def inside(client, alice):
    client.force_login(alice.user)
    return client


def main_of(answer):
    return answer.content.decode().split("<main")[1].split("</main>")[0]


def test_who_has_one_team_arrives_in_it(inside):
    assert inside.get("/mein-team/").url == ROOM


def test_who_leads_one_team_arrives_at_its_members(client, facilitator):
    client.force_login(facilitator)
    assert client.get("/mein-team/").url == f"{ROOM}begleiten/"


def test_who_leads_several_teams_sees_all_with_numbers_and_none_of_others(client, team):
    other, foreign = make_team(name="Zweites", members=3), make_team(name="Fremdes")
    client.force_login(make_facilitator(team, other))
    page = main_of(client.get("/mein-team/", follow=True))
    assert "3 von 8 Plätzen besetzt" in page
    assert ("Werkbank" in page, foreign.name in page) == (True, False)


def test_who_has_no_team_arrives_at_the_own_account(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("mia"))
    assert client.get("/mein-team/").url == "/konto/"


def test_nothing_of_a_room_is_kept_or_listed(inside):
    answer = inside.get(ROOM)
    assert "no-store" in answer["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_what_is_next_stands_on_the_first_page(inside, team, alice, bob, now):
    meeting = make_meeting(team)
    goal = make_goal(alice, title="Ein Schild")
    goal.steps.create(text="Entwurf zeichnen")
    of_bob = make_goal(bob, title="Ein Anhänger")
    check_ins.check_in(of_bob, answer="needs", text="jemanden mit Anhänger", now=now)
    feedback.ask(of_bob, question="Kaufen?", ends_at=now + dt.timedelta(days=3), now=now)
    page = main_of(inside.get(ROOM))
    for words in (meeting.when, "Café Halbzeit", "Entwurf zeichnen", "jemanden mit Anhänger"):
        assert words in page
    assert "Ihre Meinung ist gefragt" in page


def test_the_first_page_costs_the_same_for_2_and_for_8_members(inside, team, alice):
    make_goal(alice)
    make_goal(make_member(team))
    few = query_count(inside, ROOM)
    for _number in range(6):
        make_goal(make_member(team))
        make_goal(alice)
    assert query_count(inside, ROOM) == few


def test_others_are_named_without_their_addresses(inside, bob):
    page = inside.get(ROOM).content.decode()
    assert (bob.name in page, bob.email in page) == (True, False)


def test_saying_whether_one_comes(inside, team, alice):
    meeting = make_meeting(team)
    url = f"{ROOM}treffen/{meeting.pk}/"
    inside.post(f"{url}antwort/", {"comes": "1"})
    assert meeting.attendances.get(member=alice).answer == "comes"
    inside.post(f"{url}antwort/", {"comes": "0"})
    assert meeting.attendances.get(member=alice).answer == "cannot"
    assert "kann nicht" in main_of(inside.get(url))


def test_a_goal_with_steps_is_set_ticked_told_and_reached(inside, alice):
    fields = {"title": "Ein Schild", "steps": "Entwurf\nAngebot", "why": "Man sieht uns nicht."}
    url = inside.post(f"{ROOM}ziele/neu/", fields).url
    goal = Goal.objects.get()
    inside.post(f"{url}schritt/{goal.steps.first().pk}/", {"done": "1"})
    inside.post(f"{url}zwischenstand/", {"answer": "done", "text": "Der Entwurf ist da."})
    page = main_of(inside.get(url))
    assert "1 von 2 Schritten geschafft" in page
    assert "Der Entwurf ist da." in page
    assert "<svg" in page
    inside.post(f"{url}erreicht/")
    goal.refresh_from_db()
    assert (goal.state, goal.member) == ("reached", alice)


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("ziele/neu/", "Bitte schreiben Sie Ihr Ziel auf."),
        ("ziele/{goal}/schritt/", "Bitte schreiben Sie den Schritt auf."),
        ("ziele/{goal}/zwischenstand/", "Bitte wählen Sie eine Antwort."),
        ("ziele/{goal}/fragen/", "Bitte schreiben Sie, worum es geht."),
        ("dateien/", "Bitte wählen Sie eine Datei."),
    ],
)
def test_an_empty_form_says_what_is_missing(inside, alice, address, error):
    url = ROOM + address.format(goal=make_goal(alice).pk)
    answer = inside.post(url, {})
    assert error in main_of(answer)
    assert "<title>Fehler:" in " ".join(answer.content.decode().split())


def test_a_round_is_asked_answered_and_read(client, inside, alice, bob):
    goal = make_goal(alice)
    url = f"{ROOM}ziele/{goal.pk}/"
    inside.post(f"{url}fragen/", {"question": "Lohnt es sich?", "days": "7"})
    asked = FeedbackRound.objects.get()
    assert asked.ends_at - asked.asked_at == dt.timedelta(days=7)
    client.force_login(bob.user)
    answer_url = f"{ROOM}rueckmeldung/{bob.feedback.get().pk}/"
    assert "mindestens eine Frage" in main_of(client.post(answer_url, {}))
    client.post(answer_url, {"convinces": "Der Preis stimmt."})
    client.force_login(alice.user)
    page = main_of(client.get(url))
    assert "Der Preis stimmt." in page
    assert bob.name in page


def test_before_it_opens_nobody_reads_an_answer(client, inside, team, alice, bob, now):
    make_member(team)
    goal = make_goal(alice)
    feedback.ask(goal, question="Lohnt es sich?", ends_at=now + dt.timedelta(days=7), now=now)
    row = bob.feedback.get()
    feedback.answer(row, convinces="Der Preis stimmt.", asks="", tries="", now=now)
    for user in (alice.user, make_facilitator(team)):
        client.force_login(user)
        assert "Der Preis stimmt." not in client.get(f"{ROOM}ziele/{goal.pk}/").content.decode()


def test_markup_is_shown_as_text(inside, alice):
    goal = make_goal(alice, title="<script>alert(1)</script>")
    page = inside.get(f"{ROOM}ziele/{goal.pk}/").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_files_are_kept_by_their_bytes_and_handed_out_as_files(inside, alice):
    files = [SimpleUploadedFile("plan.exe", b"%PDF-1.4 Plan"), photo(name="foto.pdf")]
    for upload in files:
        inside.post(f"{ROOM}dateien/", {"title": "Unser Plan", "file": upload})
    stored = TeamFile.objects.order_by("pk")
    assert [row.extension for row in stored] == ["pdf", "jpg"]
    answer = inside.get(f"{ROOM}dateien/{stored[0].pk}/")
    assert answer["Content-Disposition"] == 'attachment; filename="Unser Plan.pdf"'
    assert b"".join(answer.streaming_content) == b"%PDF-1.4 Plan"
    assert inside.get(f"/media/{stored[0].file.name}").status_code == 404


def test_what_is_neither_pdf_nor_picture_is_refused(inside):
    upload = SimpleUploadedFile("plan.pdf", b"<script>alert(1)</script>")
    answer = inside.post(f"{ROOM}dateien/", {"title": "Plan", "file": upload})
    assert "konnten wir nicht als Bild öffnen" in main_of(answer)
    assert TeamFile.objects.count() == 0


def test_only_ones_own_file_can_be_taken_back(client, inside, alice, bob):
    inside.post(f"{ROOM}dateien/", {"title": "Plan", "file": SimpleUploadedFile("p", b"%PDF-1")})
    url = f"{ROOM}dateien/{TeamFile.objects.get().pk}/loeschen/"
    client.force_login(bob.user)
    assert client.post(url).status_code == 404
    client.force_login(alice.user)
    client.post(url)
    assert TeamFile.objects.count() == 0


def test_one_takes_ones_own_data_along(inside, alice):
    make_goal(alice, title="Ein Schild", is_private=True)
    answer = inside.get(f"{ROOM}meine-daten/herunterladen/")
    assert json.loads(answer.content)["ziele"][0]["ziel"] == "Ein Schild"


def test_leaving_asks_once_and_leaves_only_ones_own_data(inside, alice):
    assert "Das Team verlassen?" in main_of(inside.get(f"{ROOM}meine-daten/verlassen/"))
    inside.post(f"{ROOM}meine-daten/verlassen/")
    alice.refresh_from_db()
    assert alice.has_left
    assert inside.get(ROOM).status_code == 404
    assert "Meine Daten" in main_of(inside.get(f"{ROOM}meine-daten/"))


def test_erasing_oneself_ends_the_session_and_the_account(inside, alice, django_user_model):
    number = alice.user.pk
    answer = inside.post(f"{ROOM}meine-daten/loeschen/")
    assert answer.url == "/konto/anmelden/"
    assert not django_user_model.objects.filter(pk=number).exists()
    assert "_auth_user_id" not in inside.session


def test_whoever_leads_plans_moves_cancels_and_closes(client, team, facilitator, alice, mails):
    client.force_login(facilitator)
    day = timezone.localdate() + dt.timedelta(days=7)
    form = {"day": day.isoformat(), "start": "19:00", "end": "21:00", "place": "Bonni"}
    client.post(f"{ROOM}begleiten/treffen/neu/", form | {"repeats": "weekly", "count": "3"})
    assert team.meetings.count() == 3
    meeting = team.meetings.first()
    client.post(f"{ROOM}treffen/{meeting.pk}/verlegen/", form | {"place": "Café"})
    assert mails(alice.email) == ["Treffen verlegt: Werkbank"]
    client.post(f"{ROOM}treffen/{meeting.pk}/absagen/", {"reason": "Zu heiß."})
    past = make_meeting(team, starts_at=timezone.now() - dt.timedelta(hours=3))
    fields = {"came": [alice.pk], "guests": "1", "minutes": "Wir haben viel geschafft."}
    client.post(f"{ROOM}treffen/{past.pk}/abschliessen/", fields)
    past.refresh_from_db()
    assert (past.state, past.attended_count) == ("held", 2)
    assert "Wir haben viel geschafft." in main_of(client.get(f"{ROOM}treffen/{past.pk}/"))


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"day": "2020-01-01"}, "Dieser Zeitpunkt ist schon vorbei."),
        ({"end": "18:00"}, "Das Ende muss nach dem Beginn liegen."),
        ({"day": "quatsch"}, "Bitte geben Sie den Tag an."),
        ({"count": "25"}, "kleiner oder gleich 24"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(client, team, facilitator, changes, error):
    client.force_login(facilitator)
    day = (timezone.localdate() + dt.timedelta(days=7)).isoformat()
    form = {"day": day, "start": "19:00", "end": "21:00", "place": "Bonni"}
    form |= {"repeats": "once", "count": "1"} | changes
    answer = client.post(f"{ROOM}begleiten/treffen/neu/", form)
    assert error in main_of(answer)
    assert team.meetings.count() == 0


def test_no_two_fields_of_a_goal_have_one_label(client, alice):
    client.force_login(alice.user)
    page = client.get(f"/mein-team/werkbank/ziele/{make_goal(alice).pk}/").content.decode()
    ids = re.findall(r' id="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))
