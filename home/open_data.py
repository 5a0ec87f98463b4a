"""The page that tells programmers what they may take from here, and how."""

from operator import attrgetter
from typing import NamedTuple

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from content import sections
from content.caching.site_frame import site_frame_of
from content.sections import OpenFile
from directory.views.open_data import COLUMNS

LICENCE = "Datenlizenz Deutschland – Namensnennung – Version 2.0"
LICENCE_URL = "https://www.govdata.de/dl-de/by-2-0"


class Endpoint(NamedTuple):
    """A list of the interface: its address, filters and its fields."""

    path: str
    what: str
    filters: list[tuple[str, str]]
    fields: list[tuple[str, str]]


EXAMPLES = (
    OpenFile("/api/v2/businesses/?sprache=tr", _("Wo man Türkisch spricht")),
    OpenFile("/api/v2/businesses/?q=fahrrad&fields=_,name,street", _("Nur Name und Straße")),
    OpenFile("/api/v2/businesses/?geoeffnet=1&limit=5", _("Fünf, die jetzt geöffnet haben")),
    OpenFile("/api/v2/events/?kostenlos=1", _("Was nichts kostet, das Nächste zuerst")),
    OpenFile("/api/v2/events/?limit=20&offset=20", _("Die zweiten zwanzig")),
    OpenFile("/api/v2/pages/?type=home.NewsPage&fields=*", _("Alle Meldungen mit ihrem Text")),
)


def description(request):
    """Describe the files and the interface; no cookie, no key, nothing to agree to."""
    hidden = site_frame_of(request).hidden_sections
    context = {
        "town": settings.TOWN,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "files": sorted(sections.all_of("open_files", hidden), key=attrgetter("path")),
        "columns": list(COLUMNS),
        "examples": EXAMPLES,
        "endpoints": sorted(
            _described(endpoint, name, section.label)
            for section in sections.every()
            if section.app not in hidden
            for name, endpoint in section.api_endpoints.items()
        ),
    }
    return render(request, "home/open_data.html", context)


def _described(endpoint, name, what):
    filters = [
        (key, field.label or _("Wo man ist, zum Sortieren nach Entfernung: Breite,Länge"))
        for key, field in endpoint.filter_form.base_fields.items()
    ]
    fields = [(field.name, field.words) for field in endpoint.open_fields]
    return Endpoint(f"/api/v2/{name}/", what, filters, fields)
