"""Signing in: one door, the same answer for known and unknown, and locks that tell nothing."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import FailedSignIns

LOGIN = "/konto/anmelden/"
PASSWORD = "geheim und lang genug"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(db):
    return get_user_model().objects.create_superuser("erika", "erika@example.org", PASSWORD)


def try_to_log_in(client, password, login="erika", **headers):
    return client.post(LOGIN, {"login": login, "password": password}, **headers)


def is_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("login", ["erika", "Erika", "erika@example.org", " ERIKA@example.org "])
def test_the_right_password_opens_by_name_and_by_address(client, login):
    answer = try_to_log_in(client, PASSWORD, login)
    assert (answer.status_code, answer.url, is_in(client)) == (302, "/admin/", True)


def test_who_may_not_enter_the_admin_arrives_at_the_own_account(client):
    get_user_model().objects.create_user("mia", "mia@example.org", PASSWORD)
    answer = try_to_log_in(client, PASSWORD, "mia")
    assert answer.url == "/mein-team/"
    assert client.get(answer.url).url == "/konto/"


def test_a_wrong_password_is_said_without_saying_which_half_was_wrong(client):
    known, unknown = (try_to_log_in(client, "falsch", login) for login in ("erika", "niemand"))
    errors = [page.context["form"].non_field_errors() for page in (known, unknown)]
    assert errors[0] == errors[1] == ["Name oder Passwort stimmen nicht. Bitte prüfen Sie beides."]
    assert (known.status_code, unknown.status_code, is_in(client)) == (200, 200, False)


@pytest.mark.parametrize("known", ["erika", "erika@example.org"])
def test_a_known_and_an_unknown_account_cost_the_same_work(client, monkeypatch, known):
    hashed = []
    monkeypatch.setattr(
        "django.contrib.auth.hashers.MD5PasswordHasher.encode",
        lambda self, password, salt: hashed.append(password) or f"md5${salt}$x",
    )
    for _number in range(2):  # what the frame prints is kept from then on
        try_to_log_in(client, "falsch", "wer", REMOTE_ADDR="10.0.0.3")
    work = []
    for network, login in (("10.0.0.1", known), ("10.0.0.2", "niemand@example.org")):
        hashed.clear()
        with CaptureQueriesContext(connection) as captured:
            try_to_log_in(client, "falsch", login, REMOTE_ADDR=network)
        work.append((len(hashed), [query["sql"].split()[0] for query in captured]))
    assert work[0] == work[1]
    assert work[0][0] == 1


def test_after_five_failures_the_right_password_tells_nothing(client):
    answers = [try_to_log_in(client, f"falsch-{number}") for number in range(7)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 2
    last = try_to_log_in(client, PASSWORD)
    assert (last.status_code, last.content) == (429, answers[-1].content)
    assert (60 - int(last["Retry-After"]) in range(-1, 30), is_in(client)) == (True, False)


def test_the_name_and_the_address_of_an_account_are_counted_as_one(client):
    for login in ("erika", "erika@example.org", "ERIKA", "erika@example.org", "erika"):
        try_to_log_in(client, "falsch", login)
    assert try_to_log_in(client, PASSWORD).status_code == 429


def test_an_unknown_account_is_locked_in_the_same_words(client):
    for _number in range(5):
        try_to_log_in(client, "falsch", "niemand", REMOTE_ADDR="10.0.0.2")
        try_to_log_in(client, "falsch", REMOTE_ADDR="10.0.0.1")
    known, unknown = (try_to_log_in(client, "falsch", login) for login in ("erika", "niemand"))
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)


def test_the_lock_ends(client, stop_clock):
    for _number in range(5):
        try_to_log_in(client, "falsch")
    row = FailedSignIns.objects.exclude(locked_until=None).get()
    stop_clock(row.locked_until + dt.timedelta(seconds=1))
    assert try_to_log_in(client, PASSWORD).status_code == 302


def test_a_forged_address_does_not_lift_the_lock(client, settings):
    settings.SIGN_IN_FAILURES = 100
    settings.SIGN_IN_FAILURES_PER_NETWORK = 10
    for number in range(10):
        try_to_log_in(client, "falsch", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert try_to_log_in(client, PASSWORD, HTTP_X_FORWARDED_FOR="203.0.113.9").status_code == 429


def test_behind_the_proxy_one_guesser_does_not_lock_out_everybody(client, settings):
    settings.PROXY_COUNT, settings.SIGN_IN_FAILURES_PER_NETWORK = 1, 4
    for number in range(4):  # what stands before the proxy's own entry is forged
        forged = f"198.51.100.{number}, 192.0.2.66"
        try_to_log_in(client, "falsch", HTTP_X_FORWARDED_FOR=forged)
    guesser = try_to_log_in(client, PASSWORD, HTTP_X_FORWARDED_FOR="1.1.1.1, 192.0.2.66")
    assert guesser.status_code == 429
    assert try_to_log_in(client, PASSWORD, HTTP_X_FORWARDED_FOR="192.0.2.7").status_code == 302


def test_a_guesser_with_a_whole_network_of_ipv6_addresses_is_one_guesser(client, settings):
    settings.SIGN_IN_FAILURES, settings.SIGN_IN_FAILURES_PER_NETWORK = 100, 10
    for number in range(10):
        try_to_log_in(client, "falsch", REMOTE_ADDR=f"2001:db8:1:2::{number:x}")
    assert try_to_log_in(client, PASSWORD, REMOTE_ADDR="2001:db8:1:2::ff").status_code == 429


def test_a_closed_account_stays_closed(client, editor):
    get_user_model().objects.filter(pk=editor.pk).update(is_active=False)
    answer = try_to_log_in(client, PASSWORD)
    assert (answer.url, is_in(client)) == ("/konto/stillgelegt/", False)


@pytest.mark.parametrize("address", ["/admin/login/", "/_util/login/"])
def test_the_other_doors_lead_to_this_one(client, address):
    answer = client.get(f"{address}?next=/aktuelles/")
    assert answer.url == f"{LOGIN}?next=/aktuelles/"
    posted = client.post(address, {"username": "erika", "password": PASSWORD})
    assert (posted.url, is_in(client)) == (LOGIN, False)


def test_django_admin_has_no_door(client):
    assert client.get("/django-admin/login/").status_code == 404


def test_the_admin_asks_at_this_door(client):
    assert client.get("/admin/").url == f"{LOGIN}?next=/admin/"


@pytest.mark.parametrize("wanted", ["//evil.example", "/\\evil.example", "https://evil.example/"])
def test_nobody_is_sent_to_another_site(client, wanted):
    answer = client.post(f"{LOGIN}?next={wanted}", {"login": "erika", "password": PASSWORD})
    assert answer.url == "/admin/"


def test_nobody_makes_an_account(client):
    assert client.get("/konto/signup/").status_code == 404
    assert "registrieren" not in client.get(LOGIN).content.decode().lower()


def test_the_page_is_in_no_cache(client):
    assert "no-store" in client.get(LOGIN)["Cache-Control"]


def test_an_open_browser_is_no_place_to_guess_the_password(client):
    try_to_log_in(client, PASSWORD)
    wrong = {"oldpassword": "falsch", "password1": "ein ganz anderes Wort"}
    answers = [client.post("/konto/passwort/", wrong).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def test_a_new_password_has_twelve_signs(client, editor):
    try_to_log_in(client, PASSWORD)
    short = {"oldpassword": PASSWORD, "password1": "elf-zeichen"}
    assert client.post("/konto/passwort/", short).context["form"].errors.keys() == {"password1"}
    good = {"oldpassword": PASSWORD, "password1": "zwölf Zeichen"}
    assert client.post("/konto/passwort/", good).url == reverse("account_overview")
    editor.refresh_from_db()
    assert (editor.check_password("zwölf Zeichen"), is_in(client)) == (True, True)


def test_who_is_signed_in_and_not_allowed_in_is_told_so_instead_of_going_round(client):
    get_user_model().objects.create_user("mia", "mia@example.org", PASSWORD)
    try_to_log_in(client, PASSWORD, "mia")
    answer = client.get("/admin/", follow=True)
    assert (answer.redirect_chain, answer.status_code) == ([(f"{LOGIN}?next=/admin/", 302)], 403)
    assert "Mit diesem Konto können Sie die Seite nicht sehen" in answer.content.decode()
    assert client.get(f"{LOGIN}?next=//evil.example").context["wanted"] == ""
