"""A business for machines: schema.org LocalBusiness."""

from .hours_table import specification

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


def business_data(business) -> dict:
    """Return the JSON-LD of a business; what is not known is left out."""
    data = {
        "@context": "https://schema.org",
        "@type": TYPES.get(business.trade, "LocalBusiness"),
        "@id": business.full_url,
        "name": business.name,
        "description": business.summary,
        "url": business.website or business.full_url,
        "telephone": business.telephone,
        "email": business.email,
        "address": _address(business),
        "geo": _place(business),
        "openingHoursSpecification": specification(business.opening_hours),
        "knowsLanguage": [language.code for language in business.languages.all()],
        "amenityFeature": _amenities(business),
    }
    return {key: value for key, value in data.items() if value}


def _address(business):
    if not business.address_lines:
        return None
    return {
        "@type": "PostalAddress",
        "streetAddress": business.street,
        "postalCode": business.postcode,
        "addressLocality": "Gelsenkirchen",
        "addressCountry": "DE",
    }


def _place(business):
    if business.latitude is None or business.longitude is None:
        return None
    return {
        "@type": "GeoCoordinates",
        "latitude": float(business.latitude),
        "longitude": float(business.longitude),
    }


def _amenities(business):
    if business.is_step_free is None:
        return None
    return {
        "@type": "LocationFeatureSpecification",
        "name": "stepFreeAccess",
        "value": business.is_step_free,
    }
