"""Which backups stay."""

import datetime as dt
import os

from home.operations.backup import kept

NOON = dt.datetime(2026, 12, 1, 11, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def make(folder, *moments):
    for moment in moments:
        (folder / kept.name_for(moment)).touch()


def days_ago(backups):
    return [(NOON - backup.made_at).days for backup in backups]


def test_the_newest_of_each_day_and_of_each_week_stays(tmp_path):
    make(tmp_path, *(NOON - n * DAY for n in range(60)))
    kept.tidy(tmp_path, days=7, weeks=4, now=NOON)
    # 1 December 2026 is a Tuesday: Sundays end the weeks before.
    assert days_ago(kept.every(tmp_path)) == [16, 9, 6, 5, 4, 3, 2, 1, 0]


def test_of_one_day_the_newest_stays(tmp_path):
    make(tmp_path, *(NOON - dt.timedelta(hours=n) for n in range(5)))
    kept.tidy(tmp_path, days=7, weeks=4, now=NOON)
    assert [backup.made_at for backup in kept.every(tmp_path)] == [NOON]


def test_a_day_is_counted_as_people_count_it(tmp_path):
    late = dt.datetime(2026, 12, 1, 22, 30, tzinfo=dt.UTC)  # 23:30 in Berlin
    make(tmp_path, late, late + dt.timedelta(hours=1))
    assert kept.superfluous(kept.every(tmp_path), days=2, weeks=0) == []


def test_after_a_pause_the_old_ones_are_still_there(tmp_path):
    make(tmp_path, *(NOON - (200 + n) * DAY for n in range(3)))
    kept.tidy(tmp_path, days=3, weeks=0, now=NOON)
    assert days_ago(kept.every(tmp_path)) == [202, 201, 200]


def test_other_files_stay_and_abandoned_ones_go(tmp_path):
    other, fresh, old = (
        tmp_path / name
        for name in ("planb-notes.tar.gz", "planb-1.tar.gz.new", "planb-2.tar.gz.new")
    )
    for path in (other, fresh, old):
        path.touch()
    copy = tmp_path / "planb-3.new"
    copy.mkdir()
    (copy / "database").touch()
    os.utime(copy, ((NOON - 2 * DAY).timestamp(),) * 2)
    os.utime(fresh, (NOON.timestamp(), NOON.timestamp()))
    os.utime(old, ((NOON - 2 * DAY).timestamp(),) * 2)
    assert sorted(kept.tidy(tmp_path, days=1, weeks=1, now=NOON)) == sorted([old, copy])
    assert sorted(tmp_path.iterdir()) == sorted([fresh, other])
