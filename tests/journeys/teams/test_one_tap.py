"""Letters around a meeting: one tap answers on the phone, and whoever leads sees it and asks again."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.teams.conftest import mailed_path

CAST = Path(__file__).with_name("one_tap_cast.py")
DORA = "dora.klick@example.org"
LEADING = "/mein-team/ein-klick/begleiten/"


@pytest.fixture(scope="module")
def letters(shell):
    """The letters of the night: one to Dora, and one that is read out to Frieda."""
    assert shell.run(CAST).split()[-2:] == ["2", "Briefe"]


def tap(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_one_tap_says_who_comes(open_phone, open_page, arrive, site, letters):
    dora = open_phone()
    dora.goto(mailed_path(site, DORA, "Treffen am", "antwort"))
    expect(dora.get_by_role("heading", level=1)).to_have_text("Kommen Sie?")
    tap(dora, "Ich kann nicht")
    expect(dora.get_by_role("heading", level=1)).to_have_text("Danke, das steht jetzt da.")

    dora.goto(mailed_path(site, DORA, "Treffen am", "abbestellen"))
    tap(dora, "Abbestellen")
    expect(dora.get_by_role("button", name="Doch wieder bekommen")).to_be_visible()

    lea = open_page(width=1280, height=900)
    arrive(lea, "lea.klick", LEADING)
    call = lea.locator("li", has_text="Frieda").filter(has=lea.get_by_role("button")).first
    call.get_by_role("button", name="kommt", exact=True).click()
    lea.get_by_role("link", name="Wer kommt?").click()
    coming = lea.locator("section", has=lea.get_by_role("heading", name="Kommt", exact=True))
    absent = lea.locator("section", has=lea.get_by_role("heading", name="Kann nicht"))
    expect(coming).to_contain_text("Frieda")
    expect(absent).to_contain_text("Dora")


def test_a_team_is_closed_with_a_look_back_and_opened_again(open_page, arrive, site, letters):
    lea = open_page(width=1280, height=900)
    arrive(lea, "lea.klick", LEADING)
    lea.get_by_role("link", name="Das Team mit einem Rückblick abschließen").click()
    lea.get_by_label("Rückblick").fill("Das Schild hängt.")
    tap(lea, "Team abschließen")
    expect(lea.get_by_text("Das Schild hängt.")).to_be_visible()
    expect(lea.get_by_role("button", name="Nimmt nicht mehr teil").first).to_be_disabled()
    tap(lea, "Das Team geht weiter")
    expect(lea.get_by_role("button", name="Nimmt nicht mehr teil").first).to_be_enabled()
