"""What somebody does with the phone on the street."""

from playwright.sync_api import expect

from tests.journeys.running import OWN_PASSWORD

STREETS = "/admin/unterwegs/"
UNSENT = """async () => {
    const open = indexedDB.open("offline");
    const database = await new Promise((done) => open.onsuccess = () => done(open.result));
    if (!database.objectStoreNames.contains("notes")) return database.close() ?? [];
    const all = database.transaction("notes").objectStore("notes").getAll();
    const notes = await new Promise((done) => all.onsuccess = () => done(all.result));
    database.close();
    return notes.sort((a, b) => a.number - b.number).map((note) => ({
        label: note.label,
        bytes: note.entries.reduce((sum, [, value]) => sum + (value.size ?? 0), 0),
    }));
}"""


def sign_in(page, username, wanted=STREETS):
    page.goto(f"/konto/anmelden/?next={wanted}")
    page.fill("[name=login]", username)
    page.fill("[name=password]", OWN_PASSWORD)
    page.click("main form:has([name=password]) button[type=submit]")
    page.wait_for_url(f"**{wanted}")


def open_street(page, number=0):
    """Open a street of the list and wait until the phone has it; returns its address."""
    page.goto(STREETS)
    page.locator(".street-work__street").nth(number).click()
    page.wait_for_url("**/strasse/**")
    wait_until_kept(page)
    return page.url


def wait_until_kept(page):
    page.wait_for_selector("[data-is-kept]", state="attached")


def go_to_place(page, number=0):
    """Open a place of the street, and return its name."""
    place = page.locator(".street-work__name").nth(number)
    name = place.locator("strong").inner_text()
    place.click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    return name


def says(page, text):
    """Return where the page says something; what it could say is in it too, but hidden."""
    return page.get_by_text(text).filter(visible=True).first


def unsent(page):
    return [note["label"] for note in page.evaluate(UNSENT)]
