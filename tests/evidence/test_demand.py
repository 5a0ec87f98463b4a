"""Searches in vain: counted once a day for each network, from files that are gone the night after."""

import datetime as dt
import threading

import pytest

from evidence import demand
from evidence.models import Evidence

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 5, 5)
NIGHT = dt.datetime(2026, 5, 6, 1, tzinfo=dt.UTC)  # 3 o'clock in Gelsenkirchen


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR = tmp_path
    demand._noted.clear()
    return tmp_path / "demand"


def counted():
    rows = Evidence.objects.filter(kind=Evidence.Kind.UNMET_DEMAND)
    return sorted(rows.values_list("day", "category", "number"))


def test_a_network_counts_once_a_day_for_a_trade():
    for network in ("203.0.113.1", "203.0.113.1", "203.0.113.2"):
        demand.note("Schuster", network, TODAY)
    demand.note("Sattlerei", "203.0.113.1", TODAY)
    assert demand.take_in(NIGHT) == 1
    assert counted() == [(TODAY, "Sattlerei", 1), (TODAY, "Schuster", 2)]


def test_another_process_counts_the_same_network_no_second_time():
    demand.note("Schuster", "203.0.113.1", TODAY)
    demand._noted.clear()  # what another process has in its memory
    demand.note("Schuster", "203.0.113.1", TODAY)
    demand.take_in(NIGHT)
    assert counted() == [(TODAY, "Schuster", 1)]


def test_reading_writes_nothing_into_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        demand.note("Schuster", "203.0.113.1", TODAY)


def test_nothing_is_left_that_leads_to_a_network(var):
    demand.note("Schuster", "203.0.113.1", TODAY)
    text = (var / f"{TODAY}.lines").read_text()
    assert text.endswith(" Schuster\n") and "203.0.113" not in text
    demand.take_in(NIGHT)
    assert list(var.iterdir()) == []


def test_the_same_network_has_another_mark_on_another_day_and_for_another_trade(var):
    tomorrow = TODAY + dt.timedelta(days=1)
    for trade, day in (("Schuster", TODAY), ("Sattlerei", TODAY), ("Schuster", tomorrow)):
        demand.note(trade, "203.0.113.1", day)
    lines = [line for path in var.glob("*.lines") for line in path.read_text().splitlines()]
    assert len({line.partition(" ")[0] for line in lines}) == 3


def test_the_day_that_goes_on_is_counted_when_it_is_over(var):
    tomorrow = TODAY + dt.timedelta(days=1)
    demand.note("Schuster", "203.0.113.1", TODAY)
    demand.note("Schuster", "203.0.113.1", tomorrow)
    assert demand.take_in(NIGHT) == 1
    assert counted() == [(TODAY, "Schuster", 1)]
    assert sorted(path.name for path in var.iterdir()) == [f"{tomorrow}.lines", f"{tomorrow}.salt"]
    assert demand.take_in(NIGHT) == 0
    assert demand.take_in(NIGHT + dt.timedelta(days=1)) == 1
    assert counted() == [(TODAY, "Schuster", 1), (tomorrow, "Schuster", 1)]


def test_a_worker_that_died_in_the_middle_counts_nothing_twice(var, monkeypatch):
    demand.note("Schuster", "203.0.113.1", TODAY)
    monkeypatch.setattr("pathlib.Path.unlink", lambda path: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        demand.take_in(NIGHT)
    monkeypatch.undo()
    demand.take_in(NIGHT)
    assert [number for _day, _trade, number in counted()] == [1]


def test_two_machines_of_one_day_both_count(settings, tmp_path):
    for name in ("a", "b"):
        settings.VAR = tmp_path / name
        demand._noted.clear()
        demand.note("Schuster", "203.0.113.1", TODAY)
        demand.take_in(NIGHT)
    assert counted() == [(TODAY, "Schuster", 1), (TODAY, "Schuster", 1)]


def test_a_broken_line_and_a_lost_salt_stop_no_night(var):
    demand.note("Schuster", "203.0.113.1", TODAY)
    (var / f"{TODAY}.salt").unlink()
    with (var / f"{TODAY}.lines").open("a") as lines:
        lines.write("half\n\n")
    demand.take_in(NIGHT)
    assert counted() == [(TODAY, "Schuster", 1)]


def test_a_flood_fills_no_disk(var, monkeypatch):
    monkeypatch.setattr(demand, "MOST_BYTES", 200)
    monkeypatch.setattr(demand, "MOST_REMEMBERED", 50)
    for number in range(60):
        demand.note("Schuster", f"203.0.113.{number}", TODAY)
    assert (var / f"{TODAY}.lines").stat().st_size <= 250
    assert len(demand._noted[TODAY]) == 50


def test_a_full_disk_costs_nobody_the_answer(var, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.open", full)
    demand.note("Schuster", "203.0.113.1", TODAY)


def test_processes_that_begin_a_day_together_share_one_salt(var):
    salts, start = [], threading.Barrier(8)

    def begin():
        start.wait()
        salts.append(demand._salt_of(TODAY))

    threads = [threading.Thread(target=begin) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(salts) == 8 and len(set(salts)) == 1
    assert len(salts[0]) == demand.SALT_BYTES
