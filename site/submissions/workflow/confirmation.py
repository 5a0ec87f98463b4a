"""Asking the owner of an e-mail address whether they sent something, and putting a wrong one right."""

from django.db import transaction
from django.utils import timezone
from post_office.models import STATUS, Email

from submissions.mails import send
from submissions.models import Submission
from submissions.spam.rate_limits import may_write_to, would_write_to

State = Submission.State


def ask(submission):
    """Send the link, unless this address got enough mails of the kind that anybody can cause.

    Whether it went is stored: the page after sending and the desk say what is so.
    """
    if may_write_to(submission.contact_email):
        ask_in_any_case(submission)


def ask_in_any_case(submission):
    """Send the link because an editor says so."""
    send.confirm_address(submission)
    submission.confirmation_asked_at = timezone.now()
    submission.save(update_fields=["confirmation_asked_at"])


def is_said_to_be_asked(submission):
    """Whether the sender is told that a mail is on its way.

    Of what counts as spam the same is said as of anything else that comes from this address.
    """
    if submission.state == State.SPAM:
        return would_write_to(submission.contact_email)
    return submission.was_asked_to_confirm


def others_of(submission):
    """Return what else waits for the confirmation of the same address."""
    email = submission.contact_email
    waiting = Submission.objects.filter(state=State.UNCONFIRMED, contact_email__iexact=email)
    return waiting.exclude(pk=submission.pk).order_by("created_at") if email else waiting.none()


@transaction.atomic
def correct_address(submission, email):
    """Take another address before it is confirmed, and ask there; the link in the old mail ends."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.state not in (State.UNCONFIRMED, State.SPAM) or submission.contact_email == email:
        return submission
    unsent = Email.objects.filter(**{f"headers__{send.REFERENCE_HEADER}": submission.reference})
    unsent.filter(status__in=[STATUS.queued, STATUS.requeued]).delete()
    submission.contact_email = email
    submission.confirmation_asked_at = submission.link_renewed_at = None
    submission.save(update_fields=["contact_email", "confirmation_asked_at", "link_renewed_at"])
    submission.replace_link()
    if submission.state == State.UNCONFIRMED:
        ask(submission)
    return submission
