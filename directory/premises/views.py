"""What the addresses of empty premises answer."""

from http import HTTPStatus

from django.http import Http404
from django.utils import timezone

from content.caching.query_keys import without_marks
from content.listing.paging import page_of
from directory.map.street_map import StreetMap, numbered
from directory.map.tiles import allow_tiles, tiles
from directory.models.premises import Premises
from directory.premises import detail
from directory.premises.filters import PremisesFilterForm
from directory.views.window_sign import share_picture

PER_PAGE = 24


def premises_list(request, page):
    """All offers that stand, the newest first, narrowed down by the filters."""
    filters = PremisesFilterForm(request.GET)
    offers = filters.narrow(Premises.objects.public()).newest()
    results = page_of(offers.for_cards(), request, PER_PAGE)
    rows = list(results.object_list)
    context = {
        "filters": filters,
        "results": results,
        "offers": rows,
        "street_map": _map_of(offers, request, numbered(rows, results.start_index())),
        "tiles": tiles(),
    }
    template = "directory/premises/premises_list.html"
    return allow_tiles(page.render(request, context_overrides=context, template=template))


def _map_of(offers, request, shown):
    """All offers that the filters leave, on the maps; what the page has loaded is not loaded again."""
    rows = offers.values_list("pk", "latitude", "longitude")
    rows = [(number, pk, *_degrees(point)) for number, (pk, *point) in enumerate(rows, 1)]

    def load(keys):
        further = keys - shown.keys()
        missing = Premises.objects.public().select_related("neighbourhood").in_bulk(further)
        return shown | missing

    def narrowed(area, count):
        query = without_marks(request.GET, "seite")
        query["ausschnitt"] = area
        return "#liste" if count == len(rows) else f"{request.path}?{query.urlencode()}#karte"

    return StreetMap(rows, load, narrowed)


def _degrees(point):
    return (None, None) if None in point else map(float, point)


def premises(request, page, slug):
    """The page of one offer; once it has ended, a page that says so."""
    today = timezone.localdate()
    if Premises.objects.ended(today).filter(slug=slug).exists():
        return _ended(request, page)
    context = detail.page_context(find_premises(slug))
    template = "directory/premises/premises.html"
    return allow_tiles(page.render(request, context_overrides=context, template=template))


def share_image(request, page, slug):
    """The picture that a shared link takes along."""
    return share_picture(request, find_premises(slug))


def _ended(request, page):
    response = page.render(request, template="directory/premises/premises_ended.html")
    response.status_code = HTTPStatus.GONE
    return response


def find_premises(slug):
    """The offer at this address, published and not run out; else 404."""
    found = (
        Premises.objects.public()
        .with_pictures()
        .select_related("neighbourhood")
        .filter(slug=slug)
        .first()
    )
    if found is None:
        raise Http404
    return found
