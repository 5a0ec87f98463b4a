"""The entry for the server (granian, WSGI interface)."""

import multiprocessing
import os
import signal

from django.core.wsgi import get_wsgi_application

from config import orphans
from content.security.complete_bodies import CompleteBodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
# A web process of granian: left alone it would go on answering beside those that come after it.
if server := multiprocessing.parent_process():
    orphans.end_with(server.pid, signal.SIGKILL)
application = CompleteBodies(get_wsgi_application())
