"""Why a restore refuses; what it does is tried in the drills."""

import datetime as dt

import pytest

from home.operations.backup import restoring
from home.operations.backup.restoring import RestoreRefused
from submissions.privacy import erasures

NOW = dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def facts():
    """The manifest of a backup of this site, as far as it is asked here."""
    return {"format": restoring.FORMAT, "version": "1", "database": "sqlite", "migrations": []} | {
        "key_id": erasures.key_id()
    }


def listed(path, key=None):
    """Write a list with one erasure of yesterday."""
    path.write_text(str(erasures.Erasure(NOW - DAY, key or erasures.key_id(), "0" * 64)))
    return path


def test_only_what_was_erased_after_the_backup_counts(tmp_path, facts):
    path = listed(tmp_path / "erased")
    assert len(restoring._erased_since(NOW - 2 * DAY, path, facts, NOW)) == 1
    assert restoring._erased_since(NOW, path, facts, NOW) == []


def test_a_list_of_another_key_is_refused_where_it_would_count(tmp_path, facts):
    path = listed(tmp_path / "erased", key="0" * 12)
    with pytest.raises(RestoreRefused, match="anderen Schlüssel"):
        restoring._erased_since(NOW - 2 * DAY, path, facts, NOW)
    assert restoring._erased_since(NOW, path, facts, NOW) == []


def test_a_backup_that_is_older_than_the_list_reaches_is_refused(tmp_path, facts):
    path = listed(tmp_path / "erased")
    with pytest.raises(RestoreRefused, match="älter als 400 Tage"):
        restoring._erased_since(NOW - 401 * DAY, path, facts, NOW)
    assert restoring._erased_since(NOW - 401 * DAY, None, facts, NOW) == []


@pytest.mark.parametrize("text", ["nonsense\n", "ü"])
def test_a_list_that_cannot_be_read_is_refused(tmp_path, facts, text):
    (tmp_path / "erased").write_text(text)
    with pytest.raises(RestoreRefused, match="beschädigt"):
        restoring._erased_since(NOW - DAY, tmp_path / "erased", facts, NOW)


def test_a_backup_of_a_newer_version_is_refused(facts):
    restoring._refuse_other_versions(
        facts | {"migrations": [["home", "0001_pages_news_and_partners"]]}
    )
    for newer in ({"migrations": [["home", "0999_later"]]}, {"format": 2}):
        with pytest.raises(RestoreRefused, match="neueren Version"):
            restoring._refuse_other_versions(facts | newer)


def test_an_app_that_left_the_site_hinders_nothing(facts):
    restoring._refuse_other_versions(facts | {"migrations": [["gone", "0001_initial"]]})


def test_a_backup_of_postgresql_needs_postgresql(facts, monkeypatch):
    monkeypatch.setattr(restoring.connection, "vendor", "sqlite")
    with pytest.raises(RestoreRefused, match="leere PostgreSQL-Datenbank"):
        restoring._refuse_other_versions(facts | {"database": "postgresql"})


def test_the_key_of_the_backup_is_used_unless_the_settings_name_one(
    tmp_path, facts, settings, monkeypatch
):
    (tmp_path / "secret_key").write_text("another-key")
    monkeypatch.setenv("SECRET_KEY", settings.SECRET_KEY)
    assert restoring._take_key(tmp_path / "secret_key", facts) is True
    monkeypatch.delenv("SECRET_KEY")
    assert restoring._take_key(tmp_path / "secret_key", facts) is False
    assert settings.SECRET_KEY == "another-key"
