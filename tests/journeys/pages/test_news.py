"""An editor writes a news item: from the admin's first page until it is public, in six taps."""

import re

from playwright.sync_api import expect

from tests.journeys.taps import Taps


def test_from_the_first_page_to_a_public_news_item_in_six_taps(editor, open_page):
    taps = Taps()
    keyboard = editor.keyboard
    editor.goto("/admin/")
    taps.on(editor.get_by_role("link", name="Meldung schreiben"))
    taps.on(editor.get_by_role("textbox", name="Titel"))
    keyboard.type("Der Brunnen läuft wieder")
    taps.on(editor.get_by_role("textbox", name="Kurz gesagt"))
    keyboard.type("Seit Montag gibt es am Platz wieder Wasser.")
    taps.on(editor.locator("[data-contentpath='body'] [contenteditable=true]").first)
    keyboard.type("Viele haben lange darauf gewartet.")
    # The editor of the text hands it to the form a moment later: no hand is as fast as this journey.
    text = editor.locator("[name=body-0-value]")
    expect(text).to_have_value(re.compile("darauf gewartet"))
    taps.on(editor.get_by_role("button", name="Mehr Aktionen"))
    taps.on(editor.get_by_role("button", name="Veröffentlichen"))
    expect(editor.get_by_text("veröffentlicht").first).to_be_visible()
    assert taps.count == 6

    page = open_page()
    page.goto("/aktuelles/")
    page.get_by_role("link", name="Der Brunnen läuft wieder").click()
    expect(page.locator("article")).to_contain_text("Viele haben lange darauf gewartet.")
