"""The whole site's pages and their upkeep."""

import pytest


@pytest.fixture(scope="module", autouse=True)
def _wagtail_indexes(wagtail_indexes):
    """Removing examples and looking after files reads what refers to what."""
