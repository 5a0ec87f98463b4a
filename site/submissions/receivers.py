"""Receivers of one line each: they call the deed of its owner."""

from django.db.models.signals import post_migrate, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Revision
from wagtail.signals import published, workflow_rejected

from content.listing import ListedSnippet

from . import decisions, desk_notes, pictures, roles
from .models import Submission
from .signals import workflow_declined


@receiver(published)
def accept_on_publishing(sender, instance, revision, **kwargs):
    decisions.accept(instance, user=decisions.who_published(revision))


@receiver(published)
def publish_pictures(sender, instance, **kwargs):
    pictures.publish(instance)


@receiver(workflow_rejected)
def ask_on_rejection(sender, instance, user, **kwargs):
    decisions.ask_for_changes(
        instance.content_object, user, instance.current_task_state.specific.comment
    )


@receiver(workflow_declined)
def decline(sender, instance, user, comment, **kwargs):
    decisions.decline(instance.content_object, user, comment)


@receiver(post_migrate)
def prepare_moderation(sender, **kwargs):
    roles.prepare_after_last(sender)


@receiver(pre_delete)
def close_on_deletion(sender, instance, **kwargs):
    if issubclass(sender, ListedSnippet):
        decisions.close_deleted(instance)


@receiver(post_save, sender=Submission)
def discard_pictures(sender, instance, **kwargs):
    pictures.discard_unwanted(instance)


@receiver(post_save, sender=Submission)
def note_for_the_queue(sender, instance, **kwargs):
    desk_notes.note(instance)


@receiver(post_save, sender=Submission)
def keep_figure(sender, instance, **kwargs):
    desk_notes.keep_figure(instance)


@receiver(post_save, sender=Revision)
def note_new_version(sender, instance, **kwargs):
    desk_notes.note_revision(instance)
