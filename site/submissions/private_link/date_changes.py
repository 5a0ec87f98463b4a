"""One date that its organiser cancels or moves: at once, or as a change on which the team decides."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from content.listing.publishing import is_awaited
from submissions.mails import send, team
from submissions.models import Submission
from submissions.models.settings import NoticeSettings
from submissions.registry import kinds
from submissions.spam.rate_limits import may_write_to
from submissions.workflow import corrections, submitter

State = Submission.State


def may_change_dates(submission):
    """Whether there are public dates of which this sender is the organiser."""
    has_dates = kinds.get(submission.kind).dates is not None
    is_own = not submission.is_correction and submission.confirmed_at is not None
    is_wanted = submission.is_editable and not submission.is_withdrawn
    return has_dates and is_own and is_wanted and submission.is_public


@transaction.atomic
def change_date(submission, form):
    """Cancel or move the date of a valid form. Returns whether it is on the site already.

    A cancellation is published at once if the settings say so and nobody's draft of the entry waits
    for a decision: publishing would decide on that draft as well.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    change, words = form.as_change(), form.in_words()
    log(submission, "submissions.dates")
    if form.is_cancellation and _may_publish(submission):
        kinds.get(submission.kind).dates.publish_cancellation(submission.draft, change)
        text = _("Steht schon auf der Website: %(what)s") % {"what": words}
        team.tell(submission, text, is_urgent=True)
        return True
    was_in_draft = submission.is_in_draft and submission.is_open
    submission.changed_fields = submitter.changes_noted(submission, [corrections.DATES])
    submission.date_changes = [*submission.date_changes, change]
    submission.save()
    if was_in_draft:
        submitter.rewrite(submission)
    else:
        corrections.begin(submission)
    team.tell(submission, words, is_urgent=form.is_cancellation)
    if submission.state == State.IN_MODERATION and may_write_to(submission.contact_email):
        send.in_moderation(submission)
    return False


def _may_publish(submission):
    entry = submission.draft
    is_free = not is_awaited(entry) and not Submission.objects.about(entry).open().exists()
    return is_free and NoticeSettings.load().publishes_cancellations
