"""The web server: loads the site once, and answers from processes that are forked from it.

They share what was loaded, so each takes less memory, and one that died is replaced at once. Takes
the arguments of granian: python -m config.server config.wsgi:application --interface wsgi
"""

import gc
import os
from contextlib import suppress

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import DatabaseError, connections
from django.urls import get_resolver
from granian.cli import entrypoint


def load():
    """Load all that every process needs, and nothing that belongs to one: no connection stays open."""
    gc.disable()  # what is loaded stays: looking through it again and again takes a fifth of the start
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
    get_wsgi_application()
    get_resolver().url_patterns  # noqa: B018  reading it loads the views
    with suppress(DatabaseError):  # it may not answer yet: then the worker does it
        call_command("apply_base_url")
    connections.close_all()
    gc.freeze()  # collecting would write into what is shared, and so copy it
    gc.enable()


if __name__ == "__main__":
    load()
    entrypoint()
