"""The short form of `tests.bench.soak`: killed three times while people send, nothing is lost."""

import random

from tests.bench.soak.run import judge, soak


def test_what_somebody_was_told_survives_a_kill_and_nothing_is_there_by_half(tmp_path):
    heard = soak(tmp_path, 3, random.Random(2026))
    assert len(heard.numbers) > 0
    assert {what: number for what, number in judge(tmp_path, heard).items() if number} == {}
