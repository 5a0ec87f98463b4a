"""Where uploads lie: under names that nobody guesses."""

import contextlib
import os
import secrets
from pathlib import Path

from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible
class UnguessableStorage(FileSystemStorage):
    """Puts each file into a folder with a random name, so that the file keeps its own."""

    def get_available_name(self, name, max_length=None):
        folder, file_name = os.path.split(name)
        hidden = os.path.join(folder, secrets.token_urlsafe(12), file_name)
        return super().get_available_name(hidden, max_length)

    def delete(self, name):
        super().delete(name)
        with contextlib.suppress(OSError):  # other files are in it
            Path(self.path(name)).parent.rmdir()
