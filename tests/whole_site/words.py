"""Finds the words of an answer that carry no mark: those that nobody could translate."""

import json
import re
from html.parser import HTMLParser

from tests.whole_site.pseudo import CLOSE, OPEN, ROW_CLOSE, ROW_OPEN

# Attributes that a reader sees or hears. A `value` is read only on a button, and what scripts
# print stands in `data-` attributes.
READ = {"alt", "title", "placeholder", "label", "aria-label", "aria-description", "aria-valuetext"}
READ_BY_SCRIPTS = "data-"
META_NAMES = {"description", "og:title", "og:description", "og:image:alt"}
# Elements inside of a line; any other one begins or ends a line of text.
INLINE = set(
    "a abbr b bdi bdo br cite code em i kbd mark q s small span strong sub sup time u wbr".split()
)
# What programs read; names of fields and addresses stand in `code`.
UNREAD = {"script", "style", "code"}
EMPTY = set("area base br col embed hr img input link meta source track wbr".split())


class Page(HTMLParser):
    """Reads a page; `lines` are its texts, each with the element or attribute that it stands in."""

    def __init__(self, html):
        super().__init__()
        self.lines, self._text, self._open = [], "", []
        self.feed(html)
        self._end_line()

    def _end_line(self):
        if self._text.strip():
            self.lines.append((self._open[-1] if self._open else "", self._text))
        self._text = ""

    def handle_starttag(self, tag, attrs):
        if tag not in INLINE:
            self._end_line()
        facts = dict(attrs)
        self.lines += [
            (f"{tag} {name}", text) for name, text in attrs if text and is_read(tag, name, facts)
        ]
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self._end_line()
        while tag in self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        if not UNREAD & set(self._open):
            self._text += data


def is_read(tag, name, facts):
    if name == "value":
        return tag == "input" and facts.get("type") in ("submit", "button", "reset")
    if name == "content":
        return bool(META_NAMES & {facts.get("name"), facts.get("property")})
    return name in READ or name.startswith(READ_BY_SCRIPTS)


def texts_in(value):
    """Return the texts in an answer to a script, without its addresses."""
    if isinstance(value, dict):
        return [text for key, part in value.items() if key != "url" for text in texts_in(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts_in(part)]
    return [("json", value)] if isinstance(value, str) else []


def lines_of(answer):
    """Return [(where, text)] of everything that an answer gives to read."""
    text = answer.content.decode()
    is_json = answer["Content-Type"].startswith("application/json")
    return texts_in(json.loads(text)) if is_json else Page(text).lines


def bare(text):
    """Return the part of a text that is outside of all marks."""
    depth, kept = 0, ""
    for character in text:
        if character in (OPEN, ROW_OPEN):
            depth += 1
        elif character in (CLOSE, ROW_CLOSE):
            depth = max(depth - 1, 0)
        elif not depth:
            kept += character
    return kept


def unmarked(answer, allowed):
    """Return [(where, words)] of what carries no mark; `allowed` are patterns that need none."""
    found = []
    for where, text in lines_of(answer):
        rest = bare(text)
        for pattern in allowed:
            rest = re.sub(pattern, " ", rest)
        if re.search(r"[^\W\d_]", rest):
            found.append((where, " ".join(rest.split())))
    return found
