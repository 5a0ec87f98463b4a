"""Asking businesses once a year whether their entry is still right, and what follows.

Each step counts from the one before, so that a server that slept for months hurries nobody.
"""

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.timezone import localtime
from wagtail.log_actions import log
from wagtail.models import Revision

from content.models import ContentVersion
from submissions import filing, letters
from submissions.models import Submission
from submissions.tokens import make_nonce

from .models import Business, FreshnessCheck, FreshnessRules

Answer = FreshnessCheck.Answer
ACTION = "directory.checked"
DEEDS = ("stimmt", "aendern", "entfernen")


def hash_of_address(email):
    """Return what is kept of an address: enough to know it again, not enough to write to it."""
    key = f"freshness:{settings.SECRET_KEY}".encode()
    return hmac.new(key, email.lower().encode(), hashlib.sha256).hexdigest() if email else ""


def recipient_of(business):
    submission = Submission.objects.behind(business)
    return submission.contact_email if submission else business.email


def own_submission(check):
    """The submission of whoever was asked; None where it was the public address that was asked.

    Others may stand behind the entry too, and what is theirs is no business of this one's.
    """
    return _sent_by_whom_we_asked(check, Submission.objects.all_behind(check.business))


def _sent_by_whom_we_asked(check, submissions):
    for submission in submissions:
        if hash_of_address(submission.contact_email) == check.recipient_hash:
            return submission
    return None


def care(now):
    """Take every step that is due tonight; returns {step: how many}."""
    rules = FreshnessRules.load()
    counts = dict.fromkeys(("answered", "hidden", "marked", "reminded", "asked"), 0)
    if not rules.is_active:
        return counts
    for check in FreshnessCheck.objects.open().select_related("business").order_by("asked_at"):
        is_full = counts["hidden"] + counts["reminded"] >= rules.mails_a_night
        if step := _next_step(check, rules, now, is_full):
            counts[step] += 1
    mails = counts["hidden"] + counts["reminded"]
    for business in due(rules, now):
        if mails >= rules.mails_a_night:
            break
        counts["asked"] += 1
        mails += bool(ask(business, now).recipient_hash)
    return counts


def due(rules, now):
    """Published entries that nobody has confirmed for a year and nobody is asked about, oldest first."""
    limit = now - timedelta(days=rules.ask_after_days)
    old = Q(checked_on__lt=localtime(limit).date()) | Q(checked_on=None)
    young = Q(checked_on=None, first_published_at__gte=limit)
    asked = FreshnessCheck.objects.open().values("business")
    found = Business.objects.public().filter(old).exclude(young).exclude(pk__in=asked)
    return found.order_by("checked_on", "first_published_at", "pk").iterator(chunk_size=100)


@transaction.atomic
def ask(business, now):
    email = recipient_of(business)
    check = FreshnessCheck.objects.create(
        business=business,
        recipient_hash=hash_of_address(email),
        asked_at=now,
        last_step_at=now,
    )
    _write("freshness_ask", check, email)
    return check


@transaction.atomic
def _next_step(check, rules, now, is_full):
    """Do what is due for one open question and name it; "" where nothing is, or the night is full."""
    if _is_answered_elsewhere(check):
        return "answered"
    business = check.business
    if check.hidden_at or not business.live or business.current_workflow_state is not None:
        return ""
    waited = now - check.last_step_at
    if check.marked_at:
        if (
            check.recipient_hash
            and not is_full
            and waited >= _days(rules.hide_days, rules.mark_days)
        ):
            return _hide(check, now)
        return ""
    if not check.recipient_hash:
        return _mark(check, now) if waited >= _days(rules.mark_days, 0) else ""
    reminders = (rules.first_reminder_days, rules.second_reminder_days)
    if check.reminders < len(reminders):
        before = reminders[check.reminders - 1] if check.reminders else 0
        is_due = waited >= _days(reminders[check.reminders], before)
        return _remind(check, now) if is_due and not is_full else ""
    return _mark(check, now) if waited >= _days(rules.mark_days, reminders[-1]) else ""


