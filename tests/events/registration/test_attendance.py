"""How many came: a number that stays on the date when the names are gone."""

from datetime import timedelta

import pytest
from django.db.models import Sum

from events.models import Event, Occurrence, OccurrenceChange, Registration
from events.models.occurrence import EVIDENCE
from events.occurrences import rebuild
from events.proposals.retention import erase_registrations, forget
from events.recurrence.local_time import local
from events.registration import attendance
from evidence.models import Evidence
from evidence.recording import Kind, recorded
from submissions.privacy import retention
from tests.factories.events import NOW, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
LATER = NOW + timedelta(days=60)


@pytest.fixture
def date():
    """Yesterday's evening."""
    event = make_event(
        starts="2026-05-04 18:00", ends="2026-05-04 20:00", registration="here", places=9, now=NOW
    )
    return event.occurrences.get()


@pytest.fixture
def guests(date):
    """A pair and somebody alone."""
    return [make_registration(date, seats=2, email="anna@example.org"), make_registration(date)]


def counted(date):
    return Occurrence.objects.get(pk=date.pk).attended_count


@pytest.mark.parametrize("purge", [forget, retention.purge])
def test_who_came_stays_as_a_number_when_the_names_are_deleted(date, guests, purge):
    attendance.tick(date, {guests[0].pk})
    assert counted(date) is None
    purge(LATER)
    assert (Registration.objects.count(), counted(date)) == (0, 2)


def test_where_nobody_was_ticked_no_number_is_invented(date, guests):
    forget(LATER)
    assert (Registration.objects.count(), counted(date)) == (0, None)


def test_the_number_that_the_team_wrote_stays(date, guests):
    attendance.tick(date, {guests[0].pk})
    attendance.write(date, 14)
    forget(LATER)
    assert counted(date) == 14


def test_a_tick_after_the_list_was_closed_counts_too(date, guests):
    attendance.write(date, 14)
    attendance.tick(date, {guests[0].pk})
    assert counted(date) == 16
    attendance.tick(date, {guests[1].pk})
    assert counted(date) == 15


def test_a_person_who_is_erased_stays_in_the_number(date, guests):
    attendance.tick(date, {guest.pk for guest in guests})
    assert erase_registrations("anna@example.org") == 1
    assert (Registration.objects.count(), counted(date)) == (1, 3)
    attendance.tick(date, set())
    assert counted(date) == 2


def test_no_address_is_nobodys_address(date):
    make_registration(date, email="")
    assert erase_registrations("") == 0
    assert Registration.objects.count() == 1


def test_a_date_with_a_number_is_kept_when_its_event_moves_on(date):
    attendance.write(date, 14)
    event = Event.objects.get()
    event.starts_at, event.ends_at = event.starts_at - timedelta(7), event.ends_at - timedelta(7)
    event.save()
    rebuild.rebuild(event, NOW)
    assert counted(date) == 14


def test_a_date_that_is_cancelled_after_all_was_not_held(date):
    attendance.write(date, 14)
    event = Event.objects.get()
    day = local(date.starts_at).date()
    event.changes.add(OccurrenceChange(kind="cancelled", original_date=day))
    event.save()
    rebuild.rebuild(event, NOW)
    assert counted(date) is None
    assert recorded(EVIDENCE, date.pk, Kind.EVENT) == 0


def test_the_number_moves_to_the_day_to_which_its_date_is_moved(date):
    attendance.write(date, 14)
    event = Event.objects.get()
    moved = {
        "new_starts_at": date.starts_at - timedelta(1),
        "new_ends_at": date.ends_at - timedelta(1),
    }
    day = local(date.starts_at).date()
    event.changes.add(OccurrenceChange(kind="moved", original_date=day, **moved))
    event.save()
    rebuild.rebuild(event, NOW)
    assert counted(date) == 14
    sums = Evidence.objects.filter(kind=Kind.PEOPLE).order_by("day").values_list("day")
    assert dict(sums.annotate(n=Sum("number"))) == {day - timedelta(1): 14, day: 0}
