"""On a phone: somebody applies, works on a goal with the others, and leaves; and a team that is full."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.proposing import confirm, decide
from tests.journeys.street.phone import says
from tests.journeys.teams.conftest import mailed_path

CAST = Path(__file__).with_name("joining_cast.py")
NIGHT = Path(__file__).with_name("night.py")
CODE = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$")
GOAL = "Ein Schild über der Tür"


@pytest.fixture(scope="session")
def two_teams(shell):
    """Make a team with a free place and one that is full, both led by Frauke."""
    shell.run(CAST)


@pytest.fixture
def leading(open_page, arrive, two_teams):
    """Open the pages of whoever leads a team, as Frauke."""

    def open_leading(slug):
        page = open_page(width=1280, height=900)
        arrive(page, "frauke", f"/mein-team/{slug}/begleiten/")
        return page

    return open_leading


def sign_in_by_code(phone, site, address, slug):
    """Ask for a code, read it in the mail, and arrive in the room."""
    head = re.compile(rf"E-Mail an {re.escape(address)}: Ihr Code")
    known = len(site.lines)
    phone.goto(f"/mein-team/{slug}/")
    phone.fill("[name=email]", address)
    phone.click("main form:has([name=email]) button[type=submit]")
    phone.wait_for_url("**/eingeben/**")
    site.wait_for(head.pattern, after=known)
    site.wait_for(CODE.pattern, after=known)
    at = max(number for number, line in enumerate(site.lines) if head.search(line))
    code = next(line for line in site.lines[at:] if CODE.search(line))
    phone.fill("[name=code]", code)
    phone.click("main form:has([name=code]) button[type=submit]")
    phone.wait_for_url(f"**/mein-team/{slug}/")


def apply(phone, site, slug, name, address):
    """Apply for a place by the form, and press the button behind the mailed link."""
    phone.goto(f"/erfolgsteams/{slug}/")
    phone.get_by_role("main").get_by_role(
        "link", name=re.compile("Mitmachen|Auf die Warteliste")
    ).click()
    phone.get_by_label("Was machen Sie?").fill(f"Blumenladen von {name}")
    phone.get_by_label("Was möchten Sie im Erfolgsteam erreichen?").fill("Mehr Laufkundschaft.")
    phone.get_by_role("button", name="Weiter").click()
    phone.get_by_label("Ihr Name").fill(name)
    phone.get_by_label("Ihre E-Mail-Adresse").fill(address)
    phone.get_by_role("button", name="Weiter").click()
    phone.get_by_label("Ich bin einverstanden").check()
    phone.get_by_role("button", name="Absenden").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("bestätigen")
    confirm(phone, site, address)


def card_of(page, name):
    return page.locator("main li.card").filter(
        has=page.get_by_role("heading", name=re.compile(name))
    )


def say_what_one_thinks(phone):
    """Answer the round about the goal."""
    phone.get_by_role("link", name=GOAL).click()
    phone.get_by_label("Was würde ich fragen?").fill("Was sagt das Bauamt?")
    phone.get_by_role("button", name="Speichern").click()
    expect(phone.get_by_text("Ihre Rückmeldung ist gespeichert.")).to_be_visible()


def have_a_turn(phone, name, step):
    """Write down the next step of whoever has the turn, and go on to the next."""
    expect(phone.get_by_role("heading", name=f"{name} ist dran")).to_be_visible()
    turn = phone.locator("[data-turn-of]:not([hidden])")
    turn.get_by_label("Nächster Schritt").fill(step)
    turn.get_by_role("button", name="Fertig, die nächste Person").click()


def test_from_the_application_to_the_last_day(open_phone, editor, leading, site, shell):
    address = "alice.werft@example.org"
    phone = open_phone()
    facilitator = leading("werft")
    apply(phone, site, "werft", "Alice", address)
    decide(editor, "Werft (Beispiel): Blumenladen von Alice", "Annehmen")

    facilitator.reload()
    card = card_of(facilitator, "Alice")
    expect(card.get_by_text("Mehr Laufkundschaft.")).to_be_visible()
    card.get_by_role("button", name="Aufnehmen").click()
    expect(facilitator.get_by_text("3 von 3 Plätzen besetzt, 0 frei")).to_be_visible()
    site.wait_for(rf"E-Mail an {address}: .*Werft")

    sign_in_by_code(phone, site, address, "werft")
    phone.get_by_role("link", name="Ziel setzen").click()
    phone.get_by_label("Was möchten Sie erreichen?").fill(GOAL)
    phone.get_by_label("Die ersten Schritte").fill("Maß nehmen\nAngebote holen")
    phone.get_by_role("button", name="Ziel setzen").click()
    phone.get_by_role("button", name=re.compile("Geschafft.*Maß nehmen")).click()
    expect(phone.get_by_text("1 von 2 Schritten geschafft")).to_be_visible()

    shell.run(NIGHT)
    with_mails = open_phone()  # where nobody is signed in
    with_mails.goto(mailed_path(site, address, "Ihr nächster Schritt", "antwort"))
    expect(with_mails.get_by_text("Angebote holen")).to_be_visible()
    with_mails.get_by_label("In einem Satz").fill("Wer kennt einen Schlosser?")
    with_mails.get_by_role("button", name="ich brauche …", exact=True).click()
    expect(with_mails.get_by_role("heading", level=1)).to_have_text("Danke, das steht jetzt da.")
    phone.reload()
    expect(phone.get_by_role("cell", name=re.compile("Wer kennt einen Schlosser"))).to_be_visible()
    facilitator.goto("/mein-team/werft/ziele/")
    facilitator.get_by_role("link", name=GOAL).click()
    expect(facilitator.get_by_text("Wer kennt einen Schlosser?")).to_be_visible()

    phone.get_by_role("link", name="Um Rückmeldung bitten").click()
    phone.get_by_label("Was ist Ihr Plan?").fill("Ein Schild aus Stahl für 800 Euro.")
    phone.get_by_role("button", name="Die anderen fragen").click()
    expect(phone.get_by_text("Zu lesen ist etwas, wenn alle geantwortet haben")).to_be_visible()
    bob, carla = open_phone(), open_phone()
    sign_in_by_code(bob, site, "bob.werft@example.org", "werft")
    expect(bob.get_by_text("Wer kennt einen Schlosser?")).to_be_visible()
    say_what_one_thinks(bob)
    phone.reload()
    expect(phone.get_by_text("Was sagt das Bauamt?")).to_have_count(0)  # not all have answered
    sign_in_by_code(carla, site, "carla.werft@example.org", "werft")
    say_what_one_thinks(carla)
    phone.reload()
    expect(phone.get_by_text("Was sagt das Bauamt?")).to_have_count(2)

    phone.goto("/mein-team/werft/")
    meeting = phone.locator("section").filter(has=phone.get_by_role("heading", name="Das nächste"))
    meeting.get_by_role("link").first.click()
    phone.get_by_role("link", name="Runde öffnen").click()
    have_a_turn(phone, "Alice", "Das Bauamt anrufen")
    have_a_turn(phone, "Bob", "Die Werkstatt aufräumen")
    have_a_turn(phone, "Carla", "Einen Flyer schreiben")
    expect(says(phone, "Die Runde ist zu Ende")).to_be_visible()
    expect(phone.locator("[data-refresh=steps]")).to_contain_text("Das Bauamt anrufen")
    phone.get_by_role("link", name="Zum Treffen").click()
    expect(phone.get_by_text("Das Bauamt anrufen").first).to_be_visible()

    phone.get_by_role("link", name="Meine Daten").click()
    phone.get_by_role("link", name="Das Team verlassen").click()
    phone.locator("main form button").click()
    expect(phone.get_by_text("Sie sind nicht mehr im Team.")).to_be_visible()

    bob.goto("/mein-team/werft/")
    others = bob.locator("section").filter(has=bob.get_by_role("heading", name="Wer noch im Team"))
    expect(others.get_by_role("listitem")).to_have_text(["Carla"])
    expect(bob.get_by_text("Wer kennt einen Schlosser?")).to_have_count(0)
    bob.get_by_role("link", name="Ziele", exact=True).click()
    expect(bob.get_by_role("link", name=GOAL)).to_have_count(0)


def test_a_full_team_its_waiting_list_and_a_member_who_leaves(open_phone, editor, leading, site):
    address = "dora.haus@example.org"
    phone = open_phone()
    facilitator = leading("volles-haus")
    phone.goto("/erfolgsteams/volles-haus/")
    expect(phone.get_by_text("Bisher wartet niemand.")).to_be_visible()
    apply(phone, site, "volles-haus", "Dora", address)
    decide(editor, "Volles Haus (Beispiel): Blumenladen von Dora", "Annehmen")

    facilitator.reload()
    card = card_of(facilitator, "Dora")
    expect(card.get_by_role("button", name="Aufnehmen")).to_have_count(0)
    card.get_by_role("button", name="Auf die Warteliste").click()
    phone.goto(site.mailed_link(address, "Warteliste", to=r"mein-team/platz/\S+"))
    expect(phone.get_by_text("Sie stehen an 1. Stelle der Warteliste.")).to_be_visible()

    visitor = open_phone()
    visitor.goto("/erfolgsteams/volles-haus/")
    expect(visitor.get_by_text("Eine Person wartet schon.")).to_be_visible()

    rita = open_phone()
    sign_in_by_code(rita, site, "rita.volles-haus@example.org", "volles-haus")
    rita.goto("/mein-team/volles-haus/meine-daten/verlassen/")
    rita.locator("main form button").click()
    expect(rita.get_by_text("Sie sind nicht mehr im Team.")).to_be_visible()

    phone.goto(site.mailed_link(address, "frei", to=r"mein-team/platz/\S+"))
    phone.get_by_role("button", name="Ja, ich mache mit").click()
    expect(phone.get_by_text("Sie sind im Team.")).to_be_visible()
    facilitator.reload()
    expect(card_of(facilitator, "Dora")).to_be_visible()
    expect(facilitator.get_by_text("1 von 1 Plätzen besetzt, 0 frei")).to_be_visible()
