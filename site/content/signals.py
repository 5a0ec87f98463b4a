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

from .addresses import forget_section_url, remember_address
from .listing import ListedSnippet
from .models import ContentVersion

# Rows of these apps are printed on public pages, or decide which page answers.
SHOWN_APPS = {"content", "home", "events", "directory", "teams"}
SHOWN_APPS |= {"wagtailcore", "wagtailimages", "wagtailredirects"}


@receiver(published)
def keep_old_links_alive(sender, instance, **kwargs):
    if isinstance(instance, ListedSnippet):
        remember_address(instance)


@receiver([page_published, page_slug_changed, post_page_move])
def look_up_sections_again(sender, instance, **kwargs):
    forget_section_url(instance.specific_class._meta.label)


@receiver([page_published, page_unpublished, published, unpublished])
def renew_pages_on_publishing(sender, **kwargs):
    ContentVersion.raise_it()


@receiver([post_save, post_delete])
def renew_pages_on_change(sender, **kwargs):
    if sender._meta.app_label in SHOWN_APPS and sender is not ContentVersion:
        ContentVersion.raise_it()
