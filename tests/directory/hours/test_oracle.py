"""500 generated values beside opening_hours.js, which OSM's rules were first written down for.

Its answers are kept; `python -m tests.bench.opening_hours.run` asks it anew.
"""

from pathlib import Path

from tests.bench.opening_hours import compare
from tests.bench.opening_hours.values import moments, values

ACCOUNT = Path(__file__).parents[3] / "docs" / "hours.md"


def test_every_value_was_asked_about_at_every_moment():
    answers = compare.answers()
    assert list(answers) == list(values())
    assert {len(letters) for letters in answers.values()} == {len(moments())} == {40}
    assert len(answers) == 500


def test_where_we_answer_otherwise_the_reason_is_known():
    assert [key for key in compare.differences() if key[1] == compare.UNEXPLAINED] == []


def test_the_account_tells_of_each_difference():
    lines = ACCOUNT.read_text().splitlines()
    assert [row for row in compare.table() if row not in lines] == []
