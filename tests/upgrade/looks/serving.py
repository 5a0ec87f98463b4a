"""Serves a state of the site as it is at one moment; started by `looks`.

Usage: serving.py MOMENT PORT, with a checkout on the path and an empty VAR_DIR. Knows nothing of the
state but that it is Django: it must run on states that are years apart.
"""

import logging
import sys
from datetime import datetime

import django
from django.core.management import call_command
from django.core.servers.basehttp import get_internal_wsgi_application, run
from django.utils import timezone


def main(moment, port):
    now = datetime.fromisoformat(moment)
    timezone.now = lambda: now
    django.setup()
    logging.disable(logging.INFO)  # each request is a line of its own
    call_command("prepare")  # its dates lie around the same moment
    run("127.0.0.1", int(port), get_internal_wsgi_application(), threading=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
