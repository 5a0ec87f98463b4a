"""A site with a calendar in it."""

import pytest
from wagtail.models import Page, Site

from home.models import HomePage
from tests.factories.events import NOW, make_events_page


@pytest.fixture
def home_page(db):
    root = Page.get_first_root_node()
    home = root.add_child(
        instance=HomePage(title="Plan B", slug="plan-b", introduction="Wir sind da.")
    )
    Site.objects.update(root_page=home)
    Site.clear_site_root_paths_cache()
    return home


@pytest.fixture
def calendar(home_page):
    return make_events_page(home_page, summary="Was in Schalke und Hassel los ist.")


@pytest.fixture
def now(stop_clock):
    """It is Tuesday, 5 May 2026, 9 o'clock."""
    stop_clock(NOW)
    return NOW
