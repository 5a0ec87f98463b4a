"""The page that tells programmers what they may take from here, and how."""

from typing import NamedTuple

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from directory.views.api import BusinessEndpoint
from directory.views.open_data import COLUMNS
from events.api import EventEndpoint

LICENCE = "Datenlizenz Deutschland – Namensnennung – Version 2.0"
LICENCE_URL = "https://www.govdata.de/dl-de/by-2-0"


class Example(NamedTuple):
    """An address that answers, and what it answers."""

    path: str
    what: str


class Endpoint(NamedTuple):
    """A list of the interface: its address, filters and its fields."""

    path: str
    what: str
    filters: list[tuple[str, str]]
    fields: list[tuple[str, str]]


FILES = (
    Example("/branchenbuch/eintraege.csv", _("Das ganze Branchenbuch als Tabelle")),
    Example(
        "/branchenbuch/eintraege.csv?stadtteil=hassel&barrierefrei=1",
        _("Nur, was in Hassel ohne Stufen zugänglich ist"),
    ),
    Example("/branchenbuch/eintraege.geojson", _("Das Branchenbuch für Karten (WGS 84)")),
    Example("/veranstaltungen/kalender.ics", _("Der Kalender (iCalendar)")),
)
EXAMPLES = (
    Example(
        "/api/v2/businesses/?stadtteil=hassel&sprache=tr", _("Wo man in Hassel Türkisch spricht")
    ),
    Example("/api/v2/businesses/?q=fahrrad&fields=_,name,street", _("Nur Name und Straße")),
    Example("/api/v2/businesses/?geoeffnet=1&limit=5", _("Fünf, die jetzt geöffnet haben")),
    Example("/api/v2/events/?kostenlos=1", _("Was nichts kostet, das Nächste zuerst")),
    Example("/api/v2/events/?stadtteil=schalke&limit=20&offset=20", _("Die zweiten zwanzig")),
    Example("/api/v2/pages/?type=home.NewsPage&fields=*", _("Alle Meldungen mit ihrem Text")),
)


def description(request):
    """Describe the files and the interface; no cookie, no key, nothing to agree to."""
    context = {
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "files": FILES,
        "columns": list(COLUMNS),
        "examples": EXAMPLES,
        "endpoints": [
            _described(BusinessEndpoint, "businesses", _("Branchenbuch")),
            _described(EventEndpoint, "events", _("Veranstaltungen")),
        ],
    }
    return render(request, "home/open_data.html", context)


def _described(endpoint, name, what):
    filters = [
        (key, field.label or _("Wo man ist, zum Sortieren nach Entfernung: Breite,Länge"))
        for key, field in endpoint.filter_form.base_fields.items()
    ]
    fields = [(field.name, field.words) for field in endpoint.open_fields]
    return Endpoint(f"/api/v2/{name}/", what, filters, fields)
