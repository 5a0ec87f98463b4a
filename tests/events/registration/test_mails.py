"""Unrequested mails to guests: changes, cancellations, the reminder. And which data are deleted."""

import re
from datetime import date as Date
from datetime import timedelta

import pytest
from post_office.models import Email

from events.models import Event, OccurrenceChange, Registration
from events.occurrences import rebuild
from events.proposals.retention import forget
from events.registration import mails
from submissions.models import Call
from tests.factories.events import NOW, at, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
DAY = Date(2026, 5, 12)


def course(**kw):
    """Tuesdays from 12 May, 18 to 20 o'clock."""
    facts = {
        "title": "Nähkurs",
        "starts": "2026-05-12 18:00",
        "ends": "2026-05-12 20:00",
        "rule": "FREQ=WEEKLY;COUNT=3",
        "registration": "here",
        "now": NOW,
    }
    return make_event(**facts | kw)


@pytest.fixture
def event():
    return course()


@pytest.fixture
def anna(event):
    """Registered for the first date."""
    return make_registration(event.occurrences.first(), name="Anna", email="anna@example.org")


def change(event, **kw):
    """Publish the event with one exception more."""
    event.changes = [*event.changes.all(), OccurrenceChange(**{"original_date": DAY} | kw)]
    publish(event)


def publish(event):
    revision = event.save_revision(clean=False)
    revision.publish()


def subjects():
    return [(mail.to[0], mail.subject) for mail in Email.objects.order_by("pk")]


def test_a_cancelled_date_is_told_to_its_guests_and_to_no_others(event, anna):
    make_registration(event.occurrences.last(), email="spaeter@example.org")
    make_registration(anna.occurrence, email="weg@example.org", state="cancelled")
    make_registration(anna.occurrence, email="fremd@example.org", state="held", confirmed_at=None)
    make_registration(anna.occurrence, email="ben@example.org", state="waiting")
    change(event, kind="cancelled", reason="Heizung defekt")
    assert subjects() == [
        ("anna@example.org", "Fällt aus: Nähkurs"),
        ("ben@example.org", "Fällt aus: Nähkurs"),
    ]
    text = Email.objects.first().message
    assert "Dienstag, 12. Mai 2026, 18 bis 20 Uhr" in text
    assert "Der Grund: Heizung defekt" in text


def test_a_date_of_several_days_is_told_with_its_last_day():
    event = course(ends="2026-05-14 20:00", rule="")
    make_registration(event.occurrences.get(), email="anna@example.org")
    change(event, kind="cancelled")
    text = Email.objects.get().message
    assert "Dienstag, 12. Mai 2026, 18 Uhr bis Do, 14. Mai, 20 Uhr" in text


def test_publishing_again_tells_nothing_again(event, anna):
    change(event, kind="cancelled")
    publish(Event.objects.get(pk=event.pk))
    rebuild.top_up(NOW)
    assert len(subjects()) == 1


def test_what_is_published_without_a_change_of_time_and_place_is_told_to_nobody(event, anna):
    event.summary, event.price = "Neuer Text", "5 Euro"
    publish(event)
    assert subjects() == []


def test_a_draft_is_told_to_nobody(event, anna):
    event.changes = [OccurrenceChange(kind="cancelled", original_date=DAY)]
    event.save_revision(clean=False)
    assert subjects() == []


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ("2026-05-14 20:00", "Dienstag, 12. Mai 2026, 18 Uhr bis Do, 14. Mai, 20 Uhr"),
        ("2026-05-13 00:00", "Dienstag, 12. Mai 2026, 18 bis 24 Uhr"),
    ],
)
def test_the_old_time_says_on_which_day_it_ended(ends, words):
    times = {"starts_at": at("2026-05-12 18:00").isoformat(), "ends_at": at(ends).isoformat()}
    facts = times | {"starts_at": at("2026-05-12 19:00").isoformat(), "place": ""}
    changed = mails.differences(times | {"place": ""}, facts, all_day=False)
    assert str(changed["old_time"]) == words


def test_a_moved_date_is_told_with_the_old_and_the_new_time_and_the_link(event, anna):
    times = {"new_starts_at": at("2026-05-13 17:00"), "new_ends_at": at("2026-05-13 19:00")}
    change(event, kind="moved", new_place="Bonni", reason="Umbau", **times)
    (mail,) = subjects()
    assert mail == ("anna@example.org", "Geändert: Nähkurs")
    text = Email.objects.get().message
    for part in (
        "Zeit und Ort haben sich geändert",
        "Mittwoch, 13. Mai 2026, 17 bis 19 Uhr\nBonni",
        "Bisher: Dienstag, 12. Mai 2026, 18 bis 20 Uhr",
        "Bisheriger Ort: Stadtteilladen Schalke, Schalker Straße 168, 45881 Gelsenkirchen",
        "Hinweis: Umbau",
        anna.full_url,
    ):
        assert part in text


