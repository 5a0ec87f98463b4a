"""The list of calls: who is called, what is said, and one tap for how it went."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from submissions.desk import actions
from submissions.mails import calls
from submissions.models import Call, Submission
from tests.factories.counting import query_count
from tests.submissions.conftest import make_editor
from tests.submissions.desk.cast import DESK
from tests.submissions.desk.cast import row as queue_row
from tests.submissions.desk.without_email.cast import NUMBER, taken_down

CALLS = "/admin/anrufe/"
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def stored(rows_of_the_file):
    editor, client = make_editor("erika"), Client()
    client.force_login(editor)
    row = taken_down(client)
    actions.decide(row, editor, "approve")
    return row.pk


@pytest.fixture
def editor(stored, db):
    return get_user_model().objects.get(username="erika")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def accepted(stored, db):
    return Submission.objects.get(pk=stored)


def test_what_was_decided_is_told_on_the_telephone(desk, accepted):
    call = Call.objects.get()
    assert (call.row, call.name, call.telephone) == (accepted, "Deniz Beispiel", NUMBER)
    page = desk.get(CALLS).content.decode()
    assert f'href="tel:{NUMBER.replace(" ", "").replace("-", "")}"' in page
    assert "steht jetzt auf der Website" in page
    assert accepted.token not in page


def test_one_tap_and_it_is_done_and_can_be_taken_back(desk, editor, accepted):
    call = Call.objects.get()
    page = desk.post(f"{CALLS}{call.pk}/reached/", follow=True)
    assert page.context["cards"] == []
    call.refresh_from_db()
    assert (call.result, call.done_by, call.tries) == ("reached", editor, 1)
    desk.post(f"{CALLS}{call.pk}/")
    call.refresh_from_db()
    assert (call.is_open, call.result) == (True, "")


@pytest.mark.parametrize("result", ["nobody", "wrong_number"])
def test_who_was_not_reached_is_tried_again_later(desk, accepted, result):
    call = Call.objects.get()
    desk.post(f"{CALLS}{call.pk}/{result}/")
    assert [card for card, _url in desk.get(CALLS).context["cards"]] == []
    assert [card for card, _url in desk.get(f"{CALLS}?liste=spaeter").context["cards"]] == [call]
    call.refresh_from_db()
    assert (call.tries, call.result) == (1, result)
    assert call.next_try_on == timezone.localdate() + dt.timedelta(days=1)


def test_an_unknown_result_changes_nothing(desk, accepted):
    call = Call.objects.get()
    assert desk.post(f"{CALLS}{call.pk}/vielleicht/").status_code == 404
    assert Call.objects.get().tries == 0


def test_the_second_tap_says_that_it_is_done(desk, accepted):
    address = f"{CALLS}{Call.objects.get().pk}/reached/"
    desk.post(address)
    page = desk.post(address, follow=True).content.decode()
    assert "Dieser Anruf ist schon erledigt." in page
    assert Call.objects.get().tries == 1


def test_it_leads_back_within_the_site_only(desk, accepted):
    address = f"{CALLS}{Call.objects.get().pk}/nobody/"
    assert desk.post(address, {"back": "https://evil.example/"}).url == CALLS
    assert desk.post(address, {"back": "/admin/unterwegs/"}).url == "/admin/unterwegs/"


def test_thirty_calls_ask_no_more_questions_than_three(desk):
    def fill(count):
        for number in range(count):
            waiting = queue_row(f"Betrieb {number}", contact_email="")
            calls.note(waiting, "Veröffentlicht", "Guten Tag")

    fill(3)
    few = query_count(desk, CALLS)
    fill(27)
    assert query_count(desk, CALLS) <= few
    assert len(desk.get(CALLS).context["cards"]) == 20


def test_who_may_not_call_sees_no_call(client, accepted, django_user_model):
    client.force_login(django_user_model.objects.create_user("fremd"))
    assert client.get(CALLS).status_code == 302


def test_the_desk_says_that_an_answer_is_read_out(desk):
    page = desk.get(f"{DESK}{taken_down(desk).pk}/")
    assert "Der Text steht unter „Anrufe“" in page.context["form"].fields["text"].help_text


def test_the_dashboard_says_how_many_calls_are_due(desk, accepted):
    assert "Ein Anruf steht heute an" in desk.get("/admin/").content.decode()
    calls.missed(Call.objects.get(), timezone.now())
    assert "Ein Anruf steht heute an" not in desk.get("/admin/").content.decode()
