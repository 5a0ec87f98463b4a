"""What goes wrong in a browser without a person seeing it: scripts that stop, addresses without a page.

A journey that provokes a fault on purpose names it, as a regular expression:
`@pytest.mark.provokes(r"404 /veranstaltungen/.*")`.
"""

import re
from urllib.parse import urlsplit

# The browser's own line about an answer that is judged by its status here.
ABOUT_AN_ANSWER = "Failed to load resource: the server responded with a status of"


class Faults:
    """Everything that went wrong on the pages of one journey."""

    def __init__(self):
        self.seen = []

    def watch(self, context):
        """Listen to all pages of a browser context, also those that a page opens."""
        context.on("console", self._judge_console)
        context.on("weberror", lambda error: self.seen.append(f"script: {error.error}"))
        context.on("response", self._judge_response)

    def _judge_console(self, message):
        if message.type == "error" and not message.text.startswith(ABOUT_AN_ANSWER):
            self.seen.append(f"console: {message.text}")

    def _judge_response(self, response):
        if response.status == 404 or response.status >= 500:
            self.seen.append(f"{response.status} {urlsplit(response.url).path}")

    def unlike(self, provoked):
        """Return what was seen and not named, and what was named and not seen."""
        seen = [fault for fault in self.seen if not any(re.fullmatch(p, fault) for p in provoked)]
        missing = [p for p in provoked if not any(re.fullmatch(p, fault) for fault in self.seen)]
        return {"unexpected": seen, "never came": missing}
