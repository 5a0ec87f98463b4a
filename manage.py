#!/usr/bin/env python3
"""Django's command line, with site/ on the import path."""

import gc
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))

from django.core.management import ManagementUtility

from config.environment import keep_private, refusing


class CommandLine(ManagementUtility):
    """Loads the site without looking for garbage in it, which takes as long as loading itself."""

    def execute(self):
        gc.disable()
        super().execute()

    def fetch_command(self, subcommand):
        """Return the command; all is loaded by now, and stays until the end."""
        gc.freeze()
        gc.enable()
        return super().fetch_command(subcommand)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
    keep_private()
    with refusing():
        CommandLine(sys.argv).execute()
