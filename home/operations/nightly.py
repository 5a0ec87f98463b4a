"""What happens once a night, in the order in which it happens."""

import logging

from django.core.management import call_command

from content.search.index import tidy
from directory.freshness.nightly import care
from directory.premises.expiry import end_offers
from events.occurrences.rebuild import top_up
from events.proposals.retention import forget
from events.registration.mails import remind
from submissions.desk.digest import send_digest
from submissions.privacy.retention import follow_up, purge
from submissions.workflow.corrections import take_up_forgotten
from submissions.workflow.queue_facts import note_all

logger = logging.getLogger(__name__)


def run_nightly(now, report):
    """Top up the calendar, clear what is old, write the day's letter; a failure stops no other job."""
    jobs = [
        (top_up, [now]),
        (end_offers, [now]),
        (remind, [now]),
        (care, [now]),
        (purge, [now, report]),
        (forget, [now]),
        (follow_up, [now]),
        (take_up_forgotten, []),
        (note_all, [now]),
        (send_digest, [now]),
        (tidy, []),
        (call_command, ["clearsessions"]),
        (call_command, ["prune_db_task_results"]),
    ]
    for job, arguments in jobs:
        try:
            job(*arguments)
        except Exception:
            logger.exception("nightly: %s %s", job.__name__, arguments)
    report(f"Nachtlauf vom {now:%d.%m.%Y} beendet.")
