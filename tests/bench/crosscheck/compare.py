"""Compares our list of dates with what the other programs read; one process, started by `run`.

Usage: compare ENVIRONMENT FOLDER (where the other programs are, a folder for the feed's file).
"""

import json
import os
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import django

django.setup()

from content.place.time_zone import BERLIN  # noqa: E402
from tests.bench.crosscheck import our_dates as ours  # noqa: E402
from tests.bench.crosscheck.run import READERS, command_of  # noqa: E402

GENERATED = 200
BACK, AHEAD = timedelta(days=366), timedelta(days=730)
IN_CHANGE = "it begins or ends in an hour that there is twice or not at all, where programs differ"


def main(environment, folder):
    now = datetime.now(UTC).replace(microsecond=0)
    # whole local days: where an all-day date lies must not depend on the hour of this run
    today = datetime.combine(now.astimezone(BERLIN), time(), tzinfo=BERLIN)
    window = today - BACK, today + AHEAD
    ours.fill(now, GENERATED)
    listed, open_ended = ours.dates(window)
    feed = ours.feed()
    path = Path(folder) / "kalender.ics"
    path.write_bytes(feed)
    over = ours.left_out(feed.decode(), now)
    print("cross-check of the feed against the list")
    unexplained = 0
    for name, script in READERS.items():
        command = [*command_of(script, Path(environment)), path]
        read = their_dates(command, window, open_ended)
        unexplained += report(name, Counter(listed), read, over)
    sys.exit(bool(unexplained))


def their_dates(command, window, open_ended):
    """What a program reads, as rows of the list; where nobody said an end, it has ideas of its own."""
    command = [*command, *(moment.isoformat() for moment in window)]
    environment = os.environ | {"TZ": "Europe/Berlin"}
    out = subprocess.run(
        command, env=environment, check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    rows = []
    for uid, begin_text, end_text, status in json.loads(out):
        begin, end = datetime.fromisoformat(begin_text), datetime.fromisoformat(end_text)
        end = begin if (uid, begin) in open_ended else end
        rows.append((uid, begin, end, status == "CANCELLED"))
    return Counter(rows)


def report(name, listed, read, over):
    """Print each difference without a reason, and how many have one; return how many have none."""
    # where the first date of a series lies there, node-ical goes on an hour later ever after
    at_night = ours.beginning_at_two()
    by_event = Counter(row[0] for row in (listed - read).elements() if row[0][:36] in over)
    rows = [(row, "list only") for row in (listed - read).elements() if row[0][:36] not in over]
    rows += [(row, "feed only") for row in (read - listed).elements()]
    unexplained = 0
    for row, where in sorted(rows):
        in_change = row[0] in at_night or is_near_change(row[1]) or is_near_change(row[2])
        unexplained += not in_change
        if not in_change:
            print(f"- {ours.describe(row)}: {where}: NOT EXPLAINED")
    print(
        f"{name}: {ours.count()} events, {sum(listed.values())} dates in the list, "
        f"{sum(read.values())} read from the feed; {sum(by_event.values())} differences "
        f"for {len(by_event)} events that are over for 30 days, {len(rows) - unexplained} because "
        f"{IN_CHANGE}, {unexplained} not explained"
    )
    return unexplained


def is_near_change(moment):
    """Tell whether a local clock is changed in the two hours before or the hour after this moment."""
    before, after = moment - timedelta(hours=2), moment + timedelta(hours=1)
    return before.astimezone(BERLIN).utcoffset() != after.astimezone(BERLIN).utcoffset()


if __name__ == "__main__":
    main(*sys.argv[1:])
