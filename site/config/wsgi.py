"""The entry for the server (granian, WSGI interface)."""

import os

from django.core.wsgi import get_wsgi_application

from content.security.slow_bodies import guarded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
application = guarded(get_wsgi_application())
