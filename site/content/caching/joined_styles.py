"""The style sheets of every page, sent as one file: a phone asks once and not seventeen times."""

import posixpath
import re
from functools import cache

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

# In this order; the first one names the layers.
SHEETS = (
    "css/tokens.css",
    "css/base.css",
    "css/layout.css",
    "css/forms.css",
    "css/components/site-frame.css",
    "css/components/site-header.css",
    "css/components/controls.css",
    "css/components/ways.css",
    "css/components/filters.css",
    "css/components/form-parts.css",
    "css/components/cards.css",
    "css/components/drawings.css",
    "css/components/street.css",
    "css/components/detail.css",
    "css/components/blocks.css",
    "css/components/calendar.css",
    "css/components/print.css",
)
JOINED = "css/frame.css"
RELATIVE_URL = re.compile(r'url\("(\.\.?/[^"]+)"\)')


class OnceCompressor(Compressor):
    """Compresses a content once: most files stand there twice, with a hash in their name and without."""

    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.compress_brotli = cache(super().compress_brotli)
        self.compress_gzip = cache(super().compress_gzip)


class JoiningStorage(CompressedManifestStaticFilesStorage):
    """Keeps the joined file beside those that were collected, named and compressed as they are."""

    sheets = (JOINED,)

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            self.delete(JOINED)
            self.save(JOINED, ContentFile("\n".join(map(self.as_it_is_joined, SHEETS))))
            paths[JOINED] = self, JOINED
        yield from super().post_process(paths, dry_run, **options)

    def create_compressor(self, **kw):
        return OnceCompressor(**kw)

    def as_it_is_joined(self, name):
        """Return the text of a sheet; what it refers to is found from the joined file as well."""

        def moved(found):
            file = posixpath.normpath(posixpath.join(posixpath.dirname(name), found[1]))
            return f'url("{posixpath.relpath(file, posixpath.dirname(JOINED))}")'

        with self.open(name) as sheet:
            return RELATIVE_URL.sub(moved, sheet.read().decode())


def style_sheets():
    """Return the names of the sheets that a page has to load: the joined one, if files are collected."""
    return getattr(staticfiles_storage, "sheets", SHEETS)
