"""The list of events, copies, and cancelling a week. It is Tuesday, 5 May 2026, 9 o'clock."""

import pytest
from django.contrib.auth import get_user_model
from post_office.models import Email

from events.admin.viewset import EventViewSet
from events.models import Event, EventQuestion
from tests.events.admin.test_editing import LIST
from tests.factories.events import NOW, at, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
BULK = "/admin/bulk/events/event/cancel_week/"


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser("erika", "erika@example.org", "geheim-2026")
    client.force_login(user)
    return client


def weekly(starts="2026-05-05 10:00", ends="2026-05-05 12:00", rule="FREQ=WEEKLY;COUNT=4", **kw):
    return make_event(starts=starts, ends=ends, rule=rule, now=NOW, **kw)


def days_and_states(event):
    return [
        (occurrence.local_start.day, occurrence.state)
        for occurrence in event.occurrences.order_by("starts_at")
    ]


def column(page, name):
    rows = {row.title: row for row in page.context["object_list"]}
    columns = {column.name: column for column in page.context["table"].columns.values()}
    return {title: str(columns[name].get_value(row)) for title, row in rows.items()}


def test_the_list_says_how_the_next_date_stands(editor):
    weekly(title="Plan")
    weekly(
        title="Ausfall", changes=[{"kind": "cancelled", "original_date": at("2026-05-05 10:00")}]
    )
    weekly(title="Verlegt", changes=[{"kind": "moved", "original_date": at("2026-05-05 10:00"),
                                      "new_place": "Bonni"}])  # fmt: skip
    full = weekly(title="Voll", registration="here", places=2)
    full.occurrences.update(seats_taken=2)
    make_event(title="Vorbei", starts="2026-04-12 18:00", ends="2026-04-12 20:00", now=NOW)
    assert column(editor.get(LIST), "next_state") == {
        "Plan": "findet statt",
        "Ausfall": "fällt aus",
        "Verlegt": "verlegt",
        "Voll": "ausgebucht",
        "Vorbei": "kein Termin",
    }
    assert column(editor.get(LIST), "next_date") == {
        "Plan": "05.05.2026, 10 Uhr",
        "Ausfall": "05.05.2026, 10 Uhr",  # the date whose state stands beside it
        "Verlegt": "05.05.2026, 10 Uhr",
        "Voll": "05.05.2026, 10 Uhr",
        "Vorbei": "–",
    }


def test_whole_days_are_listed_without_a_time(editor):
    days = {"starts": "2026-05-09 00:00", "ends": "2026-05-10 00:00", "all_day": True}
    make_event(title="Fest", now=NOW, **days)
    assert column(editor.get(LIST), "next_date") == {"Fest": "09.05.2026"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?is_series=true", ["Ausfall", "Reihe"]),
        ("?is_series=false", ["Fest"]),
        ("?has_guests=true", ["Reihe"]),
        ("?next_state=cancelled", ["Ausfall"]),
    ],
)
def test_the_list_is_filtered_by_what_becomes_of_the_dates(editor, query, found):
    series = weekly(title="Reihe")
    series.occurrences.update(seats_taken=1)
    weekly(
        title="Ausfall", changes=[{"kind": "cancelled", "original_date": at("2026-05-05 10:00")}]
    )
    make_event(title="Fest", starts="2026-05-12 18:00", ends="2026-05-12 20:00", now=NOW)
    page = editor.get(LIST + query)
    assert sorted(row.title for row in page.context["object_list"]) == found


def test_the_list_leads_to_the_dates_of_an_event(editor):
    event = weekly()
    assert f"{LIST}termine/{event.pk}/" in editor.get(LIST).content.decode()
    assert f"{LIST}termine/{event.pk}/" in editor.get(f"{LIST}edit/{event.pk}/").content.decode()


