"""How the queue of mails is, in a few numbers: for the dashboard, the outbox and the monitor."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Min
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from post_office.models import Email

from submissions.mails import checks
from submissions.models.outgoing_mail import WAITING, OutgoingMail

# A mail that waits longer than this says that something is wrong with the mail server.
HOUR = PATIENCE = dt.timedelta(hours=1)


@dataclass(frozen=True)
class QueueState:
    """What waits, since when, and what went wrong. `oldest_age` is None where nothing waits."""

    has_server: bool
    is_trial: bool
    has_reserved_sender: bool
    waiting: int
    oldest_age: dt.timedelta | None
    failed: int
    held: int
    held_since: dt.datetime | None

    @property
    def oldest_in_words(self):
        """How long the oldest has waited: "2 Stunden", "3 Tage"."""
        hours = self.oldest_age // HOUR
        if hours < 48:
            return ngettext("einer Stunde", "%(count)d Stunden", hours) % {"count": hours}
        return _("%(count)d Tagen") % {"count": hours // 24}

    @property
    def is_late(self):
        return self.has_server and self.oldest_age is not None and self.oldest_age > PATIENCE

    @property
    def is_well(self):
        """Whether mails go out as people expect; a trial without a mail server is well, too."""
        lacks_server = not (self.has_server or self.is_trial)
        asks = self.has_server and self.held
        return not (lacks_server or self.is_late or self.failed or asks or self.has_reserved_sender)


def queue_state(now):
    """Return the QueueState: what an editor still has to let go is not among what waits."""
    held = OutgoingMail.objects.held()
    waiting = Email.objects.filter(status__in=WAITING)
    if settings.EMAIL_HOST:
        waiting = waiting.exclude(pk__in=held.values("email"))
    oldest = waiting.aggregate(moment=Min("created"))["moment"]
    return QueueState(
        has_server=bool(settings.EMAIL_HOST),
        is_trial=checks.is_trial(),
        has_reserved_sender=checks.has_reserved_sender(),
        waiting=waiting.count(),
        oldest_age=now - oldest if oldest else None,
        failed=OutgoingMail.objects.failed().count(),
        held=held.count(),
        held_since=held.aggregate(moment=Min("email__created"))["moment"],
    )
