"""Secrets for private links, and numbers that people can read to each other on the telephone."""

import base64
import hashlib
import hmac
import re
import secrets

from django.conf import settings

# Without 0, O, 1, I and other pairs that are mixed up when read aloud or written by hand.
READABLE = "23456789ABCDEFGHKLMNPRSTUVWXYZ"
# What tokens look like in a text: ours (43 characters of base64, of which one is a capital: no address
# of an entry has that), and Django's own in the link to a new password.
TOKEN = re.compile(
    r"(?<![\w-])(?:(?=[\w-]*[A-Z])[A-Za-z0-9_-]{43}|[0-9a-z]{4,13}-[0-9a-f]{32,64})(?![\w-])"
)
MASK = "•••"


def make_nonce() -> str:
    """Return 256 random bits; a new nonce makes every link given out before worthless."""
    return secrets.token_urlsafe(32)


def token_for(nonce: str) -> str:
    """Return the secret that belongs to a nonce: 256 bits, URL-safe, 43 characters.

    It needs the server's key, so that a stolen copy of the database opens no link, and yet each
    later mail can repeat the link without the secret being stored.
    """
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"private-link:{nonce}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def hash_of(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def make_reference() -> str:
    """Return a number such as PB-7K3M9Q."""
    return "PB-" + "".join(secrets.choice(READABLE) for _ in range(6))


def tokens_in(text: str) -> list[str]:
    """Return the tokens that stand in a text, each once, in the order of their first appearance."""
    return list(dict.fromkeys(TOKEN.findall(text)))


def masked(text: str) -> str:
    """Return a text in which nobody reads a token."""
    return TOKEN.sub(MASK, text)
