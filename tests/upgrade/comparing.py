"""Leaves out what may differ between two answers that look the same, and lists what still differs."""

import difflib
import json
import re
from html.parser import HTMLParser

# Made anew for each answer, or from the bytes of a file.
VARYING = [
    (re.compile(r"(/static/[\w./-]+?)\.[0-9a-f]{12}(\.\w+)"), r"\1\2"),
    (re.compile(r"^DTSTAMP:.*$", re.M), "DTSTAMP"),
    (re.compile(r"\bnonce-?[\w+/=-]{16,}"), "nonce"),
    (re.compile(r'"CSRF_TOKEN": "\w+"'), '"CSRF_TOKEN"'),
    (re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"), "uuid"),
]
# In a sitemap the order of the addresses says nothing.
SITEMAP = re.compile(r"(<urlset[^>]*>)(.*)(</urlset>)", re.S)
TOKEN_FIELDS = {"csrfmiddlewaretoken", "started"}
TOKEN_ATTRIBUTES = {"data-proof"}


class Parts(HTMLParser):
    """The elements of a page with their attributes in order, and its texts without white space."""

    def __init__(self):
        super().__init__()
        self.parts, self.words = [], []

    def handle_starttag(self, tag, attributes):
        self._end_text()
        values = {name: " ".join((value or "").split()) for name, value in attributes}
        if values.get("name") in TOKEN_FIELDS:
            values["value"] = "token"
        values |= dict.fromkeys(TOKEN_ATTRIBUTES & values.keys(), "token")
        if "class" in values:
            values["class"] = " ".join(sorted(values["class"].split()))
        self.parts.append(f"<{tag}" + "".join(f' {k}="{values[k]}"' for k in sorted(values)) + ">")

    def handle_endtag(self, tag):
        self._end_text()
        self.parts.append(f"</{tag}>")

    def handle_data(self, data):
        self.words += data.split()

    def handle_decl(self, declaration):
        self.parts.append(f"<!{declaration}>")

    def _end_text(self):
        if self.words:
            self.parts.append(" ".join(self.words))
            self.words = []

    def close(self):
        super().close()
        self._end_text()


def _in_order(sitemap):
    head, addresses, end = sitemap.groups()
    return head + "".join(sorted(re.findall(r"<url>.*?</url>", addresses, re.S))) + end


def parts_of(kind, text):
    """Return an answer as lines to compare: elements and texts of a page, keys of JSON, or its lines."""
    for pattern, plain in VARYING:
        text = pattern.sub(plain, text)
    text = SITEMAP.sub(_in_order, text)
    if kind.startswith(("text/html", "application/xml", "application/atom+xml")):
        reader = Parts()
        reader.feed(text)
        reader.close()
        return reader.parts
    if "json" in kind:
        return json.dumps(
            json.loads(text), indent=1, ensure_ascii=False, sort_keys=True
        ).splitlines()
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def differences(address, old, new):
    """Return the lines that show how two answers to one address differ; none if they do not."""
    (old_status, old_kind, old_text), (new_status, new_kind, new_text) = old, new
    before = [f"{old_status} {old_kind}", *parts_of(old_kind, old_text)]
    after = [f"{new_status} {new_kind}", *parts_of(new_kind, new_text)]
    return list(difflib.unified_diff(before, after, address, address, lineterm="", n=1))
