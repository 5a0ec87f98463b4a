"""What the rehearsal of an upgrade installs, and what it says."""

from packaging.requirements import Requirement

from tests.upgrade import rehearsal

OUTPUT = """..F.
FAILED tests/events/test_a.py::test_one - AssertionError
ERROR tests/home/test_b.py::test_two[x]
1 failed, 1 error, 3 passed in 2.00s
"""


def test_it_asks_for_what_the_code_names_without_pins_but_with_bounds():
    asked = {Requirement(line).name: Requirement(line).specifier for line in rehearsal.asked_for()}
    assert {"Django", "wagtail", "pytest", "hypothesis"} <= set(asked)
    assert not any("==" in str(specifier) for specifier in asked.values())
    assert "5.2.99" in asked["Django"] and "6.0" not in asked["Django"]
    assert "8.1" in asked["wagtail"] and "9.0" not in asked["wagtail"]
    assert "9.1.99" in asked["pytest"] and "9.2" not in asked["pytest"]


def test_it_knows_every_pin():
    assert rehearsal.pinned()["wagtail"].startswith("8.")
    assert "pytest" in rehearsal.pinned()


def test_it_says_what_is_newer_new_and_gone():
    before = {"wagtail": "8.0.1", "six": "1.17.0", "pytest": "9.2.0"}
    now = {"wagtail": "8.1", "pytest": "9.2.0", "pip": "25", "new": "1"}
    lines = [line.split() for line in rehearsal.changes(before, now)]
    assert lines == [
        ["new", "-", "->", "1"],
        ["six", "1.17.0", "->", "-"],
        ["wagtail", "8.0.1", "->", "8.1"],
    ]


def test_it_names_what_breaks():
    assert rehearsal.broken(OUTPUT) == [
        "tests/events/test_a.py::test_one",
        "tests/home/test_b.py::test_two[x]",
    ]
