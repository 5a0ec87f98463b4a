from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from content import sections


class EvidenceConfig(AppConfig):
    name = "evidence"
    verbose_name = _("Nachweis")

    def ready(self):
        from evidence.section import SECTION

        sections.register(SECTION)
