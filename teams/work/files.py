"""Files on the team's table: PDFs as they are, pictures without anything but their pixels."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from content.text import slug_of
from submissions.pictures.decoding import read_picture
from teams.models import TeamFile

MOST_BYTES = 15 * 1024 * 1024
MOST_FILES = 100
PDF = b"%PDF-"
TOO_HEAVY = _("Die Datei ist größer als 15 MB. Bitte nehmen Sie eine kleinere.")
TOO_MANY = _("Hier liegen schon 100 Dateien. Bitte löschen Sie zuerst alte.")


def add(team, member, *, title, upload, now):
    """Put a file on the table. Raises ValidationError with what to do."""
    if upload.size > MOST_BYTES:
        raise ValidationError(TOO_HEAVY)
    if team.files.count() >= MOST_FILES:
        raise ValidationError(TOO_MANY)
    content, extension = _read(upload)
    name = f"{slug_of(title)[:60] or 'datei'}.{extension}"
    row = TeamFile(team=team, added_by=member, title=title, added_at=now)
    row.file.save(name, ContentFile(content), save=False)
    row.save()
    return row


def _read(upload):
    """Return what is stored of an upload, and of which kind it is: by its bytes, not by its name."""
    upload.seek(0)
    if upload.read(len(PDF)) == PDF:
        upload.seek(0)
        return upload.read(), "pdf"
    picture = read_picture(upload)
    return picture.content, picture.extension


def delete(row):
    """Delete a file from the table and, once that is certain, from the disk."""
    file = row.file
    with transaction.atomic():
        row.delete()
        transaction.on_commit(lambda: file.storage.delete(file.name))