def test_another_place_of_the_whole_event_is_told(event, anna):
    event.place_name, event.street, event.postcode = "Bonni", "Eppmannsweg", "45896"
    publish(event)
    text = Email.objects.get().message
    assert "der Ort hat sich geändert" in text and "Bisher:" not in text
    assert "Bonni\nEppmannsweg, 45896 Gelsenkirchen" in text


def test_two_changes_are_told_one_by_one(event, anna):
    change(event, kind="cancelled")
    event = Event.objects.get(pk=event.pk)
    event.changes = []
    publish(event)
    assert [subject for _to, subject in subjects()] == [
        "Fällt aus: Nähkurs",
        "Findet doch statt: Nähkurs",
    ]


def test_a_single_event_that_is_put_on_another_day_takes_its_guests_along():
    event = course(rule="")
    guest = make_registration(event.occurrences.get())
    event.starts_at, event.ends_at = at("2026-05-20 17:00"), at("2026-05-20 19:00")
    publish(event)
    guest.refresh_from_db()
    assert guest.occurrence == event.occurrences.get()
    assert guest.occurrence.starts_at == at("2026-05-20 17:00")
    assert [subject for _to, subject in subjects()] == ["Geändert: Nähkurs"]


def test_a_date_that_leaves_its_series_is_told_as_cancelled(event, anna):
    event.starts_at, event.ends_at = at("2026-05-14 18:00"), at("2026-05-14 20:00")
    publish(event)
    assert subjects() == [("anna@example.org", "Fällt aus: Nähkurs")]


def test_an_event_that_is_withdrawn_is_told_as_cancelled_and_back_again(event, anna):
    event.unpublish()
    assert subjects() == [("anna@example.org", "Fällt aus: Nähkurs")]
    publish(event)
    assert subjects()[1:] == [("anna@example.org", "Findet doch statt: Nähkurs")]


def test_an_event_that_is_deleted_is_told_before_its_guests_are_forgotten(event, anna):
    event.delete()
    assert subjects() == [("anna@example.org", "Fällt aus: Nähkurs")]
    assert not Registration.objects.exists()


def test_past_dates_are_left_in_peace(event, anna, monkeypatch):
    later = NOW + timedelta(days=8)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    event.unpublish()
    assert subjects() == []


def test_who_moves_up_by_a_change_gets_one_letter():
    event = course(rule="", places=1)
    date = event.occurrences.get()
    make_registration(date)
    date.seats_taken = 1
    date.save()
    make_registration(date, email="ben@example.org", state="waiting")
    event.places, event.place_name = 2, "Bonni"
    publish(event)
    assert [subject for to, subject in subjects() if to == "ben@example.org"] == [
        "Sie haben einen Platz: Nähkurs"
    ]
    assert "Bonni" in Email.objects.get(to="ben@example.org").message


EVENING_BEFORE = at("2026-05-11 03:00")


def test_guests_are_reminded_once_on_the_day_before(event, anna):
    make_registration(anna.occurrence, email="weg@example.org", state="cancelled")
    make_registration(anna.occurrence, email="ben@example.org", state="waiting")
    make_registration(event.occurrences.last(), email="spaeter@example.org")
    assert mails.remind(at("2026-05-10 03:00")) == 0
    assert mails.remind(EVENING_BEFORE) == 1
    assert mails.remind(EVENING_BEFORE) == 0
    assert subjects() == [("anna@example.org", "Erinnerung, 12. Mai: Nähkurs")]
    assert anna.full_url in Email.objects.get().message


@pytest.mark.parametrize("kind", ["cancelled", "moved"])
def test_nobody_is_reminded_of_a_date_that_is_not_tomorrow(event, anna, kind):
    times = {"new_starts_at": at("2026-05-20 17:00")} if kind == "moved" else {}
    change(event, kind=kind, **times)
    assert mails.remind(EVENING_BEFORE) == 0


def test_a_missed_night_is_made_up_for(event, anna):
    assert mails.remind(at("2026-05-12 03:00")) == 1


def test_who_has_just_registered_needs_no_reminder(event, anna):
    Registration.objects.update(confirmed_at=EVENING_BEFORE - timedelta(hours=1))
    assert mails.remind(EVENING_BEFORE) == 0


def test_a_date_moved_after_the_reminder_is_reminded_of_again(event, anna):
    mails.remind(EVENING_BEFORE)
    change(event, kind="moved", new_starts_at=at("2026-05-20 17:00"))
    assert mails.remind(at("2026-05-19 03:00")) == 1


