"""The form that proposes an event. It is Tuesday, 5 May 2026, 9 o'clock."""

from datetime import date, time

import pytest
from django.http import QueryDict

from content.models import Language, Neighbourhood
from events.models import Event
from events.proposals.form import EventProposalForm
from events.recurrence.local_time import local
from events.recurrence.patterns import Repetition
from submissions.registry import kinds
from tests.factories.events import NOW, at, make_event

pytestmark = pytest.mark.django_db

ANSWERS = {
    "title": "Nähkurs",
    "kind": "workshop",
    "summary": "Wir nähen zusammen.",
    "description": "Bringen Sie Stoff mit.\n\nMaschinen sind da.",
    "date": "12.5.2026",
    "start_time": "18 Uhr",
    "end_time": "20.30",
    "place_name": "Bonni",
    "is_free": "on",
    "organiser_name": "Nähladen (Beispiel)",
}


def form(**answers):
    data = QueryDict(mutable=True)
    for name, value in (ANSWERS | answers).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return EventProposalForm(data, now=NOW, is_correction=True)


def event_of(filled):
    assert filled.is_valid(), filled.errors
    event = Event()
    filled.apply_to(event)
    event.live = False
    event.save()
    return event


def complaints(**answers):
    filled = form(**answers)
    assert not filled.is_valid()
    return {name: " ".join(messages) for name, messages in filled.errors.items()}


def test_what_was_said_becomes_a_draft():
    hassel = Neighbourhood.objects.get(slug="hassel")
    turkish = Language.objects.get(code="tr")
    event = event_of(
        form(neighbourhood=str(hassel.pk), languages=[str(turkish.pk)], is_step_free="yes")
    )
    event = Event.objects.get(pk=event.pk)
    assert (event.starts_at, event.ends_at) == (at("2026-05-12 18:00"), at("2026-05-12 20:30"))
    assert event.description == "<p>Bringen Sie Stoff mit.</p><p>Maschinen sind da.</p>"
    assert (event.neighbourhood, list(event.languages.all())) == (hassel, [turkish])
    assert (event.is_step_free, event.is_free, event.rule) == (True, True, None)


@pytest.mark.parametrize(
    ("answers", "rule"),
    [
        ({"repetition_pattern": "once"}, None),
        ({"repetition_pattern": "weekly"}, "FREQ=WEEKLY"),
        ({"repetition_pattern": "fortnightly"}, "FREQ=WEEKLY;INTERVAL=2"),
        ({"repetition_pattern": "monthly-weekday"}, "FREQ=MONTHLY;BYDAY=2TU"),
        ({"repetition_pattern": "monthly-last", "date": "26.5.2026"}, "FREQ=MONTHLY;BYDAY=-1TU"),
        ({"repetition_pattern": "monthly-day"}, "FREQ=MONTHLY"),
        (
            {
                "repetition_pattern": "weekly",
                "repetition_end": "on",
                "repetition_until": "28.10.2026",
            },
            "FREQ=WEEKLY;UNTIL=20261028T225959Z",
        ),
        (
            {"repetition_pattern": "weekly", "repetition_end": "after", "repetition_count": "4"},
            "FREQ=WEEKLY;COUNT=4",
        ),
    ],
)
def test_the_chosen_repetition_becomes_a_rule(answers, rule):
    stored = Event.objects.get(pk=event_of(form(**answers)).pk).rule
    assert (str(stored) if stored else None) == rule


