"""Proposals as visitors type them, and the submissions that they become."""

import uuid

from django.core.signing import Signer
from django.http import QueryDict

from content.models import Neighbourhood
from submissions.registry import kinds
from submissions.workflow import submitter

from .days import tuesday
from .directory import make_category

TITLE = "Nähcafé (Beispiel)"


def proposal(**changes):
    """Return the fields of a valid event proposal as a browser sends them."""
    return {
        "title": TITLE,
        "kind": "meeting",
        "summary": "Gemeinsam nähen und reparieren.",
        "description": "Maschinen sind da.\n\nBringen Sie Stoff mit.",
        "date": tuesday().isoformat(),
        "start_time": "18 Uhr",
        "end_time": "20.30",
        "repetition_pattern": "weekly",
        "repetition_end": "after",
        "repetition_count": "4",
        "place_name": "Stadtteilladen Schalke",
        "street": "Schalker Straße 168",
        "postcode": "45881",
        "is_free": "on",
        "organiser_name": "Nähgruppe (Beispiel)",
        "is_step_free": "yes",
        "contact_name": "Ayşe Beispiel",
        "contact_email": "ayse@example.org",
        "contact_telephone": "0221 4710-123",
        "consent": "on",
        "homepage": "",
        "started": Signer(salt="form-started").sign("1700000000"),
        "key": str(uuid.uuid4()),
    } | changes


def posted(fields):
    """Return fields as the QueryDict of a request."""
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def form_for(fields):
    return kinds.get("event").form_class(posted(fields))


def valid(form):
    assert form.is_valid(), form.errors
    return form


def filed(fields):
    """Return the submission that these fields become."""
    return submitter.file("event", valid(form_for(fields)))


def filed_business(name, **more):
    """Return the confirmed submission of a business; `more` are fields as somebody types them."""
    event = proposal()
    contact = ("contact_name", "contact_email", "consent", "homepage", "started", "key")
    fields = {field: event[field] for field in contact} | {
        "name": name,
        "summary": "Brot und Kuchen",
        "street": "Schalker Straße 12",
        "telephone": "0221 4710-123",
        "categories": str(make_category().pk),
        "neighbourhood": str(Neighbourhood.objects.get(name="Schalke").pk),
    }
    fields |= more
    form = kinds.get("business").form_class(posted(fields))
    submission = submitter.file("business", valid(form))
    return submitter.confirm(submission, valid(submitter.form_of(submission)))
