"""A site with a calendar in it."""

import pytest
from wagtail.models import Page, Site

from home.models import HomePage
from tests.factories.events import NOW, make_events_page


def make_home_page():
    root = Page.get_first_root_node()
    home = root.add_child(
        instance=HomePage(title="Plan B", slug="plan-b", introduction="Wir sind da.")
    )
    Site.objects.update(root_page=home)
    Site.clear_site_root_paths_cache()
    return home


def make_calendar(home):
    return make_events_page(home, summary="Was in Schalke und Hassel los ist.")


@pytest.fixture(scope="module")
def home_page(rows_of_the_file):
    return make_home_page()


@pytest.fixture(scope="module")
def calendar(home_page):
    """Not for tests that commit: they make it themselves, as they get no rows of their file."""
    return make_calendar(home_page)


@pytest.fixture
def now(stop_clock):
    """It is Tuesday, 5 May 2026, 9 o'clock."""
    stop_clock(NOW)
    return NOW
