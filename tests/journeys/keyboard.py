"""Going through a page without a mouse."""


class Keyboard:
    """Somebody who goes through a page with Tab, Space and Enter, and never touches it."""

    def __init__(self, page):
        self.page = page

    def go_to(self, field, key="Tab"):
        """Press Tab (or Shift+Tab) until the focus is on a field; one that is never reached fails."""
        for _ in range(120):
            if field.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{key} never came to {field}")

    def type(self, label, text):
        self.go_to(self.page.get_by_label(label, exact=True))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def tick(self, label):
        self.go_to(self.page.get_by_label(label))
        self.page.keyboard.press("Space")

    def press(self, name):
        self.go_to(self.page.get_by_role("button", name=name, exact=True))
        self.page.keyboard.press("Enter")
