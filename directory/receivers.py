"""Receivers of one line each: they call the deed of its owner."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from .matching import index_category
from .models import Category


@receiver(post_save, sender=Category)
def find_by_new_words(sender, instance, **kwargs):
    index_category(instance)
