"""Collecting static files: once, and again where something is another than it was."""

import os

import pytest

from content.caching import static_files


@pytest.fixture
def source(settings, tmp_path):
    """The only static file there is."""
    settings.STATIC_ROOT = tmp_path / "var" / "static"
    settings.STATIC_ROOT.mkdir(parents=True)
    source = tmp_path / "source"
    source.mkdir()
    (source / "site.css").write_text("body { color: black }\n" * 20)
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [source]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    return source


def collected(settings):
    return sorted(path.name for path in settings.STATIC_ROOT.iterdir())


def test_what_is_the_same_is_collected_once(settings, source):
    assert static_files.collect() is True
    assert "site.css.br" in collected(settings)
    assert static_files.collect() is False


def test_a_new_a_changed_and_a_removed_file_are_collected(settings, source):
    static_files.collect()
    (source / "new.css").write_text("p { color: red }")
    assert (static_files.collect(), "new.css" in collected(settings)) == (True, True)
    (source / "new.css").write_text("p { color: blue }")
    os.utime(source / "new.css", (2_000_000_000, 2_000_000_000))  # Django looks at whole seconds
    assert static_files.collect() is True
    assert (settings.STATIC_ROOT / "new.css").read_text() == "p { color: blue }"
    (source / "new.css").unlink()
    assert static_files.collect() is True


def test_a_file_of_the_same_size_and_another_time_is_collected(settings, source):
    static_files.collect()
    os.utime(source / "site.css", (1, 1))
    assert static_files.collect() is True


def test_what_was_collected_and_has_gone_is_collected_again(settings, source):
    static_files.collect()
    for path in settings.STATIC_ROOT.iterdir():
        path.unlink()
    assert (static_files.collect(), "site.css.br" in collected(settings)) == (True, True)


def test_who_is_stopped_in_the_middle_begins_again(settings, source, monkeypatch):
    static_files.collect()
    (source / "new.css").write_text("p { color: red }")
    with monkeypatch.context() as stopped, pytest.raises(KeyboardInterrupt):
        stopped.setattr(static_files, "call_command", raise_interrupt)
        static_files.collect()
    (source / "new.css").unlink()  # all is as it was collected
    assert static_files.collect() is True


def raise_interrupt(*args, **options):
    raise KeyboardInterrupt
