"""The cast: an editor of the team, a second one, and somebody who proposes an event."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from submissions.workflow import submitter
from submissions.workflow.roles import EDITORS
from tests.factories.submissions import filed, proposal, valid


def make_editor(name):
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "geheim-2026")
    user.groups.add(Group.objects.get(name=EDITORS))
    return user


@pytest.fixture
def editor(db):
    return make_editor("erika")


@pytest.fixture
def other_editor(db):
    return make_editor("emre")


@pytest.fixture
def unconfirmed(db):
    return filed(proposal())


@pytest.fixture
def in_moderation(unconfirmed):
    return submitter.confirm(unconfirmed, valid(submitter.form_of(unconfirmed)))
