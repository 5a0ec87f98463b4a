"""Exported cells: nothing in them is run by a spreadsheet."""

import pytest

from content.admin.exports import safe_cell


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "＋cmd", "'=1"],
)
def test_a_formula_becomes_text(cell):
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["+49 221 4710 123", "0209 12345", "Bäckerei", "", 17, None])
def test_everything_else_stays_as_it_is(cell):
    assert safe_cell(cell) == cell
