"""Receivers of one line each: they call a function of whoever owns the data."""

from django.contrib.auth import get_user_model
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import unpublished

from content.listing.publishing import Phase, step
from submissions.models.signals import call_reached
from teams.membership import correcting, joining
from teams.models import Meeting, SuccessTeam, TeamApplication
from teams.work import answers, guests


@step(Phase.DECIDE, TeamApplication)
def hand_application_on(instance, revision):
    joining.take_up(instance, timezone.now())


@receiver(pre_delete, sender=TeamApplication)
def follow_withdrawal(sender, instance, **kwargs):
    joining.drop_unanswered(instance)


@receiver(post_save, sender=get_user_model())
def follow_address(sender, instance, created, update_fields, **kwargs):
    if not created and (update_fields is None or "email" in update_fields):
        correcting.follow_address(instance)


@receiver(call_reached)
def hear_what_was_said(sender, row, answer, now, user, **kwargs):
    answers.hear(row, answer, now)


@step(Phase.SHOW, SuccessTeam)
def follow_the_team(instance, revision):
    guests.follow_team(instance)


@receiver(unpublished, sender=SuccessTeam)
def take_meetings_of_the_team_away(sender, instance, **kwargs):
    guests.take_team_away(instance, timezone.now())


@receiver(pre_delete, sender=Meeting)
def take_meeting_away(sender, instance, **kwargs):
    guests.follow_deletion(instance, timezone.now())
