#!/usr/bin/env python3
"""Django's command line, with site/ on the import path."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))

from django.core.management import execute_from_command_line

from config.environment import keep_private, refusing

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
    keep_private()
    with refusing():
        execute_from_command_line(sys.argv)