@pytest.mark.parametrize(
    ("answers", "field", "words"),
    [
        ({"title": ""}, "title", "einen Titel"),
        ({"title": "X\r\nATTENDEE:mailto:evil"}, "title", "nur eine Zeile"),
        ({"date": "29.02.2027"}, "date", "Diesen Tag gibt es nicht."),
        ({"date": "banane"}, "date", "1.12.2026"),
        ({"date": "1.1.1900"}, "date", "zwischen 1970 und 2032"),
        ({"date": "1.1.2999"}, "date", "zwischen 1970 und 2032"),
        ({"date": "4.5.2026"}, "date", "Dieser Tag ist vorbei."),
        ({"start_time": ""}, "start_time", "wann es beginnt"),
        ({"end_time": "", "end_date": "13.5.2026"}, "end_time", "am letzten Tag endet"),
        ({"start_time": "25 Uhr"}, "start_time", "18:30"),
        ({"end_time": "16:00"}, "end_time", "Das Ende muss nach dem Beginn liegen."),
        ({"end_time": "18:00"}, "end_time", "Das Ende muss nach dem Beginn liegen."),
        ({"end_date": "11.5.2026"}, "end_date", "Das Ende muss nach dem Beginn liegen."),
        ({"end_date": "30.8.2027"}, "end_date", "höchstens ein Jahr"),
        (
            {"date": "28.3.2027", "start_time": "2:30", "end_time": "5:00"},
            "start_time",
            "springt die Uhr von 2 auf 3 Uhr",
        ),
        ({"repetition_pattern": "stündlich"}, "repetition", "Bitte wählen Sie noch einmal."),
        ({"repetition_pattern": "own"}, "repetition", "Bitte wählen Sie noch einmal."),
        (
            {"repetition_pattern": "weekly", "repetition_end": "on"},
            "repetition",
            "den letzten Tag der Reihe",
        ),
        (
            {"repetition_pattern": "weekly", "repetition_end": "after", "repetition_count": "1e9"},
            "repetition",
            "Bitte geben Sie die Zahl der Termine an",
        ),
        (
            {"repetition_pattern": "weekly", "repetition_end": "after", "repetition_count": "999"},
            "repetition",
            "730",
        ),
        (
            {
                "repetition_pattern": "weekly",
                "repetition_end": "on",
                "repetition_until": "1.5.2026",
            },
            "repetition",
            "endet vor dem ersten Termin",
        ),
        (
            {
                "repetition_pattern": "weekly",
                "repetition_end": "on",
                "repetition_until": "1.6.2031",
            },
            "repetition",
            "höchstens 5 Jahre",
        ),
        ({"repetition_pattern": "monthly-last"}, "repetition", "passt nicht zur Wiederholung"),
        ({"place_name": ""}, "place_name", "Ort oder einen Link"),
        ({"postcode": "4588"}, "postcode", "fünf Ziffern"),
        ({"online_url": "javascript:alert(1)"}, "online_url", "https://"),
        ({"registration_url": "https://evil.de\\@good.de"}, "registration_url", "https://"),
        ({"registration_url": "https://user:pw@host.de"}, "registration_url", "https://"),
        ({"kind": "x"}, "kind", "Bitte wählen Sie noch einmal."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(answers, field, words):
    found = complaints(**answers)
    assert list(found) == [field]
    assert words in found[field]


def test_a_night_ends_on_the_next_day_without_being_asked():
    event = event_of(form(start_time="22:00", end_time="3:00"))
    assert local(event.ends_at).isoformat()[:16] == "2026-05-13T03:00"


def test_whole_days_need_no_times():
    event = event_of(form(all_day="on", start_time="", end_time="", end_date="14.5.2026"))
    assert (event.starts_at, event.ends_at) == (at("2026-05-12 00:00"), at("2026-05-15 00:00"))


def test_a_running_series_may_be_proposed():
    assert form(date="7.4.2026", repetition_pattern="weekly").is_valid()


def test_markup_and_invisible_characters_are_text():
    event = event_of(
        form(
            title="<script>alert(1)</script>\u202e\x00",
            description='<a href="//evil">x</a><img src=https://x onerror=1>',
        )
    )
    assert event.title == "<script>alert(1)</script>"
    assert "<a" not in event.description and "<img" not in event.description
    assert "&lt;img" in event.description


def test_hidden_fields_change_nothing():
    event = event_of(form(live="1", slug="startseite", places="5", picture="1"))
    assert (event.live, event.places, event.picture) == (False, None, None)
    assert event.slug != "startseite"


def test_a_correction_shows_what_was_said_and_says_it_again():
    answers = {
        "repetition_pattern": "weekly",
        "repetition_end": "after",
        "repetition_count": "4",
        "price": "5 Euro",
        "is_free": "",
        "registration_url": "www.example.org/anmelden",
    }
    event = Event.objects.get(pk=event_of(form(**answers)).pk)
    initial = EventProposalForm.initial_from(event)
    assert initial["date"] == date(2026, 5, 12)
    assert (initial["start_time"], initial["end_date"]) == (time(18, 0), None)
    assert initial["description"] == ANSWERS["description"]
    assert initial["repetition"] == Repetition("weekly", end="after", count=4)
    assert initial["registration_url"] == "https://www.example.org/anmelden"
    page = EventProposalForm(initial=initial, is_correction=True).as_p()
    assert 'value="weekly" selected' in page and 'value="2026-05-12"' in page


def test_a_correction_keeps_what_the_form_does_not_ask():
    event = make_event(registration="here", places=9)
    filled = form()
    assert filled.is_valid()
    filled.apply_to(event)
    assert (event.registration, event.places) == ("here", 9)


def test_the_answers_are_told_in_words():
    filled = form(repetition_pattern="weekly", repetition_end="after", repetition_count="4")
    answers = {str(label): str(text) for label, text in filled.answers()}
    assert answers["Findet das öfter statt?"] == "jeden Dienstag, Zahl der Termine: 4"
    assert answers["Art der Veranstaltung"] == "Workshop"


def test_the_kind_is_registered_for_submissions():
    kind = kinds.get("event")
    assert (kind.model, kind.form_class) == (Event, EventProposalForm)


def test_every_field_stands_in_a_group():
    named = [name for _legend, names in EventProposalForm.fieldsets for name in names]
    assert sorted(named) == sorted(form().own_names())


def test_the_form_answers_in_the_calendar(client, calendar):
    page = client.get("/veranstaltungen/vorschlagen/")
    text = page.content.decode()
    assert page.status_code == 200
    assert 'id="id_title"' in text


@pytest.mark.parametrize("price", ["kostenlos", "Eintritt frei", "0 €", "0,00 Euro", "gratis"])
def test_a_price_of_nothing_is_free_however_it_is_written(price):
    event = event_of(form(price=price, is_free=""))
    assert (event.price, event.is_free) == ("", True)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"price": "", "is_free": ""}, "Ist der Besuch kostenlos?"),
        ({"price": "5 Euro"}, "nur eines davon"),
    ],
)
def test_whether_it_costs_something_is_asked_and_never_concluded(answers, words):
    found = complaints(**answers)
    assert list(found) == ["price"]
    assert words in found["price"]


