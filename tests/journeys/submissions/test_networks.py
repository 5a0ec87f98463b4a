"""A business joins a network on a phone, is named there and in the directory, and leaves again."""

from playwright.sync_api import expect

from tests.journeys.proposing import confirm, decide

NETWORK = "Werbegemeinschaft Schalker Straße"
BUSINESS = "Trinkhalle Rosi"
# One that the starting content leaves out of the network.
NEWCOMER = "Lokanta Çınar"
ADDRESS = "lokanta@example.org"


def ask(page):
    """Fill in and send the form, with the business found by its name."""
    page.goto("/netzwerke/")
    page.get_by_role("link", name=NETWORK).click()
    page.get_by_role("link", name="Mitmachen").click()
    page.get_by_label("In der Liste suchen").fill("lokanta")
    expect(page.get_by_label(BUSINESS)).not_to_be_visible()
    page.get_by_label(NEWCOMER).check()
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Ihr Name").fill("Person Beispiel")
    page.get_by_label("Ihre E-Mail-Adresse").fill(ADDRESS)
    page.get_by_role("button", name="Weiter").click()
    expect(page.get_by_text(f"Dass „{NEWCOMER}“ zu „{NETWORK}“ gehört.")).to_be_visible()
    page.get_by_label("Ich bin einverstanden").check()
    with page.expect_navigation():  # the mail may be faster
        page.get_by_role("button", name="Absenden").click()


def test_a_business_joins_is_shown_and_leaves(open_phone, open_page, editor, site):
    owner, reader = open_phone(), open_page(width=1280)
    ask(owner)
    confirm(owner, site, ADDRESS)
    reader.goto("/netzwerke/schalker-strasse/")
    members = reader.get_by_role("region", name="Diese Betriebe gehören dazu")
    expect(members.get_by_role("link", name=BUSINESS, exact=True)).to_be_visible()
    expect(members.get_by_role("link", name=NEWCOMER, exact=True)).to_have_count(0)

    decide(editor, f"{NEWCOMER}: {NETWORK}", "Annehmen")
    reader.reload()
    members.get_by_role("link", name=NEWCOMER, exact=True).click()
    reader.get_by_role("link", name=NETWORK).click()
    reader.get_by_role("link", name="Im Branchenbuch zeigen").click()
    expect(reader.get_by_role("link", name=NEWCOMER, exact=True)).to_be_visible()
    reader.locator("summary", has_text="Filter").click()
    expect(reader.get_by_label("Netzwerk")).to_have_value("schalker-strasse")

    owner.goto(site.mailed_link(ADDRESS, "Willkommen im Netzwerk"))
    owner.get_by_text("Zurückziehen, Kontaktdaten").click()
    owner.get_by_role("link", name="Einreichung zurückziehen").click()
    owner.get_by_role("button", name="Ja, zurückziehen").click()
    reader.goto("/netzwerke/schalker-strasse/")
    expect(members.get_by_role("link", name=BUSINESS, exact=True)).to_be_visible()
    expect(members.get_by_role("link", name=NEWCOMER, exact=True)).to_have_count(0)
