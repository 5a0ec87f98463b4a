"""The directory as open data: the list that the filters leave as one file.

Telephone numbers and addresses for mail stand on each entry's page, yet not in these lists: many
belong to persons, and nobody gave them to be collected.
"""

import csv
import json
from itertools import islice

from django.http import StreamingHttpResponse
from django.utils import timezone

from content.admin.exports import safe_csv_cell
from content.models import ContentVersion
from directory.models.business import Business
from directory.search.listing import Listing

AT_ONCE = 200
COLUMNS = {
    "name": lambda b: b.name,
    "branchen": lambda b: "; ".join(category.name for category in b.categories.all()),
    "beschreibung": lambda b: b.summary,
    "strasse": lambda b: b.street,
    "plz": lambda b: b.postcode,
    "stadtteil": lambda b: str(b.neighbourhood or ""),
    "breite": lambda b: b.latitude and float(b.latitude),
    "laenge": lambda b: b.longitude and float(b.longitude),
    "website": lambda b: b.website,
    "oeffnungszeiten": lambda b: b.opening_hours,
    "sprachen": lambda b: "; ".join(language.code for language in b.languages.all()),
    "stufenlos": lambda b: b.is_step_free,
    "ausbildung": lambda b: b.offers_training,
    "praktikum": lambda b: b.offers_internship,
    "geprueft_am": lambda b: b.checked_on and b.checked_on.isoformat(),
    "adresse_im_netz": lambda b: b.full_url,
}
PLACE = ("breite", "laenge")
WORDS = {True: "ja", False: "nein", None: ""}


def csv_file(request, page):
    """The list that the filters leave, one line for each business (RFC 4180)."""
    writer = csv.writer(_Echo())
    lines = (writer.writerow([_cell(value) for value in row.values()]) for row in _rows(request))
    head = writer.writerow(COLUMNS)
    return _file(_with_head(head, lines), "text/csv; charset=utf-8", "branchenbuch.csv")


def geojson_file(request, page):
    """The same for maps: a FeatureCollection (RFC 7946); without a known point geometry is null."""
    return _file(_features(request), "application/geo+json", "branchenbuch.geojson")


def _rows(request):
    for business in _businesses(listing_for(request).results):
        yield {name: value_of(business) for name, value_of in COLUMNS.items()}


def _businesses(results):
    """Read a few hundred at a time, so that a large directory needs no more memory than a small one."""
    ids = results.ids()
    everybody = with_what_is_open(Business.objects.public())
    while batch := list(islice(ids, AT_ONCE)):
        rows = everybody.in_bulk(batch)
        yield from (rows[pk] for pk in batch if pk in rows)


def _features(request):
    yield '{"type": "FeatureCollection", "features": ['
    comma = ""
    for row in _rows(request):
        yield comma + json.dumps(_feature(row), ensure_ascii=False)
        comma = ",\n"
    yield "]}"


def _feature(row):
    latitude, longitude = (row[name] for name in PLACE)
    is_placed = latitude is not None and longitude is not None
    return {
        "type": "Feature",
        "id": row["adresse_im_netz"],
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]} if is_placed else None,
        "properties": {name: value for name, value in row.items() if name not in PLACE},
    }


def _cell(value):
    return WORDS[value] if value is None or isinstance(value, bool) else safe_csv_cell(value)


def _with_head(head, lines):
    yield head
    yield from lines


def _file(parts, content_type, name):
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Access-Control-Allow-Origin": "*",
    }
    return StreamingHttpResponse(parts, content_type=content_type, headers=headers)


class _Echo:
    """A file that hands on each line instead of keeping it."""

    def write(self, line):
        return line


def with_what_is_open(businesses):
    """Load what the interface tells of a business, in the same number of queries for any number."""
    return businesses.select_related("neighbourhood").prefetch_related("categories", "languages")


def listing_for(request):
    """Return the list that the page would show for these filters."""
    return Listing.of(request.GET, timezone.now(), ContentVersion.of(request))
