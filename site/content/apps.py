from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from content import sections


class ContentConfig(AppConfig):
    name = "content"
    verbose_name = _("Inhalte")

    def ready(self):
        from content import receivers  # noqa: F401
        from content.admin.exports import make_every_export_safe
        from content.section import SECTION
        from content.sections import checks  # noqa: F401
        from content.security import missing_pictures
        from content.security.broken_values import load_broken_values

        sections.register(SECTION)
        make_every_export_safe()
        load_broken_values()
        missing_pictures.do_without()
