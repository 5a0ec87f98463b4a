"""How an offer of empty premises ends: its owner is reminded, it is taken down, in the end forgotten."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from content.listing import publishing
from directory.models.premises import HALF_A_YEAR, Premises
from submissions.mails import send
from submissions.models import Submission
from submissions.pictures import removal

logger = logging.getLogger(__name__)
REMINDED = "directory.premises_reminded"
# Time enough to prolong it, and for the team to accept that.
NOTICE = timedelta(days=14)


def end_offers(now):
    """Remind of the offers that end soon, and take down those that have run out (`now` is aware).

    Each offer is a transaction of its own: one that fails keeps no other on the site.
    """
    today = timezone.localdate(now)
    for action, offers in (
        (remind, Premises.objects.ends_soon(today, today + NOTICE)),
        (Premises.unpublish, Premises.objects.run_out(today)),
    ):
        for offer in offers:
            try:
                with transaction.atomic():
                    # Read again under a lock: somebody may have prolonged it meanwhile.
                    for due in offers.select_for_update().filter(pk=offer.pk):
                        action(due)
            except Exception:
                logger.exception("premises %s: %s", offer.pk, action.__name__)


def remind(offer):
    """Write to whoever offers it, once for each last day; what editors entered is their own to watch."""
    until = offer.advertised_until.isoformat()
    submission = Submission.objects.behind(offer)
    if submission is None or _is_reminded(offer, until):
        return
    log(offer, REMINDED, data={"until": until})
    with translation.override(submission.language):
        last_day = date_format(offer.advertised_until, "j. F Y")
    send.tell(submission, "premises_end", {"adresse": offer.full_url, "bis": last_day})


def _is_reminded(offer, until):
    entries = ModelLogEntry.objects.for_instance(offer).filter(action=REMINDED)
    return any(entry.data.get("until") == until for entry in entries)


def begin_late(revision, today):
    """Let an offer that is accepted after its last day stand for half a year: the wait was ours.

    `revision` is about to be published. Where nobody waits for a decision, an editor has ended the
    offer, and it stays ended.
    """
    offer = revision.as_object()
    is_waited_for = Submission.objects.about(offer).before_team().exists()
    if is_waited_for and offer.advertised_until < today:
        offer.advertised_until = today + HALF_A_YEAR
        publishing.rewrite(revision, offer)


def over(before, now):
    """Offers that ended before a moment and that nobody decides on; for the retention."""
    # Days are counted on the calendar: the night between two clocks would take one off.
    last = timezone.localdate(now) - (now - before)
    ended = Premises.objects.filter(live=False, advertised_until__lt=last)
    return [offer for offer in ended if not publishing.is_awaited(offer)]


def forget(offer):
    """Delete an offer that is long over, and the pictures that came with it."""
    pictures = removal.pictures_of(offer)
    offer.delete()
    removal.delete_unused(pictures, offer)
