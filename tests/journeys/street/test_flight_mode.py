"""Street work without a network: what is noted waits on the phone, and is sent once."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from content.place.time_zone import BERLIN
from tests.journeys.street.phone import (
    STREETS,
    UNSENT,
    go_to_place,
    open_street,
    says,
    sign_in,
    unsent,
    wait_until_kept,
)

pytestmark = pytest.mark.usefixtures("cast")
TWELVE_MEGABYTES = 12_000_000
STEPS = f"{STREETS}anstehend/"
DONE = (
    "SELECT s.text, u.username FROM outreach_nextstep s JOIN auth_user u ON u.id = s.done_by_id"
    " WHERE s.text IN (?, ?) ORDER BY s.text"
)
PICTURES = "SELECT count(*) FROM submissions_submittedpicture"


def test_a_visit_nobody_in_and_a_new_shop_are_noted_in_flight_mode_and_sent_once(
    open_phone, arrive, visits_of, stored, photo
):
    before, pictures = len(visits_of("wanda")), stored(PICTURES)[0][0]
    page = open_phone()
    arrive(page, "wanda")
    street = open_street(page, 3)
    page.context.set_offline(True)
    page.reload()
    name = go_to_place(page)
    page.get_by_label("Wunsch").check()
    page.get_by_label("Eine Zeile dazu").fill("Will umbauen")
    page.get_by_role("button", name="Speichern").click()
    page.wait_for_url(street)
    expect(says(page, "wartet (1).")).to_be_visible()
    page.get_by_role("button", name="Niemand da").nth(1).click()
    expect(says(page, "wartet (2).")).to_be_visible()
    page.get_by_role("link", name="Neuer Betrieb").click()
    page.get_by_label("Name des Betriebs").fill("Neuer Laden (Beispiel)")
    page.get_by_label("Straße und Hausnummer").fill("Florastraße 1")
    page.get_by_label("Stadtteil").select_option("Schalke")
    page.get_by_label("Foto vom Laden").set_input_files(photo)
    page.locator("summary", has_text="Branche").click()
    page.locator("[name=categories]").first.check()
    page.get_by_label("Mit wem haben Sie gesprochen?").fill("Frau Beispiel")
    page.get_by_label("Die Person ist einverstanden").check()
    page.get_by_role("button", name="Speichern").click()
    page.wait_for_url(street)
    expect(says(page, "wartet (3).")).to_be_visible()
    [*_others, shop] = page.evaluate(UNSENT)
    assert shop["label"] == "Neuer Betrieb: Neuer Laden (Beispiel)"
    assert 0 < shop["bytes"] <= TWELVE_MEGABYTES / 3
    assert len(visits_of("wanda")) == before
    page.context.set_offline(False)
    expect(says(page, "Alles ist gesendet.")).to_be_visible()
    expect(says(page, "Neuer Laden (Beispiel) liegt bei den Einreichungen.")).to_be_visible()
    first, second, third = visits_of("wanda")[before:]
    assert first == (name, "talk", "Will umbauen")
    assert second[1] == "nobody_in"
    assert third == ("Neuer Laden (Beispiel)", "talk", "")
    assert stored(PICTURES) == [(pictures + 1,)]
    assert unsent(page) == []
    # The list shows what was sent.
    expect(page.locator("[data-offline-at]").first).to_contain_text("Wunsch, Will umbauen")
    page.reload()
    expect(says(page, "geht auch ohne Netz")).to_be_visible()
    assert len(visits_of("wanda")) == before + 3


def test_next_steps_are_ticked_off_in_flight_mode_in_the_list_and_at_a_door_and_sent_once(
    open_phone, arrive, stored
):
    page = open_phone()
    arrive(page, "wanda")
    street = open_street(page, 5)
    promised = ("Unterlagen bringen", "Termin nennen")
    for number, text in enumerate(promised):
        go_to_place(page, number)
        page.locator("summary", has_text="Nächster Schritt").click()
        page.get_by_label("Nächster Schritt").fill(text)
        page.get_by_role("button", name="Speichern").click()
        page.wait_for_url(street)
    expect(page.get_by_role("button", name="Erledigt")).to_have_count(2)
    page.reload()
    wait_until_kept(page)
    page.context.set_offline(True)

    page.goto(STEPS)
    tick = page.get_by_role("button", name="Erledigt : Unterlagen bringen")
    tick.click()
    expect(says(page, "wartet (1).")).to_be_visible()
    expect(tick).to_be_disabled()
    page.goto(street)
    expect(page.get_by_role("button", name="Erledigt : Unterlagen bringen")).to_be_disabled()
    go_to_place(page, 1)
    page.get_by_role("button", name="Erledigt : Termin nennen").click()
    expect(says(page, "wartet (2).")).to_be_visible()
    assert unsent(page) == [f"Erledigt: {text}" for text in promised]
    assert stored(DONE, *promised) == []

    page.goto(STEPS)
    page.context.set_offline(False)
    expect(says(page, "Alles ist gesendet.")).to_be_visible()
    expect(page.get_by_role("button", name="Erledigt : Termin nennen")).to_have_count(0)
    assert unsent(page) == []
    assert stored(DONE, *promised) == [(text, "wanda") for text in sorted(promised)]
    # The copy on the phone knows it, too.
    page.context.set_offline(True)
    page.goto(STEPS)
    expect(page.get_by_role("button", name="Erledigt : Unterlagen bringen")).to_have_count(0)


def test_a_page_that_is_not_on_the_phone_says_so(open_phone, arrive):
    page = open_phone()
    arrive(page, "wanda")
    wait_until_kept(page)
    page.context.set_offline(True)
    page.goto(f"{STEPS}?liste=alle")
    expect(says(page, "Diese Seite ist nicht auf Ihrem Telefon.")).to_be_visible()
    expect(page.get_by_role("button", name="Speichern")).to_be_hidden()


def test_signing_out_asks_about_what_is_not_sent_and_then_empties_the_phone(open_phone, visits_of):
    before = visits_of("wanda")
    page = open_phone()
    sign_in(page, "wanda")
    open_street(page, 4)
    page.context.set_offline(True)
    page.get_by_role("button", name="Niemand da").first.click()
    expect(says(page, "wartet (1).")).to_be_visible()
    # It cannot be sent: the site is away, and the phone does not know.
    page.context.route("**/state.json", lambda route: route.abort())
    page.context.set_offline(False)
    page.goto("/konto/abmelden/")
    page.once("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as asked:
        page.get_by_role("button", name="Abmelden").click()
    assert "Noch nicht gesendet: 1." in asked.value.message
    assert page.url.endswith("/konto/abmelden/")
    [note] = unsent(page)
    assert note.startswith("Niemand da: ")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Abmelden").click()
    page.wait_for_url("**/konto/anmelden/")
    assert unsent(page) == []
    assert page.evaluate("caches.keys()") == []
    registrations = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
    assert page.evaluate(registrations) == 0
    assert visits_of("wanda") == before


def test_signing_out_by_the_menu_of_another_page_asks_too(open_page):
    page = open_page(width=1280)
    sign_in(page, "walter")
    open_street(page, 4)
    page.context.route("**/state.json", lambda route: route.abort())
    page.get_by_role("button", name="Niemand da").first.click()
    expect(says(page, "wartet (1).")).to_be_visible()
    page.get_by_role("button", name="Niemand da").nth(1).click()
    expect(says(page, "wartet (2).")).to_be_visible()
    page.goto("/admin/")
    expect(says(page, "2 Notizen warten auf diesem Telefon.")).to_be_visible()
    expect(says(page, "Notizen von jemand anderem")).to_have_count(0)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("#wagtail-sidebar").get_by_role("button", name="Walter").click()
    with page.expect_event("dialog") as asked:
        page.locator("#wagtail-sidebar").get_by_role("button", name="Abmelden").click()
    assert "Noch nicht gesendet: 2." in asked.value.message
    assert page.url.endswith("/admin/")
    page.context.unroute("**/state.json")
    page.get_by_role("link", name="Ansehen und senden").click()
    page.wait_for_url(f"**{STREETS}")
    expect(says(page, "Alles ist gesendet.")).to_be_visible()


def test_a_session_that_ends_deletes_nothing_and_another_person_sees_a_number_only(
    open_phone, visits_of
):
    before = len(visits_of("wanda"))
    page = open_phone()
    sign_in(page, "wanda")
    street = open_street(page, 1)
    page.context.set_offline(True)
    name = go_to_place(page)
    page.get_by_label("Eine Zeile dazu").fill("Sehr vertraulich")
    page.get_by_role("button", name="Speichern").click()
    page.wait_for_url(street)
    expect(says(page, "wartet (1).")).to_be_visible()
    page.context.clear_cookies()
    page.context.set_offline(False)
    expect(says(page, "Bitte melden Sie sich an.")).to_be_visible()
    assert unsent(page) == [f"Besuch: {name}"]

    sign_in(page, "walter")
    expect(says(page, "warten Notizen von jemand anderem (1).")).to_be_visible()
    assert "vertraulich" not in page.content()
    assert name not in page.locator(".unsent-notes").inner_text()
    [kept] = [key for key in page.evaluate("caches.keys()") if key.startswith("offline-pages-")]
    assert kept == f"offline-pages-{page.locator('.unsent-notes').get_attribute('data-owner')}"
    page.goto("/admin/")
    expect(says(page, "warten Notizen von jemand anderem (1).")).to_be_visible()
    expect(page.get_by_role("link", name="Ansehen und senden")).to_have_count(0)
    assert name not in page.locator("[data-waiting-notes]").inner_text()
    page.goto("/konto/abmelden/")
    page.get_by_role("button", name="Abmelden").click()  # nobody asks him about her note
    page.wait_for_url("**/konto/anmelden/")
    assert unsent(page) == [f"Besuch: {name}"]

    sign_in(page, "wanda")
    expect(says(page, "Alles ist gesendet.")).to_be_visible()
    assert visits_of("wanda")[before:] == [(name, "talk", "Sehr vertraulich")]
    assert "Sehr vertraulich" not in {note for _name, _outcome, note in visits_of("walter")}


def test_what_the_site_refuses_stays_with_its_reason_and_can_be_changed(
    open_phone, arrive, visits_of
):
    before = len(visits_of("wanda"))
    page = open_phone()
    arrive(page, "wanda")
    street = open_street(page, 2)
    page.context.set_offline(True)
    name = go_to_place(page)
    page.get_by_label("Eine Zeile dazu").fill("Braucht Beratung")
    page.locator("summary", has_text="Nächster Schritt").click()
    page.get_by_label("Nächster Schritt").fill("Anrufen")
    page.get_by_label("an einem Tag").check()
    page.get_by_role("button", name="Speichern").click()
    page.wait_for_url(street)
    expect(says(page, "wartet (1).")).to_be_visible()
    page.context.set_offline(False)
    expect(says(page, "nicht angenommen (1).")).to_be_visible()
    expect(says(page, "Tag: Bitte wählen Sie den Tag.")).to_be_visible()
    page.get_by_role("link", name="Ändern").click()
    expect(page.get_by_label("Eine Zeile dazu")).to_have_value("Braucht Beratung")
    page.get_by_label("in 2 Wochen").check()
    page.get_by_role("button", name="Speichern").click()
    page.wait_for_url("**/strasse/**")
    expect(says(page, f"Notiert: {name}.")).to_be_visible()
    assert visits_of("wanda")[before:] == [(name, "talk", "Braucht Beratung")]
    assert unsent(page) == []


def test_a_full_phone_says_so_at_the_form_and_keeps_what_was_typed(
    open_phone, arrive, site, visits_of
):
    before = len(visits_of("wanda"))
    page = open_phone()
    arrive(page, "wanda")
    street = open_street(page, 3)
    name = go_to_place(page, 2)
    page.get_by_label("Eine Zeile dazu").fill("Zu viel für dieses Telefon")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": site.url, "quotaSize": 1})
    page.get_by_role("button", name="Speichern").click()
    expect(says(page, "Auf diesem Telefon ist kein Platz mehr.")).to_be_visible()
    expect(page.get_by_label("Eine Zeile dazu")).to_have_value("Zu viel für dieses Telefon")
    assert (unsent(page), visits_of("wanda")[before:]) == ([], [])
    page.get_by_role(
        "button", name="Speichern"
    ).click()  # there is a network: it goes the usual way
    page.wait_for_url(street)
    assert visits_of("wanda")[before:] == [(name, "talk", "Zu viel für dieses Telefon")]


def test_a_phone_whose_clock_is_a_day_ahead_notes_on_the_right_day(open_phone, arrive, stored):
    page = open_phone()
    page.clock.set_system_time(dt.datetime.now(dt.UTC) + dt.timedelta(days=1))
    arrive(page, "wanda")
    open_street(page, 3)
    page.context.set_offline(True)
    page.get_by_role("button", name="Niemand da").nth(3).click()
    expect(says(page, "wartet (1).")).to_be_visible()
    before = dt.datetime.now(BERLIN).date()
    page.context.set_offline(False)
    expect(says(page, "Alles ist gesendet.")).to_be_visible()
    [(day,)] = stored("SELECT day FROM outreach_visit ORDER BY id DESC LIMIT 1")
    assert before.isoformat() <= day <= dt.datetime.now(BERLIN).date().isoformat()


def test_without_scripts_the_forms_go_the_usual_way(open_page, arrive, visits_of):
    before = len(visits_of("wanda"))
    # Without scripts Wagtail's own menu covers a narrow page.
    page = open_page(width=1280, java_script_enabled=False)
    arrive(page, "wanda")
    page.locator(".street-work__street").nth(3).click()
    page.get_by_role("button", name="Niemand da").nth(2).click()
    expect(says(page, "Niemand da: ")).to_be_visible()
    assert [outcome for _name, outcome, _note in visits_of("wanda")[before:]] == ["nobody_in"]
