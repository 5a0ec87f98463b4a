from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from content import sections


class OutreachConfig(AppConfig):
    name = "outreach"
    verbose_name = _("Besuche in den Betrieben")

    def ready(self):
        from outreach.section import SECTION

        sections.register(SECTION)
