"""What the queue knows of a submission without opening it: when it begins, and what is similar.

Noted when a draft is sent in or changed, so that a list of 300 costs as much as one of 3.
"""

from django.utils import timezone
from django.utils.timezone import localtime

from submissions.models import DecisionFigure, Submission
from submissions.registry import kinds
from submissions.workflow.duplicates import similar_drafts, similar_entries


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
    models = {kind.model for kind in kinds.every()}
    if revision.content_type.model_class() not in models:
        return
    waiting = Submission.objects.open().filter(
        content_type=revision.content_type, object_id=int(revision.object_id)
    )
    for submission in waiting:
        # The draft itself learns of its newest version only after that is stored.
        note(submission, version=revision.as_object())


def note_all(now):
    """Look again at everything that waits, since dates pass and entries appear; run nightly."""
    waiting = list(Submission.objects.open())
    for submission in waiting:
        note(submission, now)
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
    DecisionFigure.objects.create(
        submission=submission,
        kind=submission.kind,
        outcome=outcome,
        received_at=received or submission.confirmed_at,
        decided_at=submission.decided_at,
    )
