"""How often one network, person or link may do something: against floods, not against people.

The counts lie in the database (see `RateCount`). django-ratelimit counts in the cache, which here is
each process's own, and refuses to start with it.
"""

import datetime as dt
import hmac
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from content.security.network import client_network
from submissions.models.front_door import RateCount

HOUR = 3600
DAY = 24 * HOUR
# A window runs on by a sixth of its length, so that nobody gets twice as much around its end.
PARTS = 6
FLOOD = "flood"
TOO_MANY = _(
    "Aus Ihrem Netz oder von Ihrer E-Mail-Adresse kam in kurzer Zeit sehr viel. Zum Schutz vor "
    "Werbung nehmen wir gerade nichts mehr davon an. Ihre Eingaben sind noch da: Versuchen Sie es "
    "in einer Stunde noch einmal, oder rufen Sie uns an."
)
TOO_MANY_TODAY = _(
    "Aus Ihrem Netz oder von Ihrer E-Mail-Adresse kam heute sehr viel. Zum Schutz vor Werbung nehmen "
    "wir heute nichts mehr davon an. Ihre Eingaben sind noch da: Versuchen Sie es morgen noch "
    "einmal, oder rufen Sie uns an."
)
TOO_MANY_MAILS = _(
    "An diese E-Mail-Adresse haben wir gerade mehrere E-Mails geschickt. Bitte schauen Sie in Ihr "
    "E-Mail-Postfach, oder versuchen Sie es in einer Stunde noch einmal."
)


@dataclass(frozen=True)
class Limit:
    """So many times in so many seconds; the setting of this name holds the number."""

    name: str
    seconds: int
    setting: str
    message: Any = TOO_MANY

    def count(self, who: str) -> int:
        """Count one more for `who` in the running window and return how many it is now.

        What is above the limit is not stored: who tries again while it lasts does not prolong it.
        """
        part = self.seconds // PARTS
        now = int(time.time()) // part
        return _count_up(self._names(who), now, (now + PARTS + 1) * part, self.most)

    def is_over(self, who: str) -> bool:
        return self.count(who) > self.most

    def is_full(self, who: str) -> bool:
        """Tell whether one more for `who` would be too many, and count nothing."""
        return _sum_of(self._names(who)) >= self.most

    def _names(self, who):
        """Return under which names the parts of the running window are counted, the present one last."""
        now = int(time.time()) // (self.seconds // PARTS)
        return [_hidden(f"{self.name}:{who}:{number}") for number in range(now - PARTS, now + 1)]

    @property
    def most(self) -> int:
        return getattr(settings, self.setting)

    @property
    def error(self) -> ValidationError:
        """What a form says that came once too often (see `with_status`)."""
        return refusal_error(self.message, self.seconds)


# Whatever is sent, right or wrong: see `middleware.PostLimitMiddleware`.
POSTS = Limit("posts", HOUR, "POSTS_PER_NETWORK")
POSTS_A_DAY = Limit("posts-day", DAY, "POSTS_PER_NETWORK_A_DAY", TOO_MANY_TODAY)
BEGUN = Limit("begun", HOUR, "FORMS_PER_ADDRESS")
SENT = Limit("sent", HOUR, "FORMS_PER_ADDRESS")
SENT_A_DAY = Limit("sent-day", DAY, "FORMS_PER_ADDRESS_A_DAY", TOO_MANY_TODAY)
SENT_BY_PERSON = Limit("person", DAY, "FORMS_PER_PERSON", TOO_MANY_TODAY)
CHANGES = Limit("changes", DAY, "CHANGES_PER_LINK", TOO_MANY_TODAY)
PICTURES = Limit("pictures", HOUR, "PICTURES_PER_ADDRESS")
HINTS = Limit("hints", HOUR, "HINTS_PER_ADDRESS")
ARRIVALS = Limit("arrivals", HOUR, "ARRIVALS_PER_NETWORK")
MAILS = Limit("mails", HOUR, "CONFIRMATIONS_PER_ADDRESS", TOO_MANY_MAILS)
MAILS_A_DAY = Limit("mails-day", DAY, "CONFIRMATIONS_PER_ADDRESS_A_DAY", TOO_MANY_MAILS)


@transaction.atomic(savepoint=False)
def first_full(limits, who) -> Limit | None:
    """Count one more for `who` by each of these limits; return the first that is full."""
    return next((limit for limit in limits if limit.is_over(who)), None)


def may_write_to(email) -> bool:
    """Tell whether a mail that anybody can cause may go to this address, and count it.

    Every form that does so asks here, so that a mixture of them fills no mailbox either. Who has no
    address has no mailbox: all of them together are not one person.
    """
    if not email:
        return True
    return first_full((MAILS, MAILS_A_DAY), email.lower()) is None


def would_write_to(email) -> bool:
    """Tell whether such a mail might go to this address now, and count nothing."""
    return not any(limit.is_full(email.lower()) for limit in (MAILS, MAILS_A_DAY))


def refusal_error(message, seconds) -> ValidationError:
    """Return what a form says whose sender has to wait so long."""
    return ValidationError(message, code=FLOOD, params={"seconds": seconds})


def with_status(response, form):
    """Let the answer that shows a form have the status 429 if the form came once too often."""
    errors = [error for of_field in form.errors.as_data().values() for error in of_field]
    waits = [error.params["seconds"] for error in errors if error.code == FLOOD]
    if waits:
        response.status_code = 429
        response.headers["Retry-After"] = str(max(waits))
    return response


def _hidden(text):
    """Return a name that nobody turns back into an address; another one in each part of a window."""
    return hmac.digest(settings.SECRET_KEY.encode(), text.encode(), "sha256").hex()


def _sum_of(names):
    counted = RateCount.objects.filter(name__in=names)
    return counted.aggregate(sum=models.Sum("count"))["sum"] or 0


@transaction.atomic(savepoint=False)
def _count_up(names, window, expires, most):
    key = {"name": names[-1], "window": window}
    mine, one_more = RateCount.objects.filter(**key), models.F("count") + 1
    if not mine.update(count=one_more):  # locks it until all is added up
        row = RateCount(**key, expires_at=dt.datetime.fromtimestamp(expires, dt.UTC))
        RateCount.objects.bulk_create([row], ignore_conflicts=True)
        mine.update(count=one_more)
    count = _sum_of(names)
    if count > most:
        mine.update(count=models.F("count") - 1)
    return count


def network_mark(request) -> str:
    """Return what is kept of a visitor's network: enough to know it again, and no address."""
    return _hidden(f"network:{client_network(request)}")
