"""What editors see before they publish, and what they are asked. It is 5 May 2026, 9 o'clock."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from post_office.models import Email
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from events.models import Event
from tests.events.admin.test_editing import CHANGE, LIST, answers
from tests.factories.events import NOW, at, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
PREVIEW = LIST + "termine/vorschau/"


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser("erika", "erika@example.org", "geheim-2026")
    client.force_login(user)
    return client


@pytest.fixture
def series(calendar):
    """Tuesdays 12, 19, 26 May, 18 to 20."""
    return make_event(
        title="Nähkurs",
        slug="naehkurs",
        starts="2026-05-12 18:00",
        ends="2026-05-12 20:00",
        rule="FREQ=WEEKLY;COUNT=3",
        now=NOW,
    )


WEEKLY = {"pattern": "weekly", "end": "after", "count": "3"}


def form_data(changes=(), repetition=WEEKLY, **kw):
    """The fields that the panel's script sends."""
    whole = answers(changes=changes, repetition=repetition, **kw)
    names = ("starts_at", "ends_at", "all_day", "recurrences", "changes", "skips", "confirms")
    return {name: value for name, value in whole.items() if name.startswith(names)}


def seen(editor, event=None, **kw):
    """The panel's text without markup: (sentence, dates, question)."""
    address = f"{PREVIEW}{event.pk}/" if event else PREVIEW
    answer = editor.post(address, form_data(**kw))
    assert answer.status_code == 200
    parts = answer.json()
    return tuple(plain(parts[name]) for name in ("sentence", "dates", "question"))


def plain(html):
    text = "".join(part.partition(">")[2] for part in f">{html}".split("<"))
    return " ".join(text.split())


def test_the_rule_stands_as_a_sentence_with_its_next_dates(editor):
    sentence, dates, question = seen(editor, repetition={"pattern": "weekly", "end": "never"})
    assert sentence == (
        "Findet statt: jeden Dienstag, 18 bis 20 Uhr. "
        "Der erste Termin ist am Dienstag, 12. Mai 2026."
    )
    assert "Die nächsten 10 Termine" in dates and "Danach geht es weiter." in dates
    assert dates.count("18 bis 20 Uhr") == 10
    assert "Di, 14. Juli 2026" in dates and "Di, 21. Juli 2026" not in dates
    assert question == ""


def test_a_single_event_is_said_to_take_place_once(editor):
    sentence, dates, _ = seen(editor, repetition={})
    assert sentence == "Findet einmal statt: am Dienstag, 12. Mai 2026, 18 bis 20 Uhr."
    assert "Der nächste Termin" in dates


def test_the_dates_obey_exceptions_and_free_days_that_are_only_in_the_form(editor):
    thursday = {"starts_at": "07.05.2026 18:00", "ends_at": "07.05.2026 20:00"}
    cancelled = {"original_date": "21.05.2026", "reason": "Umzug"}
    sentence, dates, _ = seen(editor, changes=[cancelled], skips_holidays="on", **thursday)
    assert "nicht an Feiertagen" in sentence
    assert "14. Mai" not in dates
    assert "Do, 21. Mai 2026, 18 bis 20 Uhr fällt aus: Umzug" in dates


def test_the_editor_is_told_which_dates_are_public_holidays(editor):
    thursday = {"starts_at": "07.05.2026 18:00", "ends_at": "07.05.2026 20:00"}
    dates = seen(editor, repetition={"pattern": "weekly", "end": "never"}, **thursday)[1]
    assert (
        "Bitte prüfen: Auf einen Feiertag fällt: Do, 14. Mai 2026 (Christi Himmelfahrt), " in dates
    )
    dates = seen(
        editor, repetition={"pattern": "weekly", "end": "never"}, skips_holidays="on", **thursday
    )[1]
    assert "Feiertag" not in dates


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"ends_at": "12.05.2026 17:00"}, "nach dem Beginn"),
        ({"starts_at": "28.03.2027 02:30"}, "springt die Uhr"),
        ({"repetition": {"pattern": "own", "own": "FREQ=WEEKLY;BYDAY=WE"}}, "passt nicht"),
        ({"changes": [{"original_date": "13.05.2026"}]}, "keinen Termin"),
        ({"repetition": {"pattern": "own", "own": "\x00" * 400}}, ""),
    ],
)
def test_what_is_wrong_is_said_while_typing(editor, wrong, words):
    assert words in seen(editor, **wrong)[0]


def test_nothing_is_asked_for_before_it_is_filled_in(editor):
    sentence, dates, _ = seen(editor, starts_at="", ends_at="", repetition={})
    assert (sentence, dates) == (
        "Tragen Sie Beginn und Ende ein. Dann stehen hier die Termine.",
        "",
    )


def test_looking_stores_nothing(editor, series):
    before = series.feed_entry.text
    seen(editor, series, starts_at="13.05.2026 18:00", ends_at="13.05.2026 20:00")
    series.refresh_from_db()
    assert series.starts_at == at("2026-05-12 18:00")
    assert (series.revisions.count(), series.feed_entry.text) == (0, before)


def test_the_editor_sees_which_dates_come_go_and_change(editor, series):
    cancelled = {"original_date": "19.05.2026", "reason": "Feiertag"}
    _, dates, _ = seen(editor, series, repetition=WEEKLY | {"count": "2"}, changes=[cancelled])
    comparison = dates.partition("veröffentlicht ist")[2]
    assert "ändert sich: Di, 19. Mai 2026, 18 bis 20 Uhr" in comparison
    assert "(fällt aus, Feiertag)" in comparison
    assert "1 Termin fällt weg. 1 Termin ändert sich." in comparison
    assert "fällt weg: Di, 26. Mai 2026, 18 bis 20 Uhr" in comparison
    _, dates, _ = seen(editor, series, repetition=WEEKLY | {"count": "4"})
    assert "neu: Di, 2. Juni 2026" in dates
    _, dates, _ = seen(editor, series)
    assert "Kein Termin ändert sich." in dates


