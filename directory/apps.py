from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from content import sections


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = _("Branchenbuch")

    def ready(self):
        from directory import receivers  # noqa: F401
        from directory.section import SECTION

        sections.register(SECTION)
