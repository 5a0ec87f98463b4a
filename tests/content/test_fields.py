"""Form fields: they take what people write, and name what they cannot take."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from content.fields import (
    EmailAddressField,
    LineField,
    LooseDateField,
    LooseTimeField,
    PostcodeField,
    TelephoneField,
    WebsiteField,
    WholeNumberField,
    YesNoField,
)


@pytest.mark.parametrize(
    "written",
    [
        1200,
        "1200",
        " 1200 ",
        "1.200",
        "1 200",
        "1\u00a0200",
        "1'200",
        "1.200,00 €",
        "1200,- Euro",
        "1.200,–",
        "1200 m²",
        "1200qm",
    ],
)
def test_an_amount_may_be_written_in_many_ways(written):
    assert WholeNumberField().clean(written) == 1200


@pytest.mark.parametrize(
    "written", ["viel", "1.2", "12,50", "1,200", "1.20.0", "1.0", "²", "1e9", "1200 $", "1" * 5000]
)
def test_what_is_no_whole_amount_is_refused_and_never_guessed(written):
    with pytest.raises(ValidationError) as error:
        WholeNumberField().clean(written)
    assert error.value.code == "invalid"


@pytest.mark.parametrize("written", ["45881", " 45881 ", "45881\n", "4588\u200b1"])
def test_a_postcode_is_its_five_digits(written):
    assert PostcodeField().clean(written) == "45881"


@pytest.mark.parametrize("written", ["4588", "458811", "D-45881", "４５８８１"])
def test_what_is_no_postcode_is_refused(written):
    with pytest.raises(ValidationError):
        PostcodeField().clean(written)


@pytest.mark.parametrize(
    "written", ["1.12.2026", "01.12.2026", "1. 12. 2026", "1.12.26", "2026-12-01"]
)
def test_a_day_may_be_written_in_many_ways(written):
    assert LooseDateField().clean(written) == dt.date(2026, 12, 1)


@pytest.mark.parametrize("written", ["29.02.2027", "31.4.2026", "0.1.2026", "1.13.2026"])
def test_a_day_that_does_not_exist_is_refused_with_the_reason(written):
    with pytest.raises(ValidationError) as error:
        LooseDateField().clean(written)
    assert error.value.code == "no_day"


@pytest.mark.parametrize("written", ["morgen", "²", "12/1/2026", "1.12", "99999-01-01"])
def test_what_is_no_day_is_refused(written):
    with pytest.raises(ValidationError) as error:
        LooseDateField().clean(written)
    assert error.value.code == "invalid"


@pytest.mark.parametrize(
    "written", ["18:00", "18.00", "18 Uhr", "18 uhr", "18", "1800", "18h", "18:00:00", "18:00 Uhr"]
)
def test_a_time_may_be_written_in_many_ways(written):
    assert LooseTimeField().clean(written) == dt.time(18)


@pytest.mark.parametrize("written", ["25:00", "18:60", "abends", "-1", "²"])
def test_what_is_no_time_is_refused(written):
    with pytest.raises(ValidationError):
        LooseTimeField().clean(written)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("http://example.org:8080", "http://example.org:8080"),
        ("www.example.org", "https://www.example.org"),
        ("https://bäckerei-müller.example.org", "https://bäckerei-müller.example.org"),
    ],
)
def test_a_website_is_an_http_address(written, kept):
    assert WebsiteField().clean(written) == kept


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "https://user:pw@example.org",
        "https://evil.example.de\\@good.example.de",
        "https://example.org/<script>",
        "https://",
        "https://localhost",
        "//example.org",
        "https://example.org:99999",
    ],
)
def test_other_addresses_are_refused(written):
    with pytest.raises(ValidationError):
        WebsiteField().clean(written)


@pytest.mark.parametrize(
    "written", ["0209 12345", "+49 (0)221 4710-123", "0209/12345", "030.23125123"]
)
def test_a_telephone_number_is_kept_as_it_was_typed(written):
    assert TelephoneField().clean(written) == written


@pytest.mark.parametrize(
    "written", ["ruf mich an", "1234", "0209 12345\r\nTEL:1", "=1+1", "1" * 40]
)
def test_what_is_no_telephone_number_is_refused(written):
    with pytest.raises(ValidationError):
        TelephoneField().clean(written)


@pytest.mark.parametrize(
    "written",
    [
        "a@example.org,b@example.org",
        "a@example.org;b@example.org",
        "x" * 65 + "@example.org",
        "Hi <a@example.org>",
        "a@example.org\r\nBcc: b@example.org",
        "keine",
    ],
)
def test_one_address_and_nothing_else(written):
    with pytest.raises(ValidationError):
        EmailAddressField().clean(written)


def test_a_line_takes_no_line_break():
    with pytest.raises(ValidationError) as error:
        LineField().clean("Hi\r\nBcc: a@example.org")
    assert error.value.code == "lines"


def test_a_line_loses_what_nobody_sees():
    assert LineField().clean("Ob\u202est\u200b") == "Obst"


@pytest.mark.parametrize(
    ("sent", "stored", "read"), [("yes", True, "ja"), ("no", False, "nein"), ("", None, "")]
)
def test_yes_no_and_who_does_not_know_are_three_answers(sent, stored, read):
    field = YesNoField()
    assert (field.clean(sent), field.clean(stored), field.prepare_value(stored)) == (
        stored,
        stored,
        sent,
    )
    assert (field.answer_text(stored), field.has_changed(stored, sent)) == (read, False)


def test_what_is_neither_yes_nor_no_is_refused_and_counts_as_changed():
    with pytest.raises(ValidationError):
        YesNoField().clean("vielleicht")
    assert [YesNoField().has_changed(before, "vielleicht") for before in (True, False, None)] == [
        True,
        True,
        True,
    ]
    assert YesNoField().has_changed(False, "")
