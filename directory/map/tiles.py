"""Where the street map's pictures come from: another host, which is asked only after a click."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings


@dataclass(frozen=True)
class Tiles:
    """A tile server: its address with {z}, {x}, {y}, and whom its pictures are owed to."""

    url: str
    attribution: str
    attribution_url: str

    @property
    def host(self):
        """The host as a reader is told: `tile.openstreetmap.org`."""
        return urlsplit(self.url).netloc.replace("{s}.", "")

    @property
    def source(self):
        """The host as the content security policy names it."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"


def tiles():
    """Return the configured tile server, or None where there is none or its address makes no sense."""
    url = settings.TILES_URL
    is_template = all(part in url for part in ("{z}", "{x}", "{y}"))
    if not (is_template and re.fullmatch(r"https?://[\w.:{}-]+/[^\s\"'<>;,]+", url)):
        return None
    return Tiles(url, settings.TILES_ATTRIBUTION, settings.TILES_ATTRIBUTION_URL)


def allow_tiles(response):
    """Let this answer's page load pictures from the tile server; returns the answer."""
    server = tiles()
    if server:
        # Leaflet puts an empty picture, a data: address, in place of a tile that it takes away.
        response._csp_update = {"img-src": [server.source, "data:"]}
    return response
