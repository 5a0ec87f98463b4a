"""The queue: what waits, in which order, and how that is said."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.db.models import DateTimeField, F, Q, Value
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content import sections
from content.models import Neighbourhood
from content.place.time_zone import BERLIN
from submissions.desk import queue
from submissions.models import Submission
from submissions.registry.waiting import WAITING, QueueSource
from submissions.workflow import messages, queue_facts, submitter
from tests.content.market.section import SECTION as MARKET
from tests.factories.days import tuesday
from tests.factories.events import at
from tests.factories.submissions import filed, proposal, valid
from tests.submissions.desk.cast import DESK, proposed, row, subjects, url_of

State = Submission.State
pytestmark = pytest.mark.django_db
NOW = dt.datetime(2027, 3, 1, 12, tzinfo=BERLIN)


@pytest.fixture
def staff(client, editor):
    client.force_login(editor)
    return client


def test_what_begins_soonest_comes_first_then_what_waits_longest_and_last_what_is_over(staff):
    row("Laden, neu")
    row("Laden, alt", age=9)
    row("Fest in 40 Tagen", begins_in=40, age=30)
    row("Fest morgen", begins_in=1)
    row("Fest heute", begins_in=0, age=1)
    row("Fest vorbei", begins_in=-3, age=20)
    for state in (State.UNCONFIRMED, State.CHANGES_ASKED, State.SPAM, State.ACCEPTED):
        row("Nicht hier", state=state, begins_in=2, decided_at=timezone.now())
    row("Noch nicht an der Reihe", begins_in=2, is_waiting=True)
    assert subjects(staff.get(DESK)) == [
        "Fest heute",
        "Fest morgen",
        "Fest in 40 Tagen",
        "Laden, alt",
        "Laden, neu",
        "Fest vorbei",
    ]


def test_the_digest_gets_the_same_order():
    row("Laden")
    row("Fest", begins_in=5)
    assert [submission.subject for submission in queue.waiting(timezone.now())] == ["Fest", "Laden"]


def test_each_list_holds_its_own(staff):
    now = timezone.now()
    row("wartet")
    row("gefragt", state=State.CHANGES_ASKED)
    row("spam", state=State.SPAM, spam_reasons=["many_links"])
    row("angenommen", state=State.ACCEPTED, decided_at=now)
    row("abgelehnt", state=State.DECLINED, decided_at=now - dt.timedelta(days=1))
    row("zurück", state=State.WITHDRAWN, decided_at=now - dt.timedelta(days=2))
    row("unbestätigt", state=State.UNCONFIRMED)
    lists = ["", "rueckfragen/", "unbestaetigt/", "spam/", "erledigt/"]
    assert [subjects(staff.get(DESK + address)) for address in lists] == [
        ["wartet"],
        ["gefragt"],
        ["unbestätigt"],
        ["spam"],
        ["angenommen", "abgelehnt", "zurück"],
    ]


def test_the_spam_list_says_why(staff):
    row("Casino", state=State.SPAM, spam_reasons=["many_links"])
    assert "fünf Links oder mehr" in staff.get(DESK + "spam/").content.decode()


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-2, "war am 27. Februar 2027"),
        (0, "beginnt heute"),
        (1, "beginnt morgen"),
        (2, "beginnt in 2 Tagen"),
        (40, "beginnt in 40 Tagen"),
    ],
)
def test_how_soon_it_begins_is_said_in_days(days, words):
    assert queue.begins_in_words(NOW + dt.timedelta(days=days), NOW) == words


def test_a_late_evening_is_tomorrow_though_it_is_in_less_than_a_day():
    late = dt.datetime(2027, 3, 1, 23, 30, tzinfo=BERLIN)
    assert queue.begins_in_words(dt.datetime(2027, 3, 2, 0, 30, tzinfo=BERLIN), late) == (
        "beginnt morgen"
    )


def test_the_date_of_a_proposal_is_noted_and_follows_its_changes(editor):
    in_queue = proposed("Nähcafé", date=f"{tuesday()}")
    assert in_queue.begins_at == at(f"{tuesday()} 18:00")
    draft = in_queue.draft.get_latest_revision_as_object()
    draft.starts_at = at(f"{tuesday(weeks=1)} 18:00")
    draft.ends_at = at(f"{tuesday(weeks=1)} 20:00")
    draft.save_revision(user=editor)
    in_queue.refresh_from_db()
    assert in_queue.begins_at == at(f"{tuesday(weeks=1)} 18:00")


def test_a_series_is_as_urgent_as_its_next_date():
    submission = filed(proposal(date=f"{tuesday()}", repetition_pattern="weekly"))
    in_queue = submitter.confirm(submission, valid(submitter.form_of(submission)))
    later = at(f"{tuesday(weeks=1) + dt.timedelta(days=1)} 09:00")
    assert queue_facts.note_all(later) == 1
    in_queue.refresh_from_db()
    assert in_queue.begins_at == at(f"{tuesday(weeks=2)} 18:00")


def test_what_is_like_something_else_in_the_queue_says_so(staff):
    first = proposed("Nähcafé am Markt", date=f"{tuesday()}")
    second = proposed("Nähcafe am  Markt", date=f"{tuesday()}")
    proposed("Nähcafé am Markt", date=f"{tuesday(weeks=1)}")
    assert second.similar_count == 1
    page = staff.get(url_of(second))
    assert [entry for entry, _url in page.context["similar"]] == [first.draft]


def test_one_sees_only_ones_own(staff, editor, other_editor):
    row("meine", assigned_to=editor)
    row("ihre", assigned_to=other_editor)
    row("niemandes")
    assert subjects(staff.get(DESK + "?cared_for=meine")) == ["meine"]
    assert subjects(staff.get(DESK + "?cared_for=offen")) == ["niemandes"]


def test_a_kind_and_a_name_are_found(staff):
    row("Markt", kind="business")
    row("Fest")
    row("Marktfest", contact_name="Kemal")
    assert subjects(staff.get(DESK + "?kind=business")) == ["Markt"]
    assert subjects(staff.get(DESK + "?q=kemal")) == ["Marktfest"]


def test_exported_cells_are_text(staff):
    row("=1+1")
    exported = b"".join(staff.get(DESK + "?export=csv").streaming_content).decode()
    assert "'=1+1" in exported


def test_a_list_of_300_costs_as_many_queries_as_one_of_3(staff, editor):
    counts = []
    for more in (3, 297):
        for _ in range(more):
            row("Fest", begins_in=3, assigned_to=editor, similar_count=1)
        staff.get(DESK)
        with CaptureQueriesContext(connection) as queries:
            assert len(subjects(staff.get(DESK))) == min(more, 50)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 14


def test_the_dashboard_says_what_waits(staff):
    row("Laden", age=9)
    row("Fest", begins_in=3)
    row("Fest vorbei", begins_in=-3)
    assert queue.summary(timezone.now()) == {
        "count": 3,
        "overdue": 0,
        "oldest": "seit 9 Tagen",
        "next": "beginnt in 3 Tagen",
    }
    page = " ".join(staff.get("/admin/").content.decode().split())
    assert (
        "<strong>3 Einreichungen und Nachrichten warten</strong>, die älteste seit 9 Tagen; "
        "die nächste Veranstaltung beginnt in 3 Tagen."
    ) in page


def test_the_dashboard_says_that_nothing_waits(staff):
    assert "Nichts wartet auf eine Entscheidung." in staff.get("/admin/").content.decode()


def test_somebody_without_permission_sees_neither_list_nor_panel(client):
    stranger = get_user_model().objects.create_user("fremd", password="geheim-2026")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)
    submission = row("Vertraulich")
    for url in (DESK, DESK + "spam/", url_of(submission)):
        assert client.get(url).status_code == 302
    home = client.get("/admin/").content.decode()
    assert "Zu den Einreichungen" not in home
    assert DESK not in home


def test_a_visitor_is_sent_to_the_login(client):
    assert client.get(DESK).url.startswith("/konto/anmelden/")


def test_what_a_further_section_brings_stands_in_the_same_queue(staff):
    """The district's own rows: no file of the way in knows them."""
    source = QueueSource(
        key="district",
        kinds=lambda: [("district", "Stadtteil")],
        rows=lambda user: Neighbourhood.objects.filter(slug="hassel"),
        tabs={WAITING: Q()},
        columns=lambda: {
            "pk": F("pk"),
            "kind": Value("district"),
            "subject": F("name"),
            "since": Value(
                timezone.localtime() - dt.timedelta(days=20), output_field=DateTimeField()
            ),
        },
        search_fields=("name",),
        kind_in_words=lambda row: "Stadtteil",
        state_in_words=lambda row: "offen",
        url=lambda row: f"/admin/stadtteil/{row.pk}/",
    )
    row("Laden")
    with sections.registered(replace(MARKET, queue_sources=(source,))):
        assert subjects(staff.get(DESK)) == ["Hassel", "Laden"]
        assert subjects(staff.get(f"{DESK}?kind=district")) == ["Hassel"]
        assert subjects(staff.get(f"{DESK}?q=hassel")) == ["Hassel"]
        numbers = queue.summary(timezone.now())
        assert (numbers["count"], numbers["oldest"]) == (2, "seit 20 Tagen")
        assert len(staff.get(f"{DESK}spam/").context["object_list"]) == 0


def test_only_submissions_can_be_ticked(staff):
    row("Laden")
    messages.receive(uuid.uuid4(), "contact", text="Hallo")
    assert staff.get(DESK).content.decode().count("data-bulk-action-checkbox") == 1


def test_the_list_of_the_unconfirmed_says_whose_mail_was_held_back(staff):
    row("gefragt", state=State.UNCONFIRMED, confirmation_asked_at=timezone.now())
    row("neuer Link", state=State.UNCONFIRMED, link_renewed_at=timezone.now())
    row("steckt fest", state=State.UNCONFIRMED)
    page = staff.get(f"{DESK}unbestaetigt/")
    stuck = {entry.subject: entry.is_stuck for entry in page.context["object_list"]}
    assert stuck == {"gefragt": False, "neuer Link": False, "steckt fest": True}
    assert page.content.decode().count("ging nicht hinaus") == 1
