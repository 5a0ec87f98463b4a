"""What is kept of persons, and for how long."""

import pytest


@pytest.fixture(scope="module", autouse=True)
def _wagtail_indexes(wagtail_indexes):
    """A person is looked for in every table, Wagtail's indexes among them."""
