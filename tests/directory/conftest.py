"""A site with a directory in it."""

import pytest

from tests.factories.directory import make_directory_page
from tests.factories.freshness import published
from tests.factories.home import make_home


@pytest.fixture(scope="module")
def directory(rows_of_the_file):
    return make_directory_page(make_home())


@pytest.fixture
def business(directory):
    """An entry that was checked more than a year before the first of the nights."""
    return published(name="Laden (Beispiel)", slug="laden", email="laden@example.org")
