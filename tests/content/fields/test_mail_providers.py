"""Which addresses are questioned, and which never are."""

import pytest

from content.fields.mail_providers import suggested_address


@pytest.mark.parametrize(
    ("host", "suggested"),
    [
        ("gmial.com", "gmail.com"),
        ("gmal.com", "gmail.com"),
        ("gmaill.com", "gmail.com"),
        ("gnail.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("GMIAL.CON", "gmail.com"),
        ("googelmail.com", "googlemail.com"),
        ("hotmail.con", "hotmail.com"),
        ("hotmial.de", "hotmail.de"),
        ("outlok.de", "outlook.de"),
        ("tonline.de", "t-online.de"),
        ("t-onlien.de", "t-online.de"),
        ("yaho.com", "yahoo.com"),
        ("icoud.com", "icloud.com"),
        ("freent.de", "freenet.de"),
        ("web.ed", "web.de"),
        ("baeckerei-nord.con", "baeckerei-nord.com"),
        ("gmx.nett", "gmx.net"),
        ("verein.rog", "verein.org"),
    ],
)
def test_what_cannot_be_right_is_questioned(host, suggested):
    assert suggested_address(f"erika@{host}") == f"erika@{suggested}"


@pytest.mark.parametrize(
    "host",
    """gmail.com googlemail.com gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de mail.de mail.com
    email.de email.com ymail.com hotmail.com hotmail.de hotmail.fr hotmail.be hotmail.se outlook.com
    outlook.de outlook.dk outlook.be yahoo.com yahoo.de yahoo.fr yahoo.co.uk icloud.com me.com live.de
    freenet.de arcor.de posteo.de mailbox.org aol.com online.de stadt.gelsenkirchen.de example.org
    firma.co firma.cm xn--bckerei-5wa.de""".split(),
)
def test_what_may_be_right_never_is(host):
    assert suggested_address(f"erika@{host}") == ""
