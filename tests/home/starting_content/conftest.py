"""What a new site is filled with, and how the examples go again."""

import pytest


@pytest.fixture(scope="module", autouse=True)
def _wagtail_indexes(wagtail_indexes):
    """Removing examples reads what refers to what."""
