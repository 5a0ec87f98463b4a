"""Form fields: they take what people write, and name what they cannot take."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from content.fields import (
    AmountField,
    EmailAddressField,
    LineField,
    LooseDateField,
    LooseTimeField,
    PostcodeField,
    TelephoneField,
    WebsiteField,
    YesNoField,
)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (1200, "1200"),
        ("1200", "1200"),
        (" 1200 ", "1200"),
        ("1.200", "1200"),
        ("1 200", "1200"),
        ("1\u00a0200", "1200"),
        ("1'200", "1200"),
        ("1.200,00 €", "1200"),
        ("1200,- Euro", "1200"),
        ("1.200,–", "1200"),
        ("1200 m²", "1200"),
        ("1200qm", "1200"),
        ("80,5 m²", "80.5"),
        ("80,5 m2", "80.5"),
        ("80.5", "80.5"),
        ("1.200,50 €", "1200.5"),
        ("1.200,50 EUR", "1200.5"),
        ("€ 1.200,50", "1200.5"),
        ("ca. 80 qm", "80"),
        ("circa 80 Quadratmeter", "80"),
        ("etwa 80", "80"),
        ("~80 m²", "80"),
        ("500 € kalt", "500"),
        ("500 EUR/Monat", "500"),
        ("500 Euro kalt im Monat", "500"),
    ],
)
def test_an_amount_may_be_written_in_many_ways(written, number):
    assert AmountField(decimal_places=2).clean(written) == Decimal(number)


@pytest.mark.parametrize(
    ("written", "kept"), [("80,25", "80.3"), ("80,24", "80.2"), ("-0,05", "-0.1")]
)
def test_more_decimal_places_than_are_kept_are_rounded(written, kept):
    assert AmountField(decimal_places=1).clean(written) == Decimal(kept)


@pytest.mark.parametrize(
    "written",
    [
        "viel",
        "1,200",
        "1.20.0",
        "²",
        "1e9",
        "1200 $",
        "80-90",
        "1" * 5000,
        "1" * 13,
        "80 m³",
        "ab 80",
    ],
)
def test_what_is_no_amount_is_refused_and_never_guessed(written):
    with pytest.raises(ValidationError) as error:
        AmountField(decimal_places=2).clean(written)
    assert error.value.code == "invalid"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [(Decimal("80.0"), "80"), (Decimal("80.50"), "80,5"), (Decimal("1200"), "1200"), ("x", "x")],
)
def test_an_amount_is_shown_again_without_zeros_that_say_nothing(stored, shown):
    field = AmountField(decimal_places=2)
    assert field.prepare_value(stored) == shown
    assert stored == "x" or field.clean(shown) == stored


@pytest.mark.parametrize(
    "written",
    [
        "45881",
        " 45881 ",
        "45881\n",
        "4588\u200b1",
        "45 881",
        "D-45881",
        "D 45881",
        "d\u201345 881",
        "DE-45881",
    ],
)
def test_a_postcode_is_its_five_digits(written):
    assert PostcodeField().clean(written) == "45881"


@pytest.mark.parametrize("written", ["4588", "458811", "A-45881", "４５８８１", "45.881", "458 81"])
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
        "http://127.0.0.1/laden",
        "http://192.168.178.1:8080",
        "http://10.0.0.5",
        "http://laden.local/",
        "fritz.box",
        "https://laden.test",
    ],
)
def test_other_addresses_are_refused(written):
    with pytest.raises(ValidationError):
        WebsiteField().clean(written)


@pytest.mark.parametrize(
    "written",
    [
        "0209 12345",
        "+49 (0)221 4710-123",
        "0209/12345",
        "030.23125123",
        "0209-12 34 56 / 57",
        "0209 123456 oder 0177 1234567",
        "0209 123456, 0209 654321",
        "0209/123456/57",
        "116 117",
        "0800 1110111",
        "+90 212 5551234",
    ],
)
def test_a_telephone_number_is_kept_as_it_was_typed(written):
    assert TelephoneField().clean(written) == written


@pytest.mark.parametrize(
    ("written", "kept"),
    [("4710 12", "0209 4710 12"), ("65 43 21 / 22", "0209 65 43 21 / 22"), ("98765", "0209 98765")],
)
def test_a_local_number_gets_the_area_code_of_the_town(written, kept):
    assert TelephoneField().clean(written) == kept
    assert TelephoneField().clean(kept) == kept


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ruf mich an", "form"),
        ("1234", "form"),
        ("=1+1", "form"),
        ("1" * 40, "form"),
        ("2,09123E+10", "form"),
        ("oder", "form"),
        ("0209 123456 oder Handy", "form"),
        ("20912345", "zero"),
        ("2091234", "zero"),
        ("1771234567", "zero"),
        ("4920912345", "zero"),
        ("0209 123456 oder 1771234567", "zero"),
        ("12345", "made_up"),
        ("1234567890", "made_up"),
        ("0123456789", "made_up"),
        ("00000", "made_up"),
        ("11111", "made_up"),
        ("0209 00000", "made_up"),
    ],
)
def test_what_is_no_telephone_number_is_refused_with_the_reason(written, code):
    with pytest.raises(ValidationError) as error:
        TelephoneField().clean(written)
    assert error.value.code == code


def test_a_telephone_number_has_no_second_line():
    with pytest.raises(ValidationError) as error:
        TelephoneField().clean("0209 12345\r\nTEL:1")
    assert error.value.code == "lines"


def test_where_one_number_is_needed_several_are_refused():
    field = TelephoneField(takes_several=False)
    assert field.clean("0177 1234567") == "0177 1234567"
    with pytest.raises(ValidationError) as error:
        field.clean("0177 1234567 oder 0178 1234567")
    assert error.value.code == "several"


@pytest.mark.parametrize(
    "written",
    [
        "a@example.org,b@example.org",
        "a@example.org;b@example.org",
        "x" * 65 + "@example.org",
        "Hi <a@example.org>",
        "a@example.org\r\nBcc: b@example.org",
        "keine",
        "laden@drucker.local",
        "laden@localhost",
        "laden@firma.internal",
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


@pytest.mark.parametrize("dash", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212-")
def test_a_number_may_have_any_dash(dash):
    assert TelephoneField().clean(f"0221 4710{dash}123") == f"0221 4710{dash}123"


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [("erika@gmial.com", "erika@gmail.com"), ("Erika@Hotmail.con", "Erika@hotmail.com")],
)
def test_a_misspelt_address_is_asked_about(typed, suggested):
    with pytest.raises(ValidationError) as error:
        EmailAddressField().clean(typed)
    assert error.value.code == "misspelt"
    assert error.value.messages[0].startswith(f"Meinten Sie {suggested}?")
    assert EmailAddressField().clean(suggested) == suggested
