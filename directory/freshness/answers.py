"""The answers to the yearly question whether an entry is still right; the night asks it."""

import hashlib
import hmac

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localtime
from wagtail.log_actions import log
from wagtail.models import Revision

from content.models import ContentVersion
from directory.models import Business, FreshnessCheck
from submissions.mails import calls
from submissions.models import Submission
from submissions.workflow import submitter

Answer = FreshnessCheck.Answer
ACTION = "directory.checked"
ACTIONS = ("stimmt", "aendern", "entfernen")


def hash_of_address(email):
    """Return what is kept of an address: enough to know it again, not enough to write to it."""
    key = f"freshness:{settings.SECRET_KEY}".encode()
    return hmac.new(key, email.lower().encode(), hashlib.sha256).hexdigest() if email else ""


def recipient_of(business):
    """Return where whoever answers for an entry is written to; "" where the team has to call."""
    submission = Submission.objects.behind(business)
    return (submission.contact_email if submission else "") or business.email


def own_submission(check):
    """The submission of whoever was asked; None where it was the public address that was asked.

    Others may stand behind the entry too, and what is theirs is no business of this one's.
    """
    return sent_by_whom_we_asked(check, Submission.objects.all_behind(check.business))


def sent_by_whom_we_asked(check, submissions):
    if not check.recipient_hash:
        return None
    for submission in submissions:
        if hash_of_address(submission.contact_email) == check.recipient_hash:
            return submission
    return None


@transaction.atomic
def confirm(check, now, user=None, answer=Answer.CONFIRMED):
    """Everything is right: the entry was checked today, and is back on the site if it was hidden."""
    check = _locked(check)
    if check.answered_at is None:
        note_checked(check.business, localtime(now).date(), user, check.hidden_revision)
        _restore(check, now, user)
        close(check, answer, now, user)
    return check


def is_shared(check):
    """Whether somebody else sent in the same entry: it stays where the one who was asked leaves."""
    submission = own_submission(check)
    return submission is not None and submitter.others_want_it(submission)


@transaction.atomic
def begin_change(check, now):
    """Whoever was asked wants to change the entry: what is accepted from now on is the answer.

    Until then the question stays open, and a hidden entry, which nobody could change, is shown.
    """
    check = _locked(check)
    if check.answered_at is None:
        check.change_begun_at = now
        check.save()
        _restore(check, now)


def _restore(check, now, user=None):
    """Show a hidden entry again as it was; a draft that waits keeps waiting.

    Until it is answered it may be hidden again, after as long a wait as before.
    """
    if check.hidden_at is None or check.hidden_revision is None:
        return
    if not Business.objects.get(pk=check.business_id).live:
        # Read anew: the day of the check has just been written into it.
        Revision.objects.get(pk=check.hidden_revision_id).publish(user=user)
    check.hidden_at = check.hidden_revision = None
    check.last_step_at = now
    check.save()


@transaction.atomic
def remove(check, now):
    """The business wants to leave: its own submission is withdrawn, or the entry unpublished."""
    check = _locked(check)
    if check.answered_at is not None:
        return check
    submission, business = own_submission(check), check.business
    if submission is not None:
        submitter.withdraw(submission)
    elif business.live:
        business.unpublish(user=None)
    close(check, Answer.REMOVED, now)
    return check


@transaction.atomic
def check_by_team(business, now, user):
    """An editor has asked on the telephone; an open question is thereby answered."""
    if check := FreshnessCheck.objects.open().filter(business=business).first():
        return confirm(check, now, user, Answer.TEAM)
    note_checked(business, localtime(now).date(), user)
    calls.settle(business, now, user)
    return None


def hear(row, answer, now, user):
    """Take what somebody said on the telephone: that all is right is an answer.

    What is different the team types as a change; once that is accepted it is the answer.
    """
    if not isinstance(row, Business):
        return
    if answer == Answer.CONFIRMED:
        check_by_team(row, now, user)
    elif check := FreshnessCheck.objects.open().filter(business=row).first():
        begin_change(check, now)


def ask_no_more(business, now, user):
    """Close the open question to an entry that becomes part of another one."""
    for check in FreshnessCheck.objects.open().filter(business=business):
        close(check, Answer.TEAM, now, user)


def note_checked(business, day, user=None, *more):
    """Write the day into what is public and into each version that may become so; publish nothing."""
    Business.objects.filter(pk=business.pk).update(checked_on=day)
    business.checked_on = day
    numbers = {business.live_revision_id, business.latest_revision_id}
    numbers |= {revision.pk for revision in more if revision}
    for revision in Revision.objects.filter(pk__in=numbers - {None}):
        revision.content["checked_on"] = day.isoformat()
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    log(business, ACTION, user=user)
    ContentVersion.bump()


def close(check, answer, now, user=None):
    check.answer, check.answered_at, check.answered_by = answer, now, user
    check.save()
    calls.settle(check.business, now, user)


def _locked(check):
    return FreshnessCheck.objects.select_for_update().get(pk=check.pk)


def over(before, now):
    """Questions that were answered, or whose entry was hidden, before a moment; for the retention."""
    return FreshnessCheck.objects.filter(
        Q(answered_at__lt=before) | Q(answered_at=None, hidden_at__lt=before)
    )


def export_checks(email):
    found = FreshnessCheck.objects.filter(recipient_hash=hash_of_address(email))
    return [
        {
            "eintrag": check.business.name,
            "gefragt": check.asked_at.isoformat(),
            "erinnerungen": check.reminders,
            "antwort": str(check.get_answer_display()),
        }
        for check in found.select_related("business")
    ]


def erase_checks(email):
    """Forget the questions to an address; their links open nothing any more."""
    found = FreshnessCheck.objects.filter(recipient_hash=hash_of_address(email))
    count = found.count()
    found.delete()
    return count
