"""A site with a directory in it."""

import pytest

from tests.factories.directory import make_directory_page
from tests.factories.home import make_home


@pytest.fixture
def directory(db):
    return make_directory_page(make_home())
