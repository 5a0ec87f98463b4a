"""What happens once a night, in the order in which it happens."""

import logging

from content import sections

logger = logging.getLogger(__name__)


def run_nightly(now, report):
    """Run every section's jobs by their phase (`sections.Night`); a failure stops no other job."""
    for job in sorted(sections.all_of("nightly_jobs"), key=lambda job: job.phase):
        try:
            job.run(now)
        except Exception:
            logger.exception("nightly: %s", job.key)
    report(f"Nachtlauf vom {now:%d.%m.%Y} beendet.")
