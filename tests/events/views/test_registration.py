"""Registering in public: the form, the thanks, the private link."""

import re
import threading
from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from post_office.models import Email

from content.models import SiteSettings
from events.models import EventQuestion, Occurrence, Registration
from events.proposals.retention import export_registrations
from submissions.models import Submission
from tests.events.conftest import make_calendar, make_home_page
from tests.factories.events import NOW, at, make_event, make_registration
from tests.factories.submissions import filed, proposal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
URL = "/veranstaltungen/naehkurs/2026-05-12/anmelden/"


@pytest.fixture
def calendar(db):
    """Not that of the file: one of the tests commits."""
    return make_calendar(make_home_page())


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
    answers = {"name": "Anna", "email": "anna@example.org", "seats": "1"}
    return {"started": form["started"].value(), "key": form["key"].value()} | answers | kw


def test_who_fills_in_the_form_is_asked_to_confirm_by_mail(client):
    course()
    answer = client.post(URL, filled(client))
    assert answer.url == f"{URL}?ansicht=platz"
    assert (
        "Erst mit der Bestätigung ist Ihr Platz sicher." in client.get(answer.url).content.decode()
    )
    registration = Registration.objects.get()
    assert (registration.name, registration.state) == ("Anna", "held")
    assert registration.full_url in Email.objects.get().message


def test_the_form_says_where_for_how_much_and_how_to_get_there(client):
    course(price="5 Euro", accessibility_note="Rampe im Hof")
    date = Occurrence.objects.get()
    text = client.get(URL).content.decode()
    for fact in ("Stadtteilladen Schalke", "5 Euro", "Rampe im Hof", "noch 2 Plätze von 2 frei"):
        assert fact in text
    assert f'href="{date.get_absolute_url()}termin.ics"' in text
    assert f'href="{escape(date.route_url)}"' in text


@pytest.mark.parametrize("view", ["anmelden/", ""])
def test_a_cancelled_date_offers_no_places(client, view):
    cancelled = [{"kind": "cancelled", "original_date": date(2026, 5, 12), "reason": "krank"}]
    course(changes=cancelled)
    text = client.get(URL.removesuffix("anmelden/") + view).content.decode()
    assert "Dieser Termin fällt aus." in text
    assert "Plätze</dt>" not in text and "ausgebucht" not in text
    assert "remainingAttendeeCapacity" not in text


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


def test_withdrawing_is_asked_once(client, held):
    address = f"{held.get_absolute_url()}abmelden/"
    assert f'href="{address}"' in main_of(client.get(held.get_absolute_url()))
    assert "Ja, abmelden" in main_of(client.get(address))
    assert client.post(address, follow=True).redirect_chain == [(held.get_absolute_url(), 302)]
    held.refresh_from_db()
    assert held.state == "cancelled"
    assert client.get(address).url == held.get_absolute_url()


def test_the_button_that_confirms_stands_above_the_facts(client, held):
    page = client.get(held.get_absolute_url()).content.decode()
    assert 0 < page.index("bestaetigen/") < page.index('class="facts')


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


# Floods


def fill(client, number, **kw):
    """Another stranger's address, from the same network."""
    kw = {"email": f"gast{number}@example.org"} | kw
    return client.post(URL, filled(client, **kw))


def test_sixty_forms_of_one_network_hold_and_write_to_twenty(client):
    course(places=100)
    statuses = [fill(client, number).status_code for number in range(60)]
    assert statuses == [302] * 20 + [429] * 40
    assert (Registration.objects.count(), Email.objects.count()) == (20, 20)


def test_who_is_refused_for_the_others_keeps_the_text_and_is_told_what_to_do(client, settings):
    settings.UNCONFIRMED_PER_NETWORK = 1
    team = SiteSettings.load()
    team.contact_telephone = "0221 4710-900"
    team.save()
    course(places=100)
    fill(client, 1)
    answer = fill(client, 2, name="Berta Beispiel")
    text = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (429, "7200")
    assert text.count("noch nicht bestätigt") == 1 and 'value="Berta Beispiel"' in text
    assert 'href="tel:' in text


