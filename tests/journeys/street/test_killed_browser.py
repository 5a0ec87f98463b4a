"""200 visits are noted in flight mode while the browser is killed at random, then sent under kills too.

A note counts from the moment at which the page shows it as waiting: none of these may be lost, and
none may be stored twice.
"""

import os
import random
import signal
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, expect

from tests.journeys.browser import options as browser_options
from tests.journeys.street.phone import STREETS, open_street, says, sign_in, unsent

VISITS = 200
SENDING_KILLS = 4
MARK = "Flugmodus"
# Notes one visit after the other, and says so after the page has shown it.
NOTE_ON = """async ({ mark, launch }) => {
    const form = document.querySelector("[data-offline-place] form");
    delete form.dataset.next;
    for (let number = 0; ; number += 1) {
        const text = `${mark} ${launch}-${number}`;
        const shown = new Promise((done) => document.addEventListener("unsent-notes", ({ detail }) => {
            if (detail.some((note) => note.entries.some(([, value]) => value === text))) done();
        }));
        form.elements.note.value = text;
        form.requestSubmit();
        await shown;
        await window.acknowledge(text);
        while (form.dataset.isNoting) await new Promise((done) => setTimeout(done, 1));
    }
}"""


class Phone:
    """A browser with a folder of its own, which outlives its being killed."""

    def __init__(self, chromium, folder, site):
        self.type, self.folder, self.site = chromium.browser_type, str(folder), site
        self.acknowledged = []

    def start(self, is_offline):
        self.context = self.type.launch_persistent_context(
            self.folder,
            **browser_options(),
            base_url=self.site.url,
            offline=is_offline,
            locale="de-DE",
        )
        self.context.expose_function("acknowledge", lambda text: self.acknowledged.append(text))
        page = self.context.pages[0]
        page.set_default_timeout(15_000)
        return page

    def processes(self):
        for entry in Path("/proc").iterdir():
            if entry.name.isdecimal():
                try:
                    arguments = (entry / "cmdline").read_text().split("\0")
                except OSError:
                    continue
                if f"--user-data-dir={self.folder}" in arguments:
                    yield int(entry.name), arguments

    def kill(self):
        for pid, arguments in list(self.processes()):
            if not any(argument.startswith("--type=") for argument in arguments):
                os.kill(pid, signal.SIGKILL)
        with suppress(Error):  # it is gone
            self.context.close()
        end = time.monotonic() + 10
        while list(self.processes()):
            assert time.monotonic() < end


@pytest.fixture
def phone(chromium, tmp_path, site, cast):
    return Phone(chromium, tmp_path / "phone", site)


def test_200_visits_survive_a_browser_that_is_killed_at_random(phone, stored):
    chance = random.Random(2026)
    page = phone.start(is_offline=False)
    sign_in(page, "wanda")
    open_street(page, 3)
    place = page.locator(".street-work__name").first.get_attribute("href")
    phone.context.close()

    launch = 0
    while len(phone.acknowledged) < VISITS:
        launch += 1
        page = phone.start(is_offline=True)
        page.goto(place)
        page.locator("[data-offline-place]").wait_for()
        page.evaluate(f"(what) => {{ ({NOTE_ON})(what); }}", {"mark": MARK, "launch": launch})
        page.wait_for_timeout(chance.uniform(300, 3000))
        phone.kill()
    assert launch > 2

    for _kill in range(SENDING_KILLS):
        page = phone.start(is_offline=False)
        sign_in_again(page)
        page.wait_for_timeout(chance.uniform(100, 900))
        phone.kill()
    page = phone.start(is_offline=False)
    sign_in_again(page)
    done = says(page, "Alles ist gesendet.").or_(says(page, "geht auch ohne Netz"))
    expect(done).to_be_visible(timeout=60_000)
    assert unsent(page) == []
    phone.context.close()

    question = "SELECT note FROM outreach_visit WHERE note LIKE ?"
    found = Counter(note for (note,) in stored(question, f"{MARK}%"))
    lost = set(phone.acknowledged) - set(found)
    twice = [note for note, number in found.items() if number > 1]
    assert (len(phone.acknowledged) >= VISITS, lost, twice) == (True, set(), [])


def sign_in_again(page):
    """Open the list; a browser that is killed may lose its cookies, too."""
    page.goto(STREETS)
    if "/konto/anmelden/" in page.url:
        sign_in(page, "wanda")
