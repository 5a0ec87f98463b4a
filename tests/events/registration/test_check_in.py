"""The door: who says there that they are there is ticked, or counted without a name."""

import uuid
from datetime import timedelta

import pytest

from events.models import Occurrence, WalkIn
from events.occurrences import rebuild
from events.proposals.retention import forget
from events.registration import attendance, check_in, seats
from submissions.privacy import retention
from tests.factories.events import NOW, at, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
LATER = NOW + timedelta(days=60)


@pytest.fixture
def date():
    """This morning's meeting, which takes registrations."""
    event = make_event(
        starts="2026-05-05 08:00", ends="2026-05-05 10:00", registration="here", places=9, now=NOW
    )
    return event.occurrences.get()


def there(date):
    return sorted(date.registrations.filter(has_come=True).values_list("name", flat=True))


def counted(date):
    return Occurrence.objects.get(pk=date.pk).attended_count


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-05-05 05:59", False),
        ("2026-05-05 06:00", True),
        ("2026-05-05 14:00", True),
        ("2026-05-05 14:01", False),
        ("2026-05-04 09:00", False),
    ],
)
def test_the_door_is_open_from_two_hours_before_to_four_after(date, moment, is_open):
    assert check_in.is_open(date, at(moment)) is is_open


def test_the_door_of_a_date_that_does_not_take_place_is_shut(date):
    date.state = Occurrence.State.CANCELLED
    assert not check_in.is_open(date, NOW)
    date.state, date.event.live = Occurrence.State.SCHEDULED, False
    assert not check_in.is_open(date, NOW)


def test_the_key_of_a_date_opens_that_date_alone(date):
    *_above, number, key, _end = check_in.path_of(date).split("/")
    other = make_event(now=NOW).occurrences.get()
    assert check_in.date_with(int(number), key) == date
    assert check_in.date_with(other.pk, key) is None
    assert check_in.path_of(other).split("/")[-2] != key
    for wrong in ("", f"{key}x", key[1:], "ä"):
        assert check_in.date_with(date.pk, wrong) is None


@pytest.mark.parametrize("typed", ["Anna Müller", "anna  mueller", "ANNA MÜLLER "])
def test_whoever_registered_is_ticked_by_the_name(date, typed):
    make_registration(date, name="Anna Müller")
    make_registration(date, name="Anna")
    check_in.arrive(date, typed, uuid.uuid4())
    check_in.arrive(date, typed, uuid.uuid4())
    assert (there(date), WalkIn.objects.count()) == (["Anna Müller"], 0)


def test_two_of_one_name_each_say_it_once(date):
    make_registration(date, name="Anna")
    make_registration(date, name="Anna")
    check_in.arrive(date, "Anna", uuid.uuid4())
    assert there(date) == ["Anna"]
    check_in.arrive(date, "Anna", uuid.uuid4())
    assert there(date) == ["Anna", "Anna"]


@pytest.mark.parametrize(
    "other", [{"state": "cancelled"}, {"state": "spam"}, {"state": "held", "confirmed_at": None}]
)
def test_a_name_that_stands_on_no_list_counts_as_one_person_once(date, other):
    make_registration(date, name="Ben", **other)
    key = uuid.uuid4()
    for _time in range(3):
        check_in.arrive(date, "Ben", key)
    assert (there(date), date.walk_ins.count()) == ([], 1)


def test_a_name_of_signs_alone_ticks_nobody(date):
    make_registration(date, name="!!!")
    check_in.arrive(date, "???", uuid.uuid4())
    assert (there(date), date.walk_ins.count()) == ([], 1)


def test_ticks_and_taps_make_the_number_together(date):
    make_registration(date, name="Anna", seats=3)
    check_in.arrive(date, "Anna", uuid.uuid4())
    check_in.walk_in(date, uuid.uuid4())
    check_in.walk_in(date, uuid.uuid4())
    assert attendance.people_there(date) == 5
    check_in.walk_out(date)
    assert attendance.people_there(date) == 4


def test_a_number_that_was_written_follows_whoever_comes_late(date):
    make_registration(date, name="Anna", seats=2)
    attendance.write(date, 10)
    check_in.arrive(date, "Anna", uuid.uuid4())
    check_in.walk_in(date, uuid.uuid4())
    assert counted(date) == 13
    check_in.walk_out(date)
    assert counted(date) == 12


def test_nobody_who_is_not_there_is_taken_back(date):
    check_in.walk_out(date)
    assert attendance.people_there(date) == 0


def test_no_more_are_counted_than_a_room_holds(date, monkeypatch):
    monkeypatch.setattr(check_in, "MOST_WALK_INS", 2)
    for _time in range(3):
        check_in.walk_in(date, uuid.uuid4())
    assert date.walk_ins.count() == 2


@pytest.mark.parametrize("purge", [forget, retention.purge])
def test_whoever_came_without_a_name_is_in_the_number_when_the_names_are_deleted(date, purge):
    guest = make_registration(date)
    attendance.tick(date, {guest.pk})
    check_in.walk_in(date, uuid.uuid4())
    purge(LATER)
    assert counted(date) == 2


def test_a_date_at_which_only_taps_were_counted_keeps_their_number(date):
    check_in.walk_in(date, uuid.uuid4())
    forget(NOW + timedelta(days=10))
    assert counted(date) is None
    forget(LATER)
    assert (counted(date), WalkIn.objects.count()) == (1, 0)


def test_a_date_with_guests_without_a_name_is_kept_when_its_event_moves_on(date):
    check_in.walk_in(date, uuid.uuid4())
    event, later = date.event, timedelta(days=7)
    event.starts_at, event.ends_at = event.starts_at + later, event.ends_at + later
    event.save()
    rebuild.rebuild(event, NOW + timedelta(days=1))
    assert event.occurrences.filter(pk=date.pk).exists()


def test_guests_move_along_when_two_rows_of_a_date_become_one(date):
    other = make_event(starts="2026-05-05 08:00", ends="2026-05-05 10:00", now=NOW)
    check_in.walk_in(date, uuid.uuid4())
    seats.move_guests(date, other.occurrences.get())
    assert other.occurrences.get().walk_ins.count() == 1
