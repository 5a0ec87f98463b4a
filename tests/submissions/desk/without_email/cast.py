"""What the team types for somebody who has no e-mail address."""

import uuid

from content.models import Neighbourhood
from submissions.models import Submission
from tests.factories.directory import make_category

TAKE_DOWN = "/admin/einreichungen/aufnehmen/business/"
NUMBER = "0221 4710-123"


def typed(**more):
    """Return the fields of a business as the team types them on the telephone."""
    fields = {
        "name": "Schlüsseldienst Yılmaz (Beispiel)",
        "categories": str(make_category(name=f"Schlüssel {uuid.uuid4().hex[:4]}").pk),
        "summary": "Schlüssel und Schlösser",
        "street": "Schalker Straße 12",
        "neighbourhood": str(Neighbourhood.objects.get(name="Schalke").pk),
        "contact_name": "Deniz Beispiel",
        "contact_telephone": NUMBER,
        "contact_email": "",
        "channel": "telephone",
        "consent_how": "spoken",
        "key": str(uuid.uuid4()),
    }
    return {name: value for name, value in (fields | more).items() if value is not None}


def taken_down(client, **more):
    """Return the submission that the team's form becomes; `client` is signed in."""
    fields = typed(**more)
    page = client.post(TAKE_DOWN, fields)
    assert page.status_code == 302, page.context["form"].errors
    return Submission.objects.get(idempotency_key=fields["key"])
