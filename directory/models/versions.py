"""Changing what is public without publishing what waits, and without losing it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from content.listing.publishing import is_awaited
from directory.models import Business

UNDECIDED = _("Über eine Einreichung zu diesem Eintrag ist noch nicht entschieden.")


class Undecided(ValueError):
    """An entry that somebody else has to decide on first; the text says so."""


def newest(business):
    """Return the version that editors work on; costs a query only where a draft waits."""
    return business.get_latest_revision_as_object() if is_draft(business) else business


def is_draft(business):
    return bool(business.latest_revision_id and business.has_unpublished_changes)


def drafts(businesses):
    """Return those of which a draft waits: the question of `is_draft`, asked of the database."""
    return businesses.filter(latest_revision__isnull=False, has_unpublished_changes=True)


@transaction.atomic
def change(business, write, user, action, is_published=True, shows_hidden=False, data=None):
    """Let `write(version)` change an entry: what is public, and the draft that waits behind it.

    Without `is_published` only the newest draft is changed; with `shows_hidden` what was not
    public becomes so. `action` is what the log calls it. Raises Undecided while a workflow runs.
    """
    business = Business.objects.select_for_update().get(pk=business.pk)
    if is_awaited(business):
        raise Undecided(UNDECIDED)
    waiting = business.get_latest_revision_as_object() if is_draft(business) else None
    if business.live and is_published:
        _store(business, write, user).publish(user=user)
        if waiting is not None:
            _store(waiting, write, user)
    else:
        revision = _store(waiting or business, write, user)
        if shows_hidden and not business.live:
            revision.publish(user=user)
    log(business, action, user=user, data=data)


@transaction.atomic
def publish_newest(business, user):
    """Make the newest version of an entry public; returns whether it was not so already.

    Raises Undecided while a workflow runs, ValidationError where the version lacks something.
    """
    business = Business.objects.select_for_update().get(pk=business.pk)
    if is_awaited(business):
        raise Undecided(UNDECIDED)
    if business.live and not is_draft(business):
        return False
    newest(business).save_revision(user=user).publish(user=user)
    return True


def _store(version, write, user):
    write(version)
    return version.save_revision(user=user, clean=False)
