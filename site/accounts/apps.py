from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from content import sections


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Konten")

    def ready(self):
        from accounts import receivers  # noqa: F401
        from accounts.section import SECTION

        sections.register(SECTION)
