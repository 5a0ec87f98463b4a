"""What a page is built of, to leave out pages on which there is nothing that others have not."""

from html.parser import HTMLParser
from itertools import groupby

from tests.whole_site.words import EMPTY

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Attributes of which the value is part of how an element is made, and not of what it says.
KINDS = ("class", "role", "type")


class Parts(HTMLParser):
    """Reads a page; `found` are its elements, each by its kind and where it stands, and its headings."""

    def __init__(self, html):
        super().__init__()
        self.found, self._open, self._headings = set(), [], []
        self.feed(html)
        self.found.add(tuple(level for level, _same in groupby(self._headings)))

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        element = (tag, *(facts.get(name) for name in KINDS))
        self.found.add((self._open[-1] if self._open else None, element, frozenset(facts)))
        if tag in HEADINGS:
            self._headings.append(tag)
        if tag not in EMPTY:
            self._open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self._open.pop()

    def handle_endtag(self, tag):
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                break


def with_something_new(pages):
    """Return those of the pages ({path: HTML}) that have a part which no page before them has."""
    seen, new = set(), {}
    for path, html in pages.items():
        parts = Parts(html).found
        if not parts <= seen:
            new[path] = html
        seen |= parts
    return new
