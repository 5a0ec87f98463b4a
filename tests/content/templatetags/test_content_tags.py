"""Small words that templates print."""

import pytest

from content.templatetags.content_tags import address_parts, after_commas, short_address


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://www.baeckerei-jansen.de/torten/?a=1", "baeckerei-jansen.de/torten"),
        ("https://www.example.org/", "example.org"),
        ("https://example.org/unter/einer/sehr/langen/adresse/", "example.org"),
        ("http://shop.example.org:8080", "shop.example.org"),
        ("ohne Schema", "ohne Schema"),
        ("https://[kaputt/", "https://[kaputt/"),
    ],
)
def test_a_website_is_called_as_people_say_it(address, words):
    assert short_address(address) == words


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("9 bis 13 Uhr, 15 bis 18:30 Uhr", ["9 bis 13 Uhr,", "15 bis 18:30 Uhr"]),
        ("geschlossen", ["geschlossen"]),
        ("", [""]),
    ],
)
def test_hours_are_parted_where_a_line_may_end(words, parts):
    assert after_commas(words) == parts


def test_a_mail_address_breaks_behind_its_signs():
    assert address_parts("a.b@shop.example.org") == ["a.", "b@", "shop.", "example.", "org"]
    assert address_parts("") == [""]
