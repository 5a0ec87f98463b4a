"""A business for machines: schema.org LocalBusiness."""

from contextlib import suppress

from wagtail.images.models import SourceImageIOError

from content.place.postal import postal_address
from content.place.telephone import international
from directory.hours.table import specification
from directory.map.distance import point_of

# As in the page's head, where the template asks for the same one.
SHARED_PICTURE = "fill-1200x630"
# The more exact type where schema.org has one.
TYPES = {
    "bakery": "Bakery",
    "cafe": "CafeOrCoffeeShop",
    "restaurant": "Restaurant",
    "hair": "HairSalon",
    "fashion": "ClothingStore",
    "food": "GroceryStore",
    "flowers": "Florist",
    "kiosk": "ConvenienceStore",
    "beauty": "BeautySalon",
    "craft": "HomeAndConstructionBusiness",
    "health": "MedicalBusiness",
}


def business_data(business, today) -> dict:
    """Return the JSON-LD of a business as it is on this day; what is not known is left out."""
    data = {
        "@context": "https://schema.org",
        "@type": TYPES.get(business.trade, "LocalBusiness"),
        "@id": business.full_url,
        "name": business.marked_name,
        "description": business.summary,
        "url": business.website or business.full_url,
        "telephone": international(business.telephone),
        "email": business.email,
        "image": image_of(business),
        "address": address_of(business),
        "geo": geo_of(business),
        "openingHoursSpecification": specification(business.opening_hours, today),
        "knowsLanguage": [language.code for language in business.languages.all()],
        "amenityFeature": _amenities(business),
    }
    return known(data)


def address_of(row):
    """Return the postal address of a business or premises, None where it is not known."""
    return postal_address(row) if row.address_lines else None


def image_of(business):
    """Return the address of the picture that also stands for the business where a link is shared."""
    if business.picture:
        with suppress(SourceImageIOError):  # its file is gone: the drawn one stands in
            return business.picture.get_rendition(SHARED_PICTURE).full_url
    return f"{business.full_url}bild.png" if business.pk else None


def known(data):
    """Return what is known of some JSON-LD: machines are told nothing about the rest."""
    return {key: value for key, value in data.items() if value}


def geo_of(row):
    """Return where a business or premises lies, None where it is not known."""
    point = point_of(row)
    return point and {"@type": "GeoCoordinates", "latitude": point[0], "longitude": point[1]}


def _amenities(business):
    if business.is_step_free is None:
        return None
    return {
        "@type": "LocationFeatureSpecification",
        "name": "stepFreeAccess",
        "value": business.is_step_free,
    }