def test_another_start_time_says_what_becomes_of_the_exceptions(editor, calendar):
    event = make_event(
        starts="2026-05-12 18:00",
        ends="2026-05-12 20:00",
        rule="FREQ=WEEKLY;COUNT=3",
        changes=[{"kind": "cancelled", "original_date": date(2026, 5, 19)}],
        now=NOW,
    )
    kept = CHANGE | {"original_date": "19.05.2026", "id": event.changes.get().pk}
    later = {"starts_at": "12.05.2026 19:00", "ends_at": "12.05.2026 21:00"}
    sent = form_data(**later) | nested_form_data({"changes": inline_formset([kept], initial=1)})
    parts = editor.post(f"{PREVIEW}{event.pk}/", sent).json()
    assert "1 Ausnahme bleibt an ihrem Tag" in plain(parts["dates"])
    assert "Di, 19. Mai 2026, 19 bis 21 Uhr fällt aus" in plain(parts["dates"])


def test_who_publishes_over_guests_is_asked_first(editor, series):
    guest = make_registration(series.occurrences.get(original_start=at("2026-05-19 18:00")))
    _, _, question = seen(editor, series, repetition={})
    assert "Was geschieht mit den Angemeldeten?" in question
    assert "Di, 19. Mai 2026, 18 bis 20 Uhr (1 Anmeldung)" in question

    address = f"{LIST}edit/{series.pk}/"
    page = editor.post(address, answers())
    assert page.status_code == 200
    assert list(page.context["form"].errors) == ["confirms_changes"]
    assert "bestätigen Sie es" in page.content.decode()
    assert series.occurrences.count() == 3

    assert editor.post(address, answers(confirms_changes="on")).status_code == 302
    guest.occurrence.refresh_from_db()
    assert (guest.occurrence.is_detached, guest.occurrence.state) == (True, "cancelled")
    assert Email.objects.filter(to=guest.email).count() == 1


def test_a_draft_and_an_untouched_guest_raise_no_question(editor, series):
    make_registration(series.occurrences.get(original_start=at("2026-05-12 18:00")))
    draft = {name: value for name, value in answers().items() if name != "action-publish"}
    assert editor.post(f"{LIST}edit/{series.pk}/", draft).status_code == 302
    page = editor.post(f"{LIST}edit/{series.pk}/", answers(repetition=WEEKLY | {"count": "2"}))
    assert page.status_code == 302


def test_a_new_start_time_is_asked_about_because_the_guests_have_to_know(editor, series):
    guest = make_registration(series.occurrences.get(original_start=at("2026-05-19 18:00")))
    later = {"starts_at": "12.05.2026 19:00", "ends_at": "12.05.2026 21:00", "repetition": WEEKLY}
    address = f"{LIST}edit/{series.pk}/"
    assert editor.post(address, answers(**later)).status_code == 200
    assert editor.post(address, answers(**later, confirms_changes="on")).status_code == 302
    guest.occurrence.refresh_from_db()
    assert guest.occurrence.starts_at == at("2026-05-19 19:00")


def test_the_form_shows_the_panel_without_a_script_too(editor, series):
    page = editor.get(f"{LIST}edit/{series.pk}/").content.decode()
    assert "Findet statt: jeden Dienstag, 18 bis 20 Uhr, insgesamt 3 Termine." in page
    assert f'data-address="{PREVIEW}"' in page
    assert "Die Ferien sind bis zum 06.08.2030 bekannt" in page
    assert "Tragen Sie Beginn und Ende ein" in editor.get(LIST + "add/").content.decode()


def test_only_editors_may_look(client, series):
    assert client.post(PREVIEW, form_data()).status_code == 302
    user = get_user_model().objects.create_user("fritz", "fritz@example.org", "geheim-2026")
    client.force_login(user)
    assert client.post(f"{PREVIEW}{series.pk}/", form_data()).status_code == 302


def test_free_days_are_left_out_of_list_and_feed(editor):
    sent = answers(
        starts_at="07.05.2026 18:00",
        ends_at="07.05.2026 20:00",
        repetition={"pattern": "weekly", "end": "after", "count": "5"},
        skips_holidays="on",
    )
    assert editor.post(LIST + "add/", sent).status_code == 302
    event = Event.objects.get()
    assert [occurrence.original_day.day for occurrence in event.occurrences.all()] == [7, 21, 28]
    text = event.feed_entry.text
    assert "EXDATE;TZID=Europe/Berlin:20260514T180000" in text
    assert "EXDATE;TZID=Europe/Berlin:20260604T180000" in text
    assert text.count("EXDATE") == 2


def test_every_part_of_the_repetition_has_a_name_of_its_own(editor):
    form = editor.get(LIST + "add/").context["form"]
    html = " ".join(str(form["recurrences"]).split())
    assert (
        '<div class="stack repetition" data-repetition role="group" aria-label="Wiederholung">'
        in html
    )
    for number in (0, 2, 3, 4, 5):
        assert html.count(f'<label for="id_recurrences_{number}">') == 1
    assert '<div role="group" aria-labelledby="id_recurrences_1_label">' in html
    assert html.count('id="id_recurrences_1_label"') == 1
