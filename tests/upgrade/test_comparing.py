"""What counts as the same answer, and that a real difference is reported."""

import pytest

from tests.upgrade.comparing import differences

HTML = "text/html; charset=utf-8"


def differ(old, new, kind=HTML):
    """Return the lines below the head of the difference of two answers that were found."""
    return differences("/", [200, kind, old], [200, kind, new])[3:]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<p id="a" class="b c">Ein\n  Satz</p>', '<p class="c b" id="a">Ein Satz </p>\n'),
        ('<link href="/static/css/base.1a2128f16c15.css">', '<link href="/static/css/base.css">'),
        (
            '<input name="csrfmiddlewaretoken" value="Xy1">',
            '<input name="csrfmiddlewaretoken" value="Zq2">',
        ),
        ("<li data-proof='{\"salt\": 1}'>", "<li data-proof='{\"salt\": 2}'>"),
    ],
)
def test_white_space_order_hashes_and_tokens_are_no_difference(old, new):
    assert differ(old, new) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p>Heute</p>", "<p>Morgen</p>"),
        ("<p>Heute</p>", "<div>Heute</div>"),
        ('<a href="/alt/">x</a>', '<a href="/neu/">x</a>'),
        ("<b>Brot</b>laden", "<b>Brotladen</b>"),
        ("<input required>", "<input>"),
    ],
)
def test_elements_attributes_texts_and_links_are(old, new):
    assert differ(old, new) != []


def test_a_status_a_type_and_an_address_that_is_led_on_to_are_compared():
    assert differences("/", [200, HTML, ""], [404, HTML, ""])[3:] == [
        f"-200 {HTML}",
        f"+404 {HTML}",
    ]
    assert differences("/", [301, "/a/", ""], [301, "/b/", ""])[3:] == ["-301 /a/", "+301 /b/"]


def test_files_for_machines_are_compared_line_by_line_and_json_by_its_keys():
    assert differ("UID:1\r\nDTSTAMP:20260101", "UID:1\nDTSTAMP:20270101", "text/calendar") == []
    assert differ("UID:1", "UID:2", "text/calendar") == [" 200 text/calendar", "-UID:1", "+UID:2"]
    assert differ('{"a": 1, "b": [2]}', '{"b":[2],"a":1}', "application/json") == []


def test_the_order_of_a_sitemap_says_nothing_but_what_it_names_does():
    first, second = "<url><loc>/a/</loc></url>", "<url><loc>/b/</loc></url>"
    sitemap = "<urlset>{}</urlset>".format
    assert differ(sitemap(first + second), sitemap(second + first), "application/xml") == []
    assert differ(sitemap(first), sitemap(second), "application/xml") != []
