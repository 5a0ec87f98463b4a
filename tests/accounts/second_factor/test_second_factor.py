"""Whoever decides or sees contact data signs in with two factors, where the site has TLS."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.test import Client
from post_office.models import Email

from accounts.second_factor import passkeys, rules
from submissions.workflow.roles import EDITORS

LOGIN = "/konto/anmelden/"
HERE = "/konto/zweiter-faktor/"
SET_UP, ENTER = f"{HERE}app/", f"{HERE}eingeben/"
PASSWORD = "geheim und lang genug"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
pytestmark = pytest.mark.django_db


@pytest.fixture
def with_tls(settings):
    settings.BASE_URL = "https://planb.example.org"


@pytest.fixture
def editor(db):
    user = get_user_model().objects.create_user("erika", "erika@example.org", PASSWORD)
    user.groups.add(Group.objects.get(name=EDITORS))
    return user


@pytest.fixture
def with_app(editor):
    TOTP.activate(editor, SECRET)
    return editor


def code_of(secret, periods=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + periods))


def sign_in(client):
    return client.post(LOGIN, {"login": "erika", "password": PASSWORD})


def is_in(client):
    return "_auth_user_id" in client.session


def confirm(client):
    client.post("/konto/bestaetigen/", {"password": PASSWORD})


def test_an_editor_sets_up_an_app_before_anything_else(client, editor, with_tls):
    sign_in(client)
    for address in ("/admin/", "/admin/einreichungen/", "/bild/1/", "/"):
        assert client.get(address).url == SET_UP
    confirm(client)
    page = client.get(SET_UP)
    picture = client.get(f"{SET_UP}bild.svg")
    assert (picture["Content-Type"], b"<svg" in picture.content) == ("image/svg+xml", True)
    assert "no-store" in picture["Cache-Control"]
    assert 'src="data:' not in page.content.decode()
    secret = page.context["form"].secret
    assert client.post(SET_UP, {"code": "000000"}).status_code == 200
    done = client.post(SET_UP, {"code": code_of(secret)})
    assert done.url == f"{HERE}notfallcodes/"
    assert len(client.get(done.url).context["unused_codes"]) == 10
    assert client.get("/admin/").status_code == 200
    assert secret not in str(Authenticator.objects.get(type="totp").data)


def test_the_picture_is_nobody_elses(client, editor):
    assert client.get(f"{SET_UP}bild.svg").status_code == 302
    client.force_login(editor)
    assert client.get(f"{SET_UP}bild.svg").status_code == 404


@pytest.mark.parametrize(
    ("is_on", "url"), [(True, "http://127.0.0.1:8000"), (False, "https://a.de")]
)
def test_it_is_not_asked_for_in_a_trial_nor_where_it_is_switched_off(
    client, editor, settings, is_on, url
):
    settings.SECOND_FACTOR, settings.BASE_URL = is_on, url
    sign_in(client)
    assert client.get("/admin/").status_code == 200
    assert rules.is_switched_off() == (not is_on)


def test_only_who_decides_or_sees_contact_data_needs_it(editor):
    users = get_user_model().objects
    member = users.create_user("mia")
    writer = users.create_user("ute")
    names = ["access_admin", "change_newspage", "add_partner"]
    writer.user_permissions.add(*Permission.objects.filter(codename__in=names))
    reader = users.create_user("rita")
    reader.user_permissions.add(Permission.objects.get(codename="view_registration"))
    boss = users.create_superuser("chef")
    needing = [user for user in (member, writer, reader, boss, editor) if rules.needs_one(user)]
    assert needing == [reader, boss, editor]


def test_the_password_alone_lets_nobody_in(client, with_app):
    assert sign_in(client).url == ENTER
    assert (is_in(client), client.get("/admin/").status_code) == (False, 302)
    answer = client.post(ENTER, {"code": code_of(SECRET)})
    assert (answer.url, is_in(client)) == ("/admin/", True)


def test_a_code_by_mail_is_no_way_around_it(client, with_app):
    form = client.get("/konto/anmelden/code/").context["form"]
    sent = {name: form[name].value() for name in ("key", "started")}
    client.post("/konto/anmelden/code/", sent | {"email": "erika@example.org"})
    code = re.search(r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", Email.objects.get().message, re.M)[1]
    assert client.post("/konto/anmelden/code/eingeben/", {"code": code}).url == ENTER
    assert not is_in(client)


def test_a_code_is_good_once_also_in_another_process(with_app):
    code, answers = code_of(SECRET), []
    for _number in range(2):
        cache.clear()  # each process has its own
        browser = Client()
        sign_in(browser)
        answers.append(browser.post(ENTER, {"code": code}).status_code)
    assert answers == [302, 200]


def test_five_wrong_codes_lock_also_if_the_password_is_known(with_app):
    answers = []
    for _number in range(7):
        browser = Client()
        sign_in(browser)
        answers.append(browser.post(ENTER, {"code": "000000"}).status_code)
    assert answers == [200] * 5 + [429] * 2


def test_a_recovery_code_opens_once(client, with_app):
    sign_in(client)
    client.post(ENTER, {"code": code_of(SECRET)})
    confirm(client)
    client.post(f"{HERE}notfallcodes/neu/")
    code = client.get(f"{HERE}notfallcodes/").context["unused_codes"][0]
    answers = []
    for _number in range(2):
        browser = Client()
        sign_in(browser)
        browser.post(ENTER, {"code": code})
        answers.append(is_in(browser))
    assert answers == [True, False]


def test_the_last_factor_stays_where_one_is_needed(client, with_app, with_tls):
    sign_in(client)
    client.post(ENTER, {"code": code_of(SECRET)})
    confirm(client)
    page = client.post(f"{HERE}app/entfernen/")
    assert "Ihr Konto braucht einen zweiten Faktor" in page.content.decode()
    assert rules.has_one(with_app)


@pytest.mark.parametrize(
    ("url", "possible"),
    [
        ("https://planb.example.org", True),
        ("http://planb.example.org", False),
        ("http://localhost:8000", True),
        ("http://127.0.0.1:8000", False),
        ("https://192.0.2.1", False),
        ("https://[2001:db8::1]", False),
    ],
)
def test_passkeys_are_offered_where_browsers_make_them(url, possible):
    assert passkeys.are_possible(url) == possible


def test_all_pages_of_the_second_factor_are_in_our_frame(client, with_app, settings):
    settings.MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
    sign_in(client)
    client.post(ENTER, {"code": code_of(SECRET)})
    confirm(client)
    client.post(f"{HERE}notfallcodes/neu/")
    found = {}
    for below in (
        "",
        *"notfallcodes/ notfallcodes/neu/ app/entfernen/ passkeys/ passkeys/neu/".split(),
    ):
        page = client.get(HERE + below)
        found[below] = (page.status_code, "Zum Inhalt springen" in page.content.decode())
    assert set(found.values()) == {(200, True)}, found
