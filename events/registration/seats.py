"""Places at a date: registering, confirming, cancelling, moving up from the waiting list.

Each action locks the date's row first, so that two people never get the same last place. A place is
held as soon as the form is sent, and confirmed together with the address.
"""

from typing import NamedTuple

from django.db import transaction
from django.db.models import Exists, OuterRef, Sum

from events.models.occurrence import Occurrence
from events.models.registration import HOLD, NEAR, SHORT_HOLD, Registration
from events.registration import mails

State = Registration.State


class Outcome(NamedTuple):
    """`has_place` is what the visitor may see: for a known address, the same as a stranger
    would hear, so that nobody learns who is registered.
    """

    registration: Registration
    has_place: bool


@transaction.atomic
def register(occurrence, *, name, email, seats, key, now):
    """Hold a place, or one on the waiting list, and ask by mail to confirm the address.

    The same form sent twice, or an address that is registered for this date already, changes
    nothing and sends no second mail.
    """
    date = _locked(occurrence.pk)
    _drop_lapsed(date, now)
    if sent_before := Registration.objects.filter(idempotency_key=key).first():
        return Outcome(sent_before, not sent_before.is_waiting)
    fits = _fits(date, seats)
    if known := date.registrations.active().filter(email__iexact=email).first():
        return Outcome(known, fits)
    registration = Registration(
        occurrence=date,
        name=name,
        email=email,
        seats=seats,
        state=State.HELD if fits else State.WAITING,
        idempotency_key=key,
        created_at=now,
        expires_at=now + (SHORT_HOLD if date.starts_at - now < NEAR else HOLD),
    )
    registration.save()
    _count(date)
    mails.write(registration, "confirm")
    return Outcome(registration, fits)


@transaction.atomic
def confirm(registration, now):
    """Confirm the address, and with it the held place. Confirming twice does nothing more.

    Returns None where the time to confirm is over.
    """
    date = _locked(registration.occurrence_id)
    _drop_lapsed(date, now)
    registration = Registration.objects.filter(pk=registration.pk).first()
    if registration is None or registration.is_proven or registration.is_cancelled:
        return registration
    registration.occurrence = date
    registration.confirmed_at = now
    if registration.is_held:
        registration.state = State.CONFIRMED
    registration.save(update_fields=["confirmed_at", "state"])
    mails.write(registration, "waiting" if registration.is_waiting else "registered")
    return registration


@transaction.atomic
def cancel(registration, now):
    """Give a place back; those who wait move up. Cancelling twice does nothing more."""
    date = _locked(registration.occurrence_id)
    registration = Registration.objects.filter(pk=registration.pk).first()
    if registration is None or registration.is_cancelled:
        return registration
    registration.occurrence = date
    registration.state, registration.cancelled_at = State.CANCELLED, now
    registration.save(update_fields=["state", "cancelled_at"])
    _count(date)
    if registration.is_proven:
        mails.write(registration, "cancelled")
    _move_up(date, now)
    return registration


@transaction.atomic
def move_guests(date, other):
    """Move the guests of a date to another row of the same date; nobody is counted twice."""
    date, other = _locked(date.pk), _locked(other.pk)
    for guest in date.registrations.in_order():
        known = other.registrations.active().filter(email__iexact=guest.email).first()
        if known is not None and not guest.is_cancelled:
            known.seats = max(known.seats, guest.seats)
            if known.is_waiting:  # whoever had a place at one of them keeps it
                known.state = guest.state
            known.confirmed_at = known.confirmed_at or guest.confirmed_at
            if known.is_held and known.is_proven:
                known.state = State.CONFIRMED
            known.save(update_fields=["seats", "state", "confirmed_at"])
            guest.state = State.CANCELLED
        guest.occurrence = other
        guest.save(update_fields=["occurrence", "state"])
    _count(date)
    _count(other)


def follow(event, now, is_announced=True):
    """After an event was published, changed or withdrawn: give new places away, and mail the guests.

    Called inside the transaction that changed it; one query where nobody is registered.
    """
    guests = Registration.objects.active().filter(occurrence=OuterRef("pk"))
    dates = Occurrence.objects.select_for_update().filter(Exists(guests), event=event.pk)
    for date in dates.filter(ends_at__gt=now):
        date.event = event
        if is_announced:
            _move_up(date, now)
        mails.tell(date, is_announced)


def lapse(now):
    """Delete what was never confirmed and give the places on. Returns how many were deleted."""
    dates = Registration.objects.lapsed(now).values_list("occurrence", flat=True).distinct()
    return sum(_lapse_at(pk, now) for pk in list(dates))


@transaction.atomic
def _lapse_at(pk, now):
    return _drop_lapsed(_locked(pk), now)


def _locked(pk):
    """The date, locked; its event is read afterwards, or it might be older than the lock."""
    return Occurrence.objects.select_for_update().get(pk=pk)


def _drop_lapsed(date, now):
    count, _ = date.registrations.lapsed(now).delete()
    if count:
        _count(date)
        _move_up(date, now)
    return count


def _fits(date, seats):
    """Whether there is room; latecomers do not overtake those who wait."""
    if date.event.places is None:
        return True
    return seats <= date.free_seats and not date.registrations.waiting().exists()


def _move_up(date, now):
    """Give free places to the first who wait; nobody moves up at a date that does not take place."""
    if date.is_cancelled or not date.event.live or date.ends_at <= now:
        return
    queue = date.registrations.waiting().in_order()
    if date.event.places is not None:
        # a group that never fits must not hold up those behind it
        queue = queue.filter(seats__lte=date.event.places)
    for waiting in queue:
        if date.free_seats is not None and waiting.seats > date.free_seats:
            break
        waiting.occurrence = date
        waiting.state = State.CONFIRMED if waiting.is_proven else State.HELD
        waiting.save(update_fields=["state"])
        _count(date)
        if waiting.is_proven:  # the others read it when they confirm
            mails.write(waiting, "moved_up")


def _count(date):
    taken = date.registrations.with_place().aggregate(seats=Sum("seats"))["seats"]
    date.seats_taken = taken or 0
    date.save(update_fields=["seats_taken"])
