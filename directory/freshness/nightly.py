"""The night in which businesses are asked once a year, reminded, marked and hidden.

Each step counts from the one before, so that a server that slept for months hurries nobody.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.timezone import localtime

from content.listing.publishing import is_awaited
from directory.freshness.answers import (
    ACTIONS,
    Answer,
    close,
    hash_of_address,
    note_checked,
    recipient_of,
    sent_by_whom_we_asked,
)
from directory.hours.table import table_rows
from directory.models import Business, FreshnessCheck, FreshnessRules
from submissions.mails import send
from submissions.mails.addresses import harmless
from submissions.models import EntryCare, Submission
from submissions.workflow import contact_people

logger = logging.getLogger(__name__)


def run_checks(now):
    """Take every step that is due tonight; returns {step: how many}.

    Each entry is a transaction of its own: one that fails keeps nobody else from being asked.
    """
    rules = FreshnessRules.load()
    counts = dict.fromkeys(("answered", "hidden", "marked", "reminded", "asked"), 0)
    if not rules.is_active:
        return counts
    for pk in list(FreshnessCheck.objects.open().order_by("asked_at").values_list("pk", flat=True)):
        is_full = counts["hidden"] + counts["reminded"] >= rules.mails_a_night
        if step := _unless_it_fails(_next_step, pk, rules, now, is_full):
            counts[step] += 1
    mails, calls = counts["hidden"] + counts["reminded"], 0
    for business in due(rules, now):
        if mails >= rules.mails_a_night and calls >= rules.calls_a_night:
            break
        has_email = bool(recipient_of(business))
        if (mails >= rules.mails_a_night) if has_email else (calls >= rules.calls_a_night):
            continue
        if _unless_it_fails(ask, business, now):
            counts["asked"] += 1
            mails, calls = mails + has_email, calls + (not has_email)
    return counts


def _unless_it_fails(action, subject, *more):
    try:
        return action(subject, *more)
    except Exception:
        logger.exception("freshness %s: %s", subject, action.__name__)
        return None


def due(rules, now):
    """Published entries that nobody has confirmed for a year and nobody is asked about, oldest first.

    Whose people want to be left alone are not asked.
    """
    limit = now - timedelta(days=rules.ask_after_days)
    old = Q(checked_on__lt=localtime(limit).date()) | Q(checked_on=None)
    young = Q(checked_on=None, first_published_at__gte=limit)
    asked = FreshnessCheck.objects.open().values("business")
    found = Business.objects.public().filter(old).exclude(young).exclude(pk__in=asked)
    found = found.exclude(pk__in=EntryCare.objects.left_alone(Business))
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
    if email:
        _write("freshness_ask", check, email)
    else:
        _let_call(business, now)
    return check


def _let_call(business, now):
    """Let the team ask on the telephone, with what stands in the entry to be read out."""
    hours = [f"{row.label}: {row.hours}" for row in table_rows(business.opening_hours, now)]
    facts = [*business.address_lines, business.telephone, *hours, business.opening_hours_note]
    values = {"titel": business.name, "angaben": "\n".join(filter(None, facts))}
    with translation.override(settings.LANGUAGE_CODE):
        send.read_out("freshness_call", business, values, now)


@transaction.atomic
def _next_step(pk, rules, now, is_full):
    """Do what is due for one open question and name it; "" where nothing is, or the night is full."""
    # Read under a lock: an answer may have come since the night began.
    check = FreshnessCheck.objects.open().select_for_update().filter(pk=pk).first()
    if check is None:
        return ""
    if _is_answered_elsewhere(check):
        return "answered"
    business = check.business
    if check.hidden_at and business.live:
        # An editor shows it again; whether it is right, a new question may find out.
        close(check, Answer.TEAM, now)
        return "answered"
    if check.hidden_at or not business.live or is_awaited(business):
        return ""
    if contact_people.wants_to_be_left_alone(business):
        return ""
    if check.recipient_hash and not recipient_of(business):
        # The address was taken away since: nobody is hidden who is not written to.
        check.recipient_hash = ""
        check.save()
    return _due_step(check, rules, now, is_full)


def _due_step(check, rules, now, is_full):
    """Remind, mark or hide, where it has been waited for long enough."""
    waited = now - check.last_step_at
    if check.marked_at:
        may_hide = check.recipient_hash and not is_full
        is_due = may_hide and waited >= _days(rules.hide_days, rules.mark_days)
        return _hide(check, now) if is_due else ""
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
    if business.checked_on and business.checked_on >= asked_on:
        close(check, Answer.TEAM, check.asked_at)
        return True
    accepted = Submission.objects.about(business).filter(
        state=Submission.State.ACCEPTED, decided_at__gt=check.asked_at
    )
    submission = sent_by_whom_we_asked(check, accepted)
    if submission is None and check.change_begun_at:
        # Whoever came by our letter may have left another address in the form.
        submission = accepted.filter(created_at__gte=check.change_begun_at).first()
    if submission is None:
        return False
    note_checked(business, localtime(submission.decided_at).date())
    close(check, Answer.CHANGED, submission.decided_at)
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
    """Write to whoever answers for the entry now; whom we asked before then holds a dead link."""
    if not email:
        return
    if (asked := hash_of_address(email)) != check.recipient_hash:
        check.recipient_hash = asked
        check.save(update_fields=["recipient_hash"])
        check.replace_link()
    business = check.business
    links = {action: check.url(action) for action in ACTIONS}
    with translation.override(settings.LANGUAGE_CODE):
        values = {"titel": _title_for(business), "adresse": business.full_url} | links
        send.write(key, email, values)


def _title_for(business):
    """Return the name of an entry as the mail prints it; a public address nobody has confirmed."""
    is_confirmed = Submission.objects.behind(business) is not None
    return business.name if is_confirmed else harmless(business.name)
