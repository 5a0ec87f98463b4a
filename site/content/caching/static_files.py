"""Collects and compresses the static files, and only where one of them is another than before."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from content.caching.joined_styles import SHEETS

# Beside the folder of the files: what is in there, everybody may read.
STAMP = "collected"


def collect():
    """Run `collectstatic`, which compresses everything anew: thirteen seconds of the processor's time.

    Returns False where what was collected last time is what would be collected now.
    """
    folder = Path(settings.STATIC_ROOT)
    stamp, found = folder.with_name(STAMP), fingerprint()
    if stamp.exists() and stamp.read_text() == found and (folder / "staticfiles.json").exists():
        return False
    stamp.unlink(missing_ok=True)  # whoever is stopped in the middle begins again
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(found)
    return True


def fingerprint():
    """Return a hash of what would be collected (name, size, time of each file) and joined."""
    facts = [*SHEETS]
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            facts.append(f"{storage.location}:{path}:{status.st_size}:{status.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(facts)).encode()).hexdigest()
