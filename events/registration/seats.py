"""Places at a date: registering, confirming, cancelling, moving up from the waiting list.

Each action locks the date's row first, so that two people never get the same last place. A place is
held as soon as the form is sent, and confirmed together with the address.
"""

from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Sum

from events.models.occurrence import Occurrence
from events.models.registration import Registration, time_to_confirm
from events.registration import attendance, invitations, mails
from submissions.models import RetentionRules, Submission
from submissions.spam.rate_limits import may_write_to

State = Registration.State


class Refusal(StrEnum):
    """Why somebody has to wait before they can register."""

    UNCONFIRMED = "unconfirmed"  # too many from this network are still to be confirmed
    MAILS = "mails"  # this address got enough mails


class Outcome(NamedTuple):
    """`has_place` is what the visitor may see: for a known address, the same as a stranger
    would hear, so that nobody learns who is registered. With a `refusal` nothing was stored.
    """

    registration: Registration | None
    has_place: bool = False
    refusal: Refusal | None = None


@transaction.atomic
def register(
    occurrence,
    *,
    name,
    email,
    seats,
    key,
    now,
    answers=(),
    wants_invitations=False,
    network="",
    is_spam=False,
):
    """Hold a place, or one on the waiting list, and ask by mail to confirm the address.

    The same form sent twice, or an address that is registered for this date already, changes
    nothing and sends no second mail. `network` is the mark of the network that the form came from,
    empty where the team registers somebody. What looks like advertising is stored for the team,
    takes no place and gets no mail; its sender hears the same as everybody.
    """
    date = attendance.locked(occurrence.pk)
    _drop_lapsed(date, now)
    fits = _fits(date, seats)
    if sent_before := Registration.objects.filter(idempotency_key=key).first():
        if sent_before.state == State.SPAM:
            return Outcome(sent_before, fits)
        return Outcome(sent_before, not sent_before.is_waiting)
    if known := date.registrations.active().filter(email__iexact=email).first():
        return Outcome(known, fits)
    if not is_spam and (refusal := _refusal(email, network)):
        return Outcome(None, refusal=refusal)
    registration = Registration(
        occurrence=date,
        name=name,
        email=email,
        seats=seats,
        answers=list(answers),
        wants_invitations=wants_invitations,
        state=State.HELD if fits and _may_hold(date, seats, network) else State.WAITING,
        idempotency_key=key,
        created_at=now,
        expires_at=now + time_to_confirm(),
        network=network,
    )
    if is_spam:
        registration.state, registration.network = State.SPAM, ""
        registration.expires_at = now + timedelta(days=RetentionRules.load().spam_days)
        registration.save()
        return Outcome(registration, fits)
    registration.save()
    _count(date)
    mails.write(registration, "confirm")
    return Outcome(registration, fits)


@transaction.atomic
def add_guest(
    occurrence,
    *,
    name,
    seats,
    key,
    now,
    email="",
    telephone="",
    answers=(),
    overbooks=False,
    is_there,
    channel=Submission.Channel.VISIT,
    user=None,
):
    """Let the team register somebody, by telephone or at the door, and vouch for the address.

    `channel` is the way by which `user` heard of it. Who stands at the door has a place and gets no
    mail. An address that is registered already
    changes nothing. Returns the registration, and whether it is new.
    """
    date = attendance.locked(occurrence.pk)
    _drop_lapsed(date, now)
    known = Registration.objects.filter(idempotency_key=key).first()
    if known is None and email:
        known = date.registrations.active().filter(email__iexact=email).first()
    if known is not None:
        return known, False
    has_place = is_there or overbooks or _fits(date, seats)
    registration = Registration(
        occurrence=date,
        name=name,
        email=email,
        telephone=telephone,
        seats=seats,
        answers=list(answers),
        state=State.CONFIRMED if has_place else State.WAITING,
        idempotency_key=key,
        created_at=now,
        confirmed_at=now,
        has_come=is_there,
        channel=channel,
        taken_by=user,
    )
    registration.save()
    _count(date)
    if is_there:
        attendance.follow(date, seats)
    else:
        mails.write(registration, "waiting" if registration.is_waiting else "registered")
    return registration, True


def _refusal(email, network):
    unconfirmed = Registration.objects.unconfirmed_from(network)
    if network and unconfirmed.count() >= settings.UNCONFIRMED_PER_NETWORK:
        return Refusal.UNCONFIRMED
    return None if may_write_to(email) else Refusal.MAILS


@transaction.atomic
def admit(registration, now):
    """Let the team take for a guest what looked like advertising: from here on it is like any other."""
    date = attendance.locked(registration.occurrence_id)
    registration = Registration.objects.filter(pk=registration.pk).first()
    if registration is None or registration.state != State.SPAM:
        return registration
    registration.occurrence = date
    fits = _fits(date, registration.seats)
    registration.state = State.HELD if fits else State.WAITING
    # The team vouches for it, and the guest does not sit before the mailbox any more.
    registration.network, registration.expires_at = "", min(now + timedelta(days=1), date.ends_at)
    registration.save()
    _count(date)
    mails.write(registration, "confirm")
    return registration


