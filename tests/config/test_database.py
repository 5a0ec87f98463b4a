"""What DATABASE_URL makes of the settings."""

import runpy

import pytest
from django.conf import settings

SETTINGS = str(settings.ROOT / "site" / "config" / "settings" / "base.py")


@pytest.fixture
def database(monkeypatch, tmp_path):
    """Read the settings anew with this DATABASE_URL; None is none."""
    monkeypatch.setenv("VAR_DIR", str(tmp_path))

    def read(url):
        if url is None:
            monkeypatch.delenv("DATABASE_URL", raising=False)
        else:
            monkeypatch.setenv("DATABASE_URL", url)
        return runpy.run_path(SETTINGS)["DATABASES"]["default"]

    return read


@pytest.mark.parametrize("url", [None, ""])
def test_without_an_address_it_is_a_file_in_the_folder_of_the_site(database, tmp_path, url):
    found = database(url)
    assert found["ENGINE"] == "django.db.backends.sqlite3"
    assert found["NAME"] == str(tmp_path / "db.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:////srv/planb/db.sqlite3", "/srv/planb/db.sqlite3"),
        ("sqlite:///db.sqlite3", "db.sqlite3"),
        ("sqlite://:memory:", ":memory:"),
    ],
)
def test_a_path_of_sqlite_is_absolute_with_four_slashes_only(database, url, name):
    assert database(url)["NAME"] == name


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql_is_read_with_its_options(database, scheme):
    found = database(f"{scheme}://planb:p%40ss%2Fword@db.example.org:5433/planb?sslmode=require")
    facts = {name: found[name] for name in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")}
    assert facts == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "planb",
        "USER": "planb",
        "PASSWORD": "p@ss/word",
        "HOST": "db.example.org",
        "PORT": 5433,
    }
    assert found["OPTIONS"] == {
        "options": "-c random_page_cost=1.1",
        "connect_timeout": 5,
        "sslmode": "require",
    }


def test_a_socket_is_named_by_its_folder(database):
    found = database("postgres://planb@%2Fvar%2Frun%2Fpostgresql/planb")
    assert (found["HOST"], found["NAME"]) == ("/var/run/postgresql", "planb")


def test_a_connection_is_kept_and_checked(database):
    found = database(None)
    assert (found["CONN_MAX_AGE"], found["CONN_HEALTH_CHECKS"]) == (600, True)
    assert database("postgres://h/d?conn_max_age=5")["CONN_MAX_AGE"] == 5
