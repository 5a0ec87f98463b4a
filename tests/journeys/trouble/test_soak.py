"""The short form of `tests.bench.soak`: killed three times while people send, nothing is lost."""

import random

from tests.bench.soak.run import judge, soak
from tests.journeys.running import copy, free_port


def test_what_somebody_was_told_survives_a_kill_and_nothing_is_there_by_half(prepared, tmp_path):
    var = copy(prepared, tmp_path / "var")
    port = free_port()  # one for all starts, so that nothing is prepared again
    heard = soak(var, port, 3, random.Random(2026))
    assert len(heard.numbers) > 0
    assert {what: number for what, number in judge(var, port, heard).items() if number} == {}
