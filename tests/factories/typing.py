"""Reads a form from a page as a browser does, so that a test sends back what was really shown."""

from html.parser import HTMLParser


class _Reader(HTMLParser):
    """Collects {name: [values]} of all inputs that a browser would send."""

    def __init__(self):
        super().__init__()
        self.fields, self._open, self._select = {}, None, None

    def add(self, name, value):
        if name:
            self.fields.setdefault(name, []).append(value)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "input" and "disabled" not in attrs:
            is_choice = attrs.get("type") in ("checkbox", "radio")
            if not is_choice or "checked" in attrs:
                self.add(attrs.get("name"), attrs.get("value") or ("on" if is_choice else ""))
        elif tag == "textarea":
            self._open = attrs.get("name")
            self.fields[self._open] = [""]
        elif tag == "select":
            self._select = attrs.get("name")
        elif tag == "option" and "selected" in attrs:
            self.add(self._select, attrs.get("value", ""))

    def handle_data(self, data):
        if self._open:
            # Browsers send line breaks as CR LF, and leave out the first one after the tag.
            self.fields[self._open][0] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            text = self.fields[self._open][0].removeprefix("\n")
            self.fields[self._open] = [text.replace("\n", "\r\n")]
            self._open = None


def fields_in(response):
    """Return what the forms of a page would send, unchanged."""
    reader = _Reader()
    reader.feed(response.content.decode())
    return reader.fields