@pytest.mark.parametrize(
    ("facts", "starts", "rule"),
    [
        ({}, "2026-05-05 10:00", "FREQ=WEEKLY;COUNT=4"),
        (
            {"starts": "2026-03-03 10:00", "ends": "2026-03-03 12:00",
             "rule": "FREQ=WEEKLY;UNTIL=20260331T215959Z"},
            "2026-05-05 10:00",
            "FREQ=WEEKLY;UNTIL=20260602T215959Z",
        ),
        (
            {"starts": "2026-01-13 10:00", "ends": "2026-01-13 12:00",
             "rule": "FREQ=MONTHLY;BYDAY=2TU"},
            "2026-05-12 10:00",
            "FREQ=MONTHLY;BYDAY=2TU",
        ),
        (
            {"starts": "2026-03-03 10:00", "ends": "2026-03-03 12:00", "rule": ""},
            "2026-05-12 10:00",
            "None",
        ),
    ],
)  # fmt: skip
def test_a_copy_begins_on_a_coming_date_without_history(editor, facts, starts, rule):
    event = weekly(
        **{"title": "Nähkurs", "changes": [{"kind": "pause", "original_date": at(starts)}]} | facts
    )
    make_registration(event.occurrences.order_by("-starts_at").first())
    page = editor.get(f"{LIST}copy/{event.pk}/")
    form = page.context["form"]
    copy = form.instance
    assert (copy.pk, copy.title, copy.slug) == (None, "Kopie von Nähkurs", "")
    assert (copy.starts_at, str(copy.rule)) == (at(starts), rule)
    assert form.formsets["changes"].initial_form_count() == 0
    assert page.context["action_url"] == LIST + "add/"
    assert Event.objects.count() == 1


def test_a_copy_keeps_what_the_event_is_about(editor):
    event = weekly(title="x" * 118, price="3 Euro", place_name="Bonni")
    EventQuestion.objects.create(event=event, question="Essen")
    copy = editor.get(f"{LIST}copy/{event.pk}/").context["form"].instance
    assert [(question.pk, question.question) for question in copy.questions.all()] == [
        (None, "Essen")
    ]
    assert (copy.price, copy.place_name, len(copy.title)) == ("3 Euro", "Bonni", 120)


def test_a_week_is_cancelled_for_the_chosen_events_only(editor):
    yoga, choir, other = weekly(title="Yoga"), weekly(title="Chor"), weekly(title="Anderes")
    guest = make_registration(yoga.occurrences.get(original_start=at("2026-05-12 10:00")))
    address = f"{BULK}?id={yoga.pk}&id={choir.pk}"
    page = editor.get(address)
    assert page.status_code == 200 and "Woche absagen" in page.content.decode()
    page = editor.post(
        address, {"day": "14.05.2026", "reason": "Haus zu", "next": LIST}, follow=True
    )
    assert "2 Termine von 2 Veranstaltungen abgesagt" in page.content.decode()
    for event in (yoga, choir):
        assert days_and_states(event) == [
            (5, "scheduled"), (12, "cancelled"), (19, "scheduled"), (26, "scheduled"),
        ]  # fmt: skip
        assert event.revisions.count() == 1
    assert days_and_states(other)[1] == (12, "scheduled")
    assert yoga.occurrences.get(state="cancelled").note == "Haus zu"
    assert Email.objects.filter(to=guest.email, message__contains="Haus zu").count() == 1


def test_the_same_week_again_and_a_draft_change_nothing(editor):
    yoga, draft = weekly(title="Yoga"), weekly(title="Entwurf", live=False)
    address = f"{BULK}?id={yoga.pk}&id={draft.pk}"
    sent = {"day": "14.05.2026", "reason": "Haus zu", "next": LIST}
    editor.post(address, sent)
    page = editor.post(address, sent, follow=True)
    assert "nichts abzusagen" in page.content.decode()
    assert yoga.revisions.count() == 1
    draft.refresh_from_db()
    assert (draft.live, draft.occurrences.count(), draft.revisions.count()) == (False, 0, 0)


@pytest.mark.parametrize(
    ("sent", "field"),
    [({"day": "26.04.2026"}, "day"), ({"day": "banane"}, "day"), ({"reason": ""}, "reason")],
)
def test_a_week_that_is_over_or_has_no_reason_is_refused(editor, sent, field):
    yoga = weekly()
    page = editor.post(
        f"{BULK}?id={yoga.pk}", {"day": "14.05.2026", "reason": "Haus zu", "next": LIST} | sent
    )
    assert list(page.context["form"].errors) == [field]
    assert days_and_states(yoga)[1] == (12, "scheduled")


def test_the_menu_leads_to_the_list_of_events(editor):
    weekly(title="Plan")
    page = editor.get(EventViewSet().menu_url)
    assert [event.title for event in page.context["object_list"]] == ["Plan"]
    assert EventViewSet().menu_url == LIST
