"""What editors do with those who registered: look, tick, print, export, cancel for somebody."""

from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from openpyxl import load_workbook
from post_office.models import Email

from events.models import EventQuestion, Occurrence
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


def test_the_team_closes_the_list_with_the_number_it_counted(editor):
    event = make_event(
        starts="2026-05-01 18:00", ends="2026-05-01 20:00", registration="here", now=NOW
    )
    date = event.occurrences.get()
    guest = make_registration(date, seats=2)
    editor.post(list_of(date), {"came": guest.pk})
    assert editor.get(list_of(date)).context["people_there"] == 2
    for wrong in ("", "viele", "-1", "99999"):
        editor.post(list_of(date), {"came": guest.pk, "people": wrong, "close": "1"})
        assert Occurrence.objects.get(pk=date.pk).attended_count is None
    editor.post(list_of(date), {"came": guest.pk, "people": "5", "close": "1"})
    guest.delete()
    (listed,) = editor.get(f"{DATES}?vergangen=1").context["dates"]
    assert (listed.pk, listed.attended_count) == (date.pk, 5)
    assert "5 waren da" in editor.get(dates_of(event)).content.decode()


def dates_of(event):
    return reverse("wagtailsnippets_events_event:dates", args=[event.pk]) + "?vergangen=1"


def test_the_dates_that_are_over_stay_in_the_list_while_their_names_are_kept(editor):
    lately = {"starts": "2026-04-10 18:00", "ends": "2026-04-10 20:00", "registration": "here"}
    long_ago = {"starts": "2026-04-01 18:00", "ends": "2026-04-01 20:00", "registration": "here"}
    dates = [make_event(now=NOW, **facts).occurrences.get() for facts in (lately, long_ago)]
    make_event(starts="2026-04-20 18:00", ends="2026-04-20 20:00", now=NOW)
    assert list(editor.get(f"{DATES}?vergangen=1").context["dates"]) == dates[:1]


def test_answers_stand_in_the_list_and_in_columns_of_the_export(editor, date, anna, ben):
    EventQuestion.objects.create(event=date.event, question="Essen")
    anna.answers = [["Essen", "=1+1"], ["Früher gefragt", "ja"]]
    anna.save()
    page = editor.get(list_of(date))
    assert page.context["questions"] == ["Essen", "Früher gefragt"]
    assert "<td>=1+1</td><td>ja</td>" in page.content.decode()
    text = b"".join(editor.get(f"{list_of(date)}?export=csv").streaming_content).decode("utf-8-sig")
    rows = [line.split(";")[-2:] for line in text.splitlines()]
    assert rows == [["Essen", "Früher gefragt"], ["'=1+1", "ja"], ["", ""]]


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
    text = b"".join(editor.get(f"{list_of(date)}?export=csv").streaming_content).decode("utf-8-sig")
    assert [line.split(";")[0].strip('"') for line in text.splitlines()[1:]] == [
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
    assert [row[:5] for row in rows] == [
        ("Anna", "anna@example.org", None, 1, "angemeldet"),
        ("Ben", "ben@example.org", None, 1, "auf der Warteliste"),
    ]
    assert rows[0][5] == NOW.replace(tzinfo=None)


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


def test_guests_without_a_registration_are_counted_one_by_one(editor, date):
    page = editor.get(list_of(date))
    key = page.context["walk_in_key"]
    for _time in range(2):
        editor.post(list_of(date), {"walk_in": str(key)})
    editor.post(list_of(date), {"walk_in": str(editor.get(list_of(date)).context["walk_in_key"])})
    assert editor.get(list_of(date)).context["walk_ins"] == 2
    editor.post(list_of(date), {"walk_out": "1"})
    page = editor.get(list_of(date))
    assert (page.context["walk_ins"], page.context["people_there"]) == (1, 1)


def test_a_tap_without_a_key_counts_nobody(editor, date):
    editor.post(list_of(date), {"walk_in": "x"})
    assert date.walk_ins.count() == 0


def test_a_date_that_has_not_begun_gets_no_number(editor, date):
    editor.post(list_of(date), {"close": "1", "people": "5"})
    assert Occurrence.objects.get().attended_count is None


def test_a_date_that_was_cancelled_gets_no_number(editor, date, stop_clock):
    stop_clock(date.ends_at)
    Occurrence.objects.update(state="cancelled")
    editor.post(list_of(date), {"close": "1", "people": "5"})
    assert Occurrence.objects.get().attended_count is None
