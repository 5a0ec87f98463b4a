"""What happens once a night, in the order in which it happens."""

import logging

from django.core.management import call_command

from events.forgetting import forget
from events.notices import remind
from events.schedule import top_up

logger = logging.getLogger(__name__)


def run_nightly(now, report):
    """Top up the calendar and clear what is old; one job's failure does not stop the next."""
    jobs = [
        (top_up, [now]),
        (remind, [now]),
        (forget, [now]),
        (call_command, ["cleanup_mail", "--days=90"]),
        (call_command, ["clearsessions"]),
        (call_command, ["prune_db_task_results"]),
    ]
    for job, arguments in jobs:
        try:
            job(*arguments)
        except Exception:
            logger.exception("nightly: %s %s", job.__name__, arguments)
    report(f"Nachtlauf vom {now:%d.%m.%Y} beendet.")