def test_the_last_day_of_a_series_is_asked_where_the_series_ends():
    weekly = {"repetition_pattern": "weekly"}
    found = complaints(end_date="31.12.2026", **weekly)
    assert list(found) == ["end_date"]
    assert "Soll die Reihe am 31. Dezember 2026 enden?" in found["end_date"]
    assert form(end_date="14.5.2026", **weekly).is_valid()


def test_a_repetition_is_named_after_the_chosen_day():
    labels = dict(form(date="12.5.2026").fields["repetition"].fields[0].choices)
    page = str(form(date="12.5.2026")["repetition"])
    assert ">jeden 2. Dienstag im Monat</option>" in page
    assert ">jeden Dienstag</option>" in page
    assert labels["monthly-weekday"] == "jeden Monat am gleichen Wochentag"
    assert ">jeden Monat am gleichen Wochentag</option>" in str(form(date="")["repetition"])


def test_how_often_is_asked_before_the_last_day():
    names = form().own_names()
    assert names.index("repetition") < names.index("end_date")


def test_a_series_is_told_as_a_sentence_with_its_next_ten_dates():
    filled = form(repetition_pattern="weekly")
    assert filled.is_valid(), filled.errors
    (_series, sentence), (_label, dates) = filled.consequences(["date"])
    assert sentence == (
        "Findet statt: jeden Dienstag, 18 bis 20:30 Uhr. "
        "Der erste Termin ist am Dienstag, 12. Mai 2026."
    )
    lines = dates.split("\n")
    assert len(lines) == 10
    assert [lines[0], lines[-1]] == [
        "Di, 12. Mai 2026, 18 bis 20:30 Uhr",
        "Di, 14. Juli 2026, 18 bis 20:30 Uhr",
    ]


def test_a_single_date_is_told_with_its_day():
    filled = form(end_date="13.5.2026")
    assert filled.is_valid(), filled.errors
    assert [text for _label, text in filled.consequences(["date"])] == [
        "Dienstag, 12. Mai 2026, 18 Uhr bis Mi, 13. Mai, 20:30 Uhr"
    ]


def test_a_known_place_brings_its_address():
    hassel = Neighbourhood.objects.get(slug="hassel")
    where = {"place_name": "Bonni", "street": "Eppmannsweg 32", "postcode": "45896"}
    make_event(**where, neighbourhood=hassel)
    filled = form(place_name=" bonni ")
    event = event_of(filled)
    assert (event.street, event.postcode, event.neighbourhood) == (
        "Eppmannsweg 32",
        "45896",
        hassel,
    )
    assert [str(text) for _label, text in filled.consequences(["place_name"])] == [
        "Eppmannsweg 32, 45896, Hassel"
    ]
    assert event_of(form(place_name="Bonni", street="Hintereingang 1")).street == "Hintereingang 1"


def test_who_corrects_something_else_gets_no_address():
    make_event(place_name="Bonni", street="Eppmannsweg 32")
    here = make_event(place_name="Bonni", street="", postcode="")
    here.neighbourhood = None
    data = QueryDict(mutable=True)
    data.update(ANSWERS)
    filled = EventProposalForm(
        data, initial=EventProposalForm.initial_from(here), now=NOW, is_correction=True
    )
    assert event_of(filled).street == ""


def test_what_is_left_open_is_not_made_up():
    event = event_of(form(kind="", summary="", organiser_name=""))
    assert (event.kind, event.summary, event.organiser) == ("other", "", "")


def test_an_end_may_be_left_open():
    filled = form(end_time="")
    event = event_of(filled)
    assert (event.has_open_end, event.ends_at) == (True, at("2026-05-13 00:00"))
    assert filled.consequences(["date"])[0][1].endswith("ab 18 Uhr")
    assert EventProposalForm.initial_from(event)["end_time"] is None
    assert EventProposalForm.initial_from(event)["end_date"] is None


def test_whoever_enters_a_series_reads_which_of_its_dates_are_public_holidays():
    filled = form(repetition_pattern="weekly", date="7.5.2026")
    assert filled.is_valid(), filled.errors
    rows = {str(label): text for label, text in filled.consequences(["date"])}
    assert rows["Feiertage"].startswith(
        "Auf einen Feiertag fällt: Do, 14. Mai 2026 (Christi Himmelfahrt), "
        "Do, 4. Juni 2026 (Fronleichnam)"
    )
    once = form(date="14.5.2026")
    assert once.is_valid(), once.errors
    assert [str(label) for label, _text in once.consequences(["date"])] == [
        "Findet einmal statt",
        "Feiertage",
    ]
