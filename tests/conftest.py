"""What every test may rely on."""

import datetime as dt

import pytest
from django.core.cache import cache
from hypothesis import settings as hypothesis_settings

from directory.search.facets import forget_facets

# A busy machine must not fail a test that only looks at results.
hypothesis_settings.register_profile("site", deadline=None)
hypothesis_settings.load_profile("site")


@pytest.fixture(autouse=True)
def _empty_cache():
    """Addresses and rate limits of one test must not reach the next."""
    cache.clear()
    forget_facets()


@pytest.fixture(autouse=True)
def _queued_mail(settings):
    """Mail goes into the queue, as everywhere; Django's test runner would put its own box there."""
    settings.EMAIL_BACKEND = "submissions.mails.backend.QueueBackend"


@pytest.fixture
def stop_clock(monkeypatch):
    """Let the site's clock stand at a moment, for what is said of a certain day."""

    def stop_at(moment):
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment.astimezone(dt.UTC))

    return stop_at
