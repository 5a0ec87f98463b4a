"""Places at a date: registering, cancelling, moving up from the waiting list.

Each deed locks the date's row first, so that two people never get the same last place.
"""

from django.db import transaction
from django.db.models import Sum

from events.models.occurrence import Occurrence
from events.models.registration import Registration
from submissions import letters

State = Registration.State


@transaction.atomic
def register(occurrence, *, name, email, seats, key, now):
    """Give somebody a place, or one on the waiting list, and write to them.

    Returns (registration, is_new): the same form sent twice, or an address that is registered
    for this date already, changes nothing and sends no second mail.
    """
    date = _locked(occurrence.pk)
    known = Registration.objects.filter(idempotency_key=key) | date.registrations.active().filter(
        email__iexact=email
    )
    if registration := known.first():
        return registration, False
    registration = Registration(
        occurrence=date,
        name=name,
        email=email,
        seats=seats,
        state=State.CONFIRMED if _fits(date, seats) else State.WAITING,
        idempotency_key=key,
        created_at=now,
    )
    registration.save()
    _count(date)
    _write(registration, "waiting" if registration.is_waiting else "registered")
    return registration, True


@transaction.atomic
def cancel(registration, now):
    """Give a place back; those who wait move up. Cancelling twice does nothing more."""
    date = _locked(registration.occurrence_id)
    registration = Registration.objects.get(pk=registration.pk)
    if registration.is_cancelled:
        return registration
    registration.occurrence = date
    registration.state, registration.cancelled_at = State.CANCELLED, now
    registration.save(update_fields=["state", "cancelled_at"])
    _count(date)
    _write(registration, "cancelled")
    _move_up(date)
    return registration


@transaction.atomic
def fill(occurrence):
    """Give free places to those who wait, after an editor has changed their number."""
    _move_up(_locked(occurrence.pk))


def _locked(pk):
    dates = Occurrence.objects.select_for_update(of=("self",)).select_related("event")
    return dates.get(pk=pk)


def _fits(date, seats):
    """Whether there is room; who comes later does not overtake those who wait."""
    if date.event.places is None:
        return True
    return seats <= date.free_seats and not date.registrations.waiting().exists()


def _move_up(date):
    for waiting in date.registrations.waiting().in_order():
        if date.free_seats is not None and waiting.seats > date.free_seats:
            break
        waiting.occurrence = date
        waiting.state = State.CONFIRMED
        waiting.save(update_fields=["state"])
        _count(date)
        _write(waiting, "moved_up")


def _count(date):
    taken = date.registrations.confirmed().aggregate(seats=Sum("seats"))["seats"]
    date.seats_taken = taken or 0
    date.save(update_fields=["seats_taken"])


def _write(registration, letter):
    letters.send(f"events/letters/{letter}.txt", registration.email, registration=registration)
