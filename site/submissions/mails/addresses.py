"""Which addresses stand in a mail: our own become links, a stranger's none.

Anybody can have a mail sent to somebody else by typing that person's address into a form. Such a mail
must not carry what the sender wants to advertise.
"""

import re
from typing import NamedTuple

from django.conf import settings

ELLIPSIS = "…"
# A web address, a mail address or the name of a host, as mail programs make links of them.
STRANGE = re.compile(
    r"""(?ix)
    [a-z][a-z0-9+.-]*:/\S*                   # https://evil.example, ftp:/evil
    | (?:mailto|javascript|data|tel):\S*
    | \bwww[.\u3002\uff0e\uff61]\S*
    | \S+@\S+                               # eva@evil.example
    | (?-i:                                  # evil.example/path, evil.EXAMPLE, but not "Dr.Meier"
        [^\W_][\w-]*(?:[.\u3002\uff0e\uff61][\w-]+)*
        [.\u3002\uff0e\uff61](?:[^\W\d_A-ZÄÖÜ]{2,}|[A-Z]{2,}|xn--[a-z0-9-]+)
        (?::\d+)?(?:/\S*)?
      )(?!\w)
    | \b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?:/\S*)?   # 192.0.2.7/path
    """
)
# What is left of a full stop between letters: no mail program makes a link of "Dr. Meier".
TIGHT_STOP = re.compile(r"(?<=\w)[.\u3002\uff0e\uff61](?=[^\W\d_]{2})")
END_OF_SENTENCE = ".,;:!?)]}»“"


def harmless(text):
    """Return the text of somebody unknown without anything that could be opened."""
    return TIGHT_STOP.sub(". ", STRANGE.sub(ELLIPSIS, text))


class Piece(NamedTuple):
    """A part of a line: text, or an address of our own."""

    text: str
    is_link: bool


def pieces(line):
    """Return the Pieces of a line; only what lies on this site is a link."""
    own = re.compile(rf"({re.escape(settings.BASE_URL)}(?:/[^\s<>\"]*)?(?![^\s<>\",;!?)]))")
    found = []
    for position, text in enumerate(own.split(line)):
        is_link = position % 2 == 1
        rest = ""
        if is_link:
            kept = text.rstrip(END_OF_SENTENCE)
            text, rest = kept, text[len(kept) :]
        found += [Piece(text, is_link), Piece(rest, False)]
    return [piece for piece in found if piece.text]


def is_own(line):
    """Whether a line is nothing but an address of our own."""
    return [piece.is_link for piece in pieces(line.strip())] == [True]
