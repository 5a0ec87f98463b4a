"""QR codes: read by a phone, also from a scratched sign and on a dark page."""

from content.drawing.codes import make_code, qr_code

ADDRESS = "https://planb.example/veranstaltungen/da/12/abc/"


def test_a_quarter_of_a_code_may_be_scratched_away():
    code = make_code(ADDRESS)
    assert (code.error, code.is_micro) == ("Q", False)


def test_a_code_in_a_page_is_dark_on_white_and_fills_its_place():
    drawing = qr_code(ADDRESS)
    assert drawing.startswith("<svg") and 'fill="#fff"' in drawing
    assert " width=" not in drawing.partition(">")[0]
    assert drawing == make_code(ADDRESS).svg_inline(border=4, light="#fff", omitsize=True)


def test_nothing_of_an_address_becomes_markup():
    assert "script" not in qr_code('"><script>alert(1)</script>')
