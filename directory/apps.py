from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = _("Branchenbuch")

    def ready(self):
        import_module("directory.receivers")
        import_module("directory.proposals.kinds").register()
