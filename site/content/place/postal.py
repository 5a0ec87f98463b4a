"""Addresses in the town that this installation is for, for readers and for machines."""

from django.conf import settings


def address_lines(row):
    """Return street and town of what has a street and a postcode, without empty lines."""
    town = f"{row.postcode} {settings.TOWN}".strip()
    return [line for line in (row.street, town) if line]


def postal_address(row):
    """Return the address of what has a street and a postcode, as schema.org knows it."""
    return {
        "@type": "PostalAddress",
        "streetAddress": row.street,
        "postalCode": row.postcode,
        "addressLocality": settings.TOWN,
        "addressCountry": "DE",
    }
