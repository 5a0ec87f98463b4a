"""Registering in public: the form, the thanks, the private link."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from post_office.models import Email

from events.models import Registration
from tests.factories.events import NOW, at, make_event, make_registration

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


def test_who_fills_in_the_form_is_asked_to_confirm_by_mail(client):
    course()
    answer = client.post(URL, filled(client))
    assert answer.url == f"{URL}?ansicht=platz"
    assert "Wir halten Ihnen den Platz frei." in client.get(answer.url).content.decode()
    registration = Registration.objects.get()
    assert (registration.name, registration.state) == ("Anna", "held")
    assert registration.full_url in Email.objects.get().message


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
        ({"seats": "3"}, "nur 2 Plätze"),
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
    assert answer.url == f"{URL}?ansicht=platz"
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


@pytest.fixture
def held():
    """Somebody who has sent the form and not yet confirmed."""
    return make_registration(
        course().occurrences.get(),
        state="held",
        confirmed_at=None,
        expires_at=NOW + timedelta(hours=24),
    )


def test_looking_at_the_private_link_changes_nothing(client, held):
    url = held.get_absolute_url()
    page = client.get(url)
    assert page["Referrer-Policy"] == "same-origin" and "no-store" in page["Cache-Control"]
    client.head(url)
    client.get(f"{url}bestaetigen/")
    client.get(f"{url}abmelden/")
    held.refresh_from_db()
    assert (held.state, held.confirmed_at) == ("held", None)


def test_the_secret_stands_in_no_link_that_leads_away(client, held):
    text = client.get(held.get_absolute_url()).content.decode()
    assert sorted(set(re.findall(rf'="([^"]*{held.token}[^"]*)"', text))) == [
        f"{held.get_absolute_url()}abmelden/",
        f"{held.get_absolute_url()}bestaetigen/",
    ]


def test_the_buttons_confirm_and_cancel(client, held):
    url = held.get_absolute_url()
    assert client.post(f"{url}bestaetigen/").url == url
    held.refresh_from_db()
    assert (held.state, held.confirmed_at) == ("confirmed", NOW)
    assert "Anmeldung bestätigen" not in client.get(url).content.decode()
    assert client.post(f"{url}abmelden/").url == url
    held.refresh_from_db()
    assert held.state == "cancelled"
    assert "abgemeldet" in client.get(url).content.decode()


def test_the_button_behind_a_link_that_is_too_old_leads_to_a_page_that_says_so(client, held):
    Registration.objects.update(expires_at=NOW)
    page = client.post(f"{held.get_absolute_url()}bestaetigen/", follow=True)
    assert page.status_code == 404
    assert "nicht rechtzeitig bestätigt" in page.content.decode()


def test_who_was_registered_is_offered_no_button_when_the_date_is_over(client, held):
    held.occurrence.set_times(at("2026-05-04 10:00"), at("2026-05-04 12:00"))
    held.occurrence.save()
    assert "<button" not in main_of(client.get(held.get_absolute_url()))


def main_of(page):
    return page.content.decode().partition('<main id="main"')[2].partition("</main>")[0]


def test_a_changed_link_opens_nothing(client):
    registration = make_registration(course().occurrences.get(), name="Anna Muster")
    url = registration.get_absolute_url()
    wrong = url[:-2] + ("A" if url[-2] != "A" else "B") + "/"
    for address in (wrong, f"{wrong}abmelden/", f"{wrong}bestaetigen/"):
        page = client.post(address, follow=True)
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
