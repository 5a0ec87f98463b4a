"""How dates are written for editors."""

from types import SimpleNamespace

import pytest

from events.templatetags.event_dates import when
from tests.factories.events import at


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("2026-05-12 20:00", "Di, 12. Mai 2026, 18 bis 20 Uhr"),
        ("2026-05-13 00:00", "Di, 12. Mai 2026, 18 bis 24 Uhr"),
        ("2026-05-13 02:00", "Di, 12. Mai 2026, 18 Uhr bis Mi, 13. Mai, 2 Uhr"),
        ("2026-05-14 00:00", "Di, 12. Mai 2026, 18 Uhr bis Mi, 13. Mai, 24 Uhr"),
    ],
)
def test_a_date_that_ends_at_midnight_ends_on_its_own_day(end, words):
    assert (
        str(
            when(
                SimpleNamespace(
                    starts_at=at("2026-05-12 18:00"), ends_at=at(end), has_open_end=False
                )
            )
        )
        == words
    )
