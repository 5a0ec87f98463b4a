"""Where somebody is signed in: told without the whole address, ended one by one, and by the clock."""

import datetime as dt

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts import sessions

LOGIN, HERE = "/konto/anmelden/", "/konto/anmeldungen/"
PASSWORD = "geheim und lang genug"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(db):
    return get_user_model().objects.create_superuser("erika", "erika@example.org", PASSWORD)


def signed_in(agent="Firefox", address="203.0.113.77", login="erika"):
    browser = Client(HTTP_USER_AGENT=agent, REMOTE_ADDR=address)
    browser.post(LOGIN, {"login": login, "password": PASSWORD})
    return browser


def is_in(browser):
    return browser.get("/admin/").status_code == 200


def test_a_list_names_device_and_network_and_ends_one(editor):
    here, there, third = signed_in(), signed_in("Safari", "198.51.100.9"), signed_in("Opera")
    page = here.get(HERE)
    assert {(row.user_agent, row.ip) for row in page.context["sessions"]} == {
        ("Firefox", "203.0.113.0"),
        ("Safari", "198.51.100.0"),
        ("Opera", "203.0.113.0"),
    }
    assert here.post(HERE, {"session": UserSession.objects.get(user_agent="Safari").pk}).url == HERE
    assert [is_in(browser) for browser in (here, there, third)] == [True, False, True]


def test_all_others_end_at_once(editor):
    here, there, third = signed_in(), signed_in("Safari"), signed_in("Opera")
    here.post(HERE)
    assert [is_in(browser) for browser in (here, there, third)] == [True, False, False]


def test_nobody_ends_a_strangers_session(editor):
    get_user_model().objects.create_superuser("emre", "emre@example.org", PASSWORD)
    mine, theirs = signed_in(), signed_in("Safari", login="emre")
    mine.post(HERE, {"session": UserSession.objects.get(user_agent="Safari").pk})
    assert is_in(theirs)


def test_the_team_is_signed_out_after_eight_hours_without_a_click(editor, stop_clock):
    start = timezone.now()
    browser = signed_in()
    stop_clock(start + dt.timedelta(hours=7, minutes=50))
    assert is_in(browser)
    stop_clock(start + dt.timedelta(hours=15, minutes=40))
    assert is_in(browser)
    stop_clock(start + dt.timedelta(hours=23, minutes=50))
    assert not is_in(browser)


def test_clicks_within_ten_minutes_write_nothing(editor, django_assert_num_queries, stop_clock):
    browser = signed_in()
    browser.get("/konto/")
    before = Session.objects.get().expire_date
    browser.get("/konto/")
    assert Session.objects.get().expire_date == before


@pytest.mark.parametrize(("is_team", "days"), [(True, 0), (False, 90)])
def test_only_members_may_stay_signed_in_on_a_device(editor, rf, is_team, days):
    user = editor if is_team else get_user_model().objects.create_user("mia")
    request = rf.post(LOGIN, {"remember": "on"})
    request.session = Client().session
    sessions.begin(request, user)
    assert request.session.get_expiry_age() == (days * 24 * 3600 or 8 * 3600)


def test_the_night_forgets_ended_sessions(editor):
    signed_in()
    assert sessions.purge(timezone.now()) == 0
    Session.objects.all().delete()
    assert sessions.purge(timezone.now()) == 1


def test_a_new_password_signs_out_everywhere_else(editor):
    here, there = signed_in(), signed_in("Safari")
    here.post("/konto/passwort/", {"oldpassword": PASSWORD, "password1": "ein anderes Wort"})
    assert [is_in(here), is_in(there)] == [True, False]


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        (
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
            "Chrome/120.0.0.0 Mobile Safari/537.36",
            "Chrome, Android",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:120.0) Gecko/20100101 Firefox/120.0",
            "Firefox, Windows",
        ),
        ("curl/8.0", "Unbekanntes Gerät"),
        ("", "Unbekanntes Gerät"),
    ],
)
def test_a_device_has_a_name_that_people_know(agent, device):
    assert sessions.device_of(agent) == device
