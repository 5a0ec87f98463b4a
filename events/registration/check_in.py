"""The door: a code on the wall opens a page on which guests say themselves that they are there.

The answer is the same for everybody, so that nobody learns there who is registered. A name that
stands on no list is not stored: it counts as somebody without a registration.
"""

from datetime import timedelta

from django.conf import settings
from django.core.signing import Signer
from django.db import transaction
from django.utils.crypto import constant_time_compare

from content.listing.addresses import section_url
from content.text import normalise
from events.models.occurrence import Occurrence
from events.registration import attendance
from events.registration.attendance import locked

BEFORE, AFTER = timedelta(hours=2), timedelta(hours=4)
# No room of the two neighbourhoods holds more.
MOST_WALK_INS = 500
_signer = Signer(salt="events.check-in")


def is_open(date, now):
    """Whether guests may say now that they are there: from two hours before to four after."""
    takes_place = date.event.live and not date.is_cancelled
    return takes_place and date.starts_at - BEFORE <= now <= date.ends_at + AFTER


def path_of(date):
    """Return the address behind the code of a date; that of another date does not follow from it."""
    return (
        f"{section_url('events', settings.LANGUAGE_CODE)}da/{date.pk}/{_signer.signature(date.pk)}/"
    )


def date_with(pk, key):
    """Return a date if this is its key, else None."""
    if not constant_time_compare(key, _signer.signature(pk)):
        return None
    return Occurrence.objects.select_related("event").filter(pk=pk).first()


@transaction.atomic
def arrive(date, name, key):
    """Tick whoever registered by this name, or count one person more; the same form counts once."""
    date = locked(date.pk)
    wanted = normalise(name)
    guests = date.registrations.active().proven().in_order()
    named = [guest for guest in guests if wanted and normalise(guest.name) == wanted]
    if not named:
        return walk_in(date, key)
    # Of two with one name each says it once.
    if guest := next((guest for guest in named if not guest.has_come), None):
        attendance.tick_one(guest)
    return None


@transaction.atomic
def walk_in(date, key):
    """Count one person without a registration; the same tap counts once."""
    date = locked(date.pk)
    if date.walk_ins.count() >= MOST_WALK_INS:
        return
    _row, is_new = date.walk_ins.get_or_create(key=key)
    if is_new:
        attendance.follow(date, 1)


@transaction.atomic
def walk_out(date):
    """Take one person without a registration back: a tap too many."""
    date = locked(date.pk)
    if row := date.walk_ins.order_by("pk").last():
        row.delete()
        attendance.follow(date, -1)
