"""Which addresses are not what they look like."""

import pytest

from content.security.lookalikes import complaint_about, remarks_on
from directory.models import Business


@pytest.mark.parametrize(
    ("host", "named"),
    [
        ("p\u0430ypal.com", "\u0430 (kyrillisch)"),
        ("www.sp\u0430rkasse.de", "\u0430 (kyrillisch)"),
        ("xn--pypal-4ve.com", "\u0430 (kyrillisch)"),
        ("g\u03bf\u03bfgle.com", "\u03bf (griechisch)"),
        ("\u0430\u0440\u0440\u04cf\u0435.com", "\u0430 (kyrillisch)"),
        ("\u0441\u043e\u0440\u0435.de", "\u0435 (kyrillisch)"),
        ("\uff45xample.org", "\uff45"),
    ],
)
def test_letters_that_only_look_like_others_are_named(host, named):
    assert named in complaint_about(host)


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "bäckerei-müller.de",
        "xn--bckerei-mller-hfb1l.de",
        "çiğköfte.com.tr",
        "пекарня.рф",
        "مخبز.com",
        "αρτοποιείο.gr",
        "テストtest.jp",
        "xn--kaputt-\u00e4",
        "192.0.2.1",
    ],
)
def test_an_honest_name_in_any_script_is_left_alone(host):
    assert complaint_about(host) == ""


def test_web_and_mail_addresses_of_a_row_are_looked_at_and_its_texts_are_not():
    business = Business(
        name="p\u0430ypal",
        summary="Wie p\u0430ypal",
        website="https://p\u0430ypal.com/konto",
        email="laden@g\u03bf\u03bfgle.com",
    )
    remarks = remarks_on(business)
    assert len(remarks) == 2
    assert remarks[0].startswith("In der Adresse „g\u03bf\u03bfgle.com“")
    assert remarks[1].startswith("In der Adresse „p\u0430ypal.com“")
    assert remarks_on(Business(website="https://example.org", email="a@example.org")) == []
