"""What a worker keeps of a directory of this size, in a process that only serves pages."""

import os
from pathlib import Path

import django
from django.conf import settings

django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.test import RequestFactory  # noqa: E402

from content.models import ContentVersion  # noqa: E402
from directory.search.facets import forget_facets  # noqa: E402

CHANGES = 40
LISTS = ("", "?q=Schalke", "?geoeffnet=1&sortierung=geprueft", "?sortierung=naehe&nah=51.52,7.09")


def resident():
    """Return the MiB of this process that lie in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main():
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "PageCache" not in m]
    handler, requests = WSGIHandler(), RequestFactory()

    def read(query):
        environ = requests.get("/branchenbuch/" + query).environ
        handler(environ, lambda status, headers: None).close()

    read("?branche=nichts")
    forget_facets()
    before = resident()
    for _ in range(CHANGES):
        ContentVersion.bump()
        for query in LISTS:
            read(query)
    print(
        f"  memory of a worker: {resident():.0f} MiB after {CHANGES} changes, {before:.0f} before"
    )


if __name__ == "__main__":
    main()
