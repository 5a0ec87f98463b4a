"""How the tests of the front door fill in and walk through a form."""

from dataclasses import dataclass

from content.models import Neighbourhood
from submissions.registry import kinds
from tests.factories.directory import make_category
from tests.factories.walking import of_step

ADDRESS = "/branchenbuch/eintragen/"


def business_fields(**changes):
    """Return the fields of a valid business proposal as a browser sends them."""
    category = make_category(name="Friseur", slug="friseur")
    return {
        "name": "Salon Gül (Beispiel)",
        "categories": [str(category.pk)],
        "summary": "Haare schneiden und färben.",
        "description": "Mit und ohne Termin.",
        "street": "Polsumer Straße 1",
        "postcode": "45896",
        "neighbourhood": str(Neighbourhood.objects.get(name="Hassel").pk),
        "telephone": "0221 4710-123",
        "website": "www.salon.example.org",
        "opening_hours_tu": "9–13, 15–18 Uhr",
        "is_step_free": "no",
        "contact_name": "Gül Beispiel",
        "contact_email": "guel@example.org",
        "contact_telephone": "",
        "consent": "on",
    } | changes


@dataclass
class Page:
    """A step that is open: its address, and the link of the form it belongs to."""

    url: str

    @property
    def link(self):
        return self.url.rstrip("/").rpartition("/")[0] + "/"


def at_step(client, fields, step, kind="business", address=ADDRESS, files=None):
    """Fill in everything before a step (one behind the last means the page before sending).

    No page on the way is opened: that stores nothing, and `walk` does it.
    """
    for number in range(1, step):
        data = of_step(kind, number, fields)
        if files and number == kinds.get(kind).form_class.picture_step():
            data |= files
        address = client.post(address, data).url
    return Page(address)
