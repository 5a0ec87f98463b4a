"""A calendar file as components of numbered lines (RFC 5545, section 3.1).

Pure. Own code, because the library gives up a whole file for one bad line, and joins bytes that it has
decoded already: a line may be folded inside a character.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from content.text import decoded

BREAKS = re.compile(rb"\r\n|\r|\n")
# A line's name, its parameters and its value. Nothing is tried twice, however long the line is.
LINE = re.compile(
    r"\s*+([A-Za-z0-9-]++)\s*+((?:;[^=;:\"]++=(?:\"[^\"]*+\"|[^\";:,]*+)(?:,(?:\"[^\"]*+\"|[^\";:,]*+))*+)*+)"
    r"\s*+:(.*+)",
    re.DOTALL,
)
PARAMETER = re.compile(r";\s*+([^=;:\"]++)=((?:\"[^\"]*+\"|[^\";:])*+)")
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
CARET = {"^n": "\n", "^'": '"', "^^": "^"}
MOMENT = re.compile(r"\d{8}(?:T\d{6}Z?)?")
DURATION = re.compile(
    r"([+-])?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?"
)
OFFSET = re.compile(r"[+-](?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?")
NUMBER = re.compile(r"[+-]?\d{1,9}")
# What a property's value looks like; in a line with another value nothing can be relied on.
FORMS = {
    **dict.fromkeys(["DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED", "DUE"], MOMENT),
    **dict.fromkeys(["DTSTART", "DTEND", "RECURRENCE-ID"], MOMENT),
    **dict.fromkeys(["DURATION", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"], DURATION),
    **dict.fromkeys(["TZOFFSETFROM", "TZOFFSETTO"], OFFSET),
    **dict.fromkeys(["SEQUENCE", "PRIORITY", "PERCENT-COMPLETE", "REPEAT"], NUMBER),
}


class Property(NamedTuple):
    """One line: its name, its parameters (the first value of each), its value as it is written."""

    name: str
    params: dict
    value: str
    number: int

    @property
    def text(self):
        """The value of a TEXT property without its escapes (section 3.3.11)."""
        return ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], self.value)


class Unreadable(NamedTuple):
    """A line that cannot be read: where it stands and what it begins with."""

    number: int
    name: str


@dataclass
class Component:
    """What stands between BEGIN and END. `is_whole` tells whether its END was there."""

    name: str
    number: int
    properties: list = field(default_factory=list)
    children: list = field(default_factory=list)
    unreadable: list = field(default_factory=list)
    is_whole: bool = False

    def all(self, name):
        """All lines with this name, in the file's order."""
        return [prop for prop in self.properties if prop.name == name]

    def get(self, name):
        """The line with this name; of several the one in German, else the first. None without one."""
        found = self.all(name)
        german = (p for p in found if p.params.get("LANGUAGE", "").lower().startswith("de"))
        return next(german, found[0] if found else None)

    def text(self, name, default=""):
        """The text of the line with this name."""
        prop = self.get(name)
        return default if prop is None else prop.text

    def __contains__(self, name):
        return any(prop.name == name for prop in self.properties)

    def walk(self):
        """This component and all within it."""
        waiting = [self]
        while waiting:
            component = waiting.pop()
            yield component
            waiting += component.children


def unfolded(data: bytes) -> str:
    """Return a file's text with each line in one piece, and its number as in the file.

    Bytes are joined before they are read as characters, and each line is read by itself: one line in
    Latin-1 does not garble the others. Empty lines stand where a line went on.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:64]:
        data = _utf_16(data).encode()
    lines, gap = [], 0
    for line in BREAKS.split(data.removeprefix(b"\xef\xbb\xbf")):
        if line[:1] in (b" ", b"\t") and lines:
            lines[-1].append(line[1:])
            gap += 1
        else:
            if lines:
                lines[-1].append(b"\n" * gap)
            lines.append([line])
            gap = 0
    return "\n".join(_text_of(parts) for parts in lines).replace("\x00", "")


def _text_of(parts):
    joined = b"".join(parts)
    stripped = joined.rstrip(b"\n")
    return decoded(stripped) + "\n" * (len(joined) - len(stripped))


def _utf_16(data):
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return decoded(data)
    # Without a mark, the place of the empty bytes of plain letters tells the order.
    return data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", "replace")


def components_of(text: str) -> Component:
    """Return a component without a name that holds all others; never fails.

    What ends without a beginning is passed over; what never ends is marked so.
    """
    root = Component("", 0, is_whole=True)
    open_ones = [root]
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        prop = _property(line, number)
        here = open_ones[-1]
        if prop is None:
            here.unreadable.append(Unreadable(number, name_of(line)))
        elif prop.name == "BEGIN":
            component = Component(prop.value.strip().upper(), number)
            here.children.append(component)
            open_ones.append(component)
        elif prop.name == "END":
            _close(open_ones, prop.value.strip().upper())
        else:
            here.properties.append(prop)
    return root


def _close(open_ones, name):
    """Close the innermost open component of this name; what is open within it has no end."""
    for depth in range(len(open_ones) - 1, max(len(open_ones) - 5, 0), -1):
        if open_ones[depth].name == name:
            open_ones[depth].is_whole = True
            del open_ones[depth:]
            return


def _property(line, number):
    match = LINE.fullmatch(line)
    if match is None:
        return None
    name, value = match[1].upper(), match[3]
    form = FORMS.get(name)
    if form and (not form.fullmatch(value.strip()) or value.strip().endswith(("P", "T"))):
        return None
    params = {}
    for key, written in PARAMETER.findall(match[2]):
        params.setdefault(key.strip().upper(), _parameter(written))
    return Property(name, params, value.strip() if form else value, number)


def _parameter(written):
    written = written.strip()
    value = written[1:].partition('"')[0] if written[:1] == '"' else written.partition(",")[0]
    return re.sub(r"\^[n'^]", lambda m: CARET[m[0]], value) if "^" in value else value


def name_of(line):
    """What a line that cannot be read begins with, for whoever looks for it."""
    return re.match(r"[\w-]{0,40}", line.strip())[0].upper()
