"""What was sent in and accepted for a later moment: told when it is public, undone by a new decision."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from directory.models import Business
from events.models import Event
from home.operations.schedule import run_due
from submissions.desk import actions, queue
from submissions.models import Submission
from submissions.registry import kinds
from submissions.workflow import corrections, submitter
from tests.factories.submissions import filed_business, valid

State = Submission.State
pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def moment():
    return timezone.localtime().replace(second=0, microsecond=0) + dt.timedelta(days=2)


def plan(submission, moment):
    """Write a moment to go live into the draft, as an editor does before accepting it."""
    draft = submission.draft.get_latest_revision_as_object()
    draft.go_live_at = moment
    revision = draft.save_revision(clean=False)
    submitter.ask_moderators(submission.draft, revision)


@pytest.fixture
def scheduled(in_moderation, editor, moment):
    """A proposal that an editor accepted for the moment."""
    plan(in_moderation, moment)
    submission = Submission.objects.get()
    actions.decide(submission, editor, "approve")
    return Submission.objects.get()


def subjects():
    return [mail.subject.split(":")[0] for mail in Email.objects.order_by("pk")]


def test_nobody_is_told_before_it_is_public(scheduled, moment):
    assert (scheduled.state, scheduled.scheduled_for) == (State.IN_MODERATION, moment)
    assert "Veröffentlicht" not in subjects()
    assert scheduled.left_site_at is None
    assert not Event.objects.public().exists()


def test_the_letter_goes_when_it_is_public(scheduled, moment, editor, stop_clock):
    stop_clock(moment)
    run_due(moment)
    scheduled.refresh_from_db()
    assert (scheduled.state, scheduled.scheduled_for) == (State.ACCEPTED, None)
    assert scheduled.decided_by == editor
    assert subjects().count("Veröffentlicht") == 1
    assert Event.objects.public().get().full_url in Email.objects.latest("pk").message


def test_it_no_longer_waits_for_a_decision_and_stands_among_the_decided(scheduled):
    now = timezone.now()
    tabs = {tab.key: [row.reference for row in tab.of(now)] for tab in queue.TABS}
    assert tabs.pop("erledigt") == [scheduled.reference]
    assert list(tabs.values()) == [[], [], [], []]
    assert queue.summary(now)["count"] == 0
    assert set(queue.count_by_tab(None).values()) == {0}


def test_editors_and_sender_read_when_it_appears(scheduled, moment, client, editor):
    private = client.get(scheduled.get_absolute_url()).content.decode()
    assert f"Das erscheint am {moment:%-d}." in private
    client.force_login(editor)
    for address in (
        reverse("einreichungen:erledigt"),
        reverse("einreichungen:submission", args=[scheduled.pk]),
    ):
        assert f"geplant für {moment:%-d}." in client.get(address).content.decode()


def test_a_schedule_that_is_dropped_puts_it_before_the_team_again(scheduled, editor, client):
    editor.is_superuser = True
    editor.save()
    client.force_login(editor)
    event = Event.objects.get()
    name = event.snippet_viewset.get_url_name("revisions_unschedule")
    client.post(reverse(name, args=[event.pk, event.latest_revision_id]))
    scheduled.refresh_from_db()
    assert (scheduled.state, scheduled.scheduled_for) == (State.IN_MODERATION, None)
    assert [row.reference for row in queue.waiting(timezone.now())] == [scheduled.reference]
    assert Event.objects.get().current_workflow_state is not None


def test_declining_it_later_keeps_it_from_going_live(scheduled, moment, editor, stop_clock):
    actions.decide(scheduled, editor, "decline", "Doch nicht.")
    stop_clock(moment)
    assert run_due(moment) == ([], [])
    assert Submission.objects.get().state == State.DECLINED
    assert not Event.objects.public().exists()


def test_a_change_by_the_sender_asks_the_team_once_more(scheduled, moment, stop_clock):
    data = scheduled.payload_data()
    data["title"] = "Nähcafé, anders"
    form_class = kinds.get("event").form_class
    submitter.correct(scheduled, valid(form_class(data, is_correction=True)), ["title"])
    stop_clock(moment)
    assert run_due(moment) == ([], [])
    assert [row.reference for row in queue.waiting(moment)] == [scheduled.reference]


@pytest.fixture
def published(editor):
    """A business that came from outside and is public."""
    submission = filed_business("Bäckerei Alt")
    actions.decide(submission, editor, "approve")
    return Business.objects.get()


def changed(business, telephone):
    """Return a confirmed correction of a business's telephone number."""
    first = Submission.objects.behind(business)
    data = first.payload_data()
    data["telephone"] = telephone
    correction = Submission.objects.create(
        reference=f"K-{telephone[-3:]}",
        kind="business",
        subject=business.name,
        contact_name="Ada",
        contact_email="ada@example.org",
        consent_version="1",
        idempotency_key=f"00000000-0000-0000-0000-000000000{telephone[-3:]}",
        token_nonce=telephone,
        confirmed_at=timezone.now(),
        is_correction=True,
        changed_fields=["telephone"],
        payload=dict(data.lists()),
        draft=business,
    )
    corrections.begin(correction)
    return Submission.objects.get(pk=correction.pk)


def test_a_correction_that_is_scheduled_leaves_what_is_public(
    published, moment, editor, stop_clock
):
    correction = changed(published, "0221 4710-321")
    plan(correction, moment)
    actions.decide(Submission.objects.get(pk=correction.pk), editor, "approve")
    assert [(b.live, b.telephone[-3:]) for b in Business.objects.all()] == [(True, "123")]
    stop_clock(moment)
    run_due(moment)
    assert [(b.live, b.telephone[-3:]) for b in Business.objects.all()] == [(True, "321")]
    assert Submission.objects.get(pk=correction.pk).state == State.ACCEPTED


def test_the_next_correction_waits_until_the_scheduled_one_is_public(
    published, moment, editor, stop_clock, django_capture_on_commit_callbacks
):
    first = changed(published, "0221 4710-321")
    plan(first, moment)
    actions.decide(Submission.objects.get(pk=first.pk), editor, "approve")
    second = changed(published, "0221 4710-654")
    corrections.resume_forgotten()
    assert Submission.objects.get(pk=second.pk).is_waiting
    stop_clock(moment)
    with django_capture_on_commit_callbacks(execute=True):
        run_due(moment)
    assert Submission.objects.get(pk=first.pk).state == State.ACCEPTED
    assert not Submission.objects.get(pk=second.pk).is_waiting
