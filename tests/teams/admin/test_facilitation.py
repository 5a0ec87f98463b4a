"""Naming who leads a team, and what editors without the role see: numbers."""

import pytest
from django.urls import reverse

from teams.admin.facilitation import may_lead
from teams.models import Facilitation
from tests.factories.teams import make_facilitator, make_member
from tests.submissions.conftest import make_editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = make_editor("erika")
    client.force_login(user)
    return user


def test_only_active_accounts_with_the_role_are_offered(editor, alice):
    leading, gone = make_facilitator(), make_facilitator(name="weg")
    gone.is_active = False
    gone.save()
    assert list(may_lead()) == [leading]


def test_an_editor_names_who_leads_and_leads_nobody_by_that(client, editor, team):
    leading = make_facilitator()
    url = reverse(Facilitation.snippet_viewset.get_url_name("add"))
    client.post(url, {"team": team.pk, "user": leading.pk})
    assert Facilitation.objects.get().user == leading
    client.post(url, {"team": team.pk, "user": editor.pk})
    assert Facilitation.objects.count() == 1
    assert client.get(f"/mein-team/{team.slug}/begleiten/").status_code == 404


def test_editors_read_how_many_members_a_team_has_and_none_of_their_names(client, editor, team):
    member = make_member(team, name="Dora Geheim", trade="Geheimwort")
    lists = [reverse(type(team).snippet_viewset.get_url_name("list"))]
    lists.append(reverse(type(team).snippet_viewset.get_url_name("edit"), args=[team.pk]))
    for url in lists:
        page = client.get(url).content.decode()
        assert [word for word in (member.name, member.email, "Geheimwort") if word in page] == []


def test_editors_find_a_team_by_a_part_of_its_name(client, editor, team):
    url = reverse(type(team).snippet_viewset.get_url_name("list"))
    page = client.get(f"{url}?q=werkb")
    assert [row.name for row in page.context["object_list"]] == ["Werkbank"]


def test_the_menu_leads_whoever_leads_a_team_to_it(client, editor, team):
    dashboard = reverse("wagtailadmin_home")
    assert "Meine Erfolgsteams" not in client.get(dashboard).content.decode()
    editor.groups.add(make_facilitator(team).groups.get())
    Facilitation.objects.create(team=team, user=editor)
    assert "Meine Erfolgsteams" in client.get(dashboard).content.decode()
