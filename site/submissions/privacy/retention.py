"""What is deleted when, by the numbers in the settings (`RetentionRules`).

Sections bring rules for what they hold. Counting and deleting use the same query, so that a
dry run tells what a real one would do.
"""

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _
from post_office.models import STATUS, Email

from accounts import audit
from content import sections
from submissions.mails import send
from submissions.models import Call, Message, Submission
from submissions.models.front_door import RateCount, SpentProof, UnfinishedForm
from submissions.models.settings import RetentionRules
from submissions.privacy import persons
from submissions.registry import kinds
from submissions.workflow import submitter

logger = logging.getLogger(__name__)
State = Submission.State


@dataclass(frozen=True)
class Rule:
    """One rule: which setting holds its days, which rows are older than a moment, how a row is erased.

    `find(before, now)` returns rows. Without `days` the rows say themselves when they are over.
    """

    key: str
    label: Any
    days: str
    find: Callable[[dt.datetime, dt.datetime], Iterable]
    forget: Callable[[Any], Any] = lambda row: row.delete()

    def due(self, now):
        kept = getattr(RetentionRules.load(), self.days) if self.days else 0
        return list(self.find(now - dt.timedelta(days=kept), now))


def every() -> list[Rule]:
    return sections.all_of("retention_rules")


def purge(now, report=lambda line: None, is_dry_run=False):
    """Delete all that is due and return {rule: how many}; a dry run only counts.

    Each row is a transaction of its own: a row that cannot be deleted does not stop the others.
    """
    counts = {}
    for rule in every():
        due = rule.due(now)
        counts[rule.key] = len(due) if is_dry_run else sum(_forget(rule, row) for row in due)
        report(f"{rule.label}: {counts[rule.key]}")
    return counts


def _forget(rule, row):
    try:
        with transaction.atomic():
            rule.forget(row)
    except Exception:
        logger.exception("purge: %s %s", rule.key, row.pk)
        return 0
    return 1


def unconfirmed(before, now):
    # An editor may have cleared it of suspicion long after it came: only then was it asked for.
    asked = Submission.objects.annotate(asked=Coalesce("waiting_since", "created_at"))
    return asked.filter(state=State.UNCONFIRMED, asked__lt=before)


def invited(before, now):
    return Submission.objects.filter(state=State.INVITED, created_at__lt=before)


def closed(before, now):
    return Submission.objects.filter(
        state__in=[State.DECLINED, State.WITHDRAWN], decided_at__lt=before
    )


def over(before, now):
    """Accepted submissions whose event has passed, whose entry left the site, or that are done with."""
    accepted = Submission.objects.filter(state=State.ACCEPTED, decided_at__lt=before)
    return [row for row in accepted if (over_since(row, now) or now) < before]


def over_since(submission, now):
    """Return since when the contact data of an accepted submission is not needed; None: still needed."""
    entry = submission.draft
    is_known = kinds.is_known(submission.kind)
    if entry is None or submission.is_correction or not is_known:
        return submission.decided_at
    kind = kinds.get(submission.kind)
    if not kind.is_published:
        return submission.decided_at
    if not entry.live:
        return submission.left_site_at or submission.decided_at
    return kind.over_since(entry, now) if kind.over_since is not None else None


def old_messages(before, now):
    last = Greatest("created_at", Coalesce(Max("answers__created_at"), "created_at"))
    return Message.objects.annotate(last=last).filter(last__lt=before, is_spam=False)


def spam(before, now):
    return Submission.objects.filter(state=State.SPAM, created_at__lt=before)


def spam_messages(before, now):
    return Message.objects.filter(is_spam=True, created_at__lt=before)


def old_mails(before, now):
    """Mails that were sent or given up; what still waits to be sent stays, however old it is."""
    waiting = [STATUS.queued, STATUS.requeued]
    return Email.objects.filter(created__lt=before).exclude(status__in=waiting)


def old_calls(before, now):
    """Calls that were made; what is still to be said stays, however old it is."""
    return Call.objects.filter(done_at__lt=before)


def unfinished(before, now):
    return UnfinishedForm.objects.expired(now)


def counters(before, now):
    return [
        *RateCount.objects.filter(expires_at__lte=now),
        *SpentProof.objects.filter(expires_at__lte=now),
    ]


RULES = (
    Rule(
        "unconfirmed",
        _("Nicht bestätigte Einreichungen"),
        "unconfirmed_days",
        unconfirmed,
        persons.forget_submission,
    ),
    Rule(
        "invited",
        _("Einladungen ohne Antwort"),
        "expiry_days",
        invited,
        persons.forget_submission,
    ),
    Rule(
        "closed",
        _("Abgelehnte und zurückgezogene Einreichungen"),
        "closed_days",
        closed,
        persons.forget_submission,
    ),
    Rule(
        "over",
        _("Kontaktdaten vergangener Veranstaltungen und entfernter Einträge"),
        "published_days",
        over,
        persons.forget_submission,
    ),
    Rule(
        "spam", _("Einreichungen mit Spam-Verdacht"), "spam_days", spam, persons.forget_submission
    ),
    Rule("spam_messages", _("Nachrichten mit Spam-Verdacht"), "spam_days", spam_messages),
    Rule("messages", _("Nachrichten"), "message_days", old_messages),
    Rule("mails", _("Kopien von E-Mails"), "mail_days", old_mails),
    Rule("calls", _("Erledigte Anrufe"), "mail_days", old_calls),
    Rule("audit", _("Protokoll der Verwaltung"), "audit_days", audit.old),
    Rule("unfinished", _("Angefangene Formulare"), "", unfinished),
    Rule("counters", _("Zähler gegen Missbrauch"), "", counters),
)


def follow_up(now):
    """Remind of questions that nobody answered, and close those that stay unanswered; run nightly.

    Returns how many of each.
    """
    rules = RetentionRules.load()
    asked = Submission.objects.filter(state=State.CHANGES_ASKED)
    expired = list(asked.filter(asked_at__lt=now - dt.timedelta(days=rules.expiry_days)))
    for submission in expired:
        _expire(submission)
    due = asked.filter(asked_at__lt=now - dt.timedelta(days=rules.reminder_days), reminded_at=None)
    return {
        "expired": len(expired),
        "reminded": sum(_remind(pk, now) for pk in due.values_list("pk", flat=True)),
    }


@transaction.atomic
def _expire(submission):
    """Close it as its sender would; what is public stays public."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.state != State.CHANGES_ASKED:  # answered meanwhile
        return
    if submission.is_change and not submission.is_correction:
        submitter.take_back_change(submission)
    else:
        submitter.take_back(submission)
    send.expired(submission)


@transaction.atomic
def _remind(pk, now):
    rows = Submission.objects.filter(pk=pk, state=State.CHANGES_ASKED, reminded_at=None)
    if not rows.update(reminded_at=now):
        return 0
    send.reminder(Submission.objects.get(pk=pk))
    return 1
