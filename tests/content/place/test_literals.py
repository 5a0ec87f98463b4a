"""No town is written into the code: another one sets its settings, rows and files."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from content.models import Neighbourhood

APPS = ("home", "events", "directory", "teams", "site", "templates")
CODE = {".py", ".html", ".txt", ".css", ".js"}
# Where what an installation may change has its values.
DATA = re.compile(r"/migrations/|starting_content|^site/config/settings/base.py$")


@pytest.fixture
def neighbourhoods(db):
    return list(Neighbourhood.objects.values("name", "slug", "postcode"))


def test_no_code_names_the_town_its_parts_postcodes_or_state(neighbourhoods):
    names = [settings.TOWN, settings.AREA_CODE, f'"{settings.STATE}"', f'subdiv="{settings.STATE}"']
    names += [row[key] for row in neighbourhoods for key in ("name", "slug", "postcode")]
    named = re.compile("|".join(names))
    found = []
    for path in (path for app in APPS for path in (settings.ROOT / app).rglob("*")):
        name = path.relative_to(settings.ROOT).as_posix()
        if path.suffix in CODE and not DATA.search(name) and named.search(path.read_text("utf-8")):
            found.append(name)
    assert found == []


def test_the_ground_of_every_neighbourhood_is_in_the_file_of_the_map(neighbourhoods):
    text = Path(settings.MAP_GROUND).read_text("utf-8")
    assert [row["slug"] for row in neighbourhoods if f'"{row["slug"]}"' not in text] == []
