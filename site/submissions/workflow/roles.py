"""Who decides: the group of editors, what it may do, and the workflow that asks it.

Prepared after every migration, so that every model that can be submitted has somebody to moderate it.
"""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)

from content import sections
from submissions.models import mail_text
from submissions.models.review_task import ReviewTask
from submissions.registry import kinds

EDITORS = "Redaktion"
WORKFLOW = "Einreichungen prüfen"
PAGE_PERMISSIONS = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"]
FILE_PERMISSIONS = ["add_image", "change_image", "choose_image"]
FILE_PERMISSIONS += ["add_document", "change_document", "choose_document"]


def prepare_after_last(app_config):
    """Prepare once all apps have made their permissions: Django migrates and signals them in order."""
    with_models = [config for config in apps.get_app_configs() if config.models_module]
    if app_config == with_models[-1]:
        prepare()


def prepare():
    """Give the editors what they need, and every kind of submission its moderation; repeatable."""
    editors, _ = Group.objects.get_or_create(name=EDITORS)
    for right in sections.all_of("rights"):
        _grant(editors, right)
    _grant_pages_and_files(editors)
    _assign_workflow(editors)
    mail_text.prepare()


def _grant(group, right):
    app_label, _dot, codename = right.partition(".")
    permissions = Permission.objects.filter(content_type__app_label=app_label)
    if codename != "*":
        permissions = permissions.filter(codename=codename)
    group.permissions.add(*permissions)


def _grant_pages_and_files(editors):
    root = Page.objects.filter(depth=1).first()
    files = Collection.objects.filter(depth=1).first()
    if root is None or files is None:
        return
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=PAGE_PERMISSIONS
    ):
        GroupPagePermission.objects.get_or_create(group=editors, page=root, permission=permission)
    for permission in Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs"], codename__in=FILE_PERMISSIONS
    ):
        GroupCollectionPermission.objects.get_or_create(
            group=editors, collection=files, permission=permission
        )


def _assign_workflow(editors):
    """Let every kind of submission be moderated; an editor's own choice of workflow is kept."""
    workflow, is_new = Workflow.objects.get_or_create(name=WORKFLOW)
    if is_new:
        task = ReviewTask.objects.create(name=WORKFLOW)
        task.groups.add(editors)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for kind in kinds.every():
        WorkflowContentType.objects.get_or_create(
            content_type=ContentType.objects.get_for_model(kind.model),
            defaults={"workflow": workflow},
        )
