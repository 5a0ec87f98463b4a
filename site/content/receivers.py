"""Receivers of one line each: they call a function of whoever owns the data."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction, ReferenceIndex
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

from content import sections
from content.caching import renditions
from content.listing import publishing
from content.listing.addresses import forget_section_urls, remember_address
from content.listing.snippet import ListedSnippet
from content.models import ContentVersion
from content.search.index import forget_object, index_object
from content.search.privacy import follow_restriction


# The one receiver whose order counts; no app connects another one that depends on it.
@receiver(published)
def follow_up_publishing(sender, instance, revision, **kwargs):
    publishing.follow_up(instance, revision)


@publishing.step(publishing.Phase.SHOW, ListedSnippet)
def redirect_old_address(instance, revision):
    remember_address(instance)


@receiver([page_published, page_slug_changed, post_page_move])
def look_up_sections_again(sender, instance, **kwargs):
    forget_section_urls()


@receiver(
    [page_published, page_unpublished, published, unpublished, page_slug_changed, post_page_move]
)
def renew_pages_on_publishing(sender, **kwargs):
    ContentVersion.bump()


@receiver([post_save, post_delete])
def renew_pages_on_change(sender, **kwargs):
    if issubclass(sender, tuple(sections.shown_models())):
        ContentVersion.bump()


@publishing.step(publishing.Phase.SHOW)
def make_findable(instance, revision):
    if hasattr(instance, "search_parts"):
        index_object(instance)


@receiver(page_published)
def make_page_findable(sender, instance, revision, **kwargs):
    make_findable(instance, revision)


@receiver(page_published)
def note_references_at_once(sender, instance, **kwargs):
    # Wagtail's own note is a background task; until then nobody could see the page's pictures.
    ReferenceIndex.create_or_update_for_object(instance)


@receiver([unpublished, page_unpublished, post_delete])
def make_unfindable(sender, instance, **kwargs):
    if hasattr(instance, "search_parts"):
        forget_object(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def follow_privacy(sender, instance, **kwargs):
    follow_restriction(instance.page)  # deleted with its page, it still knows the page's place


@receiver(post_page_move)
def follow_privacy_of_the_new_place(sender, instance, **kwargs):
    follow_restriction(instance)


@receiver(post_save, sender=get_image_model())
def make_renditions_ahead(sender, instance, **kwargs):
    renditions.prepare(instance)
