"""Calendars that are read every night: drafts, questions, patience; nothing published, nothing lost."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from post_office.models import Email

from events.ical_import import subscriptions, sync
from events.ical_import.fetch import Fetched, FetchError
from events.models import Event, ImportSource
from tests.events.ical_import.test_reader import BERLIN, WEEKLY, calendar, vevent
from tests.factories.events import NOW
from tests.submissions.conftest import make_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar_page", "now")]
FORM = "/admin/kalender-einlesen/"
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def calendar_page(calendar):
    return calendar


class Partner:
    """A partner's server: what it answers, and what it was asked."""

    def __init__(self, *vevents, etag="eins"):
        self.data, self.etag, self.problem = calendar(*vevents), etag, ""
        self.asked = []

    def __call__(self, url, etag="", last_modified=""):
        self.asked.append((url, etag))
        if self.problem:
            raise FetchError(self.problem)
        return Fetched(None if etag == self.etag else self.data, self.etag, "")


@pytest.fixture
def subscribed():
    return ImportSource.objects.create(
        name="VHS", url="https://vhs.example/k.ics", state=ImportSource.State.SUBSCRIBED
    )


@pytest.fixture
def servers(monkeypatch):
    """Answers by address, in place of the network."""
    partners = {}

    def fetch(url, *known):
        return partners[url](url, *known)

    monkeypatch.setattr(subscriptions, "fetch", fetch)
    return partners


def read(source, partner, now=NOW):
    return subscriptions.read_into_queue(source, now, fetch=partner)


def publish(title="Nähkurs"):
    event = Event.objects.get(title=title)
    event.get_latest_revision().publish()
    return Event.objects.get(pk=event.pk)


def test_the_night_makes_drafts_of_what_is_new_and_publishes_nothing(subscribed):
    partner = Partner(vevent(WEEKLY), vevent(BERLIN, uid="b", title="Lesung"))
    assert read(subscribed, partner)
    assert [(event.title, event.live) for event in Event.objects.order_by("title")] == [
        ("Lesung", False),
        ("Nähkurs", False),
    ]
    assert all(event.workflow_in_progress for event in Event.objects.all())
    subscribed.refresh_from_db()
    assert (subscribed.came_new, subscribed.came_changed, subscribed.read_at) == (2, 0, NOW)


def test_what_has_not_changed_is_not_sent_again(subscribed):
    partner = Partner(vevent(WEEKLY))
    read(subscribed, partner)
    assert read(subscribed, partner, TOMORROW)
    assert partner.asked == [(subscribed.url, ""), (subscribed.url, "eins")]
    subscribed.refresh_from_db()
    assert (subscribed.came_new, subscribed.read_at) == (0, TOMORROW)


def test_what_could_not_be_read_for_sure_says_so_in_the_queue_and_at_the_calendar(
    subscribed, admin_client
):
    read(subscribed, Partner(vevent(WEEKLY, "EXDATE;Europe/Berlin:20260519T180000")))
    (row,) = admin_client.get("/admin/einreichungen/?kind=event").context["object_list"]
    assert row.contact_name == "VHS – bitte prüfen"
    page = admin_client.get(f"{FORM}{subscribed.pk}/")
    assert "Zeile 11 (EXDATE) konnten wir nicht lesen." in page.content.decode()


def test_what_changed_is_a_draft_and_the_published_version_stays(subscribed):
    read(subscribed, Partner(vevent(WEEKLY)))
    event = publish()
    read(subscribed, Partner(vevent(WEEKLY, title="Neu"), etag="zwei"), TOMORROW)
    event.refresh_from_db()
    assert (event.title, event.get_latest_revision_as_object().title) == ("Nähkurs", "Neu")
    assert event.workflow_in_progress


def test_what_vanished_is_a_question_until_somebody_answers(subscribed):
    read(subscribed, Partner(vevent(WEEKLY)))
    event = publish()
    nothing = Partner(vevent(BERLIN, uid="anders", title="Anders"), etag="zwei")
    read(subscribed, nothing, TOMORROW)
    (imported,) = subscriptions.questions(NOW)
    assert (imported.event, imported.missing_since) == (event, TOMORROW)
    event.refresh_from_db()
    assert (event.live, event.workflow_in_progress) == (True, False)
    (reminder,) = subscriptions.what_to_decide(NOW)
    assert "„Nähkurs“ steht nicht mehr im Kalender von VHS" in str(reminder.text)
    subscriptions.leave_as_it_is(imported)
    read(subscribed, nothing, TOMORROW)
    assert not subscriptions.questions(NOW)
    read(subscribed, Partner(vevent(WEEKLY), etag="drei"), TOMORROW)
    read(subscribed, nothing, TOMORROW)
    assert subscriptions.questions(NOW).exists()


