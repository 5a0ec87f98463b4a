"""The page for a form that came without a valid token."""

import re
from html import unescape

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from submissions.models import Message
from tests.factories.typing import fields_in

pytestmark = pytest.mark.django_db

SENT = {
    "text": "Mein <b>langer</b>\nText",
    "email": "anna@example.org",
    "csrfmiddlewaretoken": "geheimes-token",
    "started": "1764400000:geheim",
    "key": "3f2b8c1e-aaaa-bbbb-cccc-000000000000",
    "proof": "geheimer beweis mit leerzeichen",
    "homepage": "",
    "kind": "meeting",
    "version": "17",
    "password": "mein Passwort",
    "passwort2": "mein Passwort",
    "leer": " ",
    "beschreibung": "Ein Feld, das niemand kennt",
}


@pytest.fixture
def strict(settings):
    settings.FORM_FASTEST_SECONDS = 0
    return Client(enforce_csrf_checks=True)


def shown(page):
    """Return what the list of typed texts holds."""
    items = re.findall(r"<li>(.*?)</li>", page.content.decode().partition("eingegeben")[2])
    return [unescape(item.replace("<br>", "\n")) for item in items if "<a" not in item]


def test_it_shows_what_was_typed_and_nothing_else(strict):
    page = strict.post("/kontakt/", SENT)
    assert page.status_code == 403
    assert shown(page) == [SENT["text"], SENT["email"], SENT["beschreibung"]]
    html = page.content.decode()
    assert "<b>langer" not in html
    assert [
        name for name in ("started", "proof", "password", "passwort2") if SENT[name] in html
    ] == []
    assert [SENT[name] for name in ("csrfmiddlewaretoken", "key") if SENT[name] in html] == []


def test_one_button_sends_it_again_without_typing(strict):
    page = strict.post("/kontakt/", SENT)
    fields = fields_in(page)
    assert [fields[name] for name in ("text", "email")] == [[SENT["text"]], [SENT["email"]]]
    assert not {"password", "passwort2", "proof"} & fields.keys()
    answer = strict.post("/kontakt/", fields)
    assert answer.status_code == 302
    assert Message.objects.get().text.split() == SENT["text"].split()
    strict.post("/kontakt/", fields)  # a double click
    assert Message.objects.count() == 1


def test_without_cookies_the_page_comes_again_and_loses_nothing():
    for _time in range(3):
        fields = fields_in(Client(enforce_csrf_checks=True).post("/kontakt/", SENT))
        page = Client(enforce_csrf_checks=True).post("/kontakt/", fields)
        assert (page.status_code, shown(page)[0]) == (403, SENT["text"])


def test_who_is_signed_in_is_offered_no_button_that_acts_for_a_foreign_page(strict):
    strict.force_login(get_user_model().objects.create_superuser("erika", "e@example.org", "x"))
    for path in ("/kontakt/", "/admin/pages/2/delete/"):
        page = strict.post(path, {"text": "Zwei Worte"})
        assert page.status_code == 403
        assert "Noch einmal senden" not in page.content.decode()
        assert shown(page) == ["Zwei Worte"]


def test_a_form_with_a_picture_is_sent_again_from_the_form_itself(strict):
    picture = SimpleUploadedFile("a.png", b"x", "image/png")
    page = strict.post("/kontakt/", {"text": "Zwei Worte", "picture": picture})
    assert "Noch einmal senden" not in page.content.decode()
    assert "einen Schritt zurück" in page.content.decode()


def test_the_login_page_gives_no_password_back(strict):
    page = strict.post("/konto/anmelden/", {"login": "erika", "password": "geheim und lang"})
    assert page.status_code == 403
    assert "geheim und lang" not in page.content.decode()
