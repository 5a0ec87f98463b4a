"""Whether another program reads our feed as we read our list: date by date, over three years.

`recurring-ical-events` needs other versions of its libraries than we do, so it lives in a virtual
environment of its own, made anew for each run. Run alone with `python -m bench.crosscheck`.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import django

READER = "recurring-ical-events==3.8.2"
GENERATED = 200
BACK, AHEAD = timedelta(days=366), timedelta(days=730)
BERLIN, NONE = ZoneInfo("Europe/Berlin"), timedelta(0)
IN_GAP = (
    "it would begin in the hour that the clock leaps over; both begin it an hour later, the other "
    "program keeps the old end, before the beginning, and we keep the length"
)
ROOT = Path(__file__).resolve().parents[1]


def isolated_python(folder):
    """Return a Python with the other program; says so and ends where it cannot be had."""
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    command = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", READER]
    if subprocess.run(command).returncode:  # noqa: S603
        sys.exit(f"cross-check failed: {READER} could not be installed")
    return python


def start_django(folder):
    """Make an empty database with all tables, apart from any other."""
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'db.sqlite3'}"
    os.environ["VAR_DIR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    sys.path.insert(0, str(ROOT / "site"))
    django.setup()


def their_dates(python, feed, folder, window):
    path = folder / "kalender.ics"
    path.write_bytes(feed)
    reader = Path(__file__).with_name("crosscheck_reader.py")
    # -I: our own modules beside the reader, `calendar` for one, must not hide the library's
    command = [python, "-I", reader, path, *(one.isoformat() for one in window)]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603
    rows = [
        (uid, datetime.fromisoformat(begin), datetime.fromisoformat(end), status == "CANCELLED")
        for uid, begin, end, status in json.loads(out)
    ]
    return Counter(rows)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = isolated_python(folder)
        start_django(folder)
        # after Django is set up: it imports the models
        from bench import crosscheck_calendar as ours  # noqa: PLC0415

        now = datetime.now(UTC).replace(microsecond=0)
        # whole local days: where an all-day date lies must not depend on the hour of this run
        today = datetime.combine(now.astimezone(BERLIN), time(), tzinfo=BERLIN)
        window = today - BACK, today + AHEAD
        ours.fill(now, GENERATED)
        listed, feed = Counter(ours.dates(window)), ours.feed()
        read = their_dates(python, feed, folder, window)
        over = ours.left_out(feed.decode(), now)
        report(ours, listed, read, over)


def report(ours, listed, read, over):
    """Print each difference with its reason; what has none ends the run with an error."""
    print("cross-check of the feed against the list")
    by_event = Counter(row[0] for row in (listed - read).elements() if row[0] in over)
    for uid, number in by_event.items():
        title, end = over[uid]
        print(
            f"- {title}: {number} dates in the list only: the last one ended on {end:%Y-%m-%d}, "
            "and a feed names an event for 30 days after its end"
        )
    rows = [(row, "list only") for row in (listed - read).elements() if row[0] not in over]
    rows += [(row, "feed only") for row in (read - listed).elements()]
    backward = {row[:2] for row in read if row[2] <= row[1]}
    unexplained = 0
    for row, where in sorted(rows):
        # of such a pair, the list's has an end that lies after its beginning
        in_gap = row[:2] in backward and is_after_gap(row[1])
        unexplained += not in_gap
        print(f"- {ours.describe(row)}: {where}: {IN_GAP if in_gap else 'NOT EXPLAINED'}")
    print(
        f"{ours.count()} events, {sum(listed.values())} dates in the list, "
        f"{sum(read.values())} read from the feed by {READER}; {sum(by_event.values())} differences "
        f"for {len(by_event)} events that are over, {len(rows) - unexplained} in the spring gap, "
        f"{unexplained} not explained"
    )
    sys.exit(bool(unexplained))


def is_after_gap(moment):
    """Tell whether a local clock was put forward in the two hours before this moment."""
    before, here = ((moment - lag).astimezone(BERLIN) for lag in (timedelta(hours=2), NONE))
    return here.utcoffset() > before.utcoffset()


if __name__ == "__main__":
    main()
