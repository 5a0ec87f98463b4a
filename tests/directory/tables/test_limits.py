"""A table at the limits is looked at quickly: by the process that reads it, and by the whole answer.

It has 2,000 rows and 60 columns, and 26,000 filled cells in columns that are read.
"""

import resource
import subprocess
import sys
from functools import cache
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from directory.models import Business, ImportTable
from directory.tables import apply
from directory.tables.columns import COLUMNS, SEVERAL
from directory.tables.reader import MOST_COLUMNS, MOST_ROWS
from tests.factories.counting import cpu_seconds
from tests.factories.directory import make_category
from tests.submissions.conftest import make_editor

LONGEST = 0.5
EXAMPLES = {
    "name": "Bäckerei Beispiel {n}",
    "categories": "Bäckerei, Café",
    "summary": "Brot und Kuchen aus eigener Backstube, seit {n} Jahren",
    "description": "Wir backen jeden Tag.\n\nAm Sonntag gibt es Kuchen, und zwar Sorte {n}.",
    "street": "Marktstraße {n}",
    "postcode": "45881",
    "telephone": "0221 4710-{n}",
    "email": "laden{n}@example.org",
    "website": "https://laden{n}.example.org",
    "opening_hours": "Mo-Fr 9-18 Uhr, Sa 9-{hour} Uhr",
    "is_step_free": "ja",
    "offers_training": "nein",
    "checked_on": "01.12.2025",
}


@cache  # to write it takes longer than what is measured
def fullest_table():
    """Return headings and rows: every row and every column that may be."""
    labels = {str(column.label): column.key for column in COLUMNS}
    headings = [*labels, *(f"Spalte {n}" for n in range(MOST_COLUMNS - len(labels)))]
    return [
        headings,
        *(
            [
                EXAMPLES.get(labels.get(heading, ""), "").format(n=n, hour=12 + n % 6)
                for heading in headings[: len(labels)]
            ]
            + ["mehr"] * (MOST_COLUMNS - len(labels))
            for n in range(MOST_ROWS)
        ),
    ]


@cache
def as_workbook():
    book, file = Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet()
    for row in fullest_table():
        sheet.append(row)
    book.save(file)
    return file.getvalue()


def as_csv():
    quoted = ([f'"{cell}"' for cell in row] for row in fullest_table())
    return "\r\n".join(";".join(row) for row in quoted).encode("utf-8-sig")


@pytest.mark.parametrize("written", [as_workbook, as_csv])
def test_the_process_that_reads_it_needs_less_than_half_a_second_of_cpu(written):
    data = written()

    def seconds():
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    before = seconds()
    sheet = apply.read_within_bounds(data)
    assert seconds() - before <= LONGEST
    assert (len(sheet.rows), len(sheet.headings)) == (MOST_ROWS, MOST_COLUMNS)


@pytest.fixture
def editor(client, directory):
    make_category(name="Bäckerei", slug="bk")
    make_category(name="Café", slug="cf")
    client.force_login(make_editor("erika"))
    return client


def store_entries():
    """Put what a table brings into the directory, as an import would, but at once."""
    lines = apply.preview(ImportTable.objects.get()).lines
    businesses = [
        Business(
            slug=f"betrieb-{line.number}",
            live=True,
            **{key: value for key, value in line.values.items() if key not in SEVERAL},
        )
        for line in lines
    ]
    Business.objects.bulk_create(businesses)
    through = Business.categories.through
    through.objects.bulk_create(
        through(business=business, category=category)
        for business, line in zip(businesses, lines, strict=True)
        for category in line.values["categories"]
    )


def answered(editor, data):
    """Upload a table; returns the page that shows it."""
    file = SimpleUploadedFile("t.xlsx", data)
    return editor.post(reverse("directory-imports"), {"file": file}, follow=True)


@pytest.mark.parametrize("kind", [apply.NEW, apply.UNCHANGED, apply.CHANGED])
@pytest.mark.django_db
def test_the_whole_answer_needs_less_than_half_a_second_of_cpu(editor, kind):
    data = as_workbook()
    answered(editor, data)  # what a process does once is done
    if kind != apply.NEW:
        store_entries()
    if kind == apply.CHANGED:
        Business.objects.update(telephone="", summary="Früher", website="https://alt.example.org")
    pages = []
    assert cpu_seconds(lambda: pages.append(answered(editor, data))) <= LONGEST
    assert [len(page.context[kind]) for page in pages] == [MOST_ROWS] * 3


def test_the_process_that_reads_it_loads_no_django():
    listing = "import sys, directory.tables.reader; print([*sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", listing],
        capture_output=True,
        check=True,
        text=True,
        cwd=settings.ROOT,
        env={"PYTHONPATH": f"{settings.ROOT}:{settings.ROOT / 'site'}"},
    )
    assert "directory.tables.reader" in found.stdout
    assert [name for name in ("'django", "'openpyxl") if name in found.stdout] == []
