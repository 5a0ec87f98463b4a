"""How often somebody may guess: five times at an account, fifty times an hour from a network.

django-axes forgets the failures with each lock, so that its locks never grow, and allauth counts in
the cache, which here is each process's own.
"""

import datetime as dt
import hmac

from django.conf import settings
from django.db import transaction

from accounts.models import FailedSignIns
from content.security.network import client_network

FIRST_LOCK = dt.timedelta(minutes=1)
LONGEST_LOCK = dt.timedelta(hours=1)
# How long failures at an account are remembered after the last one.
ACCOUNT_MEMORY = dt.timedelta(days=1)
NETWORK_WINDOW = dt.timedelta(hours=1)


def begin(request, account, now) -> int:
    """Count an attempt at an account as failed, until `succeed` takes it back.

    Returns how many seconds are left to wait; 0: the attempt may go on. It is counted before the
    password is looked at, so that many at once are no way around the limit. While a lock lasts
    nothing is counted: whoever tries again does not prolong it.
    """
    with transaction.atomic():
        rows = [_locked_row(name, now) for name in _names(request, account)]
        wait = max(_seconds_left(row, now) for row in rows)
        if not wait:
            _count(*rows, now)
    return wait


def succeed(request, account):
    """Forget the failures of an account; from the network only this one attempt was none."""
    of_account, of_network = _names(request, account)
    with transaction.atomic():
        FailedSignIns.objects.filter(name=of_account).delete()
        row = FailedSignIns.objects.select_for_update().filter(name=of_network).first()
        if row is not None and row.count:
            row.count -= 1
            row.locked_until = None
            row.save()


def is_locked(account, now) -> bool:
    """Tell whether an account is locked just now; counts nothing."""
    row = FailedSignIns.objects.filter(name=_hidden(f"account:{account}")).first()
    return row is not None and _seconds_left(row, now) > 0


def purge(now) -> int:
    """Delete the rows that count for nothing any more."""
    return FailedSignIns.objects.filter(expires_at__lte=now).delete()[0]


def _names(request, account):
    return _hidden(f"account:{account}"), _hidden(f"network:{client_network(request)}")


def _hidden(text):
    return hmac.digest(settings.SECRET_KEY.encode(), f"sign-in:{text}".encode(), "sha256").hex()


def _locked_row(name, now):
    """Return the row of a name, begun anew where the old one is over, locked until all is counted."""
    FailedSignIns.objects.get_or_create(name=name, defaults={"expires_at": now + NETWORK_WINDOW})
    row = FailedSignIns.objects.select_for_update().get(name=name)
    if row.expires_at <= now:
        row.count, row.locked_until, row.expires_at = 0, None, now + NETWORK_WINDOW
    return row


def _seconds_left(row, now):
    if row.locked_until is None or row.locked_until <= now:
        return 0
    return int((row.locked_until - now).total_seconds()) + 1


def _count(of_account, of_network, now):
    of_account.count += 1
    of_account.expires_at = now + ACCOUNT_MEMORY
    if of_account.count >= settings.SIGN_IN_FAILURES:
        of_account.locked_until = now + _lock_after(of_account.count - settings.SIGN_IN_FAILURES)
    of_network.count += 1
    if of_network.count >= settings.SIGN_IN_FAILURES_PER_NETWORK:
        of_network.locked_until = of_network.expires_at
    of_account.save()
    of_network.save()


def _lock_after(more):
    """Return how long an account is locked after so many failures more than it may have."""
    doubled = FIRST_LOCK * 2 ** min(more, 10)  # more would only be a larger number than an hour
    return min(doubled, LONGEST_LOCK)
