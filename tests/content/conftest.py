"""What all sections share."""

import pytest


@pytest.fixture(scope="module", autouse=True)
def _wagtail_indexes(wagtail_indexes):
    """Who may fetch a file, and what an editor finds, is read from there."""
