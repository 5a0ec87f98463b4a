"""Secrets and numbers."""

import re

from submissions.tokens import READABLE, hash_of, make_nonce, make_reference, token_for


def test_a_token_is_always_the_same_for_its_nonce_and_never_the_nonce():
    nonce = make_nonce()
    assert token_for(nonce) == token_for(nonce) != nonce


def test_a_token_holds_256_bits_that_fit_into_an_address():
    assert re.fullmatch(r"[\w-]{43}", token_for(make_nonce()))


def test_another_server_key_makes_another_token(settings):
    nonce = make_nonce()
    before = token_for(nonce)
    settings.SECRET_KEY = "another"
    assert token_for(nonce) != before


def test_what_is_stored_does_not_show_the_token():
    token = token_for(make_nonce())
    assert token not in hash_of(token)


def test_a_number_can_be_read_aloud():
    assert re.fullmatch(f"PB-[{READABLE}]{{6}}", make_reference())
    assert not set("0O1IJQ") & set(READABLE)
