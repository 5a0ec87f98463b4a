"""Receivers of one line each: they call the function of its owner."""

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.utils import timezone

from content.listing.publishing import Phase, step
from directory.freshness import answers, evidence
from directory.models.search_parts import index_all
from directory.premises.expiry import begin_late
from submissions.models.signals import call_reached

from .models import Business, Category, Premises


@receiver(post_save, sender=Category)
def find_by_new_words(sender, instance, **kwargs):
    index_all(instance.businesses.public())


@receiver(pre_delete, sender=Category)
def remember_its_businesses(sender, instance, **kwargs):
    instance.lost_by = list(instance.businesses.values_list("pk", flat=True))


@receiver(post_delete, sender=Category)
def find_no_more_by_its_words(sender, instance, **kwargs):
    index_all(Business.objects.public().filter(pk__in=instance.lost_by))


@step(Phase.COMPLETE, Premises)
def let_a_late_offer_stand(instance, revision):
    begin_late(revision, timezone.localdate())


@step(Phase.DERIVE, Business)
def note_a_new_business(instance, revision):
    evidence.record_on_the_site(instance)


@step(Phase.DERIVE, Premises)
def note_premises_back_on_the_site(instance, revision):
    evidence.take_ending_back(instance)


@receiver(call_reached)
def hear_what_was_said(sender, row, answer, now, user, **kwargs):
    answers.hear(row, answer, now, user)
