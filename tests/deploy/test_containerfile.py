"""What the image holds: enough to serve the site, and nothing that belongs to one installation.

No container engine is needed: the COPY lines are followed by hand.
"""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.deploy.proxies import ROOT

TEXT = (ROOT / "deploy/Containerfile").read_text()
LOOK = """
import json
from django.contrib.auth import get_user_model
from django.test import Client

browser = Client(headers={"host": "localhost"})
browser.force_login(get_user_model().objects.create_superuser("chefin", "chefin@example.org", "x"))
pages = ["/", "/veranstaltungen/", "/branchenbuch/", "/erfolgsteams/", "/admin/handbuch/"]
print(json.dumps([browser.get(page, follow=True).status_code for page in pages]))
"""


@pytest.fixture(scope="module")
def image(tmp_path_factory):
    """The folder of the site as the image has it."""
    folder = tmp_path_factory.mktemp("image")
    for line in re.findall(r"^COPY (.*)$", TEXT, re.M):
        *sources, target = line.split()
        for source in sources:
            if (ROOT / source).is_dir():
                ignored = shutil.ignore_patterns("__pycache__")
                shutil.copytree(ROOT / source, folder / target, ignore=ignored)
            else:
                shutil.copy(ROOT / source, folder / target)
    return folder


@pytest.fixture(scope="module")
def typed(image, tmp_path_factory):
    """Run a command in the image, with a volume of its own; return what it printed last."""
    volume = tmp_path_factory.mktemp("data")
    kept = {
        k: v for k, v in os.environ.items() if k not in ("DJANGO_SETTINGS_MODULE", "PYTHONPATH")
    }
    paths = re.search(r"^ENV (.*)$", TEXT, re.M)[1].replace("/data", str(volume))
    environ = kept | dict(pair.split("=") for pair in paths.split())

    def run(*arguments):
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=image,
            env=environ,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip().splitlines()[-1]

    run("manage.py", "prepare")
    return run


def test_the_image_serves_the_site_and_the_handbook(typed):
    statuses = json.loads(typed("manage.py", "shell", "--no-imports", "--command", LOOK))
    assert statuses == [200] * 5


def test_a_backup_can_be_made_and_read_in_it(typed):
    typed("manage.py", "backup")
    volume = typed("-c", "import os; print(os.environ['BACKUP_DIR'])")
    [made] = [name for name in os.listdir(volume) if name.endswith(".tar.gz")]
    assert typed("manage.py", "restore", "--check", f"{volume}/{made}")


def test_nothing_of_an_installation_or_of_the_workshop_is_in_it(image):
    assert sorted(path.name for path in image.iterdir()) == sorted(
        [
            *("deploy", "directory", "docs", "events", "home", "manage.py", "pyproject.toml"),
            *("requirements.txt", "serve.py", "site", "teams", "templates"),
        ]
    )
    assert [path.name for path in (image / "deploy").iterdir()] == ["hashes"]
    assert [path.name for path in (image / "docs").iterdir()] == ["handbook"]


def test_all_that_it_writes_is_in_the_volume():
    [volume] = re.findall(r"^VOLUME (.*)$", TEXT, re.M)
    paths = dict(pair.split("=") for pair in re.search(r"^ENV (.*)$", TEXT, re.M)[1].split())
    assert set(paths) == {"VAR_DIR", "BACKUP_DIR", "ERASURE_LIST"}
    assert all(path.startswith(f"{volume}/") for path in paths.values())


def test_what_it_installs_is_what_make_installs():
    files = re.findall(r"-r (\S+)", TEXT)
    assert files == ["deploy/hashes/site.txt", "deploy/hashes/postgres.txt"]
    assert all((ROOT / file).is_file() for file in files)
    assert "--require-hashes --no-deps" in TEXT
