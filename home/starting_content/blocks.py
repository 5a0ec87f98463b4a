"""Short names for the blocks of a starting page: each returns (block type, raw value)."""

from content.listing.examples import EXAMPLE_MARK


def text(html):
    return "text", html


def picture(scene, caption=""):
    """A scene by its name in `pictures.SCENES`; the loader puts the image in."""
    return "picture", {"image": scene, "caption": caption}


def quote(words, name, role=""):
    """What an invented person says; the mark says that they are invented."""
    return "quote", {"text": words, "name": f"{name} {EXAMPLE_MARK}", "role": role}


def facts(title, *rows):
    """Rows of (icon, term, value)."""
    keys = ("icon", "term", "value")
    return "facts", {"title": title, "facts": [dict(zip(keys, row, strict=True)) for row in rows]}


def people(title, *rows):
    """Rows of (name, role, telephone, e-mail)."""
    keys = ("name", "role", "telephone", "email")
    return "people", {"title": title, "people": [dict(zip(keys, r, strict=True)) for r in rows]}


def call(title, words, label, address):
    return "call", {"title": title, "text": words, "label": label, "address": address}


def released_results(title):
    """What editors have released from the report, of the newest period."""
    return "released_results", {"title": title, "period": None}


def notice(html):
    return "notice", {"text": html}


def retention():
    """The time limits from the settings."""
    return "retention", None


def cookies():
    """Every cookie that the site sets."""
    return "cookies", None


def legal_bases():
    """The legal basis of each form."""
    return "legal_bases", None


def accessibility():
    """When and how the site was checked, and who helps, from the settings."""
    return "accessibility", None


def teaser(kind, title, count, chosen=()):
    """A glimpse of a section: events, businesses or news, the first ones unless chosen."""
    return kind, {"title": title, "count": count, "chosen": list(chosen)}


def teams_teaser(title, count):
    return "teams", {"title": title, "count": count}
