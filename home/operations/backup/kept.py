"""Which backups there are, and which of them stay."""

import datetime as dt
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from content.place.time_zone import BERLIN
from home.operations.backup.archive import SUFFIX

NAME = re.compile(r"planb-(\d{8}T\d{6}Z)" + re.escape(SUFFIX))
FORM = "%Y%m%dT%H%M%SZ"
ABANDONED = dt.timedelta(days=1)


@dataclass(frozen=True, order=True)
class Backup:
    """One file, and when it was made."""

    made_at: dt.datetime
    path: Path


def name_for(now: dt.datetime) -> str:
    return f"planb-{now.astimezone(dt.UTC):{FORM}}{SUFFIX}"


def every(folder: Path) -> list[Backup]:
    """Return the backups in a folder, the oldest first; other files are none of our business."""
    found = []
    for path in folder.glob(f"planb-*{SUFFIX}"):
        if match := NAME.fullmatch(path.name):
            moment = dt.datetime.strptime(match[1], FORM).replace(tzinfo=dt.UTC)
            found.append(Backup(moment, path))
    return sorted(found)


def superfluous(backups: list[Backup], days: int, weeks: int) -> list[Backup]:
    """Return those that go: all but the newest of each of the newest days and weeks.

    Days and weeks without a backup are not counted, so that a pause leaves nothing to restore from.
    """
    staying = set()
    for many, period in ((days, _day), (weeks, _week)):
        newest = {period(backup): backup for backup in sorted(backups)}
        staying.update(list(newest.values())[-many:] if many else ())
    return [backup for backup in backups if backup not in staying]


def tidy(folder: Path, days: int, weeks: int, now: dt.datetime) -> list[Path]:
    """Delete what goes, and what a backup left behind that was killed; returns what was deleted."""
    going = [backup.path for backup in superfluous(every(folder), days, weeks)]
    abandoned = (now - ABANDONED).timestamp()
    going += [p for p in folder.glob("planb-*.new") if p.stat().st_mtime < abandoned]
    for path in going:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    return going


def _day(backup):
    return backup.made_at.astimezone(BERLIN).date()


def _week(backup):
    return _day(backup).isocalendar()[:2]
