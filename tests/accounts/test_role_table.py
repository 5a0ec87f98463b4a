"""What the roles can do beside what `role_table` says of the admin's addresses."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from accounts.second_factor import rules
from submissions.models.review_task import may_decide
from submissions.workflow import roles
from submissions.workflow.roles import ADMINISTRATORS, EDITORS, MODERATORS
from tests.factories.home import make_home
from tests.whole_site.inhabited import PAGES_ONLY

pytestmark = pytest.mark.django_db

E, M, A, P = EDITORS, MODERATORS, ADMINISTRATORS, PAGES_ONLY


@pytest.fixture
def home(db):
    return make_home()


@pytest.mark.parametrize(("role", "decides"), [(E, True), (M, True), (A, False), (P, False)])
def test_only_redaktion_and_moderation_decide_and_reach_people(home, role, decides):
    user = get_user_model().objects.create_user("wer")
    user.groups.add(*Group.objects.filter(name=role))
    rights = ("submissions.change_submission", "events.view_registration", "post_office.view_email")
    assert may_decide(user) == decides
    assert [user.has_perm(right) for right in rights] == [decides] * 3


@pytest.mark.parametrize(("role", "guarded"), [(E, True), (M, True), (A, True), (P, False)])
def test_each_role_with_power_needs_a_second_factor(home, role, guarded):
    user = get_user_model().objects.create_user("wer")
    user.groups.add(*Group.objects.filter(name=role))
    assert rules.needs_one(user) == guarded


def test_a_role_that_was_deleted_stays_so(home):
    Group.objects.get(name=MODERATORS).delete()
    roles.prepare()
    assert not Group.objects.filter(name=MODERATORS).exists()


def test_what_an_administrator_takes_from_a_role_stays_taken(home):
    group = Group.objects.get(name=ADMINISTRATORS)
    group.permissions.clear()
    roles.prepare()
    assert group.permissions.count() == 0
