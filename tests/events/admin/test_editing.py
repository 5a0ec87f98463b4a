"""What editors do with events in the Wagtail admin. It is Tuesday, 5 May 2026, 9 o'clock."""

from datetime import date, time

import pytest
from django.contrib.auth import get_user_model
from django.utils.formats import localize
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from events.models import Event, OccurrenceChange
from tests.factories.events import NOW, at, make_event, make_registration

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("wagtail_indexes", "calendar", "now"),
]
LIST = "/admin/snippets/events/event/"
REPETITION = {"pattern": "once", "end": "never", "until": "", "count": "", "own": ""}


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser("erika", "erika@example.org", "geheim-2026")
    client.force_login(user)
    return client


def answers(changes=(), repetition=(), questions=(), **kw):
    """What the editing form sends."""
    facts = {
        "title": "Nähkurs",
        "slug": "naehkurs",
        "kind": "workshop",
        "summary": "",
        "description": rich_text("<p>Stoff mitbringen.</p>"),
        "place_name": "Bonni",
        "starts_at": "12.05.2026 18:00",
        "ends_at": "12.05.2026 20:00",
        "registration": "none",
        "is_step_free": "",
        "changes": inline_formset([CHANGE | change for change in changes]),
        "questions": inline_formset([QUESTION | question for question in questions]),
        "action-publish": "yes",
    }
    parts = REPETITION | dict(repetition)
    return nested_form_data(
        facts | {f"recurrences_{name}": value for name, value in parts.items()} | kw
    )


CHANGE = {
    "kind": "cancelled",
    "original_date": "",
    "until_date": "",
    "new_starts_at": "",
    "new_ends_at": "",
    "new_place": "",
    "reason": "",
}


QUESTION = {"question": "Essen", "kind": "text", "choices": ""}


def errors_of(page):
    form = page.context["form"]
    found = {name: " ".join(map(str, messages)) for name, messages in form.errors.items()}
    for change_form in form.formsets["changes"].forms:
        found |= {f"change {n}": " ".join(map(str, m)) for n, m in change_form.errors.items()}
    return found


def test_an_editor_publishes_a_series_with_an_exception(editor):
    sent = answers(
        repetition={"pattern": "weekly", "end": "on", "until": "02.06.2026"},
        changes=[{"original_date": "2026-05-19", "reason": "Feiertag"}],
    )
    page = editor.post(LIST + "add/", sent)
    assert page.status_code == 302, errors_of(page)
    event = Event.objects.get()
    assert str(event.rule) == "FREQ=WEEKLY;UNTIL=20260602T215959Z"
    assert [
        (occurrence.original_day.day, occurrence.state) for occurrence in event.occurrences.all()
    ] == [
        (12, "scheduled"),
        (19, "cancelled"),
        (26, "scheduled"),
        (2, "scheduled"),
    ]


