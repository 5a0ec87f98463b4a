"""What editors do with those who registered: look, tick, print, export, cancel for somebody."""

from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from openpyxl import load_workbook
from post_office.models import Email

from tests.factories.events import NOW, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
DATES = "/admin/teilnahmelisten/"


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser("erika", "erika@example.org", "geheim-2026")
    client.force_login(user)
    return client


@pytest.fixture
def date():
    event = make_event(
        title="Nähkurs",
        slug="naehkurs",
        starts="2026-05-12 18:00",
        ends="2026-05-12 20:00",
        registration="here",
        places=1,
        now=NOW,
    )
    return event.occurrences.get()


@pytest.fixture
def anna(date):
    return make_registration(date, name="Anna", email="anna@example.org", created_at=NOW)


@pytest.fixture
def ben(date, anna):
    """Waits for a place."""
    return make_registration(date, name="Ben", email="ben@example.org", state="waiting")


def list_of(date):
    return f"{DATES}{date.pk}/"


def test_the_dates_say_how_many_places_are_taken_and_who_waits(editor, date, anna, ben):
    date.seats_taken = 1
    date.save()
    make_event(title="Ohne Anmeldung", now=NOW)
    page = editor.get(DATES)
    assert [
        (listed.pk, listed.seats_taken, listed.waiting_seats) for listed in page.context["dates"]
    ] == [(date.pk, 1, 1)]


def test_the_dates_cost_the_same_queries_however_many_there_are(
    editor, date, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20):
        editor.get(DATES)
    make_event(
        starts="2026-05-12 10:00",
        ends="2026-05-12 12:00",
        rule="FREQ=WEEKLY;COUNT=30",
        registration="here",
        now=NOW,
    )
    with django_assert_max_num_queries(20):
        assert len(editor.get(DATES).context["dates"]) == 31


def test_the_list_shows_guests_apart_from_those_who_wait(editor, date, anna, ben):
    make_registration(date, name="Weg", state="cancelled")
    page = editor.get(list_of(date))
    names = [[guest.name for guest in guests] for _heading, guests in page.context["groups"]]
    assert names == [["Anna"], ["Ben"]]
    assert "Weg" not in page.content.decode()


def test_ticks_are_stored_and_taken_back(editor, date, anna, ben):
    editor.post(list_of(date), {"came": [anna.pk, "x"]})
    anna.refresh_from_db()
    ben.refresh_from_db()
    assert (anna.has_come, ben.has_come) == (True, False)
    editor.post(list_of(date), {})
    anna.refresh_from_db()
    assert not anna.has_come


def test_an_editor_cancels_for_somebody_and_the_next_moves_up(editor, date, anna, ben):
    editor.post(list_of(date), {"cancel": anna.pk})
    anna.refresh_from_db()
    ben.refresh_from_db()
    assert (anna.state, ben.state) == ("cancelled", "confirmed")
    assert [mail.subject for mail in Email.objects.order_by("pk")] == [
        "Abgemeldet: Nähkurs",
        "Sie haben einen Platz: Nähkurs",
    ]


def test_a_registration_of_another_date_is_not_touched(editor, date, anna):
    other = make_event(registration="here", now=NOW).occurrences.get()
    editor.post(list_of(other), {"cancel": anna.pk, "came": anna.pk})
    anna.refresh_from_db()
    assert (anna.state, anna.has_come) == ("confirmed", False)


EVIL = ["=1+1", "+cmd", "-2+3", "@SUM(A1)", " =1", "＝1+1"]


def test_no_exported_cell_is_a_formula(editor, date):
    for name in EVIL:
        make_registration(date, name=name)
    rows = cells_of(editor, date)
    assert [row[0] for row in rows] == [f"'{name}" for name in EVIL]
    text = b"".join(editor.get(f"{list_of(date)}?export=csv").streaming_content).decode()
    assert [line.split(",")[0].strip('"') for line in text.splitlines()[1:]] == [
        f"'{name}" for name in EVIL
    ]


def cells_of(editor, date):
    answer = editor.get(f"{list_of(date)}?export=xlsx")
    assert 'filename="naehkurs-2026-05-12-anmeldungen.xlsx"' in answer["Content-Disposition"]
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n", "d", "b"}
    return list(sheet.iter_rows(min_row=2, values_only=True))


def test_the_export_says_what_the_list_says_in_local_time(editor, date, anna, ben):
    rows = cells_of(editor, date)
    assert [row[:4] for row in rows] == [
        ("Anna", "anna@example.org", 1, "angemeldet"),
        ("Ben", "ben@example.org", 1, "auf der Warteliste"),
    ]
    assert rows[0][4] == NOW.replace(tzinfo=None)


def test_who_may_not_see_registrations_sees_none(client, date, anna):
    user = get_user_model().objects.create_user("otto", password="geheim-2026")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    for address in (DATES, list_of(date), f"{list_of(date)}?export=csv"):
        page = client.get(address, follow=True)
        assert b"anna@example.org" not in page.content
        assert page.redirect_chain
    client.logout()
    assert client.get(list_of(date)).status_code == 302
