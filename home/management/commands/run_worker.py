"""The one process beside the web server: tasks, mail queue, held places, the nightly jobs."""

import datetime as dt
import signal
import time

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from post_office.mail import send_queued_mail_until_done

from events.registration.seats import lapse
from home.operations.nightly import run_nightly
from submissions.mails.backend import print_links

PAUSE_SECONDS = 2
START_UP = dt.timedelta(seconds=30)
NIGHT_HOUR = 3


class Command(BaseCommand):
    help = (
        "Send queued mail, run background tasks, and once a night the clean-up; until interrupted."
    )

    def handle(self, **options):
        self.is_running = True
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        # The web server may have been answering for a while before this process was ready.
        self.started_at = timezone.now() - START_UP
        self.printed_up_to = 0
        begin = timezone.localtime()
        # Started in the small hours, this night's jobs are still to come.
        self.last_night = begin.date() - dt.timedelta(days=begin.hour < NIGHT_HOUR)
        while self.is_running:
            self.one_round(timezone.localtime())
            close_old_connections()
            time.sleep(PAUSE_SECONDS)

    def stop(self, *args):
        self.is_running = False

    def one_round(self, now):
        """Do what is due; a part that fails is logged and tried again in the next round."""
        for part in (self.run_tasks, self.free_places, self.send_mail):
            try:
                part()
            except Exception as error:  # a mail server's whim must not end the worker
                self.stderr.write(f"{part.__name__}: {error!r}")
        if now.hour >= NIGHT_HOUR and self.last_night < now.date():
            self.last_night = now.date()
            run_nightly(now, report=self.stdout.write)

    def run_tasks(self):
        Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="worker",
        ).run()

    def free_places(self):
        """Give on the places of those who did not confirm in time."""
        lapse(timezone.now())

    def send_mail(self):
        """Send what is queued; without a mail server print each mail's links and keep the mail."""
        if settings.EMAIL_HOST:
            send_queued_mail_until_done()
        else:
            self.printed_up_to = print_links(self.stdout.write, self.started_at, self.printed_up_to)
