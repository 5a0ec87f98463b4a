"""Importing a partner's calendar: drafts for the moderators, nothing twice, nothing lost."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from post_office.models import Email

from events.ical_import import sync
from events.ical_import.fetch import MOST_BYTES, Fetched, FetchError
from events.models import Event, ImportedEvent, ImportSource, OccurrenceChange
from submissions.workflow.roles import EDITORS
from tests.events.ical_import.test_reader import BERLIN, WEEKLY, calendar, vevent
from tests.factories.events import NOW, at, make_event, make_registration
from tests.submissions.conftest import make_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar_page", "now")]
FORM = "/admin/kalender-einlesen/"
PLACE = r"LOCATION:Bonni\, Eppmannsweg 32\, 45896 Gelsenkirchen"


@pytest.fixture
def calendar_page(calendar):
    return calendar


@pytest.fixture
def user():
    return get_user_model().objects.create_superuser("erika", "erika@example.org", "geheim-2026")


@pytest.fixture
def source():
    return ImportSource.objects.create(name="Volkshochschule", url="https://vhs.example/k.ics")


def read(source, *vevents):
    assert sync.read_from_file(source, calendar(*vevents), NOW)
    return sync.preview(source, sync.found_in(source, NOW), NOW)


def import_events(source, user, *uids):
    return sum(sync.import_events(source, sync.found_in(source, NOW), set(uids), user, NOW))


def kinds(seen):
    return [line.kind for line in seen.lines]


def test_a_new_event_becomes_a_draft_before_the_moderators(source, user):
    assert kinds(read(source, vevent(WEEKLY, PLACE, "CATEGORIES:Workshop"))) == ["new"]
    assert Event.objects.count() == 0
    assert import_events(source, user, "a@partner") == 1
    event = Event.objects.get()
    assert (event.live, event.first_published_at, event.occurrences.count()) == (False, None, 0)
    assert event.current_workflow_task_state.revision == event.latest_revision
    assert (event.title, event.kind, event.organiser_name) == ("Nähkurs", "workshop", source.name)
    assert (event.place_name, event.street) == ("Bonni", "Eppmannsweg 32")
    assert event.neighbourhood.name == "Hassel"
    assert str(event.rule) == "FREQ=WEEKLY;COUNT=4"


def test_what_an_editor_accepts_takes_place_as_the_partner_said(source, user):
    read(source, vevent(f"{WEEKLY}\nEXDATE:20260519T160000Z"))
    import_events(source, user, "a@partner")
    Event.objects.get().get_latest_revision().publish()
    days = [occurrence.local_start.day for occurrence in Event.objects.get().occurrences.all()]
    assert days == [12, 26, 2]


def test_only_the_chosen_ones_are_taken(source, user):
    read(source, vevent(BERLIN, uid="1"), vevent(BERLIN, uid="2"))
    assert import_events(source, user, "2", "unbekannt") == 1
    assert list(ImportedEvent.objects.values_list("uid", flat=True)) == ["2"]


def test_a_second_import_changes_nothing(source, user):
    read(source, vevent(WEEKLY, PLACE))
    import_events(source, user, "a@partner")
    revisions = Event.objects.get().revisions.count()
    assert kinds(read(source, vevent(WEEKLY, PLACE))) == ["unchanged"]
    assert import_events(source, user, "a@partner") == 0
    assert Event.objects.get().revisions.count() == revisions


def test_the_same_uid_of_another_partner_is_another_event(source, user):
    other = ImportSource.objects.create(name="Bonni")
    read(source, vevent(BERLIN))
    import_events(source, user, "a@partner")
    assert kinds(read(other, vevent(BERLIN))) == ["new"]


@pytest.fixture
def published(source, user):
    """An event that was imported, accepted, and edited by us."""
    read(source, vevent(WEEKLY, PLACE))
    import_events(source, user, "a@partner")
    Event.objects.get().get_latest_revision().publish()
    event = Event.objects.get()
    event.price = "5 Euro"
    event.summary = "Von uns geschrieben"
    event.save_revision().publish()
    return Event.objects.get()


def test_what_the_partner_changes_becomes_a_draft_and_the_published_version_stays(
    source, user, published
):
    seen = read(source, vevent(WEEKLY, "LOCATION:Stadtteilladen", title="Nähen für alle"))
    (line,) = seen.lines
    assert line.kind == "changed"
    assert set(line.differences) == {"title", "place_name", "street", "postcode"}
    assert import_events(source, user, "a@partner") == 1
    published.refresh_from_db()
    assert (published.live, published.title) == (True, "Nähkurs")
    draft = published.get_latest_revision_as_object()
    assert (draft.title, draft.place_name) == ("Nähen für alle", "Stadtteilladen")
    assert (draft.price, draft.summary) == ("5 Euro", "Von uns geschrieben")
    assert published.current_workflow_task_state.revision == published.latest_revision
    assert kinds(sync.preview(source, sync.found_in(source, NOW), NOW)) == ["unchanged"]


OFF = "DTSTART:20260512T160000Z\nSTATUS:CANCELLED"


def test_what_a_partner_cancelled_before_we_had_it_is_named_and_not_taken(source, user, client):
    seen = read(source, vevent(OFF), vevent(BERLIN, uid="b", title="Findet statt"))
    assert kinds(seen) == ["cancelled", "new"]
    assert import_events(source, user, "a@partner") == 0
    client.force_login(user)
    page = client.get(f"{FORM}{source.pk}/")
    assert [line.found.title for line in page.context["cancelled"]] == ["Nähkurs"]
    assert page.context["refused"] == []
    assert "Diese Veranstaltungen stehen bei uns nicht." in page.content.decode()


def dates(event):
    rows = Event.objects.get(pk=event.pk).occurrences.order_by("original_start")
    return [(row.local_start.day, row.state, row.note) for row in rows]


def test_a_partner_cancels_what_we_announce_and_an_editor_decides(source, user, published, client):
    guest = make_registration(published.occurrences.order_by("starts_at")[1])
    (line,) = read(source, vevent(OFF)).lines
    assert (line.kind, line.differences) == ("changed", ("is_cancelled",))
    client.force_login(user)
    row = client.get(f"{FORM}{source.pk}/").context["changed"][0][1]
    assert row == [("Vom Partner abgesagt", "nein", "ja", False)]
    assert import_events(source, user, "a@partner") == 1
    assert [state for _day, state, _note in dates(published)] == ["scheduled"] * 4
    assert not Email.objects.filter(to=guest.email).exists()

    Event.objects.get().get_latest_revision().publish()
    off = "Vom Veranstalter abgesagt."
    assert dates(published) == [(12, "cancelled", off), (19, "cancelled", "")]
    assert Email.objects.filter(to=guest.email, subject__startswith="Fällt aus").count() == 1
    assert kinds(read(source, vevent(OFF))) == ["unchanged"]
    assert kinds(read(source, vevent("SEQUENCE:9\nSTATUS:CANCELLED"))) == ["unchanged"]


def test_a_series_that_has_begun_ends_where_the_partner_cancelled_it(
    source, user, published, monkeypatch
):
    later = at("2026-05-20 09:00")
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    read(source, vevent(OFF))
    reading = sync.found_in(source, later)
    assert sync.import_events(source, reading, {"a@partner"}, user, later) == (0, 1)
    Event.objects.get().get_latest_revision().publish()
    assert dates(published) == [(12, "scheduled", ""), (19, "scheduled", "")]


def test_what_takes_place_after_all_is_announced_again_as_the_partner_says(source, user, published):
    read(source, vevent(OFF))
    import_events(source, user, "a@partner")
    Event.objects.get().get_latest_revision().publish()
    (line,) = read(source, vevent(f"{WEEKLY}\nEXDATE:20260519T160000Z", PLACE)).lines
    assert set(line.differences) == {"changes", "is_cancelled"}
    import_events(source, user, "a@partner")
    Event.objects.get().get_latest_revision().publish()
    assert dates(published) == [(12, "scheduled", ""), (26, "scheduled", ""), (2, "scheduled", "")]
    assert Event.objects.get().summary == "Von uns geschrieben"


def test_our_own_exceptions_stay_when_the_partner_changes_theirs(source, user, published):
    published.changes = [OccurrenceChange(kind="cancelled", original_date=date(2026, 5, 12))]
    published.save_revision(clean=False).publish()
    read(source, vevent(f"{WEEKLY}\nEXDATE:20260519T160000Z", PLACE))
    import_events(source, user, "a@partner")
    read(source, vevent(f"{WEEKLY}\nEXDATE:20260526T160000Z", PLACE))
    import_events(source, user, "a@partner")
    draft = Event.objects.get().get_latest_revision_as_object()
    assert sorted((change.kind, str(change.original_date)) for change in draft.changes.all()) == [
        ("cancelled", "2026-05-12"),
        ("pause", "2026-05-26"),
    ]


def test_what_the_partner_no_longer_has_is_named_and_stays(source, user, published):
    seen = read(source, vevent(BERLIN, uid="anders"))
    assert [imported.event for imported in seen.missing] == [published]
    import_events(source, user, "anders")
    published.refresh_from_db()
    assert published.live


def test_a_feed_that_fails_changes_nothing_and_the_reason_is_kept(source, user, published):
    def broken(url, *known):
        raise FetchError("Der andere Server antwortet nicht.")

    def maintenance(url, *known):
        return Fetched(b"<html>Wartung</html>")

    text = source.text
    assert not sync.read_from_address(source, NOW, fetch=broken)
    assert not sync.read_from_address(source, NOW, fetch=maintenance)
    source.refresh_from_db()
    assert source.text == text
    assert source.problem == "Das ist kein Kalender, den wir lesen können."
    assert kinds(sync.preview(source, sync.found_in(source, NOW), NOW)) == ["unchanged"]
    assert Event.objects.public().get() == published


def test_what_was_deleted_here_does_not_come_back(source, user, published):
    published.delete()
    (line,) = read(source, vevent(WEEKLY, title="Neu")).lines
    assert (line.kind, line.reason) == ("refused", "Diese Veranstaltung wurde bei uns gelöscht.")
    assert import_events(source, user, "a@partner") == 0


def test_our_own_events_are_not_taken_back(source):
    event = make_event(now=NOW)
    (line,) = read(source, vevent(BERLIN, uid=str(event.feed_entry.uid))).lines
    assert (line.kind, line.reason[:30]) == ("refused", "Die Veranstaltung kommt aus un")


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("DTSTART:20260512T160000Z\nDTEND:20260511T160000Z", "Das Ende muss nach dem Beginn"),
        ("DTSTART:20260512T160000Z\nDURATION:P400D", "höchstens ein Jahr"),
        ("DTSTART:29990512T160000Z\nDURATION:PT1H", "Das Jahr muss zwischen"),
        (f"{BERLIN}\nRRULE:FREQ=WEEKLY;UNTIL=20990101", "höchstens 5 Jahre"),
    ],
)
def test_what_our_own_form_refuses_is_refused_here_too(source, lines, reason):
    (line,) = read(source, vevent(lines)).lines
    assert line.kind == "refused" and reason in line.reason


def test_a_changed_date_that_the_series_does_not_have_stands_by_itself(source, user):
    stray = vevent(f"RECURRENCE-ID:20260520T160000Z\n{BERLIN}".replace("0512", "0521"))
    (line,) = read(source, vevent(WEEKLY), stray).lines
    assert line.found.remarks == (
        "Der geänderte Termin vom 20.05.2026 gehört nicht zur Reihe. Er steht als einzelner Termin.",
    )
    import_events(source, user, "a@partner")
    Event.objects.get().get_latest_revision().publish()
    assert [day for day, _state, _note in dates(Event.objects.get())] == [12, 19, 21, 26, 2]


@pytest.fixture
def editor(client, user):
    client.force_login(user)
    return client


def upload(data, name="kalender.ics"):
    return {"name": "Volkshochschule", "file": SimpleUploadedFile(name, data)}


def test_an_editor_uploads_a_file_sees_the_differences_and_takes_them(editor):
    series = vevent(f"{WEEKLY}\nEXDATE:20260519T160000Z", PLACE)
    data = calendar(series, vevent("DTSTART:x", uid="kaputt", title="Kaputt"))
    page = editor.post(FORM, upload(data), follow=True)
    text = page.content.decode()
    assert "1 neu, 0 geändert, 0 unverändert, 1 nicht zu übernehmen." in text
    assert "jeden Dienstag, 18 bis 20 Uhr, insgesamt 4 Termine" in text
    assert "kein Termin am 19.05.2026" in text
    assert "Zeile 18 (DTSTART) konnten wir nicht lesen." in text
    assert Event.objects.count() == 0
    address = page.redirect_chain[-1][0]
    page = editor.post(address, {"uid": ["a@partner", "kaputt"]}, follow=True)
    assert "Ein Entwurf wartet jetzt auf die Prüfung." in page.content.decode()
    assert not Event.objects.get().live
    page = editor.post(FORM, upload(data), follow=True)
    assert page.redirect_chain[-1][0] == address
    assert "0 neu, 0 geändert, 1 unverändert" in page.content.decode()


def test_a_change_is_shown_before_and_after(editor):
    address = editor.post(FORM, upload(calendar(vevent(BERLIN)))).url
    editor.post(address, {"uid": "a@partner"})
    page = editor.post(
        FORM,
        upload(calendar(vevent(BERLIN.replace("T18", "T17"), title="<b>Neu</b>"))),
        follow=True,
    )
    (row,) = page.context["changed"]
    assert row[1] == [
        ("Titel", "Nähkurs", "<b>Neu</b>", False),
        ("Beginn", "12.05.2026, 18 Uhr", "12.05.2026, 17 Uhr", False),
    ]
    assert "&lt;b&gt;Neu&lt;/b&gt;" in page.content.decode()


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"name": "VHS"}, "entweder eine Adresse"),
        (upload(b"x") | {"url": "https://a.example/k.ics"}, "entweder eine Adresse"),
        (upload(b"x" * (MOST_BYTES + 1)), "größer als 1 MB"),
        ({"name": "VHS", "url": "file:///etc/passwd"}, "geben Sie eine Adresse im Internet an"),
        ({"name": "VHS", "url": "ftp://a.example/k.ics"}, "geben Sie eine Adresse im Internet an"),
        ({"name": "", "url": "https://a.example/k.ics"}, "Dieses Feld"),
    ],
)
def test_what_cannot_be_read_is_said_at_the_form(editor, sent, message):
    page = editor.post(FORM, sent)
    assert message in page.content.decode()
    assert not ImportSource.objects.exists()


@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.1", "169.254.169.254"])
def test_an_address_in_our_own_network_is_not_read(editor, host):
    page = editor.post(FORM, {"name": "VHS", "url": f"webcal://{host}/k.ics"})
    assert "geben Sie eine Adresse im Internet an" in page.content.decode()
    assert not ImportSource.objects.exists()


def test_who_may_not_edit_events_imports_nothing(client, source):
    client.force_login(get_user_model().objects.create_user("otto", password="geheim-2026"))
    for address in (FORM, f"{FORM}{source.pk}/"):
        assert client.post(address, upload(calendar(vevent(BERLIN)))).status_code == 302
    source.refresh_from_db()
    assert (source.text, Event.objects.count()) == ("", 0)


def test_many_drafts_do_not_fill_the_moderators_mailbox(source, user):
    read(source, *[vevent(BERLIN, uid=str(n), title=f"Kurs {n}") for n in range(20)])
    user.groups.add(Group.objects.get(name=EDITORS))
    other = make_editor("emre")
    assert import_events(source, user, *map(str, range(20))) == 20
    assert sorted(mail.to for mail in Email.objects.all()) == [[other.email], [user.email]]
    mail = Email.objects.first()
    assert mail.subject == "20 Entwürfe warten auf eine Entscheidung"
    assert "– Kurs 7\n" in mail.message


def test_an_imported_draft_stands_in_the_teams_queue_until_it_is_decided(client, source, user):
    client.force_login(user)
    read(source, vevent(BERLIN, title="Nähkurs"), vevent(BERLIN, uid="b", title="Lesung"))
    import_events(source, user, "a@partner", "b")
    desk = "/admin/einreichungen/"
    rows = list(client.get(f"{desk}?kind=event").context["object_list"])
    assert sorted((row.subject, row.contact_name, row.kind_in_words) for row in rows) == [
        ("Lesung", "Volkshochschule", "Entwurf: Veranstaltung"),
        ("Nähkurs", "Volkshochschule", "Entwurf: Veranstaltung"),
    ]
    event = Event.objects.get(title="Nähkurs")
    assert {row.begins_at for row in rows} == {event.starts_at}
    here = f"{desk}entwurf/event/{event.pk}/"
    assert here in [row.url for row in rows]
    client.post(f"{here}zustaendig/", {"colleague": user.pk})
    assert [
        row.subject for row in client.get(f"{desk}?cared_for=meine").context["object_list"]
    ] == ["Nähkurs"]
    client.post(here, {"action": "decline", "seen_revision": event.latest_revision_id})
    assert [row.subject for row in client.get(desk).context["object_list"]] == ["Lesung"]
    assert [row.subject for row in client.get(f"{desk}erledigt/").context["object_list"]] == [
        "Nähkurs"
    ]
    client.post(f"{here}wieder-offen/")
    assert len(client.get(desk).context["object_list"]) == 2
    client.post(here, {"action": "approve", "seen_revision": event.latest_revision_id})
    event.refresh_from_db()
    assert event.live
    assert [row.subject for row in client.get(desk).context["object_list"]] == ["Lesung"]


def test_a_draft_that_changed_meanwhile_is_read_again_before_it_is_published(client, source, user):
    client.force_login(user)
    read(source, vevent(BERLIN))
    import_events(source, user, "a@partner")
    event = Event.objects.get()
    here = f"/admin/einreichungen/entwurf/event/{event.pk}/"
    seen = event.latest_revision_id
    event.save_revision(user=user)
    client.post(here, {"action": "approve", "seen_revision": seen})
    event.refresh_from_db()
    assert not event.live


@pytest.mark.parametrize(
    ("lines", "dates_of_it"),
    [
        (
            f"{WEEKLY}\nRDATE:20260519T080000Z",
            ["12.05. 18", "19.05. 10", "19.05. 18", "26.05. 18", "02.06. 18"],
        ),
        ("DTSTART;VALUE=DATE:20260512\nDTEND;VALUE=DATE:20260621", ["12.05. 0"]),
        ("DTSTART;TZID=Europe/Berlin:20260512T180000", ["12.05. 18"]),
        (f"{BERLIN}\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20260512T160000Z,20260519T160000Z", []),
        (
            "DTSTART;TZID=Europe/Berlin:19980512T180000\nDURATION:PT1H\nRRULE:FREQ=YEARLY",
            ["12.05. 18"] * 4,
        ),
    ],
    ids=["two a day", "forty days", "no end", "all left out", "before 2000"],
)
def test_what_other_calendars_hold_is_taken(source, user, lines, dates_of_it):
    read(source, vevent(lines))
    assert import_events(source, user, "a@partner") == 1
    Event.objects.get().get_latest_revision().publish()
    rows = Event.objects.get().occurrences.order_by("starts_at")
    assert [f"{row.local_start:%d.%m.} {row.local_start.hour}" for row in rows] == dates_of_it


def test_a_cancellation_of_one_date_cancels_that_date_only(source, user, published):
    lines = f"RECURRENCE-ID:20260519T160000Z\n{BERLIN}"
    data = calendar(vevent(lines)).replace(b"PRODID", b"METHOD:CANCEL\r\nPRODID")
    assert sync.read_from_file(source, data, NOW)
    seen = sync.preview(source, sync.found_in(source, NOW), NOW)
    assert (kinds(seen), seen.missing) == (["changed"], [])
    import_events(source, user, "a@partner")
    Event.objects.get().get_latest_revision().publish()
    assert [(day, state) for day, state, _note in dates(published)] == [
        (12, "scheduled"),
        (19, "cancelled"),
        (26, "scheduled"),
        (2, "scheduled"),
    ]


def test_an_event_taken_before_open_ends_were_known_is_not_changed(source, user):
    read(source, vevent(BERLIN))
    import_events(source, user, "a@partner")
    imported = ImportedEvent.objects.get()
    del imported.facts["has_open_end"]
    imported.save()
    assert kinds(read(source, vevent(BERLIN))) == ["unchanged"]
