from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from content import sections


class NetworksConfig(AppConfig):
    name = "teams.networks"
    verbose_name = _("Netzwerke")

    def ready(self):
        from teams.networks.section import SECTION

        sections.register(SECTION)
