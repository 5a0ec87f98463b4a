"""Being named on the team's page with one's business: a member's own choice, taken back at any time."""

from django.db import transaction

from content.models import ContentVersion
from teams.membership import joining
from teams.models import Member

MOST_FOUND = 8


def entries_like(words):
    """Return the public entries of the directory that somebody means by these words."""
    entries = _entries()
    return list(entries.matching(words)[:MOST_FOUND]) if words else []


def public_entry(number):
    """Return the public entry of the directory with this number, a text; None where there is none."""
    return _entries().filter(pk=number).first() if number.isdecimal() else None


@transaction.atomic
def be_named(member, business, now):
    """Name a member with their business from now on. Only active members are named."""
    _team, member = joining.locked(member)
    if member.state != Member.State.ACTIVE or member.is_nameless:
        return False
    member.named_business, member.named_at = business, now
    _save(member)
    return True


@transaction.atomic
def be_named_no_more(member):
    """Take back that a member is named; the page forgets it at once."""
    _team, member = joining.locked(member)
    if member.named_at is None:
        return False
    member.named_business = member.named_at = None
    _save(member)
    return True


def _save(member):
    member.save(update_fields=["named_business", "named_at"])
    ContentVersion.bump()


def _entries():
    return Member._meta.get_field("named_business").related_model.objects.for_everybody()
