"""What every test may rely on."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _empty_cache():
    """Addresses and rate limits of one test must not reach the next."""
    cache.clear()


@pytest.fixture(autouse=True)
def _queued_mail(settings):
    """Mail goes into the queue, as everywhere; Django's test runner would put its own box there."""
    settings.EMAIL_BACKEND = "submissions.outbox.QueueBackend"
