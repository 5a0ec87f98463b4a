"""A copy of the whole site, and a site that is made of it."""

import pytest


@pytest.fixture(scope="module", autouse=True)
def _wagtail_indexes(wagtail_indexes):
    """A backup holds every table, Wagtail's indexes among them."""
