"""What the queue knows of a submission without opening it: when it begins, and what is similar.

Noted when a draft is sent in or changed, so that a list of 300 costs as much as one of 3.
"""

import logging

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localtime

from submissions.mails import team
from submissions.models import DecisionFigure, DraftNote, Submission
from submissions.registry import kinds
from submissions.workflow import evidence
from submissions.workflow.duplicates import similar_drafts, similar_entries

logger = logging.getLogger(__name__)


def note(submission, now=None, version=None):
    """Note what the newest version of an open submission's draft says."""
    if not submission.is_open or submission.object_id is None or submission.draft is None:
        return
    version = version or submission.draft.get_latest_revision_as_object()
    begins = kinds.get(submission.kind).begins
    submission.begins_at = begins(version, now or timezone.now()) if begins else None
    drafts = similar_drafts(submission, version)
    submission.similar_count = len(similar_entries(submission, version)) + len(drafts)
    Submission.objects.filter(pk=submission.pk).update(
        begins_at=submission.begins_at, similar_count=submission.similar_count
    )
    for draft in drafts:  # an earlier draft learns of this one only here
        others = Submission.objects.about(draft).open()
        others.filter(similar_count=0).update(similar_count=1)


def note_revision(revision):
    """An editor or submitter changed something: note it for the submissions that wait about it."""
    if revision.content_type.model_class() not in kinds.models():
        return
    notes = DraftNote.objects.filter(
        content_type=revision.content_type, object_id=int(revision.object_id)
    )
    for note_of_draft in notes:
        note_draft(note_of_draft.draft, version=revision.as_object())
    waiting = Submission.objects.open().filter(
        content_type=revision.content_type, object_id=int(revision.object_id)
    )
    for submission in waiting:
        # The draft itself learns of its newest version only after that is stored.
        note(submission, version=revision.as_object())


def note_draft(draft, now=None, version=None):
    """Note when the newest version of a draft begins that waits without a submission."""
    kind = kinds.of(draft)
    if kind is None or Submission.objects.about(draft).open().exists():
        return
    version = version or draft.get_latest_revision_as_object()
    begins_at = kind.begins(version, now or timezone.now()) if kind.begins else None
    _store_note(draft, begins_at=begins_at)


@transaction.atomic
def assign_draft(draft, colleague, user):
    """Make somebody of the team responsible for a draft that nobody sent in, and tell them."""
    note = DraftNote.objects.about(draft).first()
    if colleague != (note.assigned_to if note else None):
        team.tell_colleague(draft, str(draft), colleague, user)
    _store_note(draft, assigned_to=colleague)


def _store_note(draft, **values):
    content_type = ContentType.objects.get_for_model(draft, for_concrete_model=False)
    DraftNote.objects.update_or_create(
        content_type=content_type, object_id=draft.pk, defaults=values
    )


def note_all(now):
    """Look again at everything that waits, since dates pass and entries appear; run nightly."""
    waiting = list(Submission.objects.open())
    for submission in waiting:
        _note_unless_broken(note, submission, now)
    for note_of_draft in DraftNote.objects.all():
        draft = note_of_draft.draft
        if draft is None or draft.current_workflow_state is None:
            note_of_draft.delete()
        else:
            _note_unless_broken(note_draft, draft, now)
    return len(waiting)


def midnight(now):
    """Return the beginning of the local day: what takes place today is not over."""
    return localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)


def store_figure(submission, outcome):
    """Store for the statistics when this came in and how it ended.

    A change of what was accepted earlier counts by itself, from when it came before the team.
    """
    if submission.confirmed_at is None:
        return
    figures = DecisionFigure.objects.filter(submission=submission)
    received = submission.waiting_since if figures.exists() else submission.confirmed_at
    figure = DecisionFigure.objects.create(
        submission=submission,
        kind=submission.kind,
        outcome=outcome,
        received_at=received or submission.confirmed_at,
        decided_at=submission.decided_at,
    )
    evidence.record_decision(figure)


def _note_unless_broken(note_it, row, now):
    try:
        note_it(row, now)
    except Exception:  # whatever is broken in one of them, the others are looked at
        logger.exception("%s cannot be looked at", row)
