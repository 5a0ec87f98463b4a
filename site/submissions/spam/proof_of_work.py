"""A small puzzle that a browser solves by itself and a mass mailer has to pay for; made by altcha.

The script that solves it is our own (`static/js/proof.js`, `proof-worker.js`): altcha's widget weighs
29 KB compressed and puts a box to tick on the page; ours weighs one and asks for nothing. Nobody is
refused for a missing answer: people without JavaScript get through, see `spam`.
"""

import datetime as dt
import hmac
import secrets
from enum import StrEnum

from altcha import Payload, create_challenge, verify_solution
from django.conf import settings
from django.utils import timezone

from submissions.models.front_door import SpentProof

ALGORITHM = "PBKDF2/SHA-256"
# About half a second on a phone; one round here to check it.
ROUNDS = 2000
FEWEST_TRIES, MOST_TRIES = 60, 240
VALID_FOR = dt.timedelta(hours=24)
LONGEST = 3000


class Proof(StrEnum):
    GOOD = "good"
    MISSING = "missing"
    WRONG = "wrong"
    SPENT = "spent"


def make_challenge() -> dict:
    """Return a new puzzle, signed, so that nothing of it has to be remembered."""
    challenge = create_challenge(
        ALGORITHM,
        ROUNDS,
        counter=FEWEST_TRIES + secrets.randbelow(MOST_TRIES - FEWEST_TRIES),
        expires_at=timezone.now() + VALID_FOR,
        hmac_secret=_secret("challenge"),
        hmac_key_secret=_secret("key"),
    )
    return challenge.to_dict()


def judge(answer: str, form_key) -> Proof:
    """Tell what an answer is worth, and note that it was used; `form_key` is the form it came with.

    Used a second time with the same form it stays good: that is a double click.
    """
    if not answer:
        return Proof.MISSING
    if len(answer) > LONGEST:
        return Proof.WRONG
    result = verify_solution(answer, _secret("challenge"), hmac_key_secret=_secret("key"))
    if result.expired:
        return Proof.MISSING  # a page that was open since yesterday
    if not result.verified:
        return Proof.WRONG
    return Proof.GOOD if _spend(answer, form_key) else Proof.SPENT


def _spend(answer, form_key):
    """Take the answer for this form; the unique signature lets one of two at once win."""
    challenge = Payload.from_base64(answer).challenge
    spent, _ = SpentProof.objects.get_or_create(
        signature=challenge.signature,
        defaults={
            "key": form_key,
            "expires_at": dt.datetime.fromtimestamp(challenge.parameters.expires_at, dt.UTC),
        },
    )
    return spent.key == form_key


def _secret(purpose):
    return hmac.digest(settings.SECRET_KEY.encode(), f"proof:{purpose}".encode(), "sha256").hex()
