"""What each address of the directory answers: find, show."""

from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import get_language

from content.caching.site_frame import site_frame_of
from content.listing.paging import page_of
from content.models import ContentVersion
from directory.map.street_map import StreetMap, numbered
from directory.map.tiles import allow_tiles, tiles
from directory.models.business import Business
from directory.search.demand import kept_nowhere, note_unmet
from directory.search.facets import facets_at
from directory.search.listing import PER_PAGE, Listing
from directory.search.suggestions import suggestions
from directory.views import detail
from directory.views.vcard import vcard
from directory.views.window_sign import PAPERS, qr_file, share_picture


def businesses(request, page):
    """The list, narrowed down by the filters."""
    version = ContentVersion.of(request)
    listing = Listing.of(request.GET, timezone.now(), version, is_for_visit=True)
    results = page_of(listing.results, request, PER_PAGE)
    context = {
        "listing": listing,
        "results": results,
        "businesses": results.object_list,
        "street_map": _map_of(listing, page.url, results),
        "tiles": tiles(),
    }
    response = allow_tiles(page.render(request, context_overrides=context))
    query = listing.filters.query
    is_in_vain = bool(query) and not listing.hits.is_exact and note_unmet(request, query)
    # Where somebody is stays nowhere: neither in our cache nor in the browser's.
    return kept_nowhere(response) if is_in_vain or "nah" in request.GET else response


def _map_of(listing, url, results):
    """All that the list shows, on its maps; they are kept while the list stays as it is.

    What the page has loaded is not loaded again.
    """
    shown = numbered(results.object_list, results.start_index())

    def load(keys):
        rows = Business.objects.public().select_related("neighbourhood")
        further = keys - shown.keys()
        return shown | (rows.in_bulk(further) if further else {})

    def narrowed(area, count):
        is_whole_list = count == listing.total
        return "#liste" if is_whole_list else f"{url}?{listing.query_within(area)}#karte"

    def draw():
        return StreetMap(listing.facets.on_map(listing.results.ids()), load, narrowed)

    key = listing.order_key
    return listing.facets.kept((url, get_language(), key), draw) if key else draw()


def suggest(request, page):
    """What the search box offers while somebody types."""
    facets = facets_at(ContentVersion.of(request))
    return JsonResponse({"options": suggestions(request.GET.get("q", ""), facets)})


def business(request, page, slug):
    """The page of one business."""
    hidden = site_frame_of(request).hidden_sections
    context = detail.page_context(find_business(slug), timezone.now(), hidden)
    response = page.render(request, context_overrides=context, template="directory/business.html")
    return allow_tiles(response)


def window_sign(request, page, slug):
    """The sign for the shop window, to be printed: on A5, or on A4 where the address asks for it."""
    business = find_business(slug)
    wanted = request.GET.get("ansicht")
    context = detail.sign_context(business, timezone.now()) | {
        "papers": PAPERS,
        "paper": wanted if wanted in PAPERS else PAPERS[0],
    }
    return page.render(request, context_overrides=context, template="directory/window_sign.html")


def visiting_card(request, page, slug):
    """The business as a file for the phone's contacts."""
    card = vcard(detail.visiting_card(find_business(slug)))
    response = HttpResponse(card, content_type="text/vcard; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}.vcf"'
    return response


def qr_code(request, page, slug):
    """The entry's address as a QR code, to print elsewhere."""
    return qr_file(find_business(slug))


def share_image(request, page, slug):
    """The picture that a shared link takes along."""
    return share_picture(request, find_business(slug))


def find_business(slug):
    """The published business at this address; else 404."""
    found = (
        Business.objects.public()
        .with_freshness()
        .with_pictures()
        .with_organised_events()
        .select_related("neighbourhood")
        .prefetch_related("languages")
        .filter(slug=slug)
        .first()
    )
    if found is None:
        raise Http404
    return found
