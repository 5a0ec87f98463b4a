"""The style sheets of every page are one file where files are collected, and many before that."""

import os

import pytest
from django.conf import settings as project
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.template.loader import render_to_string

from content.caching import joined_styles

BACKEND = {"BACKEND": "content.caching.joined_styles.JoiningStorage"}


@pytest.fixture
def collected(settings, tmp_path, monkeypatch):
    """Two sheets and what they refer to, collected as in production; gives the folder."""
    files = {
        "css/tokens.css": "@layer tokens;" + " " * 500,
        "css/components/street.css": 'a { background: url("../../img/row.svg") }',
        "img/row.svg": "<svg/>",
    }
    for name, text in files.items():
        (tmp_path / "source" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "source" / name).write_text(text)
    monkeypatch.setattr(joined_styles, "SHEETS", tuple(name for name in files if "css" in name))
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [tmp_path / "source"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {"staticfiles": BACKEND}
    call_command("collectstatic", verbosity=0, interactive=False)
    return settings.STATIC_ROOT


def test_the_joined_file_holds_all_in_their_order_and_refers_to_what_is_there(collected):
    address = staticfiles_storage.url(joined_styles.JOINED)
    text = (collected / address.removeprefix("/static/")).read_text()
    assert text.index("@layer tokens;") < text.index("a { background: url(")
    picture = text.partition('url("')[2].partition('"')[0]
    assert (collected / "css" / picture).read_text() == "<svg/>"
    assert (collected / f"{address.removeprefix('/static/')}.br").exists()


def test_a_page_loads_one_sheet_then(collected):
    assert joined_styles.style_sheets() == (joined_styles.JOINED,)


def test_what_is_collected_again_is_joined_anew(collected, settings):
    sheet = settings.STATICFILES_DIRS[0] / "css/tokens.css"
    sheet.write_text("@layer tokens, base;")
    os.utime(sheet, (2_000_000_000, 2_000_000_000))  # Django looks at whole seconds
    call_command("collectstatic", verbosity=0, interactive=False)
    assert (collected / joined_styles.JOINED).read_text().startswith("@layer tokens, base;")


def test_before_that_a_page_loads_each_sheet(settings):
    html = render_to_string("frame/head_assets.html")
    sheets = [f'<link rel="stylesheet" href="/static/{name}">' for name in joined_styles.SHEETS]
    assert [sheet for sheet in sheets if sheet not in html] == []


def test_every_sheet_that_is_joined_is_there():
    folder = project.ROOT / "site/static"
    assert [name for name in joined_styles.SHEETS if not (folder / name).is_file()] == []
