"""A new address for an account: with the password, confirmed by a link, and told to the old one."""

import re

import pytest
from django.contrib.auth import get_user_model
from post_office.models import Email

HERE = "/konto/adresse/"
PASSWORD = "geheim und lang genug"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(client, db):
    user = get_user_model().objects.create_superuser("erika", "erika@example.org", PASSWORD)
    client.post("/konto/anmelden/", {"login": "erika", "password": PASSWORD})
    return user


def ask(client, email):
    return client.post(HERE, {"action_add": "1", "email": email})


def address_of(user):
    user.refresh_from_db()
    return user.email


def test_the_password_is_asked_for_first(client, editor):
    answer = ask(client, "neu@example.org")
    assert answer.url.startswith("/konto/bestaetigen/")
    assert Email.objects.count() == 0


def test_the_new_address_counts_once_its_button_was_pressed_and_the_old_one_is_told(client, editor):
    client.post("/konto/bestaetigen/", {"password": PASSWORD})
    ask(client, "neu@example.org")
    mail = Email.objects.get()
    assert mail.to == ["neu@example.org"]
    link = re.search(r"(/konto/adresse/neu/\S+)", mail.message)[1]
    client.get(link)  # as a program that looks at mails does
    assert address_of(editor) == "erika@example.org"
    client.post(link)
    assert address_of(editor) == "neu@example.org"
    notice = Email.objects.exclude(pk=mail.pk).get()
    assert (notice.to, notice.subject) == (
        ["erika@example.org"],
        "Ihr Konto hat eine neue E-Mail-Adresse",
    )


def test_a_wrong_link_changes_nothing_and_says_so(client, editor):
    page = client.get(f"{HERE}neu/Mg:1abcde:falsch/")
    assert (page.status_code, "Der Link gilt nicht mehr" in page.content.decode()) == (200, True)


def test_the_page_is_ours(client, editor):
    page = client.get(HERE).content.decode()
    assert "Jetzt: erika@example.org" in page
    assert "Wartet auf" not in page
