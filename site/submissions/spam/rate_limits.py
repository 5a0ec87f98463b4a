"""How often one address may do something: against floods, not against people.

The counts lie in the database (see `RateCount`). django-ratelimit counts in the cache, which here is
each process's own, and refuses to start with it.
"""

import datetime as dt
import hmac
import ipaddress
import time
from dataclasses import dataclass

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from submissions.models.front_door import RateCount

HOUR = 3600
DAY = 24 * HOUR
TOO_MANY = _(
    "Aus Ihrem Netz oder von Ihrer E-Mail-Adresse kam in kurzer Zeit sehr viel. Zum Schutz vor "
    "Werbung nehmen wir gerade nichts mehr davon an. Ihre Eingaben sind noch da: Versuchen Sie es "
    "in einer Stunde noch einmal, oder rufen Sie uns an."
)


@dataclass(frozen=True)
class Limit:
    """So many times in so many seconds; the setting of this name holds the number."""

    name: str
    seconds: int
    setting: str

    def count(self, who: str) -> int:
        """Count one more for `who` in the running window and return how many it is now."""
        window = int(time.time()) // self.seconds
        name = _hidden(f"{self.name}:{who}:{window}")
        return _count_up(name, window, expires=(window + 1) * self.seconds)

    def is_over(self, who: str) -> bool:
        return self.count(who) > self.most

    @property
    def most(self) -> int:
        return getattr(settings, self.setting)


BEGUN = Limit("begun", HOUR, "FORMS_PER_ADDRESS")
SENT = Limit("sent", HOUR, "FORMS_PER_ADDRESS")
SENT_BY_PERSON = Limit("person", DAY, "FORMS_PER_PERSON")
PICTURES = Limit("pictures", HOUR, "PICTURES_PER_ADDRESS")
HINTS = Limit("hints", HOUR, "HINTS_PER_ADDRESS")


def _hidden(text):
    """Return a name that nobody turns back into an address; another one in each window."""
    return hmac.digest(settings.SECRET_KEY.encode(), text.encode(), "sha256").hex()


@transaction.atomic(savepoint=False)
def _count_up(name, window, expires):
    first = {"count": 1, "expires_at": dt.datetime.fromtimestamp(expires, dt.UTC)}
    row, is_new = RateCount.objects.get_or_create(name=name, window=window, defaults=first)
    if is_new:
        return 1
    mine = RateCount.objects.filter(pk=row.pk)
    mine.update(count=models.F("count") + 1)
    return mine.values_list("count", flat=True).get()


def client_network(request) -> str:
    """Return the visitor's address; of an IPv6 address the part that belongs to one household.

    Only what our own PROXY_COUNT proxies added to X-Forwarded-For counts; the rest of it is
    whatever the visitor wrote.
    """
    chain = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    proxies = settings.PROXY_COUNT
    is_forwarded = 0 < proxies <= len(chain)
    text = chain[-proxies].strip() if is_forwarded else request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return request.META.get("REMOTE_ADDR", "")
    if address.version == 6 and not address.ipv4_mapped:
        return str(ipaddress.ip_network(f"{address}/64", strict=False))
    return str(address)


def login_address(request) -> str:
    """Return what counts as one place to log in from; django-axes asks, and stores bare addresses.

    Its own way needs a package that is not there, and then takes every visitor for the proxy.
    """
    return client_network(request).removesuffix("/64")
