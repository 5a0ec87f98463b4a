from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from content import sections


class ContentConfig(AppConfig):
    name = "content"
    verbose_name = _("Inhalte")

    def ready(self):
        from content import receivers  # noqa: F401
        from content.management import checks  # noqa: F401
        from content.section import SECTION

        sections.register(SECTION)
