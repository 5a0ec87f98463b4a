"""Compares our list of dates with what the other program reads; one process, started by `run`.

Usage: compare PYTHON FOLDER (the Python that has the other program, a folder for the feed's file).
"""

import json
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import django

django.setup()

from content.place.time_zone import BERLIN  # noqa: E402
from tests.bench.crosscheck import our_dates as ours  # noqa: E402
from tests.bench.crosscheck.run import READER  # noqa: E402

GENERATED = 200
BACK, AHEAD = timedelta(days=366), timedelta(days=730)
NONE = timedelta(0)
IN_GAP = (
    "it would begin in the hour that the clock leaps over; both begin it an hour later, the other "
    "program keeps the old end, before the beginning, and we keep the length"
)


def main(python, folder):
    now = datetime.now(UTC).replace(microsecond=0)
    # whole local days: where an all-day date lies must not depend on the hour of this run
    today = datetime.combine(now.astimezone(BERLIN), time(), tzinfo=BERLIN)
    window = today - BACK, today + AHEAD
    ours.fill(now, GENERATED)
    listed, feed = Counter(ours.dates(window)), ours.feed()
    read = their_dates(python, feed, Path(folder), window)
    report(listed, read, over=ours.left_out(feed.decode(), now))


def their_dates(python, feed, folder, window):
    path = folder / "kalender.ics"
    path.write_bytes(feed)
    reader = Path(__file__).with_name("their_dates.py")
    # -I: our own modules beside the reader must not hide the library's
    command = [python, "-I", reader, path, *(moment.isoformat() for moment in window)]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    rows = [
        (uid, datetime.fromisoformat(begin), datetime.fromisoformat(end), status == "CANCELLED")
        for uid, begin, end, status in json.loads(out)
    ]
    return Counter(rows)


def report(listed, read, over):
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
    main(*sys.argv[1:])
