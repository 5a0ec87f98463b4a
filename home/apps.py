from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from content import sections


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Startseite und Programm")

    def ready(self):
        from home.operations import launch, upkeep  # noqa: F401
        from home.section import SECTION

        sections.register(SECTION)
