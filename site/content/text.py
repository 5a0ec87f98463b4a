"""Text that came from outside, read, made safe and searchable. Pure functions, without Django."""

import json
import re
import unicodedata
from html import escape, unescape
from ipaddress import ip_address
from urllib.parse import urlsplit

import nh3
from anyascii import anyascii

LONGEST_SLUG = 70
LOCAL_NAMES = (
    ".localhost",
    ".local",
    ".lan",
    ".internal",
    ".home.arpa",
    ".invalid",
    ".test",
    "fritz.box",
)

# Control characters; zero-width and bidi marks (they make a text read differently than it is stored).
# U+200C and U+200D stay: Persian, Urdu and emoji need them.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_LINE_BREAKS = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i"})
# Arabic and Persian keyboards write the same word with different letters; the tatweel only stretches.
_LETTERS |= str.maketrans({"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": None})

_ASCII_SIGNS = re.compile("[^a-z0-9]")

# What Word and phones make of the keyboard's dash.
_DASHES = re.compile("[\u2010-\u2015\u2212]")

_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")

_few_tags = nh3.Cleaner(
    tags={"p", "br", "strong", "b", "em", "i", "ul", "ol", "li", "a", "h3", "h4"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="nofollow ugc noopener",
)
_without_tags = nh3.Cleaner(tags=set())


def decoded(data: bytes) -> str:
    """Return a file's text: UTF-8 with or without a mark, UTF-16 with one, else Windows-1252."""
    if data.startswith(_BYTE_ORDER_MARKS):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def clean_text(text: str) -> str:
    """Remove what nobody can see from a text of several lines; line breaks become `\\n`."""
    if text.isprintable():  # which is most text of one line, and takes a tenth of the time
        return text.strip()
    return _INVISIBLE.sub("", _LINE_BREAKS.sub("\n", text)).strip()


def unless_said(words: list[str], name: str) -> str:
    """Return the words as a list, "" where the name that they stand above says all of them."""
    is_said = all(word.casefold() in name.casefold() for word in words)
    return "" if is_said else ", ".join(words)


def clean_line(text: str) -> str:
    """Remove what nobody can see from one line; any white space becomes one space."""
    return " ".join(clean_text(text).split())


def clean_html(html: str) -> str:
    """Keep the few tags that a text from outside may have; links get rel, and only http(s) or mail."""
    return _few_tags.clean(html)


def normalise(text: str) -> str:
    """Return the form in which texts are compared: lower case, no accents, ä as ae, ß as ss, ة as ه.

    Letters and digits of every script stay; everything else becomes one space.
    """
    if text.isascii():
        return " ".join(_ASCII_SIGNS.sub(" ", text.lower()).split())
    text = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    if text.isascii():
        return " ".join(_ASCII_SIGNS.sub(" ", text).split())
    letters = unicodedata.normalize("NFD", text)
    kept = (c if c.isalnum() else " " for c in letters if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def slug_of(name: str) -> str:
    """Return a name as the last part of an address: `Çiğköfte Şöleni` as `cigkoefte-soeleni`.

    Arabic, Cyrillic and other scripts are written as they sound; empty where no letter is left.
    """
    letters = anyascii(normalise(name)).lower()
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_SLUG].rstrip("-")


def plain_dashes(text: str) -> str:
    """Return the text with the keyboard's dash for every other one."""
    return _DASHES.sub("-", text)


def is_local_host(host: str) -> bool:
    """Tell whether a host's name or address means something else on every machine (RFC 6761, 8375)."""
    host = host.lower().rstrip(".")
    if ":" in host or host[-1:].isdigit():
        try:
            ip = ip_address(host)
            return not ip.is_global or getattr(ip, "is_site_local", False)
        except ValueError:
            pass
    return host == "localhost" or host.endswith(LOCAL_NAMES)


def is_web_address(value):
    """Tell whether a browser and Python read this as the same plain http(s) address of a host."""
    # Browsers read a backslash as a slash, Python does not: https://evil.de\@good.de has two hosts.
    if len(value) > 500 or re.search(r"[\s\\<>\"']", value):
        return False
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 - raises on a bad port
    except ValueError:
        return False
    is_plain = parts.scheme in ("http", "https") and "@" not in parts.netloc
    return is_plain and bool(re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?", parts.netloc))


def json_ld(data: dict) -> str:
    """Return JSON for a script element of type application/ld+json; `<` can never end it early."""
    text = json.dumps(data, ensure_ascii=False, default=str)
    escapes = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
    return text.translate(str.maketrans(escapes))


def paragraphs_of(text: str) -> str:
    """Return HTML paragraphs; nothing in the text is read as markup."""
    blocks = re.split(r"\n{2,}", clean_text(text))
    html = "".join(
        f"<p>{escape(block)}</p>".replace("\n", "<br/>") for block in blocks if block.strip()
    )
    return clean_html(html)


def text_of(html: str) -> str:
    """Return what a reader sees of rich text, with an empty line between paragraphs."""
    broken = re.sub(r"<br\s*/?>", "\n", html)
    broken = re.sub(r"</(p|li|h3|h4)>", "\n\n", broken)
    return clean_text(re.sub(r"\n{3,}", "\n\n", unescape(_without_tags.clean(broken))))


def webcal(address: str) -> str:
    """Return the address of a calendar as programs take it that subscribe instead of downloading."""
    return f"webcal://{address.partition('://')[2]}"
