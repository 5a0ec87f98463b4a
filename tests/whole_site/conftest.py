"""A site with one of everything."""

import pytest

from tests.whole_site.pseudo import row
from tests.whole_site.site import make_site


@pytest.fixture
def site(db, settings):
    # One visitor fills in every form, and one mistake after the other.
    for limit in ("FORMS_PER_PERSON", "FORMS_PER_ADDRESS", "CONFIRMATIONS_PER_ADDRESS"):
        setattr(settings, limit, 10_000)
    settings.TOWN = row("Stadt")
    return make_site()
