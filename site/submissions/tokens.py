"""Secrets for private links, and numbers that people can read to each other on the telephone."""

import base64
import hashlib
import hmac
import secrets

from django.conf import settings

# Without 0, O, 1, I and other pairs that are mixed up when read aloud or written by hand.
READABLE = "23456789ABCDEFGHKLMNPRSTUVWXYZ"


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
