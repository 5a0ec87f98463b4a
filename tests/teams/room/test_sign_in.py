"""Members sign in by a code in a mail: one use, ten minutes, and they arrive in their room."""

import datetime as dt
import re
import time

import pytest
from django.core.signing import Signer
from django.test import Client
from post_office.models import Email

pytestmark = pytest.mark.django_db
ASK, ENTER = "/konto/anmelden/code/", "/konto/anmelden/code/eingeben/"


def code_for(client, address, **more):
    """Ask for a code as somebody does who takes their time, and read it in the mail; "" for none."""
    started = Signer(salt="form-started").sign("1700000000")
    client.post(ASK, {"email": address, "homepage": "", "started": started, "key": ""} | more)
    mail = Email.objects.filter(to=address).order_by("pk").last()
    found = re.search(r"^\w{3,}-?\w{3,}$", mail.message, re.MULTILINE)
    return found[0] if found else ""


def is_in(client):
    return "_auth_user_id" in client.session


def test_the_code_opens_the_room(client, alice):
    answer = client.post(ENTER, {"code": code_for(client, alice.email)}, follow=True)
    assert answer.redirect_chain[-1][0] == "/mein-team/werkbank/"
    assert client.get("/admin/").status_code in (302, 403)


def test_whoever_was_on_the_way_to_a_page_arrives_there(client, alice):
    page = "/mein-team/werkbank/ziele/"
    assert client.get(client.get(page).url).status_code == 200
    code = code_for(client, alice.email, next=page)
    fields = client.get(f"{ENTER}?next={page}").context
    assert client.post(ENTER, {"code": code, "next": fields["redirect_field_value"]}).url == page


def test_the_code_is_good_once(client, alice):
    code = code_for(client, alice.email)
    client.post(ENTER, {"code": code})
    other = Client()
    code_for(other, alice.email)
    other.post(ENTER, {"code": code})
    assert (is_in(client), is_in(other)) == (True, False)


@pytest.mark.parametrize(("minutes", "opens"), [(9, True), (11, False)])
def test_the_code_is_good_for_ten_minutes(client, alice, monkeypatch, minutes, opens):
    code = code_for(client, alice.email)
    later = time.time() + dt.timedelta(minutes=minutes).total_seconds()
    monkeypatch.setattr("time.time", lambda: later)
    client.post(ENTER, {"code": code})
    assert is_in(client) == opens


def test_a_device_of_ones_own_stays_signed_in_for_90_days_unless_one_leads(
    client, alice, facilitator
):
    client.post(ENTER, {"code": code_for(client, alice.email), "remember": "on"})
    assert client.session.get_expiry_age() == 90 * 24 * 3600
    leading = Client()
    leading.post(ENTER, {"code": code_for(leading, facilitator.email), "remember": "on"})
    assert (is_in(leading), leading.session.get_expiry_age()) == (True, 8 * 3600)


def test_an_address_of_nobody_gets_no_code(client, alice):
    assert code_for(client, "niemand@example.org") == ""
