"""Receivers of one line each: they call the owner's function."""

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import unpublished

from content.caching.base_url import base_url_changed
from content.listing.publishing import Phase, step
from events.models import Event
from events.occurrences import rebuild


@step(Phase.DERIVE, Event)
def rebuild_on_publishing(instance, revision):
    rebuild.rebuild(instance, timezone.now())


@receiver(unpublished, sender=Event)
def withdraw_on_unpublishing(sender, instance, **kwargs):
    rebuild.withdraw(instance, timezone.now())


@receiver(pre_delete, sender=Event)
def withdraw_on_deletion(sender, instance, **kwargs):
    rebuild.withdraw(instance, timezone.now())


@receiver(base_url_changed)
def rewrite_texts_with_the_new_address(sender, now, **kwargs):
    rebuild.rewrite_texts(now)