def test_half_a_download_makes_nothing_vanish(subscribed):
    read(subscribed, Partner(vevent(WEEKLY)))
    publish()
    half = Partner(vevent(BERLIN, uid="b"), etag="zwei")
    half.data = half.data.removesuffix(b"END:VCALENDAR\r\n")
    read(subscribed, half, TOMORROW)
    assert not subscriptions.questions(NOW)


def test_an_answer_may_be_a_cancellation_which_is_a_draft(subscribed):
    read(subscribed, Partner(vevent(WEEKLY)))
    event = publish()
    read(subscribed, Partner(vevent(BERLIN, uid="b"), etag="zwei"), TOMORROW)
    (imported,) = subscriptions.questions(NOW)
    subscriptions.propose_cancellation(imported, None, NOW)
    event.refresh_from_db()
    assert event.workflow_in_progress
    assert [row.state for row in event.occurrences.all()] == ["scheduled"] * 4
    assert not subscriptions.questions(NOW)


def test_two_partners_with_one_uid_stay_two(subscribed):
    other = ImportSource.objects.create(name="Bonni", url="https://bonni.example/k.ics")
    read(subscribed, Partner(vevent(WEEKLY, title="Der eine")))
    read(other, Partner(vevent(WEEKLY, title="Der andere")))
    read(subscribed, Partner(vevent(WEEKLY, title="Der eine neu"), etag="zwei"))
    titles = [e.get_latest_revision_as_object().title for e in Event.objects.order_by("pk")]
    assert titles == ["Der eine neu", "Der andere"]


@pytest.mark.parametrize(
    ("before", "now", "is_taken"),
    [
        ("SEQUENCE:2", "SEQUENCE:1", False),
        ("SEQUENCE:2", "SEQUENCE:2", True),
        ("SEQUENCE:2", "SEQUENCE:3", True),
        ("LAST-MODIFIED:20260502T000000Z", "LAST-MODIFIED:20260501T000000Z", False),
        ("LAST-MODIFIED:20260502T000000Z", "LAST-MODIFIED:20260503T000000Z", True),
        (
            "SEQUENCE:1\nLAST-MODIFIED:20260502T000000Z",
            "SEQUENCE:2\nLAST-MODIFIED:20260501T000000Z",
            True,
        ),
    ],
)
def test_an_older_version_than_the_one_we_have_is_ignored(subscribed, before, now, is_taken):
    read(subscribed, Partner(vevent(WEEKLY, before)))
    read(subscribed, Partner(vevent(WEEKLY, now, title="Anders"), etag="zwei"))
    draft = Event.objects.get().get_latest_revision_as_object()
    assert (draft.title == "Anders") is is_taken
    lines = sync.preview(subscribed, sync.found_in(subscribed, NOW), NOW).lines
    assert [line.kind for line in lines] == ["unchanged" if is_taken else "older"]


def test_what_we_changed_ourselves_wins_and_both_are_shown(subscribed, admin_client):
    read(subscribed, Partner(vevent(WEEKLY, "LOCATION:Bonni")))
    event = publish()
    event.title, event.place_name = "Nähen mit Tee", "Stadtteilladen"
    event.save_revision().publish()
    changed = vevent(WEEKLY, "LOCATION:Bücherei", "DESCRIPTION:Mit Kuchen", title="Nähkurs neu")
    partner = Partner(changed, etag="zwei")
    sync.read_from_file(subscribed, partner.data, NOW)
    page = admin_client.get(f"{FORM}{subscribed.pk}/")
    assert [(name, stays) for name, _before, _now, stays in page.context["changed"][0][1]] == [
        ("Titel", True),
        ("Kurz gesagt", False),
        ("Ort", True),
    ]
    assert "Bei uns bleibt es so." in page.content.decode()
    read(subscribed, partner, TOMORROW)
    draft = Event.objects.get().get_latest_revision_as_object()
    assert (draft.title, draft.place_name, draft.summary) == (
        "Nähen mit Tee",
        "Stadtteilladen",
        "Mit Kuchen",
    )
    ((_imported, rows),) = admin_client.get(f"{FORM}{subscribed.pk}/").context["kept"]
    assert rows == [
        ("Ort", "Bücherei", "Stadtteilladen"),
        ("Titel", "Nähkurs neu", "Nähen mit Tee"),
    ]


