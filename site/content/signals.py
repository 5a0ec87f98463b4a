"""Receivers of one line each: they call the deed of its owner."""

from django.dispatch import receiver
from wagtail.signals import page_published, page_slug_changed, post_page_move, published

from .addresses import forget_section_url, remember_address
from .listing import ListedSnippet


@receiver(published)
def keep_old_links_alive(sender, instance, **kwargs):
    if isinstance(instance, ListedSnippet):
        remember_address(instance)


@receiver([page_published, page_slug_changed, post_page_move])
def look_up_sections_again(sender, instance, **kwargs):
    forget_section_url(instance.specific_class._meta.label)
