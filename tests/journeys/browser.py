"""The Chromium of this machine."""

import shutil

# The shell draws no windows: a page costs a third of the processor's time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


def options():
    """Return what Playwright's `launch` is told; an error where no Chromium is installed."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    assert path, "this needs Chromium"
    return {"executable_path": path, "args": ARGUMENTS}
