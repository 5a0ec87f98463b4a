from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from content import sections


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Veranstaltungen")

    def ready(self):
        from events import receivers  # noqa: F401
        from events.section import SECTION

        sections.register(SECTION)
