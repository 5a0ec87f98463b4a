"""Sending what is due, one mail after the other, until the server takes it or three days are over.

Any number of machines may do this at once. A mail is claimed by an UPDATE that only one of them can
win, and is theirs for `LEASE`. It is marked as sent before the next one is claimed, so that a worker
that is killed repeats at most the mail in hand.
"""

import datetime as dt
import logging
import smtplib
from contextlib import suppress

from django.core.mail import get_connection
from django.db import OperationalError, transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from post_office.models import STATUS, Email
from post_office.settings import get_backend

from submissions.mails import masking
from submissions.models.outgoing_mail import WAITING, OutgoingMail
from submissions.tokens import masked

logger = logging.getLogger(__name__)

# Longer than a mail server can hold up one mail: EMAIL_TIMEOUT counts for each of its answers.
LEASE = dt.timedelta(minutes=10)
MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
# After each attempt that failed; together a little more than three days, then the mail has failed.
PAUSES = (MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, *[4 * HOUR] * 18)
# The worker has other things to do, too: what is left is sent in its next round.
MAILS_A_ROUND = 50
# Each waits as long as the database's own time limit; together they are shorter than the lease.
LOCKED_DATABASE_TRIES = 5
# The server answered, and refuses this mail only.
REFUSALS = (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError)


def due(now):
    """The mails that wait for nothing but to be sent, those that were tried least first."""
    is_due = Q(scheduled_time=None) | Q(scheduled_time__lte=now)
    held = OutgoingMail.objects.held().values("email")
    waiting = Email.objects.filter(is_due, status__in=WAITING).exclude(pk__in=held)
    return waiting.order_by(F("number_of_retries").asc(nulls_first=True), "-priority", "pk")


def send_due(clock=timezone.now):
    """Send what is due; where the mail server cannot be reached, all of it waits. Returns how many."""
    count, server = 0, get_connection(get_backend())
    for _attempt in range(MAILS_A_ROUND):
        mail = claim(clock())
        if mail is None:
            break
        try:
            server.open()
            server.send_messages([mail.email_message()])
        except Exception as error:  # whatever is wrong with a mail or its server, the others go on
            defer(mail, error, clock())
            hang_up(server)
            if isinstance(error, OSError) and not isinstance(error, REFUSALS):
                postpone_all(clock())
                break
        else:
            note_sent_patiently(mail)
            count += 1
    hang_up(server)
    return count


def claim(now):
    """Take the next mail that is due for `LEASE` and return it; None where there is none.

    `number_of_retries` counts the attempts, also one that ends with the machine.
    """
    for pk in due(now).values_list("pk", flat=True)[:MAILS_A_ROUND]:
        # Columns of this one row only: PostgreSQL checks those again after waiting for another
        # machine's UPDATE, but not what a subquery found before.
        mine = Email.objects.filter(
            Q(scheduled_time=None) | Q(scheduled_time__lte=now), pk=pk, status__in=WAITING
        ).update(
            status=STATUS.requeued,
            scheduled_time=now + LEASE,
            number_of_retries=Coalesce("number_of_retries", 0) + 1,
            last_updated=now,
        )
        if mine:
            return Email.objects.get(pk=pk)
    return None


def note_sent_patiently(mail):
    """Mark a mail as sent, also past a database that is locked: what is not marked is sent twice."""
    for _attempt in range(LOCKED_DATABASE_TRIES - 1):
        try:
            return note_sent(mail)
        except OperationalError as error:
            logger.warning("mail %s is sent, but not marked yet: %s", mail.pk, error)
    return note_sent(mail)


@transaction.atomic
def note_sent(mail):
    """Mark a mail as sent, and keep it without what opens private pages."""
    own = OutgoingMail.objects.listed().filter(email=mail).first()
    is_kept = own is not None and not own.is_private
    kept = masking.without_tokens(mail) if is_kept else masking.without_anything(mail)
    Email.objects.filter(pk=mail.pk).update(
        status=STATUS.sent, scheduled_time=None, last_updated=timezone.now(), **kept
    )


@transaction.atomic
def defer(mail, error, now):
    """Note why a mail did not go, and when it is tried again; after the last pause it has failed."""
    state = after_attempt(mail.number_of_retries, now)
    if not Email.objects.filter(pk=mail.pk).update(last_updated=now, **state):
        return  # it was deleted while it was in hand
    reason = masked(str(error))
    mail.logs.create(status=STATUS.failed, message=reason, exception_type=type(error).__name__)
    if state["status"] == STATUS.failed:
        forget_accounts_that_failed()
    logger.warning("mail %s: %s; next attempt %s", mail.pk, reason, state["scheduled_time"])


def postpone_all(now):
    """Let all that is due wait as if it had been tried: the server would hold up each mail as long."""
    waiting = due(now).order_by()
    for attempts in list(waiting.values_list("number_of_retries", flat=True).distinct()):
        tried = (attempts or 0) + 1
        waiting.filter(number_of_retries=attempts).update(
            number_of_retries=tried, last_updated=now, **after_attempt(tried, now)
        )
    forget_accounts_that_failed()


def after_attempt(attempts, now):
    """Return what becomes of a mail whose attempt of this number failed."""
    if attempts > len(PAUSES):
        return {"status": STATUS.failed, "scheduled_time": None}
    return {"status": STATUS.requeued, "scheduled_time": now + PAUSES[attempts - 1]}


def forget_accounts_that_failed():
    """Drop what mails about accounts said: nobody sends them again, and their links are over."""
    listed = OutgoingMail.objects.listed().values("email")
    gone = Email.objects.filter(status=STATUS.failed).exclude(pk__in=listed)
    gone.update(**masking.without_anything(None))


def hang_up(server):
    """Say goodbye to the mail server, which may not be there to answer."""
    with suppress(OSError):
        server.close()
