"""1,000 programs and 200 people send the event form; how far each of them gets.

python -m tests.bench.spam.run

Prints for each kind of sender what became of it. At least 99 % of the programs must not reach a
moderator's queue, and no person may be stopped. Ends with 1 where that does not hold.
"""

import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import setup_test_environment, teardown_test_environment  # noqa: E402

from tests.bench.spam import senders  # noqa: E402

OUTCOMES = ("refused", "never sent", "spam tab", "unconfirmed", "queue")


def outcomes_of(kinds, chance):
    """Let each sender send its form; return {kind of sender: Counter of what became of it}."""
    table = {}
    for name, (count, send) in kinds.items():
        for number in range(count):
            table.setdefault(name, Counter())[send(chance, number)] += 1
    return table


def show(title, table):
    print(f"\n{title:<46}" + "".join(f"{outcome:>13}" for outcome in OUTCOMES))
    for name, found in table.items():
        print(f"{name:<46}" + "".join(f"{found[outcome]:>13}" for outcome in OUTCOMES))


def main():
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0)
    try:
        return run()
    finally:
        connection.creation.destroy_test_db(settings.DATABASES["default"]["NAME"], verbosity=0)
        teardown_test_environment()


def run():
    settings.FORM_FASTEST_SECONDS = 2
    settings.EMAIL_BACKEND = "submissions.mails.backend.QueueBackend"
    chance = random.Random(2026)  # the same crowd in each run
    begin = time.perf_counter()
    senders.make_site()
    people = outcomes_of(senders.PEOPLE, chance)
    programs = outcomes_of(senders.PROGRAMS, chance)
    show("people", people)
    show("programs", programs)
    all_people, all_programs = sum(people.values(), Counter()), sum(programs.values(), Counter())
    stopped = all_people.total() - all_people["queue"]
    kept_out = 1 - all_programs["queue"] / all_programs.total()
    print(
        f"\n{all_programs.total()} programs: {kept_out:.1%} never reached the queue (want 99.0 %)"
    )
    print(f"{all_people.total()} people: {stopped} stopped (want 0)")
    print(f"{time.perf_counter() - begin:.0f} s")
    return 0 if kept_out >= 0.99 and stopped == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
