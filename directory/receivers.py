"""Receivers of one line each: they call the deed of its owner."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import published

from .matching import index_category
from .models import Category, Premises
from .premises_end import begin_late


@receiver(post_save, sender=Category)
def find_by_new_words(sender, instance, **kwargs):
    index_category(instance)


# Before `submissions` closes what is accepted: its receivers are connected later.
@receiver(published, sender=Premises)
def let_a_late_offer_stand(sender, instance, **kwargs):
    begin_late(instance, timezone.localdate())
