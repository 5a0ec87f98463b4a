"""One date, this and all that follow, all: what editors do with dates. It is 5 May 2026, 9 o'clock."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from icalendar import Calendar
from post_office.models import Email

from events.models import Event, Occurrence
from events.recurrence.local_time import local
from tests.factories.events import NOW, at, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
BASE = "/admin/snippets/events/event/termine/"


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser("erika", "erika@example.org", "geheim-2026")
    client.force_login(user)
    return client


@pytest.fixture
def series(calendar):
    """Tuesdays 5, 12, 19, 26 May, 10 to 12."""
    return weekly()


def weekly(**kw):
    return make_event(
        **{
            "title": "Nähkurs",
            "slug": "naehkurs",
            "starts": "2026-05-05 10:00",
            "ends": "2026-05-05 12:00",
            "rule": "FREQ=WEEKLY;COUNT=4",
            "now": NOW,
        }
        | kw
    )


def published(event):
    """Give a stored event a published revision, as those that editors made have."""
    event.save_revision().publish()
    return Event.objects.get(pk=event.pk)


def dates_of(event):
    """`12 10:00`, with the state where it is not scheduled, in order of the original dates."""
    dates = Occurrence.objects.filter(event=event).order_by("original_start")
    return [
        f"{occurrence.local_start:%d. %H:%M}"
        + ("" if occurrence.state == "scheduled" else f" {occurrence.state}")
        for occurrence in dates
    ]


def the_date(event, day):
    return event.occurrences.original_day(date(2026, 5, day)).get()


def change(editor, event, day, **answers):
    occurrence = the_date(event, day)
    address = f"{BASE}{event.pk}/{occurrence.pk}/"
    sent = {
        "action": "cancel",
        "scope": "this",
        "starts_at": f"{occurrence.local_start:%d.%m.%Y %H:%M}",
        "ends_at": f"{occurrence.local_end:%d.%m.%Y %H:%M}",
        "place": "",
        "reason": "",
    }
    return editor.post(address, sent | answers)


def errors_of(page):
    assert page.status_code == 200
    return {name: " ".join(map(str, texts)) for name, texts in page.context["form"].errors.items()}


def vevents(event):
    text = f"BEGIN:VCALENDAR\r\n{event.feed_entry.text}END:VCALENDAR\r\n"
    return Calendar.from_ical(text).walk("VEVENT")


def test_the_list_of_dates_says_what_became_of_each(editor, series):
    make_registration(the_date(series, 12))
    change(editor, series, 19, reason="Feiertag")
    page = editor.get(f"{BASE}{series.pk}/")
    rows = [(d.original_day.day, d.state, d.note, d.registered) for d in page.context["dates"]]
    assert rows == [
        (5, "scheduled", "", 0),
        (12, "scheduled", "", 1),
        (19, "cancelled", "Feiertag", 0),
        (26, "scheduled", "", 0),
    ]
    assert "Di, 12. Mai 2026, 10 bis 12 Uhr" in page.content.decode()


def test_one_date_is_cancelled_with_its_reason_and_keeps_its_place_in_the_series(editor, series):
    sequence = series.feed_entry.sequence
    assert change(editor, series, 12, reason="Feiertag").status_code == 302
    assert dates_of(series) == ["05. 10:00", "12. 10:00 cancelled", "19. 10:00", "26. 10:00"]
    assert the_date(series, 12).note == "Feiertag"
    series.feed_entry.refresh_from_db()
    whole, override = vevents(series)
    assert series.feed_entry.sequence == sequence + 1
    assert override["RECURRENCE-ID"].dt == at("2026-05-12 10:00")
    assert (str(override["STATUS"]), override["SEQUENCE"]) == ("CANCELLED", 1)
    assert "EXDATE" not in whole
    assert override["UID"] == whole["UID"]


def test_one_date_is_moved_and_its_old_address_still_leads_to_it(editor, series, client):
    change(
        editor, series, 12, action="move", starts_at="13.05.2026 17:00", ends_at="13.05.2026 19:00"
    )
    assert dates_of(series) == ["05. 10:00", "13. 17:00 moved", "19. 10:00", "26. 10:00"]
    page = client.get("/veranstaltungen/naehkurs/2026-05-12/")
    assert page.context["occurrence"].starts_at == at("2026-05-13 17:00")


def test_one_date_gets_another_place_and_keeps_the_time_of_the_series(editor, series):
    change(editor, series, 12, action="move", place="Bonni")
    (stored,) = published_changes(series)
    assert (stored.kind, stored.new_place, stored.new_starts_at) == ("moved", "Bonni", None)
    assert the_date(series, 12).place == "Bonni"


def published_changes(event):
    return list(Event.objects.get(pk=event.pk).changes.all())


def test_a_cancelled_date_takes_place_after_all(editor, series):
    change(editor, series, 12)
    change(editor, series, 12, action="restore")
    assert dates_of(series) == ["05. 10:00", "12. 10:00", "19. 10:00", "26. 10:00"]
    assert published_changes(series) == []


def test_a_moved_date_that_is_cancelled_falls_out_on_its_new_day(editor, series):
    change(
        editor, series, 12, action="move", starts_at="13.05.2026 17:00", ends_at="13.05.2026 19:00"
    )
    change(editor, series, 12, reason="krank")
    assert dates_of(series)[1] == "13. 17:00 cancelled"


def test_an_extra_date_is_cancelled_like_any_other(editor):
    extra = {"kind": "extra", "new_starts_at": at("2026-05-14 14:00")}
    event = weekly(changes=[extra])
    change(editor, event, 14)
    assert dates_of(event)[2] == "14. 14:00 cancelled"
    page = editor.get(f"{BASE}{event.pk}/{the_date(event, 14).pk}/")
    assert [name for name, _label in page.context["form"].fields["scope"].choices] == ["this"]


def test_guests_are_asked_about_and_told(editor, series):
    guest = make_registration(the_date(series, 12))
    page = change(editor, series, 12, reason="Feiertag")
    assert "1 Anmeldung." in errors_of(page)["confirms"]
    assert dates_of(series)[1] == "12. 10:00"
    change(editor, series, 12, reason="Feiertag", confirms="on")
    assert dates_of(series)[1] == "12. 10:00 cancelled"
    (mail,) = Email.objects.all()
    assert mail.to == [guest.email] and "Feiertag" in mail.message


def test_nobody_is_asked_where_nobody_is_registered(editor, series):
    make_registration(the_date(series, 19), state="cancelled")
    page = editor.get(f"{BASE}{series.pk}/{the_date(series, 19).pk}/")
    assert "confirms" not in page.context["form"].fields


def test_this_and_all_following_fall_out_and_nobody_is_forgotten(editor, series):
    guest = make_registration(the_date(series, 26))
    change(editor, series, 19, scope="following", reason="Sommerpause", confirms="on")
    assert dates_of(series) == ["05. 10:00", "12. 10:00", "26. 10:00 cancelled"]
    assert str(Event.objects.get(pk=series.pk).rule) == "FREQ=WEEKLY;COUNT=2"
    kept = guest.occurrence
    kept.refresh_from_db()
    assert (kept.is_detached, kept.note) == (True, "Sommerpause")
    assert Email.objects.filter(to=guest.email, message__contains="Sommerpause").exists()


def test_a_series_that_falls_out_as_a_whole_still_says_why(editor, series):
    change(editor, series, 12, scope="all", reason="Wasserschaden")
    # the 5th is today, at 10 o'clock
    assert dates_of(series) == ["05. 10:00 cancelled"]
    assert the_date(series, 5).note == "Wasserschaden"


def test_of_a_series_that_runs_only_the_dates_to_come_fall_out(editor):
    event = weekly(starts="2026-04-21 10:00", ends="2026-04-21 12:00")
    Occurrence.objects.filter(event=event).count()
    change(editor, event, 12, scope="all", reason="Umzug")
    assert dates_of(event) == ["21. 10:00", "28. 10:00"]


def test_from_one_date_on_the_series_goes_on_at_another_time_with_its_own_identity(editor):
    pause = {"kind": "cancelled", "original_date": date(2026, 5, 26), "reason": "Feiertag"}
    early = {"kind": "moved", "original_date": date(2026, 5, 5), "new_place": "Bonni"}
    series = weekly(changes=[pause, early])
    guest = make_registration(the_date(series, 19))
    row = guest.occurrence_id
    page = change(
        editor,
        series,
        19,
        action="move",
        scope="following",
        starts_at="19.05.2026 11:00",
        ends_at="19.05.2026 13:00",
        confirms="on",
    )
    rest = Event.objects.exclude(pk=series.pk).get()
    assert page.status_code == 302 and page.url == f"{BASE}{rest.pk}/"
    assert dates_of(series) == ["05. 10:00 moved", "12. 10:00"]
    assert dates_of(rest) == ["19. 11:00", "26. 11:00 cancelled"]
    assert [str(version.rule) for version in (Event.objects.get(pk=series.pk), rest)] == [
        "FREQ=WEEKLY;COUNT=2",
        "FREQ=WEEKLY;COUNT=2",
    ]
    guest.refresh_from_db()
    assert (guest.occurrence_id, guest.occurrence.event) == (row, rest)
    assert rest.continues == series and rest.live and rest.slug == "naehkurs-2"
    uids = {str(vevent["UID"]) for event in (series, rest) for vevent in vevents(event)}
    assert len(uids) == 2
    assert [change.reason for change in rest.changes.all()] == ["Feiertag"]


def test_what_follows_moves_to_another_weekday_with_its_guests_and_exceptions(editor):
    pause = {"kind": "cancelled", "original_date": date(2026, 5, 26)}
    series = weekly(changes=[pause])
    guest = make_registration(the_date(series, 19))
    change(
        editor,
        series,
        12,
        action="move",
        scope="following",
        starts_at="13.05.2026 10:00",
        ends_at="13.05.2026 12:00",
        confirms="on",
    )
    rest = Event.objects.exclude(pk=series.pk).get()
    assert dates_of(rest) == ["13. 10:00", "20. 10:00", "27. 10:00 cancelled"]
    guest.occurrence.refresh_from_db()
    assert (guest.occurrence.local_start.day, guest.occurrence.event) == (20, rest)


def test_the_old_address_of_a_date_leads_to_where_the_series_goes_on(editor, series, client):
    change(
        editor,
        series,
        19,
        action="move",
        scope="following",
        starts_at="19.05.2026 11:00",
        ends_at="19.05.2026 13:00",
    )
    page = client.get("/veranstaltungen/naehkurs/2026-05-26/")
    assert (page.status_code, page.url) == (301, "/veranstaltungen/naehkurs-2/2026-05-26/")
    assert client.get("/veranstaltungen/naehkurs/2026-05-12/").status_code == 200
    assert client.get("/veranstaltungen/naehkurs/2026-06-02/").url == "/veranstaltungen/naehkurs-2/"
    for nowhere in ("naehkurs/2026-05-06", "naehkurs/9999-01-01", "gibtsnicht/2026-05-26"):
        assert client.get(f"/veranstaltungen/{nowhere}/").status_code == 404


def test_all_that_lies_below_the_old_address_leads_there_too(editor, calendar, client):
    series = weekly(registration="here", places=4)
    guest = make_registration(the_date(series, 26))
    start = {"starts_at": "19.05.2026 11:00", "ends_at": "19.05.2026 13:00", "confirms": "on"}
    change(editor, series, 19, action="move", scope="following", **start)
    old, new = (f"/veranstaltungen/naehkurs{end}/2026-05-26/" for end in ("", "-2"))
    for tail in ("anmelden/", "termin.ics", "bild.png", "anmelden/?ansicht=platz"):
        page = client.get(old + tail)
        assert (page.status_code, page.url) == (301, new + tail)
        assert client.get(page.url).status_code == 200
    sent = client.post(old + "anmelden/", {"name": "Ben"})
    assert (sent.status_code, sent.url) == (308, new + "anmelden/")
    guest.occurrence.refresh_from_db()
    assert guest.occurrence.get_absolute_url() == new
    assert client.get("/veranstaltungen/naehkurs/2026-05-06/anmelden/").status_code == 404


def test_a_day_that_fell_into_the_gap_of_a_moved_series_leads_to_what_follows(
    editor, series, client
):
    start = {"starts_at": "13.05.2026 10:00", "ends_at": "13.05.2026 12:00"}
    change(editor, series, 12, action="move", scope="following", **start)
    for day in ("12", "19"):
        page = client.get(f"/veranstaltungen/naehkurs/2026-05-{day}/termin.ics")
        assert (page.status_code, page.url) == (301, "/veranstaltungen/naehkurs-2/")
    assert client.get("/veranstaltungen/naehkurs/2026-05-04/").status_code == 404


def test_all_dates_get_another_time(editor, series):
    guest = make_registration(the_date(series, 19))
    change(
        editor,
        series,
        12,
        action="move",
        scope="all",
        starts_at="12.05.2026 18:00",
        ends_at="12.05.2026 20:00",
        place="Bonni",
        confirms="on",
    )
    assert dates_of(series) == ["05. 18:00", "12. 18:00", "19. 18:00", "26. 18:00"]
    guest.occurrence.refresh_from_db()
    assert guest.occurrence.starts_at == at("2026-05-19 18:00")
    assert Event.objects.get().place_name == "Bonni"


def test_from_the_first_date_on_is_the_whole_series_with_its_address(editor, series):
    guest = make_registration(the_date(series, 26))
    change(
        editor,
        series,
        5,
        action="move",
        scope="following",
        starts_at="06.05.2026 10:00",
        ends_at="06.05.2026 12:00",
        confirms="on",
    )
    assert Event.objects.count() == 1
    assert dates_of(series) == ["06. 10:00", "13. 10:00", "20. 10:00", "27. 10:00"]
    guest.occurrence.refresh_from_db()
    assert guest.occurrence.local_start.day == 27


def test_editing_from_one_date_on_opens_the_form_of_the_new_series(editor, series):
    page = change(editor, series, 19, action="edit", scope="following")
    rest = Event.objects.exclude(pk=series.pk).get()
    assert page.url == f"/admin/snippets/events/event/edit/{rest.pk}/"
    assert (dates_of(series), dates_of(rest)) == (
        ["05. 10:00", "12. 10:00"],
        ["19. 10:00", "26. 10:00"],
    )


@pytest.mark.parametrize(
    ("answers", "field", "words"),
    [
        ({"action": "move"}, "starts_at", "ändern Sie die Zeit"),
        ({"action": "move", "starts_at": ""}, "starts_at", "Zeit an"),
        ({"action": "move", "ends_at": "12.05.2026 09:00"}, "ends_at", "nach dem Beginn"),
        ({"action": "move", "starts_at": "28.03.2027 02:30"}, "starts_at", "springt die Uhr"),
        (
            {
                "action": "move",
                "scope": "all",
                "starts_at": "13.05.2026 10:00",
                "ends_at": "13.05.2026 12:00",
            },
            "starts_at",
            "im Formular der Veranstaltung",
        ),
        ({"action": "edit"}, "scope", "einzelnen Termin"),
        (
            {
                "action": "move",
                "scope": "following",
                "ends_at": "12.05.2026 13:00",
                "reason": "Wir brauchen länger",
            },
            "reason",
            "nur für einen Termin",
        ),
        ({"action": "explode"}, "action", ""),
        ({"scope": "everything"}, "scope", ""),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(editor, series, answers, field, words):
    found = errors_of(change(editor, series, 12, **answers))
    assert list(found) == [field] and words in found[field]
    assert dates_of(series) == ["05. 10:00", "12. 10:00", "19. 10:00", "26. 10:00"]


def test_a_draft_gets_the_cancellation_too_and_stays_a_draft(editor, series):
    event = published(series)
    event.title = "Nähkurs für alle"
    event.save_revision()
    change(editor, event, 12, reason="Feiertag")
    event.refresh_from_db()
    draft = event.get_latest_revision_as_object()
    assert (event.title, draft.title, event.has_unpublished_changes) == (
        "Nähkurs",
        "Nähkurs für alle",
        True,
    )
    assert [stored.reason for stored in draft.changes.all()] == ["Feiertag"]
    assert dates_of(event)[1] == "12. 10:00 cancelled"


def test_a_series_with_a_draft_is_not_cut(editor, series):
    event = published(series)
    event.title = "Nähkurs für alle"
    event.save_revision()
    page = change(editor, event, 12, scope="following")
    assert "Es gibt einen Entwurf" in errors_of(page)["__all__"]
    assert dates_of(event)[1] == "12. 10:00"


def test_a_past_date_and_a_stranger_change_nothing(editor, client, series):
    past = weekly(slug="alt", starts="2026-04-28 10:00", ends="2026-04-28 12:00")
    occurrence = past.occurrences.order_by("starts_at").first()
    assert editor.get(f"{BASE}{past.pk}/{occurrence.pk}/").status_code == 404
    other = the_date(series, 12)
    assert editor.get(f"{BASE}{past.pk}/{other.pk}/").status_code == 404
    client.logout()
    assert client.get(f"{BASE}{series.pk}/").status_code == 302
    assert client.post(f"{BASE}{series.pk}/{other.pk}/", {"action": "cancel"}).status_code == 302
    user = get_user_model().objects.create_user("fritz", "fritz@example.org", "geheim-2026")
    client.force_login(user)
    assert client.get(f"{BASE}{series.pk}/").status_code == 302
    assert the_date(series, 12).state == "scheduled"


def test_moving_the_first_date_and_all_that_follow_is_shown_as_it_is_done(editor):
    event = weekly(starts="2026-05-12 10:00", ends="2026-05-12 12:00")
    sent = {
        "action": "move",
        "scope": "following",
        "starts_at": "13.05.2026 10:00",
        "ends_at": "13.05.2026 12:00",
    }
    page = change(editor, event, 12, **sent, look="1")
    shown = [local(date.starts_at).date() for date in page.context["dates"]]
    change(editor, event, 12, **sent)
    rows = event.occurrences.order_by("starts_at")
    assert shown[0] == date(2026, 5, 13)
    assert [row.local_start.date() for row in rows[: len(shown)]] == shown


def test_the_next_ten_dates_are_shown_before_they_are_published(editor):
    event = weekly(
        rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU",
        starts="2026-05-12 10:00",
        ends="2026-05-12 12:00",
    )
    guest = make_registration(event.occurrences.order_by("starts_at")[2])
    sunday = the_date(event, 17)
    sent = {
        "action": "move",
        "scope": "following",
        "starts_at": "18.05.2026 10:00",
        "ends_at": "18.05.2026 12:00",
        "confirms": "on",
    }
    page = change(editor, event, 17, **sent, look="1")
    shown = [local(date.starts_at).date() for date in page.context["dates"]]
    assert (len(shown), shown[:3]) == (10, [date(2026, 5, 18), date(2026, 5, 27), date(2026, 6, 1)])
    assert Event.objects.get() == event
    change(editor, event, 17, **sent)
    rest = Event.objects.exclude(pk=event.pk).get()
    rows = rest.occurrences.order_by("starts_at")
    assert [row.local_start.date() for row in rows[:10]] == shown
    guest.occurrence.refresh_from_db()
    assert (guest.occurrence.local_start.day, guest.occurrence.event) == (27, rest)
    assert sunday.original_day == date(2026, 5, 17)
