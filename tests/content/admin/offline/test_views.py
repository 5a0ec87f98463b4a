"""The worker serves its own pages and nothing else; the token is given to whoever is signed in."""

import pytest
from django.urls import reverse

from content.admin.offline.copies import owner_of
from tests.factories.events import make_event
from tests.submissions.conftest import make_editor

pytestmark = pytest.mark.django_db
WORKER = reverse("outreach-worker")
STATE = reverse("outreach-state")


def test_the_worker_may_serve_the_street_work_and_nothing_above(walker):
    answer = walker.get(WORKER)
    assert answer["Service-Worker-Allowed"] == "/admin/unterwegs/"
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    first, *_script = answer.content.decode().splitlines()
    assert first == 'const FILES_AT = ["/static/", "/admin/jsi18n/", "/admin/sprite/"];'
    policy = answer["Content-Security-Policy"]
    assert "connect-src 'self'" in policy


def test_the_worker_of_a_door_may_serve_this_one_list(client, calendar):
    client.force_login(make_editor("editor"))
    date = make_event(registration="here").occurrences.get()
    answer = client.get(reverse("events-door-list-worker", args=[date.pk]))
    assert answer["Service-Worker-Allowed"] == reverse("events-door-list", args=[date.pk])


@pytest.mark.parametrize("url", [WORKER, STATE])
def test_whoever_is_not_signed_in_is_led_to_the_door(client, url):
    answer = client.get(url)
    assert (answer.status_code, answer.url) == (302, f"/konto/anmelden/?next={url}")


@pytest.mark.parametrize("url", [WORKER, STATE])
def test_nothing_is_sent_there(walker, url):
    assert walker.post(url).status_code == 405


def test_the_token_is_fresh_and_kept_by_nobody(walker, wanda):
    walker.handler.enforce_csrf_checks = True
    answer = walker.get(STATE)
    assert answer.json()["owner"] == owner_of(wanda)
    assert "no-store" in answer["Cache-Control"]
    nobody = reverse("outreach-nobody", args=["betrieb", 1])
    assert walker.post(nobody).status_code == 403
    note = {"place_name": "Laden", "place_street": "Lange Straße 1"}
    sent = walker.post(nobody, note, headers={"X-CSRFToken": answer.json()["token"]})
    assert sent.status_code == 302
