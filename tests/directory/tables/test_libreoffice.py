"""What LibreOffice makes of our exports, opened as in Germany; `make spreadsheets` runs it."""

import datetime as dt
import subprocess
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from directory.models import Business
from tests.factories.directory import make_business

pytestmark = pytest.mark.django_db
LIST = "wagtailsnippets_directory_business:list"
# Semicolons, quotation marks, UTF-8, from the first line, German, numbers and days as such.
GERMAN_CSV = "CSV:59,34,76,1,,1031,false,true"


def converted(path, extension, **options):
    """Return the file that LibreOffice writes of another one."""
    reading = [f"--infilter={options['infilter']}"] if options else []
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{path.parent}/profile",
            "--headless",
            *reading,
            *("--convert-to", extension, "--outdir", path.parent / extension, path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return path.parent / extension / f"{path.stem}.{extension}"


@pytest.fixture
def exported(admin_client, directory, tmp_path):
    """Return the exports of a directory whose entries are hard to keep."""
    for values in (
        {"name": "Çağdaş „Öz“; Brot, Kuchen", "telephone": "0209 4710-1 / 2"},
        {"name": "=1+1", "telephone": "+49 209 47101", "summary": "-2 Geschosse"},
        {"name": "Laden", "latitude": Decimal("51.522200"), "longitude": Decimal("7.088600")},
        {"name": "Kiosk", "checked_on": dt.date(2026, 1, 31), "is_step_free": True},
    ):
        business = make_business(**values, postcode="45881", live=False)
        business.save_revision().publish()
    paths = {}
    for kind in ("csv", "xlsx"):
        answer = admin_client.get(reverse(LIST), {"export": kind})
        paths[kind] = tmp_path / f"branchenbuch.{kind}"
        paths[kind].write_bytes(b"".join(answer.streaming_content))
    return paths


def test_each_cell_is_what_it_says(exported):
    path = converted(exported["csv"], "xlsx", infilter=GERMAN_CSV)
    heading, *rows = load_workbook(path).active.iter_rows(values_only=True)
    found = {row[1]: dict(zip(heading, row, strict=True)) for row in rows}
    assert sorted(found) == ["'=1+1", "Kiosk", "Laden", "Çağdaş „Öz“; Brot, Kuchen"]
    assert found["Çağdaş „Öz“; Brot, Kuchen"]["Telefon"] == "0209 4710-1 / 2"
    assert found["'=1+1"]["Telefon"] == "+49 209 47101"
    assert (found["Laden"]["Breite"], found["Laden"]["Länge"]) == (51.5222, 7.0886)
    assert found["Kiosk"]["Zuletzt geprüft am"] == dt.datetime(2026, 1, 31)
    assert found["Kiosk"]["Ohne Stufen"] == "ja"


@pytest.mark.parametrize(("kind", "saved_as"), [("csv", "ods"), ("csv", "xlsx"), ("xlsx", "ods")])
def test_what_was_opened_and_saved_there_changes_nothing_here(
    admin_client, exported, kind, saved_as
):
    options = {"infilter": GERMAN_CSV} if kind == "csv" else {}
    path = converted(exported[kind], saved_as, **options)
    upload = SimpleUploadedFile(path.name, path.read_bytes())
    address = admin_client.post(reverse("directory-imports"), {"file": upload})["Location"]
    seen = admin_client.get(address).context
    assert [line.reasons for line in seen["refused"]] == []
    assert [line.differences for line in seen["changed"]] == []
    assert len(seen["unchanged"]) == Business.objects.count() == 4
