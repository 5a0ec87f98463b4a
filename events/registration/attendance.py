"""Who came: ticks beside the names, those without a registration, and a number that outlives both.

The number is written when the team closes the list, or when a name is deleted before that. From
then on it follows the ticks and taps, and nothing else. Where nobody ticked anybody there is no
number: nobody counted. A date that is cancelled was not held, whatever was counted.
"""

from django.db import transaction
from django.db.models import Sum

from events.models.occurrence import EVIDENCE, Occurrence
from events.recurrence.local_time import local
from evidence.recording import Fact, Kind, Scope, record


def people_there(date):
    """How many people came: a group that was ticked with all its places, and those not registered."""
    there = date.registrations.active().filter(has_come=True)
    return (there.aggregate(seats=Sum("seats"))["seats"] or 0) + date.walk_ins.count()


def locked(pk):
    """The date, locked; its event is read afterwards, or it might be older than the lock."""
    return Occurrence.objects.select_for_update().get(pk=pk)


@transaction.atomic
def tick(date, came):
    """Store who came, by the ids of their registrations; everybody else of this date did not."""
    date = locked(date.pk)
    guests, before = date.registrations.active(), people_there(date)
    guests.exclude(pk__in=came).update(has_come=False)
    guests.filter(pk__in=came).update(has_come=True)
    follow(date, people_there(date) - before)


@transaction.atomic
def tick_one(registration, came=True):
    """Store of one of the guests whether they came; saying it twice changes nothing."""
    date = locked(registration.occurrence_id)
    others = date.registrations.active().filter(pk=registration.pk, has_come=not came)
    if others.update(has_come=came):
        follow(date, registration.seats if came else -registration.seats)


def follow(date, difference):
    """Let a number that was written follow ticks and taps; the caller has locked the date."""
    if date.attended_count is not None and difference:
        write(date, max(date.attended_count + difference, 0))


def write(date, count):
    """Record that a date was held, and how many people came, as the team counted them."""
    if date.is_cancelled:
        record(EVIDENCE, date.pk)
        date.attended_count = None
        return
    event = date.event
    scope = scope_of(event)
    day, detail = local(date.starts_at).date(), event.Kind(event.kind).label
    record(
        EVIDENCE,
        date.pk,
        Fact(Kind.EVENT, day, scope, detail=detail),
        Fact(Kind.PEOPLE, day, scope, number=count, detail=detail),
    )
    date.attended_count = count


def scope_of(event):
    """Return where an event belongs: its part of town, and the business that organises it."""
    business = event.organiser_business
    first = next(iter(business.shown_categories), None) if business else None
    return Scope(event.neighbourhood, first.name if first else "", business)


@transaction.atomic
def forget(registration):
    """Delete a registration; whoever came stays in the number."""
    date = locked(registration.occurrence_id)
    if registration.has_come and not registration.is_cancelled and date.attended_count is None:
        write(date, people_there(date))
    registration.delete()


def settle(before):
    """Write the number of dates that ended before a moment, where only taps at the door say it."""
    tapped = Occurrence.objects.filter(walk_ins__isnull=False, ends_at__lte=before).distinct()
    for pk in list(tapped.values_list("pk", flat=True)):
        _settle(pk)


@transaction.atomic
def _settle(pk):
    date = locked(pk)
    if date.attended_count is None:
        write(date, people_there(date))
    date.walk_ins.all().delete()
