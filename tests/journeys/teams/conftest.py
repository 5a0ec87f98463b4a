"""A team with three members at one table, and what the site stored of their round."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.journeys.street.conftest import faults, stored  # noqa: F401

CAST = Path(__file__).with_name("cast.py")


@pytest.fixture(scope="session")
def table(shell):
    """Make the team; returns the address of the round of its meeting."""
    return re.search(r"/mein-team/[\w-]+/treffen/\d+/runde/", shell.run(CAST))[0]


def mailed_path(site, recipient, subject, to):
    """Return the path of a link in a letter that a cast wrote: its own process knows of no port."""
    return urlsplit(site.mailed_link(recipient, subject, rf"{to}/\S+")).path
