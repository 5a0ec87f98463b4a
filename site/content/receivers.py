"""Receivers of one line each: they call the deed of its owner."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

from content import sections
from content.listing.addresses import forget_section_urls, remember_address
from content.listing.snippet import ListedSnippet
from content.models import ContentVersion
from content.search.index import forget_object, index_object


@receiver(published)
def keep_old_links_alive(sender, instance, **kwargs):
    if isinstance(instance, ListedSnippet):
        remember_address(instance)


@receiver([page_published, page_slug_changed, post_page_move])
def look_up_sections_again(sender, instance, **kwargs):
    forget_section_urls()


@receiver([page_published, page_unpublished, published, unpublished])
def renew_pages_on_publishing(sender, **kwargs):
    ContentVersion.raise_it()


@receiver([post_save, post_delete])
def renew_pages_on_change(sender, **kwargs):
    if issubclass(sender, tuple(sections.shown_models())):
        ContentVersion.raise_it()


@receiver([published, page_published])
def make_findable(sender, instance, **kwargs):
    if hasattr(instance, "search_parts"):
        index_object(instance)


@receiver([unpublished, page_unpublished, post_delete])
def make_unfindable(sender, instance, **kwargs):
    if hasattr(instance, "search_parts"):
        forget_object(instance)
