"""A table at the limits is looked at quickly: by the process that reads it, and by the page."""

import resource
import subprocess
import sys
import time
from io import BytesIO

import pytest
from django.conf import settings
from django.utils import timezone
from openpyxl import Workbook

from directory.tables import apply
from directory.tables.columns import COLUMNS
from directory.tables.reader import MOST_COLUMNS, MOST_ROWS
from tests.factories.directory import make_category
from tests.submissions.conftest import make_editor

LONGEST = 0.5
# 2,000 rows with 26,000 filled cells, none of which is like another.
LONGEST_COMPARISON = 1.0
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


def as_workbook(rows):
    book, file = Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    book.save(file)
    return file.getvalue()


def as_csv(rows):
    quoted = ([f'"{cell}"' for cell in row] for row in rows)
    return "\r\n".join(";".join(row) for row in quoted).encode("utf-8-sig")


@pytest.mark.parametrize("written", [as_workbook, as_csv])
def test_the_process_that_reads_it_needs_less_than_half_a_second_of_cpu(written):
    data = written(fullest_table())

    def seconds():
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    before = seconds()
    sheet = apply.read_within_bounds(data)
    assert seconds() - before <= LONGEST
    assert (len(sheet.rows), len(sheet.headings)) == (MOST_ROWS, MOST_COLUMNS)


@pytest.mark.django_db
def test_the_page_that_compares_it_needs_less_than_a_second_of_cpu():
    make_category(name="Bäckerei", slug="bk")
    make_category(name="Café", slug="cf")
    table = apply.store("liste.csv", as_csv(fullest_table()), make_editor("erika"), timezone.now())
    begin = time.process_time()
    seen = apply.preview(table)
    assert time.process_time() - begin <= LONGEST_COMPARISON
    assert len(seen.of(apply.NEW)) == MOST_ROWS


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
