"""Receivers of one line each: they call a function of whoever owns the data."""

from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Revision, TaskState
from wagtail.signals import task_submitted, unpublished, workflow_rejected

from content.caching.base_url import base_url_changed
from content.listing.publishing import Phase, step
from submissions.mails import readdressing, team
from submissions.models.signals import workflow_declined
from submissions.pictures import forms as picture_forms
from submissions.privacy import erasures
from submissions.registry import kinds, personal_data
from submissions.workflow import corrections, decisions, queue_facts, roles


@step(Phase.COMPLETE)
def put_pictures_in(instance, revision):
    picture_forms.put_into(revision)


@step(Phase.DECIDE)
def accept_on_publishing(instance, revision):
    decisions.accept(instance, revision)


@step(Phase.DECIDE)
def note_return_to_the_site(instance, revision):
    corrections.note_presence(instance)


@receiver(unpublished)
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


# The name keeps out Wagtail's own receiver, which connects later and knows no daily mail.
@receiver(
    task_submitted,
    sender=TaskState,
    dispatch_uid="group_approval_task_submitted_email_notification",
)
def tell_moderators(sender, instance, **kwargs):
    team.ModeratorNotifier()(instance, **kwargs)


@receiver(task_submitted)
def note_waiting_draft(sender, instance, **kwargs):
    queue_facts.note_draft(instance.workflow_state.content_object)


@receiver(post_migrate)
def prepare_moderation(sender, **kwargs):
    roles.prepare_after_last(sender)


@receiver(pre_delete)
def close_on_deletion(sender, instance, **kwargs):
    if sender in kinds.models():
        decisions.close_deleted(instance)


@receiver(post_delete)
def note_erasure(sender, instance, **kwargs):
    if sender in personal_data.rows():
        erasures.note_row(instance)


# Wagtail writes this field alone when a version is scheduled, or is so no longer; it sends no signal.
@receiver(post_save, sender=Revision)
def note_schedule(sender, instance, update_fields, **kwargs):
    if update_fields == {"approved_go_live_at"} and hasattr(
        instance.content_object, "get_workflow"
    ):
        corrections.note_schedule(instance)


# Editors store versions in Wagtail's own forms, and this is the only notice of it.
@receiver(post_save, sender=Revision)
def note_new_version(sender, instance, **kwargs):
    queue_facts.note_revision(instance)


@receiver(base_url_changed)
def readdress_waiting_mails(sender, old, new, **kwargs):
    readdressing.readdress_waiting(old, new)
