"""What the evidence says of entries: that a business is new, has closed, or that premises are let."""

from django.utils import timezone

from content.listing.examples import marked
from directory.models import Premises
from evidence.recording import Fact, Kind, Scope, record

BEGUN, ENDED = "business_begun", "business_ended"
LET = "premises_let"


def scope_of(business):
    """Return part of town and first trade of a business, and the business itself."""
    first = next(iter(business.shown_categories), None)
    return Scope(business.neighbourhood, first.name if first else "", business)


def scope_of_premises(premises):
    """Return the part of town: which shop an empty one was is not known."""
    return Scope(premises.neighbourhood)


def record_on_the_site(business):
    """Record a business that was published: as new when it is the first time and no example.

    One that comes back has not closed.
    """
    take_ending_back(business)
    is_first = business.first_published_at == business.last_published_at
    if is_first and not marked(type(business).objects.filter(pk=business.pk), "name").exists():
        day = timezone.localdate(business.first_published_at)
        record(BEGUN, business.pk, Fact(Kind.NEW_BUSINESS, day, scope_of(business)))


def record_closed(business, day):
    """Record that a business has closed for good."""
    record(ENDED, business.pk, Fact(Kind.CLOSED_BUSINESS, day, scope_of(business)))


def record_let(premises, day):
    """Record that an offer of premises ended because somebody rents them."""
    record(LET, premises.pk, Fact(Kind.PREMISES_LET, day, scope_of_premises(premises)))


def take_ending_back(entry):
    """Take back that an entry has ended: it is on the site again."""
    record(LET if isinstance(entry, Premises) else ENDED, entry.pk)