def test_a_calendar_that_fails_for_a_week_is_told_once(subscribed, servers):
    servers[subscribed.url] = partner = Partner(vevent(WEEKLY))
    partner.problem = "Der andere Server antwortet mit dem Fehler 404."
    editor = make_editor("emre")
    for day in range(10):
        assert subscriptions.read_all(NOW + timedelta(days=day)) == 0
        mails = Email.objects.filter(subject__startswith="Seit einer Woche").count()
        assert mails == (day >= 7)
    assert Email.objects.get().to == [editor.email]
    assert "Fehler 404" in Email.objects.get().message
    (reminder,) = subscriptions.what_to_decide(NOW + timedelta(days=9))
    assert "seit 5. Mai nicht zu lesen" in str(reminder.text)
    partner.problem = ""
    assert subscriptions.read_all(NOW + timedelta(days=10)) == 1
    assert subscriptions.what_to_decide(NOW + timedelta(days=10)) == []


def test_one_broken_calendar_stops_neither_the_others_nor_the_night(subscribed, servers, caplog):
    other = ImportSource.objects.create(
        name="Bonni", url="https://bonni.example/k.ics", state=ImportSource.State.SUBSCRIBED
    )

    def broken(*args):
        raise ZeroDivisionError

    servers.update({other.url: broken, subscribed.url: Partner(vevent(WEEKLY))})
    assert subscriptions.read_all(NOW) == 1
    assert Event.objects.get().title == "Nähkurs"
    assert "cannot be read" in caplog.text


def test_what_is_paused_or_ended_is_not_read(subscribed, servers):
    for state in (ImportSource.State.PAUSED, ImportSource.State.ONCE):
        subscriptions.set_state(subscribed, state)
        assert subscriptions.read_all(NOW) == 0
    assert not Event.objects.exists()


def test_an_editor_subscribes_reads_pauses_and_ends(subscribed, admin_client, monkeypatch):
    partner = Partner(vevent(WEEKLY))
    monkeypatch.setattr(subscriptions.read_into_queue, "__defaults__", (partner, None))
    address = f"{FORM}{subscribed.pk}/abonnement/"
    states = []
    for action in ("end", "subscribe", "pause", "subscribe"):
        admin_client.post(address, {"action": action})
        subscribed.refresh_from_db()
        states.append(subscribed.state)
    assert states == ["once", "subscribed", "paused", "subscribed"]
    page = admin_client.post(address, {"action": "read"}, follow=True)
    assert "Ein Entwurf wartet jetzt auf die Prüfung." in page.content.decode()
    assert "Jetzt lesen" in page.content.decode()
    rows = admin_client.get(FORM).context["sources"]
    assert [(row.waiting, row.questions, row.came_new) for row in rows] == [(1, 0, 1)]


def test_subscribing_needs_a_right_of_its_own(subscribed, client):
    user = get_user_model().objects.create_user("otto", password="geheim-2026")
    rights = Permission.objects.filter(codename__in=["access_admin", "add_importsource"])
    user.user_permissions.add(*rights)
    client.force_login(user)
    page = client.get(f"{FORM}{subscribed.pk}/")
    assert (page.status_code, "Jetzt lesen" in page.content.decode()) == (200, False)
    client.post(f"{FORM}{subscribed.pk}/abonnement/", {"action": "end"})
    subscribed.refresh_from_db()
    assert subscribed.is_subscribed


def test_another_address_is_asked_for_everything(subscribed, admin_client, monkeypatch):
    read(subscribed, Partner(vevent(WEEKLY)))
    asked = []

    def note(source, now):
        asked.append((source.url, source.etag))
        return True

    monkeypatch.setattr(sync, "read_from_address", note)
    new = "https://neu.example/k.ics"
    admin_client.post(FORM, {"name": "VHS", "url": new})
    assert asked == [(new, "")]
