"""What becomes of a letter to somebody without an e-mail address: a call, its tries and its result."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from submissions.mails.addresses import is_own
from submissions.models.call import Call
from submissions.models.signals import call_reached
from submissions.tokens import tokens_in

Result = Call.Result
# Days until the next try, after the first, the second and each further one.
PAUSES = (1, 2, 7)
ONE_AFTER_THE_OTHER = "\n\n"


@transaction.atomic
def note(row, subject, script, now=None):
    """Note that a letter about a row is read out on the telephone.

    Whoever waits for a call already is called once, and hears the newer letter as well.
    """
    now = now or timezone.now()
    today, script = timezone.localdate(now), spoken(script)
    call = Call.objects.about(row).open().select_for_update().first()
    if call is None:
        return Call.objects.create(
            row=row, subject=subject[:200], script=script, created_at=now, next_try_on=today
        )
    if script not in call.script:
        call.script = f"{call.script}{ONE_AFTER_THE_OTHER}{script}"
        call.subject, call.next_try_on = subject[:200], today
        call.save(update_fields=["script", "subject", "next_try_on"])
    return call


def spoken(text):
    """Return a letter without the lines that nobody reads out: links, and what opens private pages."""
    lines = (line for line in text.splitlines() if not (is_own(line) or tokens_in(line)))
    return "\n".join(lines).strip()


@transaction.atomic
def reached(call, now, user, answer=""):
    """Note that the person has heard it; whoever knows what an answer means is told in between."""
    call = _locked(call)
    if not call.is_open:
        return False
    call.tries += 1
    _close(call, Result.REACHED, now, user)
    call_reached.send(Call, row=call.row, answer=answer, now=now, user=user)
    return True


@transaction.atomic
def missed(call, now, result=Result.NOBODY):
    """Note that nobody answered, or that the number is wrong, and when it is tried again."""
    call = _locked(call)
    if not call.is_open:
        return False
    pause = PAUSES[min(call.tries, len(PAUSES) - 1)]
    call.tries += 1
    call.result, call.next_try_on = result, timezone.localdate(now) + dt.timedelta(days=pause)
    call.save(update_fields=["tries", "result", "next_try_on"])
    return True


@transaction.atomic
def reopen(call, now):
    """Take up again what was ticked off by mistake, unless a newer call is open."""
    call = _locked(call)
    if call.is_open or Call.objects.about(call.row).open().exists():
        return False
    call.done_at = call.done_by = None
    call.result, call.next_try_on = "", timezone.localdate(now)
    call.save(update_fields=["done_at", "done_by", "result", "next_try_on"])
    return True


def settle(row, now=None, user=None):
    """Close the open call about a row: there is nothing to say any more."""
    for call in Call.objects.about(row).open():
        _close(call, Result.SETTLED, now or timezone.now(), user)


def _close(call, result, now, user):
    call.result, call.done_at, call.done_by = result, now, user
    call.save(update_fields=["tries", "result", "done_at", "done_by"])


def _locked(call):
    return Call.objects.select_for_update().get(pk=call.pk)
