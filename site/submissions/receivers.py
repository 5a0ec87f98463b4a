"""Receivers of one line each: they call the deed of its owner."""

from django.db.models.signals import post_migrate, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Revision, TaskState
from wagtail.signals import published, task_submitted, unpublished, workflow_rejected

from submissions.mails import team
from submissions.models.signals import workflow_declined
from submissions.pictures import forms as picture_forms
from submissions.registry import kinds
from submissions.workflow import corrections, decisions, queue_facts, roles

from .models import Submission


@receiver(published)
def accept_on_publishing(sender, instance, revision, **kwargs):
    decisions.accept(instance, revision)


@receiver(published)
def publish_pictures(sender, instance, **kwargs):
    picture_forms.publish(instance)


@receiver([published, unpublished])
def note_leaving_the_site(sender, instance, **kwargs):
    corrections.note_presence(instance)


@receiver(workflow_rejected)
def ask_on_rejection(sender, instance, user, **kwargs):
    decisions.ask_for_changes(
        instance.content_object, user, instance.current_task_state.specific.comment
    )


@receiver(workflow_declined)
def decline(sender, instance, user, comment, **kwargs):
    decisions.decline(instance.content_object, user, comment)


# By its name Wagtail's own receiver is kept out, which connects later and knows no daily mail.
@receiver(
    task_submitted,
    sender=TaskState,
    dispatch_uid="group_approval_task_submitted_email_notification",
)
def tell_moderators(sender, instance, **kwargs):
    team.ModeratorNotifier()(instance, **kwargs)


@receiver(post_migrate)
def prepare_moderation(sender, **kwargs):
    roles.prepare_after_last(sender)


@receiver(pre_delete)
def close_on_deletion(sender, instance, **kwargs):
    if sender in kinds.models():
        decisions.close_deleted(instance)


@receiver(post_save, sender=Submission)
def discard_pictures(sender, instance, **kwargs):
    picture_forms.discard_unwanted(instance)


@receiver(post_save, sender=Submission)
def note_for_the_queue(sender, instance, **kwargs):
    queue_facts.note(instance)


@receiver(post_save, sender=Submission)
def count_withdrawal(sender, instance, **kwargs):
    queue_facts.keep_figure_of_withdrawal(instance)


@receiver(post_save, sender=Revision)
def note_new_version(sender, instance, **kwargs):
    queue_facts.note_revision(instance)
