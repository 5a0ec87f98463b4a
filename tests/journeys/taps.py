"""Counts the taps of somebody with little time."""


class Taps:
    """Taps like a visitor, and counts."""

    def __init__(self):
        self.count = 0

    def on(self, locator):
        self.count += 1
        locator.click()
        return locator
