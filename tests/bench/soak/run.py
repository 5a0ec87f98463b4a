"""Kills the server while people send, and checks what is left.

python -m tests.bench.soak.run [50]

Starts the whole site, lets people file and confirm in parallel, kills every process of it with
SIGKILL at a random moment, and starts it again in the same folder. In the end nothing that somebody
was shown may be missing, nothing may be stored by half, and the database must be intact. Ends with 1
where that does not hold.
"""

import os
import random
import signal
import sqlite3
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.bench.serving import processes_below
from tests.bench.soak.people import Heard, keep_filing
from tests.journeys.running import Site, free_port

KILLS = 50
AT_ONCE = 4
# How many seconds after somebody in this round was shown a number the kill comes.
SHORTEST, LONGEST = 0.0, 5.0
FIRST_NUMBER_SECONDS = 60
NO_LIMITS = dict.fromkeys(
    (
        "BUSY_NETWORK",
        "FORMS_PER_ADDRESS",
        "FORMS_PER_ADDRESS_A_DAY",
        "FORMS_PER_PERSON",
        "HINTS_PER_ADDRESS",
        "POSTS_PER_NETWORK",
        "POSTS_PER_NETWORK_A_DAY",
    ),
    "1000000",
)

# What must not be there: a row of it is half of something.
HALVES = {
    "submissions without contact or answers": """
        SELECT reference FROM submissions_submission
        WHERE contact_email = '' OR contact_name = '' OR payload IN ('', '{}')""",
    "submissions without the mail about them": """
        SELECT reference FROM submissions_submission s WHERE NOT EXISTS (
            SELECT 1 FROM post_office_email e WHERE e."to" = s.contact_email)""",
    "confirmed submissions without a draft": """
        SELECT reference FROM submissions_submission s WHERE state = 'in_moderation'
        AND NOT EXISTS (SELECT 1 FROM directory_business b WHERE b.id = s.object_id)""",
    "confirmed submissions without a workflow that runs": """
        SELECT reference FROM submissions_submission s WHERE state = 'in_moderation'
        AND NOT EXISTS (SELECT 1 FROM wagtailcore_workflowstate w
            JOIN wagtailcore_taskstate t ON t.id = w.current_task_state_id
            WHERE w.object_id = CAST(s.object_id AS TEXT)
            AND w.content_type_id = s.content_type_id AND w.status = 'in_progress'
            AND t.revision_id IS NOT NULL)""",
    "drafts that belong to nobody": """
        SELECT slug FROM directory_business b WHERE live = 0 AND NOT EXISTS (
            SELECT 1 FROM submissions_submission s WHERE s.object_id = b.id)""",
    "drafts without a version": """
        SELECT slug FROM directory_business WHERE live = 0 AND latest_revision_id IS NULL""",
    "unconfirmed submissions that have a draft": """
        SELECT reference FROM submissions_submission
        WHERE state = 'unconfirmed' AND object_id IS NOT NULL""",
}


def start(port, var):
    site = Site(port, var, **NO_LIMITS)
    site.wait_until_answering()
    return site


def kill(site):
    """End every process of the site at once, as a power cut does."""
    pids = [site.process.pid, *processes_below(site.process.pid)]
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    site.process.wait()
    wait_until_gone(pids)


def wait_until_gone(pids, seconds=20):
    end = time.monotonic() + seconds
    while any(is_running(pid) for pid in pids) and time.monotonic() < end:
        time.sleep(0.05)


def is_running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def soak(var, port, kills, chance, report=lambda line: None):
    """Send and kill so many times; return what people heard."""
    database, heard = var / "db.sqlite3", Heard()
    for round_number in range(1, kills + 1):
        site = start(port, var)
        stop = threading.Event()
        senders = [
            threading.Thread(target=keep_filing, args=(site.url, database, heard, stop))
            for _ in range(AT_ONCE)
        ]
        for sender in senders:
            sender.start()
        wait_for_first_number(heard, len(heard.numbers))
        moment = chance.uniform(SHORTEST, LONGEST)
        time.sleep(moment)
        kill(site)
        stop.set()
        for sender in senders:
            sender.join()
        report(
            f"{round_number:>3}. killed {moment:.2f} s after the first number: "
            f"{len(heard.numbers)} numbers shown, {len(heard.confirmed)} confirmations answered"
        )
    return heard


def wait_for_first_number(heard, before):
    end = time.monotonic() + FIRST_NUMBER_SECONDS
    while len(heard.numbers) == before and time.monotonic() < end:
        time.sleep(0.02)


def judge(var, port, heard):
    """Return {what went wrong: how often} after a last start, which recovers the database."""
    site = start(port, var)
    site.stop()
    connection = sqlite3.connect(var / "db.sqlite3")
    try:
        return dict(_wrong(connection, heard))
    finally:
        connection.close()


def _wrong(connection, heard):
    def rows(query):
        return connection.execute(query).fetchall()

    yield "people who were answered with something else", heard.failures
    stored = {number for (number,) in rows("SELECT reference FROM submissions_submission")}
    yield "acknowledged and lost", len(heard.numbers - stored)
    query = "SELECT contact_email FROM submissions_submission WHERE state = 'in_moderation'"
    confirmed = {email for (email,) in rows(query)}
    yield "confirmed and lost", len({email for email, _link in heard.confirmed} - confirmed)
    for what, query in HALVES.items():
        yield f"half: {what}", len(rows(query))
    ((state,),) = rows("PRAGMA integrity_check")
    yield "integrity_check not ok", int(state != "ok")
    yield "foreign keys that lead nowhere", len(rows("PRAGMA foreign_key_check"))


def main(kills):
    seed = random.randrange(10**6)  # moments, no secrets
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        heard = soak(Path(folder), port, kills, random.Random(seed), print)
        wrong = judge(Path(folder), port, heard)
    print(f"\n{kills} kills (seed {seed}), {len(heard.numbers)} submissions acknowledged, ", end="")
    print(f"{len(heard.confirmed)} confirmations acknowledged")
    for what, number in wrong.items():
        print(f"{number:>5}  {what}")
    print("held" if not any(wrong.values()) else "BROKEN")
    return int(any(wrong.values()))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS))
