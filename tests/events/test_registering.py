"""Registering in public: the form, the thanks, the private link."""

from datetime import date

import pytest
from django.test import Client
from post_office.models import Email

from events.models import Registration
from tests.factories.events import NOW, make_event, make_registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
URL = "/veranstaltungen/naehkurs/2026-05-12/anmelden/"


@pytest.fixture(autouse=True)
def _no_waiting(settings):
    settings.FORM_FASTEST_SECONDS = 0


def course(**kw):
    facts = {
        "starts": "2026-05-12 10:00",
        "ends": "2026-05-12 12:00",
        "slug": "naehkurs",
        "registration": "here",
        "places": 2,
        "now": NOW,
    }
    return make_event(**facts | kw)


def filled(client, url=URL, **kw):
    """What a visitor sends who opened the form before."""
    form = client.get(url).context["form"]
    answers = {"name": "Anna", "email": "anna@example.org", "seats": "1", "consent": "on"}
    return {"started": form["started"].value(), "key": form["key"].value()} | answers | kw


def test_who_fills_in_the_form_is_registered(client):
    course()
    answer = client.post(URL, filled(client))
    assert answer.url == f"{URL}?ansicht=platz"
    assert "Sie haben einen Platz." in client.get(answer.url).content.decode()
    assert Registration.objects.get().name == "Anna"


def test_the_waiting_list_is_said_to_be_one(client):
    course(places=0)
    assert "Auf die Warteliste setzen" in client.get(URL).content.decode()
    answer = client.post(URL, filled(client))
    assert answer.url == f"{URL}?ansicht=warteliste"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"name": ""}, 'href="#id_name"'),
        ({"name": "Hi\r\nBcc: a@b.de"}, "Bitte schreiben Sie hier nur eine Zeile."),
        ({"email": "a@b.de,c@d.de"}, "Bitte geben Sie eine E-Mail-Adresse an"),
        ({"email": "a@b.de\r\nBcc: c@d.de"}, "Bitte schreiben Sie hier nur eine Zeile."),
        ({"email": "x" * 65 + "@example.org"}, "Bitte geben Sie eine E-Mail-Adresse an"),
        ({"seats": "0"}, "größer oder gleich 1"),
        ({"seats": "1000"}, "kleiner oder gleich 10"),
        ({"seats": "²"}, "Bitte geben Sie eine Zahl an."),
        ({"consent": ""}, "Ohne Ihr Einverständnis"),
        ({"homepage": "https://werbung.example"}, "Bitte lassen Sie dieses Feld leer."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client, wrong, message):
    course()
    page = client.post(URL, filled(client, **wrong))
    text = page.content.decode()
    assert message in text and "<title>Fehler:" in text
    assert 'value="anna@example.org"' in text or "email" in wrong
    assert not Registration.objects.exists() and not Email.objects.exists()


def test_an_address_that_is_registered_learns_nothing_and_gets_no_second_letter(client):
    course()
    client.post(URL, filled(client))
    answer = client.post(URL, filled(client, name="Eva"))
    assert answer.url == f"{URL}?ansicht=eingegangen"
    assert Email.objects.count() == 1


def test_a_mailbox_is_not_filled(client, settings):
    settings.CONFIRMATIONS_PER_ADDRESS = 3
    course(starts="2026-05-06 10:00", ends="2026-05-06 12:00", rule="FREQ=DAILY;COUNT=20")
    for day in range(6, 20):
        path = f"/veranstaltungen/naehkurs/2026-05-{day:02}/anmelden/"
        client.post(path, filled(client))
    assert Email.objects.count() == 3


@pytest.mark.parametrize(
    "kw",
    [
        {"changes": [{"kind": "cancelled", "original_date": date(2026, 5, 12)}]},
        {"live": False},
        {"registration": "none"},
    ],
)
def test_where_nobody_may_register_nobody_is(client, kw):
    course(slug="offen")
    open_url = URL.replace("naehkurs", "offen")
    sent = filled(client, open_url)
    course(**kw)
    client.post(URL, sent)
    assert not Registration.objects.exists()
    client.post(open_url, sent)
    assert Registration.objects.exists()


def test_a_past_date_takes_nobody(client):
    make_event(
        starts="2026-05-04 10:00",
        ends="2026-05-04 12:00",
        slug="gestern",
        registration="here",
        now=NOW,
    )
    page = client.get("/veranstaltungen/gestern/2026-05-04/anmelden/")
    assert "Dieser Termin ist vorbei." in page.content.decode()


def test_looking_at_the_private_link_changes_nothing_and_the_button_cancels(client):
    registration = make_registration(course().occurrences.get())
    url = registration.get_absolute_url()
    page = client.get(url)
    assert page["Referrer-Policy"] == "no-referrer" and "no-store" in page["Cache-Control"]
    client.head(url)
    registration.refresh_from_db()
    assert registration.state == "confirmed"
    assert client.post(url).url == url
    registration.refresh_from_db()
    assert registration.state == "cancelled"
    assert "abgemeldet" in client.get(url).content.decode()


def test_a_changed_link_opens_nothing(client):
    registration = make_registration(course().occurrences.get(), name="Anna Muster")
    url = registration.get_absolute_url()
    wrong = url[:-2] + ("A" if url[-2] != "A" else "B") + "/"
    for method in (client.get, client.post):
        page = method(wrong)
        assert page.status_code == 404
        assert "Anna Muster" not in page.content.decode()


def test_a_form_of_another_site_is_refused(client):
    course()
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(URL, filled(client)).status_code == 403
    assert not Registration.objects.exists()


def test_the_token_is_not_stored(client):
    registration = make_registration(course().occurrences.get())
    row = Registration.objects.filter(pk=registration.pk).values().get()
    assert registration.token not in row.values()
