"""Secrets and numbers."""

import re

from submissions.tokens import (
    READABLE,
    hash_of,
    make_nonce,
    make_reference,
    masked,
    token_for,
    tokens_in,
)


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


def test_every_token_in_a_text_is_found_once_in_its_order():
    first, second = token_for("a"), token_for("b")
    text = f"https://planb.de/einreichung/{first}/ und ({second}) und {first}"
    assert tokens_in(text) == [first, second]
    assert masked(text) == "https://planb.de/einreichung/•••/ und (•••) und •••"


def test_the_link_to_a_new_password_is_a_token_too():
    link = f"/admin/password_reset/confirm/MQ/cz1x2y-{'0a' * 16}/"
    assert masked(link) == "/admin/password_reset/confirm/MQ/•••/"


def test_the_address_of_an_entry_is_no_token():
    slug = "a" * 20 + "-" + "b" * 22
    text = f"https://planb.de/veranstaltungen/{slug}/ 2027-03-01 PB-7K3M9Q"
    assert (len(slug), masked(text)) == (43, text)
