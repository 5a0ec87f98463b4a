"""What a stranger wrote carries no address; our own addresses are links, and no others."""

import pytest

from submissions.mails.addresses import Piece, harmless, is_own, pieces


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Nähcafé im Hof", "Nähcafé im Hof"),
        ("Gewinn: https://evil.example/a?b=1 jetzt", "Gewinn: … jetzt"),
        ("javascript:alert(1)", "…"),
        ("HTTPS://EVIL.EXAMPLE", "…"),
        ("ftp://evil.example", "…"),
        ("www.evil.example", "…"),
        ("eva@evil.example", "…"),
        ("Besuch evil.de/gewinn", "Besuch …"),
        ("EVIL.COM", "…"),
        ("evil。com", "…"),
        ("xn--mller-kva.de", "…"),
        ("müller.de", "…"),
        ("192.0.2.7/x", "…"),
        ("Evil.De", "Evil. De"),
        ("Dr.Meier", "Dr. Meier"),
        ("z.B. am 3.5. um 18.30 Uhr", "z.B. am 3.5. um 18.30 Uhr"),
        ("12.5.2026", "12.5.2026"),
    ],
)
def test_the_text_of_somebody_unknown_opens_nothing(typed, printed):
    assert harmless(typed) == printed


def test_only_what_lies_on_this_site_is_a_link(settings):
    settings.BASE_URL = "https://planb.example"
    line = "Hier (https://planb.example/a/). Nicht https://evil.example/ und planb.example"
    assert pieces(line) == [
        Piece("Hier (", False),
        Piece("https://planb.example/a/", True),
        Piece(").", False),
        Piece(" Nicht https://evil.example/ und planb.example", False),
    ]


@pytest.mark.parametrize(
    "address",
    [
        "https://planb.example.evil.example/",
        "https://planb.example@evil.example/",
        "https://planb.example:8000/",
        "http://planb.example/",
        "https://evil.example/https",
    ],
)
def test_an_address_that_only_looks_like_ours_is_no_link(settings, address):
    settings.BASE_URL = "https://planb.example"
    assert [piece.is_link for piece in pieces(address)] == [False]
    assert not is_own(address)