@transaction.atomic
def confirm(registration, now):
    """Confirm the address, and with it the held place. Confirming twice does nothing more.

    Returns None where the time to confirm is over.
    """
    date = attendance.locked(registration.occurrence_id)
    _drop_lapsed(date, now)
    registration = Registration.objects.filter(pk=registration.pk).first()
    if registration is None or registration.is_proven or registration.is_cancelled:
        return registration
    if registration.state == State.SPAM:
        return registration
    registration.occurrence = date
    if registration.is_held or (_takes_place(date, now) and _fits(date, registration.seats)):
        registration.state = State.CONFIRMED
    registration.confirmed_at, registration.network = now, ""
    registration.save(update_fields=["confirmed_at", "network", "state"])
    if registration.wants_invitations:
        invitations.consent(name=registration.name, email=registration.email, now=now)
    _count(date)
    mails.write(registration, "waiting" if registration.is_waiting else "registered")
    return registration


class NotEnoughSeats(Exception):
    """More places were asked for than are left; `free` says how many are."""

    def __init__(self, free):
        super().__init__(free)
        self.free = free


@transaction.atomic
def change(registration, *, seats, answers, now):
    """Change a confirmed guest's number of places and answers; fewer at once, more where they are free.

    Returns the registration. Raises NotEnoughSeats, and then nothing is changed.
    """
    date = attendance.locked(registration.occurrence_id)
    registration = Registration.objects.filter(pk=registration.pk).first()
    if registration is None or not registration.may_change or not _takes_place(date, now):
        return registration
    registration.occurrence = date
    before = registration.seats
    free = date.open_seats
    if not registration.is_waiting and free is not None and seats - before > free:
        raise NotEnoughSeats(free)
    registration.seats, registration.answers = seats, list(answers)
    registration.save(update_fields=["seats", "answers"])
    if seats == before:
        return registration
    _count(date)
    if not registration.is_waiting and may_write_to(registration.email):
        mails.write(registration, "registered")
    _move_up(date, now)
    registration.refresh_from_db(fields=["state"])
    return registration


@transaction.atomic
def cancel(registration, now):
    """Give a place back; those who wait move up. Cancelling twice does nothing more."""
    date = attendance.locked(registration.occurrence_id)
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
    date, other = attendance.locked(date.pk), attendance.locked(other.pk)
    for guest in date.registrations.in_order():
        same = other.registrations.active().filter(email__iexact=guest.email)
        known = same.exclude(email="").first()
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
    date.walk_ins.update(occurrence=other)
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
        _count(date)  # the editor may have changed who passes whom
        mails.tell(date, is_announced)


def lapse(now):
    """Delete what was never confirmed and give the places on. Returns how many were deleted."""
    dates = Registration.objects.lapsed(now).values_list("occurrence", flat=True).distinct()
    return sum(_lapse_at(pk, now) for pk in list(dates))


@transaction.atomic
def _lapse_at(pk, now):
    return _drop_lapsed(attendance.locked(pk), now)


def _drop_lapsed(date, now):
    count, _ = date.registrations.lapsed(now).delete()
    if count:
        _count(date)
        _move_up(date, now)
    return count


def _fits(date, seats):
    """Whether there is room; latecomers do not overtake those who wait and are known to be real."""
    if date.event.places is None:
        return True
    return seats <= date.free_seats and not _holds_up(date)


def _holds_up(date):
    """Whether those who wait hold up whoever comes now, even where places are free."""
    if date.event.places is None or date.event.lets_smaller_groups_pass:
        return False
    return date.registrations.waiting().proven().filter(seats__lte=date.event.places).exists()


def _may_hold(date, seats, network):
    """Whether places may be held for an unconfirmed address: for one network at most every second.

    Or a single form with an invented address makes an evening look fully booked. Whoever is above
    that gets the place on confirming, if it is still free.
    """
    if date.event.places is None or not network:
        return True
    unconfirmed = date.registrations.unconfirmed_from(network).filter(state=State.HELD)
    held = unconfirmed.aggregate(seats=Sum("seats"))["seats"] or 0
    return held + seats <= max(1, date.event.places // 2)


def _takes_place(date, now):
    return not date.is_cancelled and date.event.live and date.ends_at > now


def _move_up(date, now):
    """Give free places to the first who wait; nobody moves up at a date that does not take place."""
    if not _takes_place(date, now):
        return
    queue = date.registrations.waiting().in_order()
    if date.event.places is not None:
        # a group that never fits must not hold up those behind it
        queue = queue.filter(seats__lte=date.event.places)
    for waiting in queue:
        if not waiting.is_proven and not _may_hold(date, waiting.seats, waiting.network):
            continue
        if date.free_seats is not None and waiting.seats > date.free_seats:
            if waiting.is_proven and not date.event.lets_smaller_groups_pass:
                break
            continue
        waiting.occurrence = date
        waiting.state = State.CONFIRMED if waiting.is_proven else State.HELD
        waiting.save(update_fields=["state"])
        _count(date)
        if waiting.is_proven:  # the others read it when they confirm
            mails.write(waiting, "moved_up")


def _count(date):
    taken = date.registrations.with_place().aggregate(seats=Sum("seats"))["seats"]
    date.seats_taken, date.is_queued = taken or 0, _holds_up(date)
    date.save(update_fields=["seats_taken", "is_queued"])
