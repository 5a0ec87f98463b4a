"""What the queue knows of a submission without opening it: when it begins, what is like it.

Noted when a draft is sent in or changed, so that a list of 300 costs as much as one of 3.
"""

from django.utils import timezone
from django.utils.timezone import localtime

from . import kinds
from .duplicates import similar_drafts, similar_entries
from .models import DecisionFigure, Submission

State = Submission.State


def note(submission, now=None):
    """Note what the newest version of an open submission's draft says."""
    if not submission.is_open or submission.object_id is None or submission.draft is None:
        return
    now = now or timezone.now()
    submission.begins_at = begins_at(submission, now)
    submission.similar_count = len(similar_entries(submission)) + len(similar_drafts(submission))
    Submission.objects.filter(pk=submission.pk).update(
        begins_at=submission.begins_at, similar_count=submission.similar_count
    )


def begins_at(submission, now):
    begins = kinds.get(submission.kind).begins
    if begins is None:
        return None
    return begins(submission.draft.get_latest_revision_as_object(), now)


def note_revision(revision):
    """An editor or submitter changed something: note it for the submissions that wait about it."""
    models = {kind.model for kind in kinds.every()}
    if revision.content_type.model_class() not in models:
        return
    waiting = Submission.objects.open().filter(
        content_type=revision.content_type, object_id=int(revision.object_id)
    )
    for submission in waiting:
        note(submission)


def note_all(now):
    """Look again at everything that waits, since dates pass and entries appear; run nightly."""
    waiting = list(Submission.objects.open())
    for submission in waiting:
        note(submission, now)
    return len(waiting)


def midnight(now):
    """Return the beginning of the local day: what takes place today is not over."""
    return localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)


def keep_figure(submission):
    """Keep when this came in and how it ended, for the figures; an undone decision is forgotten."""
    if submission.decided_at is None or submission.confirmed_at is None or submission.is_open:
        DecisionFigure.objects.filter(submission=submission).delete()
        return
    DecisionFigure.objects.update_or_create(
        submission=submission,
        defaults={
            "kind": submission.kind,
            "outcome": submission.state,
            "received_at": submission.confirmed_at,
            "decided_at": submission.decided_at,
        },
    )