def test_saving_without_a_change_keeps_every_value(editor):
    whole = make_event(
        starts="2026-05-20 00:00",
        ends="2026-05-23 00:00",
        all_day=True,
        rule="FREQ=YEARLY",
        now=NOW,
    )
    form = editor.get(f"{LIST}edit/{whole.pk}/").context["form"]
    sent = answers(
        repetition={"pattern": form["recurrences"].value().pattern},
        starts_at=f"{form['starts_at'].value():%d.%m.%Y %H:%M}",
        ends_at="22.05.2026 00:00",
        all_day="on",
    )
    assert f"{form['ends_at'].value().astimezone(NOW.tzinfo):%d.%m.%Y}" == "22.05.2026"
    editor.post(f"{LIST}edit/{whole.pk}/", sent)
    again = Event.objects.get(pk=whole.pk)
    assert (again.starts_at, again.ends_at) == (whole.starts_at, whole.ends_at)
    assert str(again.rule) == "FREQ=YEARLY"


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"ends_at": "12.05.2026 17:00"}, "ends_at", "nach dem Beginn"),
        ({"starts_at": "12.05.1900 18:00"}, "starts_at", "zwischen 1970 und 2032"),
        ({"starts_at": "12.05.2999 18:00"}, "starts_at", "zwischen 1970 und 2032"),
        ({"starts_at": "29.02.2027 18:00"}, "starts_at", ""),
        ({"starts_at": "28.03.2027 02:30"}, "starts_at", "springt die Uhr von 2 auf 3 Uhr"),
        ({"ends_at": "30.08.2027 20:00"}, "ends_at", "höchstens ein Jahr"),
        ({"registration": "link"}, "registration_url", "Link zur Anmeldung"),
        (
            {"repetition": {"pattern": "own", "own": "FREQ=WEEKLY;BYDAY=WE"}},
            "recurrences",
            "passt nicht zur Wiederholung",
        ),
        (
            {"repetition": {"pattern": "own", "own": "FREQ=SECONDLY"}},
            "recurrences",
            "täglich, wöchentlich",
        ),
        (
            {"repetition": {"pattern": "own", "own": "FREQ=WEEKLY;COUNT=3;UNTIL=20261231"}},
            "recurrences",
            "nicht beides",
        ),
        (
            {"repetition": {"pattern": "own", "own": "FREQ=WEEKLY;COUNT=1000000000"}},
            "recurrences",
            "zwischen 1 und 730",
        ),
        (
            {"repetition": {"pattern": "own", "own": "RRULE:\x00" * 1000}},
            "recurrences",
            "",
        ),
        ({"repetition": {"pattern": "weekly", "end": "on"}}, "recurrences", "letzten Tag"),
        (
            {"changes": [{"original_date": "2026-05-13"}]},
            "change __all__",
            "keinen Termin",
        ),
        (
            {"changes": [{"kind": "moved", "original_date": "2026-05-12"}]},
            "change new_starts_at",
            "",
        ),
        ({"changes": [{"kind": "extra"}]}, "change new_starts_at", "wann der Termin beginnt"),
        (
            {"changes": [{"kind": "extra", "new_starts_at": "2026-05-12 18:00:30"}]},
            "change __all__",
            "schon einen Termin",
        ),
    ],
)
def test_what_is_wrong_is_said_in_german_at_its_field(editor, wrong, field, words):
    page = editor.post(LIST + "add/", answers(**wrong))
    found = errors_of(page)
    assert list(found) == [field]
    assert words in found[field]
    assert not Event.objects.exists()


def test_an_editor_asks_the_guests_something_of_this_event(editor):
    food = {"question": "Essen", "kind": "choice", "choices": "Fleisch\n ohne Fleisch\n\nFleisch"}
    page = editor.post(LIST + "add/", answers(questions=[food, {"question": "Ihr Betrieb"}]))
    assert page.status_code == 302, errors_of(page)
    asked = Event.objects.get().questions.all()
    assert [(question.question, question.options) for question in asked] == [
        ("Essen", ["Fleisch", "ohne Fleisch"]),
        ("Ihr Betrieb", []),
    ]


def test_a_choice_needs_two_answers(editor):
    food = {"kind": "choice", "choices": "Fleisch\nFleisch"}
    page = editor.post(LIST + "add/", answers(questions=[food]))
    (form,) = page.context["form"].formsets["questions"].forms
    assert form.errors == {"choices": ["Bitte geben Sie mindestens zwei Antworten an."]}


def test_the_first_of_two_equal_hours_in_autumn_is_taken(editor):
    sent = answers(starts_at="25.10.2026 02:30", ends_at="25.10.2026 04:00")
    editor.post(LIST + "add/", sent)
    assert f"{Event.objects.get().starts_at:%H:%M}" == "00:30"


def test_an_exception_in_the_past_does_not_block_a_new_rule(editor):
    sent = answers(changes=[{"original_date": "2026-04-01"}])
    assert editor.post(LIST + "add/", sent).status_code == 302


def test_the_editor_is_told_of_registrations_on_dates_that_leave(editor):
    event = make_event(
        starts="2026-05-12 18:00", ends="2026-05-12 20:00", rule="FREQ=WEEKLY;COUNT=3", now=NOW
    )
    make_registration(event.occurrences.get(original_start=at("2026-05-19 18:00")))
    sent = answers(confirms_changes="on")
    page = editor.post(f"{LIST}edit/{event.pk}/", sent, follow=True)
    assert "Für den Termin am 19.05.2026, 18 Uhr gibt es Anmeldungen" in page.content.decode()


