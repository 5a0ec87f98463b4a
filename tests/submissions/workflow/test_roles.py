"""What the editors may do: granted once, and then the administrator's matter."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db.models.signals import post_migrate
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from submissions.models import GrantedRight
from submissions.workflow import roles

pytestmark = pytest.mark.django_db


@pytest.fixture
def editors():
    return Group.objects.get(name=roles.EDITORS)


def right(name):
    app_label, _dot, codename = name.partition(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def upgrade():
    """Do what an upgrade does: migrate, with all that follows it."""
    call_command("migrate", verbosity=0)
    roles.prepare()


def has(editors, name):
    return editors.permissions.filter(pk=right(name).pk).exists()


def test_the_editors_have_the_rights_of_the_sections(editors):
    names = ("events.change_event", "directory.delete_business", "post_office.view_email")
    assert [has(editors, name) for name in names] == [True] * 3
    assert not has(editors, "auth.add_user")


def test_editors_look_after_redirects_and_collections(editors):
    assert [
        has(editors, f"wagtailredirects.{action}_redirect") for action in ("add", "change")
    ] == [
        True,
        True,
    ]
    granted = GroupCollectionPermission.objects.filter(group=editors)
    assert granted.filter(permission__codename__endswith="_collection").count() == 3


def test_what_an_administrator_takes_stays_taken(editors):
    editors.permissions.remove(right("directory.delete_business"))
    GroupPagePermission.objects.filter(permission__codename="publish_page").delete()
    GroupCollectionPermission.objects.filter(permission__codename="add_document").delete()
    upgrade()
    assert not has(editors, "directory.delete_business")
    assert not GroupPagePermission.objects.filter(permission__codename="publish_page").exists()
    assert not GroupCollectionPermission.objects.filter(
        permission__codename="add_document"
    ).exists()


def test_what_an_administrator_gives_stays_given(editors):
    editors.permissions.add(right("auth.add_user"))
    upgrade()
    assert has(editors, "auth.add_user")


def test_a_right_that_is_new_is_granted_once(editors):
    GrantedRight.objects.get(name="events.change_event").delete()
    editors.permissions.remove(right("events.change_event"))
    upgrade()
    assert has(editors, "events.change_event")
    editors.permissions.remove(right("events.change_event"))
    upgrade()
    assert not has(editors, "events.change_event")


def test_the_signal_after_a_migration_grants_nothing_again(editors):
    editors.permissions.clear()
    for config in apps.get_app_configs():
        post_migrate.send(
            config, app_config=config, verbosity=0, interactive=False, using="default"
        )
    assert editors.permissions.count() == 0


def test_other_groups_have_the_rights_that_sections_give_them_and_no_more():
    readers = Group.objects.get(name="Auswertung")
    assert has(readers, "evidence.view_evidence")
    assert has(readers, "wagtailadmin.access_admin")
    assert not has(readers, "evidence.change_reportperiod")
    assert not readers.permissions.filter(content_type__app_label="submissions").exists()


def test_what_an_administrator_takes_from_another_group_stays_taken():
    readers = Group.objects.get(name="Auswertung")
    readers.permissions.remove(right("evidence.view_reportperiod"))
    upgrade()
    assert not has(readers, "evidence.view_reportperiod")
    assert has(readers, "evidence.view_evidence")


@pytest.mark.parametrize(
    ("role", "apps_of_it"),
    [
        ("Auswertung", {"evidence", "wagtailadmin"}),
        # Who stands in the shop takes down what is said there, and calls back.
        ("Besuche", {"outreach", "submissions", "wagtailadmin"}),
    ],
)
def test_whoever_visits_or_evaluates_has_rights_in_the_own_part_alone(role, apps_of_it):
    rights = Group.objects.get(name=role).permissions
    assert set(rights.values_list("content_type__app_label", flat=True)) == apps_of_it
    of_submissions = rights.filter(content_type__app_label="submissions")
    assert set(of_submissions.values_list("codename", flat=True)) <= {
        "add_submission",
        "change_call",
        "view_call",
    }


def test_no_other_role_reads_visits_unless_it_is_given():
    readers = Group.objects.filter(permissions__codename="view_visit")
    assert set(readers.values_list("name", flat=True)) == {"Besuche"}