def test_registrations_are_deleted_thirty_days_after_the_date(event, anna):
    last = make_registration(event.occurrences.last())
    end = at("2026-05-12 20:00")
    assert forget(end + timedelta(days=29)) == {"old": 0, "unconfirmed": 0}
    assert forget(end + timedelta(days=30)) == {"old": 1, "unconfirmed": 0}
    assert list(Registration.objects.all()) == [last]
    assert event.occurrences.count() == 3


def test_what_was_never_confirmed_is_deleted_earlier(event, anna):
    expiry = NOW + timedelta(hours=24)
    make_registration(anna.occurrence, state="held", confirmed_at=None, expires_at=expiry)
    make_registration(anna.occurrence, state="waiting", confirmed_at=None, expires_at=expiry)
    assert forget(expiry) == {"old": 0, "unconfirmed": 2}
    assert list(Registration.objects.all()) == [anna]


def test_a_guest_who_has_not_confirmed_gets_nothing_that_a_stranger_could_have_wanted(calendar):
    title, room = "Gewinn bei evil.de", "https://evil.example/raum"
    event = course(title=title, online_url=room)
    guest = make_registration(
        event.occurrences.first(),
        name="www.evil.example",
        email="opfer@example.org",
        state="held",
        confirmed_at=None,
        expires_at=NOW,
    )
    mails.write(guest, "confirm")
    mail = Email.objects.latest("pk")
    assert "evil" not in mail.subject + mail.message + mail.html_message
    assert set(re.findall(r'href="([^"]*)"', mail.html_message)) == {guest.full_url}
    assert "Ansehen und bestätigen" in mail.html_message


def test_a_guest_reads_where_to_go_but_no_mail_links_to_another_host(calendar):
    event = course(online_url="https://meet.example/raum")
    guest = make_registration(event.occurrences.first(), email="anna@example.org")
    mails.write(guest, "registered")
    mail = Email.objects.latest("pk")
    assert "https://meet.example/raum" in mail.message
    assert set(re.findall(r'href="([^"]*)"', mail.html_message)) == {
        guest.full_url,
        f"{guest.occurrence.full_url}termin.ics",
    }


@pytest.mark.parametrize("mail", ["registered", "moved_up", "reminder", "waiting"])
def test_a_letter_says_when_where_for_how_much_and_how_to_get_there(calendar, mail):
    event = course(price="5 Euro", is_step_free=True)
    guest = make_registration(event.occurrences.first(), email="anna@example.org")
    mails.write(guest, mail)
    date, lines = guest.occurrence, Email.objects.latest("pk").message.splitlines()
    assert [line for line in lines if line in facts_in_lines(date)] == facts_in_lines(date)


def facts_in_lines(date):
    return [
        str(date.when_in_full),
        "Stadtteilladen Schalke",
        date.event.address,
        "Preis: 5 Euro",
        "Barrierefreiheit: ohne Stufen erreichbar",
        f"Weg: {date.route_url}",
        f"In Ihren Kalender: {date.full_url}termin.ics",
    ]


def test_who_waits_reads_at_which_place_of_the_queue(calendar):
    date = course(places=1).occurrences.first()
    waiting = {"state": "waiting", "confirmed_at": NOW}
    make_registration(date, created_at=NOW, **waiting)
    last = make_registration(date, created_at=NOW + timedelta(minutes=1), seats=2, **waiting)
    mails.write(last, "waiting")
    text = " ".join(Email.objects.latest("pk").message.split())
    assert "zurzeit sind keine 2 Plätze für Sie frei." in text
    assert "Sie stehen an 2. Stelle der Warteliste. Wird ein Platz frei, geht es streng" in text


@pytest.fixture
def deniz(event):
    """Registered by telephone, without an e-mail address."""
    date = event.occurrences.first()
    return make_registration(date, name="Deniz", email="", telephone="0221 4710-123")


def test_who_has_no_address_is_called_about_what_changes(event, deniz):
    change(event, kind="cancelled", reason="Krank")
    call = Call.objects.get()
    assert (call.row, call.name, call.telephone) == (deniz, "Deniz", "0221 4710-123")
    assert call.subject == "Fällt aus: Nähkurs"
    assert "Der Grund: Krank" in call.script
    publish(event)
    assert Call.objects.get().script == call.script


def test_nobody_is_called_about_what_they_hear_on_the_telephone(deniz):
    for mail in ("registered", "waiting", "cancelled"):
        mails.write(deniz, mail)
    assert not Call.objects.exists()


def test_a_call_goes_with_the_registration(event, deniz):
    change(event, kind="cancelled")
    deniz.delete()
    assert not Call.objects.exists()