def test_the_list_shows_next_date_neighbourhood_and_registrations(
    editor, django_assert_max_num_queries
):
    event = make_event(
        starts="2026-05-12 18:00", ends="2026-05-12 20:00", rule="FREQ=WEEKLY;COUNT=3", now=NOW
    )
    event.occurrences.update(seats_taken=2)
    make_event(live=False, title="Entwurf")
    editor.get(LIST)
    with django_assert_max_num_queries(20):
        page = editor.get(LIST)
    rows = {row.title: row for row in page.context["object_list"]}
    assert rows[event.title].next_date == at("2026-05-12 18:00")
    assert (rows[event.title].registered, rows["Entwurf"].next_date) == (6, None)
    assert "12.05.2026, 18 Uhr" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=Nähkurs", ["Nähkurs"]),
        ("?kind=market", ["Markt"]),
        ("?takes_place=true", ["Markt", "Nähkurs"]),
        ("?takes_place=false", ["Vorbei"]),
    ],
)
def test_the_list_is_searched_and_filtered(editor, query, found):
    make_event(
        title="Nähkurs",
        kind="workshop",
        starts="2026-05-12 18:00",
        ends="2026-05-12 20:00",
        now=NOW,
    )
    make_event(
        title="Markt", kind="market", starts="2026-05-12 18:00", ends="2026-05-12 20:00", now=NOW
    )
    make_event(title="Vorbei", starts="2026-04-12 18:00", ends="2026-04-12 20:00", now=NOW)
    page = editor.get(LIST + query)
    assert sorted(row.title for row in page.context["object_list"]) == found


def test_a_draft_is_previewed_with_its_planned_dates(editor):
    event = make_event(
        live=False,
        title="Entwurf",
        starts="2026-05-12 18:00",
        ends="2026-05-12 20:00",
        rule="FREQ=WEEKLY",
    )
    event.changes = [OccurrenceChange(kind="cancelled", original_date=date(2026, 5, 19))]
    event.save_revision()
    page = event.get_latest_revision_as_object().make_preview_request()
    text = page.render().content.decode() if not page.is_rendered else page.content.decode()
    assert "jeden Dienstag, 18 bis 20 Uhr" in text
    assert "Di, 19. Mai" in text and "fällt aus" in text


def test_registrations_are_listed_inspected_and_exported_without_formulas(editor):
    event = make_event(title="=1+1", starts="2026-05-12 18:00", ends="2026-05-12 20:00", now=NOW)
    guest = make_registration(event.occurrences.get(), name="+cmd|' /C calc'!A0")
    listing = "/admin/events/registration/"
    assert guest.email in editor.get(listing).content.decode()
    assert editor.get(f"{listing}inspect/{guest.pk}/").status_code == 200
    export = editor.get(listing + "?export=csv")
    text = b"".join(export.streaming_content).decode()
    assert "'+cmd" in text and "'=1+1" in text and ",+cmd" not in text
    assert editor.get(listing + "?export=xlsx").status_code == 200
    assert localize(guest.seats) in text


def test_nobody_edits_a_registration(editor):
    event = make_event(starts="2026-05-12 18:00", ends="2026-05-12 20:00", now=NOW)
    guest = make_registration(event.occurrences.get())
    for path in (f"edit/{guest.pk}/", f"delete/{guest.pk}/", "create/"):
        assert editor.post(f"/admin/events/registration/{path}").status_code in (302, 403, 404)
    guest.refresh_from_db()
    assert guest.state == "confirmed"


def test_an_event_without_an_end_is_stored_and_shown_without_one(editor, client):
    page = editor.post(LIST + "add/", answers(ends_at=""))
    assert page.status_code == 302, errors_of(page)
    event = Event.objects.get()
    assert event.has_open_end
    (row,) = event.occurrences.all()
    assert (row.ends_at, row.known_end) == (at("2026-05-13 00:00"), None)
    assert str(row.when) == "Di, 12. Mai, ab 18 Uhr"
    form = editor.get(f"{LIST}edit/{event.pk}/").context["form"]
    assert form["ends_at"].value() is None
    editor.post(f"{LIST}edit/{event.pk}/", answers(ends_at="12.05.2026 20:00"))
    assert not Event.objects.get().has_open_end


def test_a_second_date_on_one_day_has_an_address_and_a_fate_of_its_own(editor, client):
    event = make_event(
        starts="2026-05-12 18:00",
        ends="2026-05-12 20:00",
        rule="FREQ=WEEKLY;COUNT=2",
        slug="doppelt",
        changes=[
            {"kind": "extra", "new_starts_at": at("2026-05-12 15:00")},
            {
                "kind": "cancelled",
                "original_date": date(2026, 5, 12),
                "original_time": time(15),
                "reason": "krank",
            },
        ],
        now=NOW,
    )
    rows = event.occurrences.order_by("starts_at")
    assert [(row.name, row.state) for row in rows] == [
        ("2026-05-12-1500", "cancelled"),
        ("2026-05-12", "scheduled"),
        ("2026-05-19", "scheduled"),
    ]
    for row in rows:
        page = client.get(row.get_absolute_url())
        assert page.context["occurrence"].pk == row.pk
    assert client.get(f"{event.get_absolute_url()}2026-05-12-1600/").status_code == 404
