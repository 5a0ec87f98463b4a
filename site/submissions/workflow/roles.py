"""Who may what: the three roles, and the workflow that asks those who decide.

Redaktion looks after everything that visitors read, and decides. Moderation decides, and sees whom it
writes to, but changes no page. Administration gives roles and changes settings; it sees no contact data.

Prepared after every migration, so that every model that can be submitted has somebody to moderate it.
Each right is granted once, when it is new (`GrantedRight` remembers it): what an administrator gives or
takes later stays so.
"""

from fnmatch import fnmatch

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
from submissions.models import GrantedRight, mail_text
from submissions.models.review_task import ReviewTask
from submissions.registry import kinds

EDITORS, MODERATORS, ADMINISTRATORS = "Redaktion", "Moderation", "Administration"
WORKFLOW = "Einreichungen prüfen"
PAGE_PERMISSIONS = ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"]
FILE_PERMISSIONS = ["add_image", "change_image", "choose_image"]
FILE_PERMISSIONS += ["add_document", "change_document", "choose_document"]
FILE_PERMISSIONS += ["add_collection", "change_collection", "delete_collection"]
# How long what is kept, and who is told: no matter of a single decision.
SETTINGS = ("submissions.*_retentionrules", "submissions.*_noticesettings")
ADMINISTRATION = (
    "wagtailadmin.access_admin",
    "auth.*_user",
    "auth.*_group",
    "accounts.view_*",
    "content.*_sitesettings",
    "wagtailcore.*_site",
    "wagtailcore.*_task",
    "wagtailcore.*_workflow",
    *SETTINGS,
)


def prepare_after_last(app_config):
    """Prepare once all apps have made their permissions: Django migrates and signals them in order."""
    with_models = [config for config in apps.get_app_configs() if config.models_module]
    if app_config == with_models[-1]:
        prepare()


def prepare():
    """Give each role what it needs, and every kind of submission its moderation; repeatable."""
    editors, _is_new = Group.objects.get_or_create(name=EDITORS)
    editors.permissions.add(*_never_granted(_matching(sections.all_of("rights"))))
    for section in sections.every():
        for name, rights in (section.roles or {}).items():
            _prepare_role(name, _matching(rights))
    _grant_pages_and_files(editors)
    _assign_workflow(editors)
    if moderators := _prepare_role(MODERATORS, _matching(_moderation(), but=SETTINGS)):
        _let_decide(moderators)
    _prepare_role(ADMINISTRATORS, _matching(ADMINISTRATION))
    mail_text.prepare()


def _prepare_role(name, permissions):
    """Return the group of a role with what it was not granted before; one that was deleted stays so."""
    was_made = GrantedRight.objects.filter(name__startswith=f"{name}:").exists()
    group = Group.objects.filter(name=name).first()
    if group is None and was_made:
        return None
    group = group or Group.objects.create(name=name)
    group.permissions.add(*_never_granted(permissions, where=f"{name}:"))
    return group


def _moderation():
    """Return what deciding needs: what sections guard, and changing what was sent in."""
    guarded = [
        right
        for section in sections.every()
        if section.app != "accounts" and not section.roles  # those are for a group of their own
        for right in section.guarded_rights
    ]
    entries = [
        f"{kind.model._meta.app_label}.{action}_{kind.model._meta.model_name}"
        for kind in kinds.every()
        for action in ("view", "change", "publish", "lock", "unlock")
    ]
    return ["wagtailadmin.access_admin", *guarded, *entries]


def _matching(wanted, but=()):
    """Return the permissions whose "app.codename" fits one of these patterns, and none of `but`."""
    rows = Permission.objects.values_list("pk", "content_type__app_label", "codename")
    names = {pk: f"{app_label}.{codename}" for pk, app_label, codename in rows}
    fitting = [
        pk
        for pk, name in names.items()
        if any(fnmatch(name, pattern) for pattern in wanted)
        and not any(fnmatch(name, pattern) for pattern in but)
    ]
    return Permission.objects.filter(pk__in=fitting)


def _let_decide(moderators):
    """Name the moderators in the workflow, once."""
    name = f"workflow:{MODERATORS}"
    if GrantedRight.objects.filter(name=name).exists():
        return
    GrantedRight.objects.create(name=name)
    for task in ReviewTask.objects.filter(name=WORKFLOW):
        task.groups.add(moderators)


def _never_granted(permissions, where=""):
    """Return those of these permissions that were not granted before, and note that they are now."""
    names = {
        f"{where}{label}.{codename}": pk
        for pk, label, codename in permissions.values_list(
            "pk", "content_type__app_label", "codename"
        )
    }
    known = set(GrantedRight.objects.values_list("name", flat=True))
    new = [name for name in names if name not in known]
    GrantedRight.objects.bulk_create([GrantedRight(name=name) for name in new])
    return Permission.objects.filter(pk__in=[names[name] for name in new])


def _grant_pages_and_files(editors):
    root = Page.objects.filter(depth=1).first()
    files = Collection.objects.filter(depth=1).first()
    if root is None or files is None:
        return
    of_pages = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=PAGE_PERMISSIONS
    )
    for permission in _never_granted(of_pages, where="pages:"):
        GroupPagePermission.objects.get_or_create(group=editors, page=root, permission=permission)
    of_files = Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs", "wagtailcore"],
        codename__in=FILE_PERMISSIONS,
    )
    for permission in _never_granted(of_files, where="files:"):
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
