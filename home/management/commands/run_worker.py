"""The one process beside the web server: tasks, mails, held places, the schedule, the nightly jobs."""

import datetime as dt
import os
import signal
import sys
import threading
from functools import partial

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from content.caching.base_url import apply_base_url
from events.registration.seats import lapse
from home.operations import heartbeat, tasks
from home.operations.nightly import run_if_due
from home.operations.schedule import Schedule
from home.operations.work import Part, do_until
from submissions.mails.checks import is_trial
from submissions.mails.delivery import send_due
from submissions.mails.trial import print_links

BEAT_SECONDS = 10
# serve.py waits eight; what is not done by then is done by the next worker.
END_SECONDS = 5
START_UP = dt.timedelta(seconds=30)


class Command(BaseCommand):
    help = (
        "Send queued mail, run background tasks, and once a night the clean-up; until interrupted."
    )

    def handle(self, **options):
        stopping = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.set())
        # The address may have changed since the site was prepared, where serve.py does not start it.
        apply_base_url(timezone.now())
        begin = timezone.localtime()
        # The web server may have been answering for a while before this process was ready.
        self.started_at = begin - START_UP
        self.printed_up_to = 0
        machine = heartbeat.machine_name()
        heartbeat.forget_machines_that_are_gone(begin)
        tasks.take_up_again(machine, begin)
        parts = self.parts(machine)
        beat = partial(heartbeat.beat, machine, begin, parts)
        if not do_until(
            stopping, [*parts, Part(_("Lebenszeichen"), beat, BEAT_SECONDS)], END_SECONDS
        ):
            # A thread that waits for somebody, for example a mail server, cannot be told to end.
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(0)

    def parts(self, machine):
        """Return what this process does, each part for itself."""
        work = {
            _("Aufgaben"): lambda now: tasks.run_waiting(machine),
            _("freie Plätze"): lapse,
            _("Zeitplan"): Schedule().follow,
            _("E-Mails"): self.send_mail,
            _("Nachtlauf"): self.run_night,
        }
        pause = settings.WORKER_PAUSE_MILLISECONDS / 1000
        return [Part(label, run, pause) for label, run in work.items()]

    def run_night(self, now):
        run_if_due(now, report=self.stdout.write)

    def send_mail(self, now):
        """Send what is due; without a mail server mails wait, and on a trial their links are printed."""
        if settings.EMAIL_HOST:
            send_due()
        elif is_trial():
            self.printed_up_to = print_links(self.stdout.write, self.started_at, self.printed_up_to)
