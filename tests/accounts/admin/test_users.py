"""Inviting people: an address and roles are typed, a password never."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from post_office.models import Email

from accounts.members import account_for
from submissions.models import OutgoingMail
from submissions.workflow.roles import EDITORS

NEW = "/admin/users/new/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def boss(client, db):
    user = get_user_model().objects.create_superuser("chef", "chef@example.org", "x")
    client.force_login(user)
    return user


def invite(client, **more):
    typed = {
        "username": "erika",
        "email": "erika@example.org",
        "first_name": "Erika",
        "last_name": "Kaya",
        "groups": [Group.objects.get(name=EDITORS).pk],
    }
    return client.post(NEW, typed | more)


def link_in(mail):
    return re.search(r"(/konto/passwort/neu/\S+)", mail.message)[1]


def test_an_invitation_asks_for_no_password_and_mails_a_link(client):
    assert "password1" not in client.get(NEW).content.decode()
    assert invite(client).status_code == 302
    user = get_user_model().objects.get(username="erika")
    assert (user.has_usable_password(), [g.name for g in user.groups.all()]) == (False, [EDITORS])
    mail = Email.objects.get()
    assert (mail.to, mail.subject) == (["erika@example.org"], "Ihr Zugang zur Redaktion von Plan B")
    assert OutgoingMail.objects.listed().count() == 0


def test_the_link_sets_the_password_and_opens_the_admin(client):
    invite(client)
    link = link_in(Email.objects.get())
    guest = Client()
    form = guest.get(link, follow=True).redirect_chain[-1][0]
    guest.post(form, {"password1": "vier Wörter ohne Sinn"})
    signed_in = guest.post(
        "/konto/anmelden/", {"login": "erika", "password": "vier Wörter ohne Sinn"}
    )
    assert signed_in.url == "/admin/"
    assert "gilt nicht mehr" in Client().get(link).content.decode()


def test_it_ends_after_three_days_and_can_be_sent_again(client, settings):
    invite(client)
    link = link_in(Email.objects.get())
    user = get_user_model().objects.get(username="erika")
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "gilt nicht mehr" in Client().get(link).content.decode()
    settings.PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
    again = f"/admin/users/{user.pk}/einladen/"
    assert "Noch einmal einladen" in client.get("/admin/users/").content.decode()
    assert (client.get(again).status_code, Email.objects.count()) == (200, 1)
    assert (client.post(again).status_code, Email.objects.count()) == (302, 2)


def test_who_has_answered_is_not_invited_again(client, boss):
    boss.set_password("vier Wörter ohne Sinn")
    boss.save()
    client.force_login(boss)
    client.post(f"/admin/users/{boss.pk}/einladen/")
    assert Email.objects.count() == 0


def test_who_may_not_change_users_invites_nobody(client, boss):
    editor = get_user_model().objects.create_user("emre")
    get_user_model().objects.filter(pk=boss.pk).update(password="!")
    editor.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(editor)
    assert client.post(f"/admin/users/{boss.pk}/einladen/").url == "/admin/"
    assert Email.objects.count() == 0


def test_nobody_makes_themselves_or_others_a_superuser(client):
    clerk = get_user_model().objects.create_user("clerk", "clerk@example.org")
    rights = ["access_admin", "add_user", "change_user"]
    clerk.user_permissions.add(*Permission.objects.filter(codename__in=rights))
    client.force_login(clerk)
    assert invite(client, is_superuser="on").status_code == 302
    assert not get_user_model().objects.get(username="erika").is_superuser


def test_an_address_that_an_administrator_changes_is_told_to_the_old_one(client):
    invite(client)
    user = get_user_model().objects.get(username="erika")
    typed = {"username": "erika", "first_name": "Erika", "last_name": "Kaya", "is_active": "on"}
    client.post(f"/admin/users/edit/{user.pk}/", typed | {"email": "neu@example.org"})
    user.refresh_from_db()
    mail = Email.objects.latest("pk")
    assert (user.email, mail.to) == ("neu@example.org", ["erika@example.org"])


def test_the_own_address_is_not_changed_here(client, boss):
    typed = {"username": "chef", "first_name": "C", "last_name": "H", "email": "neu@example.org"}
    client.post(f"/admin/users/edit/{boss.pk}/", typed)
    boss.refresh_from_db()
    assert (boss.email, boss.last_name) == ("chef@example.org", "H")


def test_the_list_names_who_works_here_and_no_members_of_teams(client):
    account_for("mia@example.org", "Mia Mitglied")
    leading = account_for("lea@example.org", "Lea Leitung")
    leading.groups.add(Group.objects.get(name=EDITORS))
    listing = client.get("/admin/users/").content.decode()
    assert ("Mia Mitglied" in listing, "Lea Leitung" in listing) == (False, True)
    found = client.get("/admin/users/?q=Mitglied").content.decode()
    assert "mia@example.org" not in found
