"""Text from outside: what is removed, what is compared, what never breaks out of a page."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.text import (
    clean_html,
    clean_line,
    clean_text,
    decoded,
    is_local_host,
    json_ld,
    normalise,
    slug_of,
)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Bäckerei Müller & Söhne", "baeckerei-mueller-soehne"),
        ("Çiğköfte Şöleni", "cigkoefte-soeleni"),
        ("سوق حلب", "swq-hlb"),
        ("Ресторан «Балтика»", "restoran-baltika"),
        ("Łódź Żabka", "lodz-zabka"),
        ("schon-ein-slug-2", "schon-ein-slug-2"),
        ("a" * 69 + " bc", "a" * 69),
        ("!!!", ""),
    ],
)
def test_a_name_in_any_script_becomes_a_readable_address(name, slug):
    assert slug_of(name) == slug


@pytest.mark.parametrize(
    ("host", "is_local"),
    [
        ("localhost", True),
        ("Drucker.LOCAL.", True),
        ("192.168.178.1", True),
        ("169.254.1.1", True),
        ("::1", True),
        ("fritz.box", True),
        ("example.org", False),
        ("local.example.org", False),
        ("9.9.9.9", False),
    ],
)
def test_hosts_that_mean_something_else_on_every_machine(host, is_local):
    assert is_local_host(host) == is_local


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Kaffee\x00 und\x0b Kuchen", "Kaffee und Kuchen"),
        ("eins\u2028zwei\r\ndrei\rvier", "eins\nzwei\ndrei\nvier"),
        ("gpj.\u202eexe", "gpj.exe"),
        ("un\u200bsicht\ufeffbar", "unsichtbar"),
        ("خوش\u200cآمدید", "خوش\u200cآمدید"),  # Persian needs its zero-width non-joiner
        ("  am Rand  ", "am Rand"),
    ],
)
def test_what_nobody_can_see_is_removed(raw, clean):
    assert clean_text(raw) == clean


def test_a_line_has_no_line_breaks_and_single_spaces():
    assert clean_line(" Obst\t&\n Gemüse ") == "Obst & Gemüse"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("<p>Hallo<script>alert(1)</script></p>", "<p>Hallo</p>"),
        ('<img src="https://x/y.png">', ""),
        ('<p style="color:red" onclick="x()">Hallo</p>', "<p>Hallo</p>"),
        (
            '<a href="https://example.org">da</a>',
            '<a href="https://example.org" rel="nofollow ugc noopener">da</a>',
        ),
        ('<a href="javascript:alert(1)">da</a>', '<a rel="nofollow ugc noopener">da</a>'),
    ],
)
def test_html_from_outside_keeps_only_harmless_tags(raw, clean):
    assert clean_html(raw) == clean


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        ("Frisör", "frisoer"),
        ("Straße", "strasse"),
        ("CAFÉ", "cafe"),
        ("Çiğköfte", "cigkoefte"),
        ("Dönerladen", "doenerladen"),
        ("حلاق", "حلاق"),
        ("a%b_c*\"d'", "a b c d"),
    ],
)
def test_texts_are_compared_without_case_accents_and_signs(raw, form):
    assert normalise(raw) == form


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_structured_data_never_ends_its_script_element(text):
    written = json_ld({"name": text})
    assert "<" not in written
    assert json.loads(written) == {"name": text}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_in_every_encoding_that_spreadsheets_and_calendars_write(encoding):
    assert decoded("Straße; Größe – 2 €".encode(encoding)) == "Straße; Größe – 2 €"


@given(st.binary())
def test_whatever_the_bytes_are_they_become_text(data):
    assert isinstance(decoded(data), str)
