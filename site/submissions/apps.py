from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from content import sections


class SubmissionsConfig(AppConfig):
    name = "submissions"
    verbose_name = _("Einreichungen")

    def ready(self):
        from submissions import receivers  # noqa: F401
        from submissions.mails import checks  # noqa: F401
        from submissions.section import SECTION

        sections.register(SECTION)