def _days(until, since):
    return timedelta(days=until - since)


def _is_answered_elsewhere(check):
    """Close a question that a correction, or an editor in the entry itself, has answered."""
    business = check.business
    asked_on = localtime(check.asked_at).date()
    if business.checked_on and business.checked_on > asked_on:
        _close(check, Answer.TEAM, check.asked_at)
        return True
    accepted = Submission.objects.about(business).filter(
        state=Submission.State.ACCEPTED, decided_at__gt=check.asked_at
    )
    submission = _sent_by_whom_we_asked(check, accepted)
    if submission is None:
        return False
    note_checked(business, localtime(submission.decided_at).date())
    _close(check, Answer.CHANGED, submission.decided_at)
    return True


def _remind(check, now):
    email = recipient_of(check.business)
    _write("freshness_reminder", check, email)
    check.reminders += 1
    check.last_step_at = now
    check.save()
    return "reminded"


def _mark(check, now):
    check.marked_at = check.last_step_at = now
    check.save()
    return "marked"


def _hide(check, now):
    """Take the entry off the site; what was public is remembered, to be restored."""
    business = check.business
    _write("freshness_hidden", check, recipient_of(business))
    check.hidden_revision = business.live_revision or business.save_revision(clean=False)
    check.hidden_at = check.last_step_at = now
    check.save()
    business.unpublish(user=None)
    return "hidden"


def _write(key, check, email):
    """Write to whoever answers for the entry now; whom we asked before then holds a dead link.

    The caller stores the question.
    """
    if not email:
        return
    if (asked := hash_of_address(email)) != check.recipient_hash:
        check.recipient_hash, check.token_nonce = asked, make_nonce()
    business = check.business
    links = {deed: check.url(deed) for deed in DEEDS}
    with translation.override(settings.LANGUAGE_CODE):
        letters.write(key, email, titel=business.name, adresse=business.full_url, **links)


@transaction.atomic
def confirm(check, now, user=None, answer=Answer.CONFIRMED):
    """Everything is right: the entry was checked today, and is back on the site if it was hidden."""
    check = _locked(check)
    if check.answered_at is None:
        note_checked(check.business, localtime(now).date(), user, check.hidden_revision)
        restore(check, now, user)
        _close(check, answer, now, user)
    return check


@transaction.atomic
def restore(check, now, user=None):
    """Show a hidden entry again as it was; a draft that waits keeps waiting.

    Until it is answered it may be hidden again, after as long a wait as before.
    """
    if check.hidden_at is None or check.hidden_revision is None:
        return
    if not Business.objects.get(pk=check.business_id).live:
        check.hidden_revision.publish(user=user)
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
        filing.withdraw(submission)
    elif business.live:
        business.unpublish(user=None)
    _close(check, Answer.REMOVED, now)
    return check


@transaction.atomic
def check_by_team(business, now, user):
    """An editor has asked on the telephone; an open question is thereby answered."""
    if check := FreshnessCheck.objects.open().filter(business=business).first():
        return confirm(check, now, user, Answer.TEAM)
    note_checked(business, localtime(now).date(), user)
    return None


def ask_no_more(business, now, user):
    """Close the open question to an entry that becomes part of another one."""
    for check in FreshnessCheck.objects.open().filter(business=business):
        _close(check, Answer.TEAM, now, user)


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
    ContentVersion.raise_it()


def _close(check, answer, now, user=None):
    check.answer, check.answered_at, check.answered_by = answer, now, user
    check.save()


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
            "eintrag": one.business.name,
            "gefragt": one.asked_at.isoformat(),
            "erinnerungen": one.reminders,
            "antwort": str(one.get_answer_display()),
        }
        for one in found.select_related("business")
    ]


def erase_checks(email):
    """Forget the questions to an address; their links open nothing any more."""
    found = FreshnessCheck.objects.filter(recipient_hash=hash_of_address(email))
    count = found.count()
    found.delete()
    return count
