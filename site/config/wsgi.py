"""The entry for the server (granian, WSGI interface)."""

import os

from django.core.wsgi import get_wsgi_application

from content.security.complete_bodies import CompleteBodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
application = CompleteBodies(get_wsgi_application())
