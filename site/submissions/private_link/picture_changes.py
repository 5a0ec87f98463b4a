"""What outsiders do with the pictures of a submission once it is sent."""

from django.db import transaction
from django.utils.translation import gettext as _

from submissions.mails import send, team
from submissions.models import Submission
from submissions.workflow import corrections, submitter

State = Submission.State
PICTURES = "pictures"  # among the changed fields, though no form field has this name


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
    if not submission.is_editable:
        return submission
    was_in_draft = submission.is_in_draft and submission.is_open
    names = {*submission.changed_fields, PICTURES} if submission.is_open else {PICTURES}
    submission.changed_fields = sorted(names) if submission.draft else []
    submission.removed_pictures = sorted({*submission.removed_pictures, *removed})
    submission.save()
    for place in places:
        place.store(submission)
    if was_in_draft:
        submitter.rewrite(submission)
        team.tell(submission, _("Die Bilder wurden geändert."))
    elif submission.state != State.UNCONFIRMED:
        corrections.begin(submission)
    if submission.state == State.IN_MODERATION:
        send.in_moderation(submission)
    return submission
