from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from content import sections


class TeamsConfig(AppConfig):
    name = "teams"
    verbose_name = _("Erfolgsteams")

    def ready(self):
        from teams import receivers  # noqa: F401
        from teams.section import SECTION

        sections.register(SECTION)
