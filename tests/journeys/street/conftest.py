"""The cast on the street: Wanda and Walter, who share a phone, and what the site stored of them."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.journeys.faults import Faults

CAST = Path(__file__).with_name("cast.py")
# What a browser's console says of a network that is switched off.
NO_NETWORK = r"console: (Failed to load resource: net::ERR_|Error fetching /admin/sprite/)[\s\S]*"


@pytest.fixture
def faults():
    """What went wrong on the pages; that there is no network goes without saying here."""
    faults = Faults()
    yield faults
    assert [fault for fault in faults.seen if not re.fullmatch(NO_NETWORK, fault)] == []


@pytest.fixture(scope="session")
def cast(shell):
    """Make the walkers and two guests of an evening; returns the address of its list at the door."""
    return re.search(r"/admin/teilnahmelisten/\d+/tuerliste/", shell.run(CAST))[0]


@pytest.fixture
def stored(site):
    """Ask the database that the site writes."""

    def ask(question, *values):
        with closing(sqlite3.connect(f"{site.var}/db.sqlite3", timeout=20)) as database:
            return database.execute(question, values).fetchall()

    return ask


@pytest.fixture
def visits_of(stored):
    def names(username):
        question = (
            "SELECT v.name, v.outcome, v.note FROM outreach_visit v"
            " JOIN auth_user u ON u.id = v.user_id WHERE u.username = ? ORDER BY v.id"
        )
        return stored(question, username)

    return names
