"""What every test may rely on."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _empty_cache():
    """Addresses and rate limits of one test must not reach the next."""
    cache.clear()
