"""How a line of the log looks: text for people, or JSON for a program that collects logs.

Neither tells who somebody is: private links, e-mail addresses and network addresses are masked.
"""

import json
import logging
import re
from datetime import UTC, datetime

from submissions.tokens import MASK, masked

EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
NETWORK = re.compile(
    r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}"
    r"|(?:[0-9A-Fa-f]{1,4}:)+:(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*)?)(?!\w|\.\d)"
)


def without_persons(text: str) -> str:
    """Return a text of the log in which nothing opens a link or reaches anybody."""
    return NETWORK.sub(MASK, EMAIL.sub(MASK, masked(text)))


class LineFormatter(logging.Formatter):
    """Writes a line of text, and below it where an error came from."""

    def format(self, record):
        return without_persons(super().format(record))


class JsonFormatter(logging.Formatter):
    """Writes one JSON object a line, whatever the text holds."""

    def format(self, record):
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_persons(record.getMessage()),
        }
        if record.exc_info:
            line["exception"] = without_persons(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)
