"""Pictures of each kind of page, on five screens and in both themes: of an earlier state, and of now.

python -m tests.upgrade.looks [COMMIT]

They are taken at one moment (Tuesday, 1 December 2026, 10:30) and lie in `var/looks/`: one folder a
state, and in each a sheet of all pages for every screen and theme. Without a commit only now is taken.
"""

import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from urllib.request import urlopen
from zoneinfo import ZoneInfo

from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

from tests.journeys.browser import options as browser_options
from tests.journeys.running import free_port
from tests.upgrade.__main__ import ROOT, State, git, python_for
from tests.upgrade.looks.kinds import KINDS

SERVING = Path(__file__).with_name("serving.py")
OUTPUT = ROOT / "var" / "looks"
MOMENT = datetime(2026, 12, 1, 10, 30, tzinfo=ZoneInfo("Europe/Berlin"))
WIDTHS = (320, 360, 768, 1280, 1920)
THEMES = ("light", "dark")
SCREEN = 900
# In a sheet: how wide a page is, and how much of it is seen.
COLUMN, ROW = 420, 1400
START_SECONDS = 600


@contextmanager
def served(state):
    """Let a state answer at the moment; yields its address."""
    port = free_port()
    state.settings["BASE_URL"] = address = f"http://127.0.0.1:{port}"
    state.var.mkdir()
    called = state.called(SERVING, MOMENT.isoformat(), str(port))
    process = subprocess.Popen(**called, stdout=subprocess.DEVNULL)
    try:
        wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait()


def wait_for(address, process):
    end = datetime.now() + timedelta(seconds=START_SECONDS)
    while True:
        try:
            with urlopen(f"{address}/healthz", timeout=5):
                return
        except OSError:
            assert process.poll() is None and datetime.now() < end, "the state did not start"
            threading.Event().wait(0.5)


def take_pictures(address, folder):
    """Take every picture of the state at this address."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**browser_options())
        for width, theme in product(WIDTHS, THEMES):
            viewport = {"width": width, "height": SCREEN}
            page = browser.new_page(viewport=viewport, color_scheme=theme, locale="de-DE")
            page.clock.set_fixed_time(MOMENT)
            for kind, path in KINDS.items():
                page.goto(address + path)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=folder / f"{kind}-{width}-{theme}.png", full_page=True)
            page.close()
            sheet(folder, width, theme)
        browser.close()


def sheet(folder, width, theme):
    """Put the upper parts of all pages of a screen and theme side by side."""
    columns = (len(KINDS) + 1) // 2
    whole = Image.new("RGB", (columns * COLUMN, 2 * ROW), "grey")
    for number, kind in enumerate(KINDS):
        with Image.open(folder / f"{kind}-{width}-{theme}.png") as picture:
            size = COLUMN - 8, round(picture.height * (COLUMN - 8) / picture.width)
            small = ImageOps.fit(picture.convert("RGB"), size).crop((0, 0, size[0], ROW - 8))
        whole.paste(small, (number % columns * COLUMN, number // columns * ROW))
    whole.save(folder / f"sheet-{width}-{theme}.png")


def main(commit=None):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Files need not be collected for it: they look the same.
        of_developers = {"DJANGO_SETTINGS_MODULE": "config.settings.dev"}
        states = {"now": State(ROOT, sys.executable, folder / "now", **of_developers)}
        if commit:
            checkout = folder / "checkout"
            git("worktree", "add", "--quiet", "--detach", checkout, commit, check=True)
            states[commit] = State(
                checkout, python_for(checkout, folder), folder / commit, **of_developers
            )
        try:
            for state_name, state in states.items():
                with served(state) as address:
                    take_pictures(address, OUTPUT / state_name)
                print(OUTPUT / state_name)
        finally:
            if commit:
                git("worktree", "remove", "--force", checkout)


if __name__ == "__main__":
    main(*sys.argv[1:])
