"""The first account: few rights, a password that no log keeps, and that has to be changed."""

import io
import stat

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from accounts.models import FirstPassword
from home.management.commands import prepare

PASSWORD = "/konto/passwort/"
pytestmark = pytest.mark.django_db


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path


def created(stream):
    prepare.Command(stdout=stream).create_editor()
    return stream.getvalue(), get_user_model().objects.get(username="redaktion")


def test_its_rights_are_those_of_its_roles():
    _printed, user = created(Terminal())
    assert not user.is_superuser and not user.is_staff
    assert sorted(group.name for group in user.groups.all()) == ["Administration", "Redaktion"]


def test_a_terminal_shows_the_password_and_keeps_no_file(folder):
    printed, user = created(Terminal())
    password = printed.partition("angezeigt): ")[2].split()[0]
    assert (user.check_password(password), list(folder.iterdir())) == (True, [])


def test_a_log_gets_no_password_and_the_file_is_the_servers_own(folder):
    printed, user = created(io.StringIO())
    file = folder / "first_password"
    password = file.read_text().strip()
    assert (user.check_password(password), password in printed) == (True, False)
    assert (str(file) in printed, stat.S_IMODE(file.stat().st_mode)) == (True, 0o600)


def test_nothing_opens_until_it_is_changed_and_the_file_goes_with_it(client, folder):
    _printed, user = created(io.StringIO())
    password = (folder / "first_password").read_text().strip()
    client.post("/konto/anmelden/", {"login": "redaktion", "password": password})
    for address in ("/admin/", "/admin/users/", "/"):
        assert client.get(address).url == PASSWORD
    same = client.post(PASSWORD, {"oldpassword": password, "password1": password})
    assert same.context["form"].errors.keys() == {"password1"}
    new = {"oldpassword": password, "password1": "vier Wörter ohne Sinn"}
    assert client.post(PASSWORD, new).url == reverse("account_overview")
    assert client.get("/admin/").status_code == 200
    assert (FirstPassword.objects.filter(user=user).exists(), list(folder.iterdir())) == (False, [])


def test_where_somebody_has_an_account_no_other_is_made():
    created(Terminal())
    stream = Terminal()
    prepare.Command(stdout=stream).create_editor()
    assert (stream.getvalue(), get_user_model().objects.count()) == ("", 1)
