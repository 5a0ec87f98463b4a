"""What outsiders do with the pictures of a submission once it is sent."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from submissions.mails import send, team
from submissions.models import Submission
from submissions.registry import kinds
from submissions.spam.rate_limits import may_write_to
from submissions.workflow import corrections, submitter

State = Submission.State


def may_change_pictures(submission):
    """Whether it can have pictures, and is not taken back: then its form comes first."""
    has_pictures = kinds.get(submission.kind).form_class.max_pictures > 0
    return has_pictures and submission.is_editable and not submission.is_withdrawn


def shown_pictures(submission):
    """Return the images of the site that stand at the entry as its sender wants it."""
    version = submitter.version_of(submission)
    return version.shown_pictures() if hasattr(version, "shown_pictures") else []


@transaction.atomic
def change_pictures(submission, places, removed):
    """Store the pictures of valid forms, and note which of the entry's are to go (ids in `removed`).

    As with `correct`, the result is a new draft to decide on if the team has one or it is public.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if not may_change_pictures(submission):
        return submission
    was_in_draft = submission.is_in_draft and submission.is_open
    submission.changed_fields = submitter.changes_noted(submission, [corrections.PICTURES])
    submission.removed_pictures = sorted({*submission.removed_pictures, *removed})
    submission.save()
    for place in places:
        place.store(submission)
    if submission.state != State.UNCONFIRMED:
        log(submission, "submissions.pictures")
    if was_in_draft:
        submitter.rewrite(submission)
        team.tell(submission, _("Die Bilder wurden geändert."))
    elif submission.state != State.UNCONFIRMED:
        corrections.begin(submission)
    if submission.state == State.IN_MODERATION and may_write_to(submission.contact_email):
        send.in_moderation(submission)
    return submission
