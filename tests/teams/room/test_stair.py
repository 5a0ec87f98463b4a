"""The stair of a goal: one step a check-in, as high as steps were done."""

from xml.etree import ElementTree

import pytest

from teams.room.stair import stair


@pytest.mark.parametrize(("done", "total"), [([], 3), ([0, 0], 0)])
def test_without_check_ins_or_steps_there_is_nothing_to_draw(done, total):
    assert stair(done, total) == ""


def test_it_is_small_and_well_formed_for_any_number():
    for done in ([1], [0, 1, 2, 3], list(range(100)), [9] * 40):
        svg = stair(done, 3)
        ElementTree.fromstring(svg)
        assert len(svg.encode()) <= 2048