def test_a_shop_in_which_twenty_people_confirm_is_never_stopped(client):
    course(places=100)
    for number in range(40):
        assert fill(client, number).status_code == 302
        newest = Registration.objects.get(email=f"gast{number}@example.org")
        client.post(f"{newest.get_absolute_url()}bestaetigen/")
    assert set(Registration.objects.values_list("state", flat=True)) == {"confirmed"}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_twenty_forms_of_one_network_at_once_five_are_taken(client, settings, monkeypatch):
    settings.UNCONFIRMED_PER_NETWORK = 5
    # On a busy machine the last one waits for longer than a request may.
    monkeypatch.setattr("content.security.write_lock.USUAL_SECONDS", 60)
    event = course(places=6)
    forms = [filled(client, email=f"gast{number}@example.org") for number in range(20)]
    gate, statuses = threading.Barrier(20), []

    def send(form):
        gate.wait()
        statuses.append(Client().post(URL, form).status_code)
        connection.close()

    threads = [threading.Thread(target=send, args=[form]) for form in forms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [302] * 5 + [429] * 15
    assert (Registration.objects.count(), Email.objects.count()) == (5, 5)
    assert event.occurrences.get().seats_taken == 3


def test_another_network_is_not_stopped(client, settings):
    settings.UNCONFIRMED_PER_NETWORK = 1
    course(places=100)
    fill(client, 1)
    data = filled(client, email="gast2@example.org")
    assert client.post(URL, data, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_one_form_with_ten_seats_books_no_evening_out(client):
    event = course(places=10)
    assert fill(client, 1, seats="10").status_code == 302
    date = event.occurrences.get()
    assert (date.seats_taken, date.is_full) == (0, False)
    assert "ausgebucht" not in client.get("/veranstaltungen/naehkurs/").content.decode()


def test_many_forms_of_one_network_hold_half_of_an_evening(client):
    event = course(places=10)
    for number in range(10):
        fill(client, number, seats="2")
    assert event.occurrences.get().seats_taken == 4


def test_a_group_of_ten_that_confirms_has_its_places(client):
    event = course(places=10)
    fill(client, 1, seats="10")
    group = Registration.objects.get()
    client.post(f"{group.get_absolute_url()}bestaetigen/")
    group.refresh_from_db()
    assert (group.state, event.occurrences.get().seats_taken) == ("confirmed", 10)
    assert group.network == ""


def test_a_group_that_holds_nothing_makes_nobody_wait(client):
    course(places=10)
    fill(client, 1, seats="10")
    fill(client, 2)
    states = dict(Registration.objects.values_list("email", "state"))
    assert states == {"gast1@example.org": "waiting", "gast2@example.org": "held"}


def test_no_address_of_a_network_is_stored(client):
    course()
    fill(client, 1)
    assert "127.0.0.1" not in str(Registration.objects.values().get())


def test_a_program_hears_the_same_and_gets_neither_place_nor_mail(client):
    event = course(places=10)
    program = fill(client, 1, homepage="https://spam.example")
    person = fill(client, 2)
    assert (program.status_code, program.url) == (person.status_code, person.url)
    suspect = Registration.objects.get(email="gast1@example.org")
    assert (suspect.state, suspect.network) == ("spam", "")
    assert event.occurrences.get().seats_taken == 1
    assert [mail.to for mail in Email.objects.all()] == [["gast2@example.org"]]


def test_the_team_admits_a_human_whom_the_checks_took_for_a_program(client):
    event = course(places=10)
    fill(client, 1, homepage="x", name="Karla Beispiel")
    client.force_login(get_user_model().objects.create_superuser("erika", "e@example.org", "x"))
    page = reverse("events-attendance", args=[event.occurrences.get().pk])
    assert "Karla Beispiel" in client.get(page).content.decode()
    guest = Registration.objects.get()
    client.post(page, {"admit": guest.pk})
    guest.refresh_from_db()
    assert guest.state == "held"
    assert guest.full_url in Email.objects.get().message


def test_a_mixture_of_forms_writes_three_times_to_one_address(client):
    course(starts="2026-05-06 10:00", ends="2026-05-06 12:00", rule="FREQ=DAILY;COUNT=20")
    address = "opfer@example.org"
    get_user_model().objects.create_superuser("opfer", address, "x")
    filed(proposal(contact_email=address))
    assert Submission.objects.count() == 1
    for day in range(6, 16):
        path = f"/veranstaltungen/naehkurs/2026-05-{day:02}/anmelden/"
        client.post(path, filled(client, path, email=address.upper()))
        for url in ("/einreichung/link-anfordern/", "/konto/passwort/vergessen/"):
            form = client.get(url).context["form"]
            typed = {name: form[name].value() for name in ("key", "started")}
            client.post(url, typed | {"email": address})
    assert Email.objects.count() == 3


def test_an_address_that_got_enough_mails_is_told_at_the_field(client, settings):
    settings.CONFIRMATIONS_PER_ADDRESS = 0
    course()
    answer = client.post(URL, filled(client))
    assert answer.status_code == 429
    assert (
        "An diese E-Mail-Adresse haben wir gerade mehrere E-Mails geschickt."
        in (answer.context["form"].errors["email"][0])
    )
    assert not Registration.objects.exists()


def test_the_guests_own_page_says_the_facts_and_the_place_in_the_queue(client):
    date = course(price="5 Euro").occurrences.get()
    first = make_registration(date, state="waiting", created_at=NOW)
    second = make_registration(date, state="waiting", created_at=NOW + timedelta(minutes=1))
    for guest, position in ((first, 1), (second, 2)):
        text = client.get(guest.get_absolute_url()).content.decode()
        assert f"Sie stehen an {position}. Stelle der Warteliste." in text
        assert "5 Euro" in text and "Stadtteilladen Schalke" in text
        assert f'href="{date.get_absolute_url()}termin.ics"' in text


def asking(**kw):
    """A course that asks two questions."""
    event = course(**kw)
    text = EventQuestion.objects.create(event=event, question="Ihr Betrieb", is_required=True)
    food = EventQuestion.objects.create(
        event=event, question="Essen", kind="choice", choices="Fleisch\nohne Fleisch\n"
    )
    return f"question_{text.pk}", f"question_{food.pk}"


def test_the_form_asks_what_the_event_wants_to_know_and_keeps_the_answers(client):
    shop, food = asking()
    page = client.post(URL, filled(client, **{shop: "", food: "Fisch"}))
    assert set(page.context["form"].errors) == {shop, food}
    assert not Registration.objects.exists()
    client.post(URL, filled(client, **{shop: "Nähstube", food: "ohne Fleisch"}))
    guest = Registration.objects.get()
    assert guest.answers == [["Ihr Betrieb", "Nähstube"], ["Essen", "ohne Fleisch"]]
    assert "Nähstube" in main_of(client.get(guest.get_absolute_url()))
    assert export_registrations("anna@example.org")[0]["antworten"] == dict(guest.answers)


def test_an_answer_left_out_is_not_stored(client):
    shop, food = asking()
    client.post(URL, filled(client, **{shop: "Nähstube", food: ""}))
    assert Registration.objects.get().answers == [["Ihr Betrieb", "Nähstube"]]


def test_a_guest_changes_places_and_answers(client):
    shop, food = asking(places=3)
    guest = make_registration(Occurrence.objects.get(), seats=1, answers=[["Essen", "Fleisch"]])
    address = f"{guest.get_absolute_url()}aendern/"
    form = client.get(address).context["form"]
    assert (form["seats"].value(), form[food].value()) == (1, "Fleisch")
    answer = client.post(address, {"seats": "3", shop: "Nähstube", food: "ohne Fleisch"})
    assert answer.url == f"{guest.get_absolute_url()}?ansicht=geaendert"
    assert "Ihre Änderung ist gespeichert." in main_of(client.get(answer.url))
    guest.refresh_from_db()
    assert (guest.seats, dict(guest.answers)["Ihr Betrieb"]) == (3, "Nähstube")


def test_who_asks_for_more_places_than_are_free_is_told_how_many_are(client):
    date = course(places=3).occurrences.get()
    guest = make_registration(date, seats=1)
    Occurrence.objects.update(seats_taken=2)
    make_registration(date, seats=1)
    page = client.post(f"{guest.get_absolute_url()}aendern/", {"seats": "3"})
    assert page.context["form"].errors == {
        "seats": ["Es ist noch ein weiterer Platz frei. Ihre Anmeldung bleibt, wie sie war."]
    }
    guest.refresh_from_db()
    assert guest.seats == 1
    assert "<title>Fehler:" in page.content.decode()


@pytest.mark.parametrize("facts", [{"confirmed_at": None, "state": "held"}, {"state": "cancelled"}])
def test_who_has_no_confirmed_registration_changes_nothing(client, facts):
    guest = make_registration(course().occurrences.get(), expires_at=NOW + timedelta(1), **facts)
    address = f"{guest.get_absolute_url()}aendern/"
    assert client.post(address, {"seats": "2"}).url == guest.get_absolute_url()
    assert Registration.objects.get().seats == 1


@pytest.mark.parametrize(("tick", "wants"), [({}, False), ({"invite": "on"}, True)])
def test_nobody_is_put_on_the_list_of_invitations_without_a_tick(client, tick, wants):
    course()
    assert client.get(URL).context["form"]["invite"].value() is None
    client.post(URL, filled(client, **tick))
    guest = Registration.objects.get()
    assert guest.wants_invitations is wants
    text = main_of(client.get(guest.get_absolute_url()))
    assert ("Laden Sie mich zu weiteren Abenden ein." in text) is wants
