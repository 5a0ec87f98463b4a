import pytest

from home.search.highlight import marked


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Fahrrad flicken", "fahrrad", "<mark>Fahrrad</mark> flicken"),
        ("Der Bücherwinkel", "buecher", "Der <mark>Bücherwinkel</mark>"),
        ("Straße & Platz", "strasse", "<mark>Straße</mark> &amp; Platz"),
        ("<b>Café</b>", "cafe", "&lt;b&gt;<mark>Café</mark>&lt;/b&gt;"),
        ("Nichts davon", "fahrrad", "Nichts davon"),
        ("Ein a im Text", "a", "Ein a im Text"),
        ("Text", "", "Text"),
        ("100 % Wolle", "%", "100 % Wolle"),
        ("", "fahrrad", ""),
    ],
)
def test_words_that_were_looked_for_are_marked_and_the_rest_is_escaped(text, query, expected):
    assert marked(text, query) == expected
