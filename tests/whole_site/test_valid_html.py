"""The Nu HTML checker reads every kind of page: as it is opened, and as it answers an empty form."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction

from tests.whole_site.addresses import Forms, every_address
from tests.whole_site.inhabited import signed_in
from tests.whole_site.test_every_address import text_of

pytestmark = pytest.mark.django_db

CHECKER = Path(os.environ.get("HTML_CHECKER", "var/html-checker"))
JAR = CHECKER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def pages(site):
    """Yield (what was asked for, the page) of all that visitors see, error pages included."""
    client = signed_in(site, "")
    done = set()
    for address in [*every_address(site.parts, site.sections), "/gibt-es-nicht/"]:
        if address.startswith("/admin/"):
            continue
        answer = client.get(address)
        # Redirects and refused methods have no page.
        if not answer["Content-Type"].startswith("text/html") or not text_of(answer):
            continue
        yield address, text_of(answer)
        for action, hidden, _texts in Forms(address, text_of(answer)).forms:
            if (action, *hidden) not in done:
                done.add((action, *hidden))
                cache.clear()
                with transaction.atomic():
                    yield f"POST {action}", text_of(client.post(action, hidden, follow=True))
                    transaction.set_rollback(True)


def complaints(folder):
    """Return what the checker says: [(name of the file, line, message)]."""
    # Its schemas need more stack than Java gives.
    command = ["java", "-Xss4m", "-jar", JAR, "--format", "json", "--skip-non-html", folder]
    report = json.loads(subprocess.run(command, capture_output=True, check=False).stderr)
    return [
        (message["url"].rpartition("/")[2], message.get("lastLine"), message["message"])
        for message in report["messages"]
        if message["type"] == "error" or message["type"] == "non-document-error"
    ]


def test_every_kind_of_page_is_valid_html(inhabited, tmp_path):
    names = {}
    for number, (address, page) in enumerate(pages(inhabited)):
        names[f"{number}.html"] = address
        (tmp_path / f"{number}.html").write_text(page, encoding="utf-8")
    assert [(names[name], *where) for name, *where in complaints(tmp_path)] == []
    assert len(names) >= 80


def test_the_checker_finds_faults(tmp_path):
    (tmp_path / "0.html").write_text("<!doctype html><title>x</title><p><div></p>")
    assert {name for name, _line, _message in complaints(tmp_path)} == {"0.html"}
