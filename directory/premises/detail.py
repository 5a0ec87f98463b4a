"""What the page of empty premises prints; shared by the public page and the editors' preview."""

from directory.map.street_map import StreetMap
from directory.map.tiles import tiles
from directory.views.jsonld import address_of, geo_of, known


def page_context(premises):
    """Return the facts of premises, for templates/directory/premises/premises.html."""
    return {
        "premises": premises,
        "pictures": premises.shown_pictures(),
        "street_map": StreetMap.of_one(premises),
        "tiles": tiles(),
        "structured_data": listing_data(premises),
    }


def listing_data(premises) -> dict:
    """Return the JSON-LD (schema.org RealEstateListing); what is not known is left out."""
    data = {
        "@context": "https://schema.org",
        "@type": "RealEstateListing",
        "@id": premises.full_url,
        "name": premises.marked_name,
        "description": premises.suggested_use,
        "url": premises.full_url,
        "datePosted": premises.first_published_at and premises.first_published_at.isoformat(),
        "expires": premises.advertised_until and premises.advertised_until.isoformat(),
        "mainEntity": _room(premises),
        "offers": _offer(premises),
    }
    return known(data)


def _room(premises):
    room = {
        "@type": "Place",
        "address": address_of(premises),
        "additionalProperty": {
            "@type": "PropertyValue",
            "name": "floorSize",
            "value": _plain(premises.size),
            "unitCode": "MTK",
        },
        "geo": geo_of(premises),
    }
    return known(room)


def _offer(premises):
    offer = {
        "@type": "Offer",
        "businessFunction": "http://purl.org/goodrelations/v1#LeaseOut",
        "availabilityStarts": premises.available_from and premises.available_from.isoformat(),
    }
    if premises.rent is not None:
        offer["priceSpecification"] = {
            "@type": "UnitPriceSpecification",
            "price": _plain(premises.rent),
            "priceCurrency": "EUR",
            "unitCode": "MON",
        }
    return known(offer)


def _plain(number):
    """Return an amount as JSON knows numbers: 80, not "80.0"."""
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)
