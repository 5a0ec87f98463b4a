"""The list at the door without a network."""

from playwright.sync_api import expect

from tests.journeys.street.phone import says, wait_until_kept


def test_ticks_a_walk_in_and_the_number_wait_and_are_sent(open_phone, arrive, cast, stored):
    page = open_phone()
    arrive(page, "wanda", cast)
    wait_until_kept(page)
    page.context.set_offline(True)
    page.reload()
    there = page.locator("[data-door-count]")
    anna = page.get_by_role("button", name="Da : Anna Beispiel")
    bernd = page.get_by_role("button", name="Da : Bernd Beispiel")
    anna.click()
    expect(anna).to_have_attribute("aria-pressed", "true")
    expect(there).to_have_text("2")
    bernd.click()
    expect(there).to_have_text("3")
    bernd.click()  # a slip of the thumb
    expect(bernd).to_have_attribute("aria-pressed", "false")
    page.get_by_label("Wie viele Plätze?").fill("3")
    page.get_by_role("button", name="Ist da").click()
    expect(there).to_have_text("5")
    expect(says(page, "wartet (4).")).to_be_visible()
    page.reload()  # the browser was closed in between
    expect(anna).to_have_attribute("aria-pressed", "true")
    expect(there).to_have_text("5")
    page.get_by_label("Wie viele Personen waren da?").fill("6")
    page.get_by_role("button", name="Zahl speichern").click()
    expect(says(page, "wartet (5).")).to_be_visible()
    page.context.set_offline(False)
    expect(says(page, "Alles ist gesendet.")).to_be_visible()
    expect(there).to_have_text("5")
    expect(says(page, "Gast ohne Anmeldung ist da.")).to_be_visible()
    number = cast.split("/")[-3]
    there = "SELECT name, seats FROM events_registration WHERE has_come AND occurrence_id = ?"
    assert sorted(stored(there, number)) == [("Anna Beispiel", 2)]
    walk_ins = "SELECT count(*) FROM events_walkin WHERE occurrence_id = ?"
    assert stored(walk_ins, number) == [(3,)]
    people = "SELECT sum(number) FROM evidence_evidence WHERE kind = 'people' AND source_id = ?"
    assert stored(people, number) == [(6,)]
