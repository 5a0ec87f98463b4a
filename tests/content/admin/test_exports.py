"""Exported cells: nothing in them is run by a spreadsheet."""

import codecs
import csv
import datetime as dt
from decimal import Decimal
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
from django.template.response import SimpleTemplateResponse
from django.urls import get_resolver, reverse
from django.utils import timezone
from openpyxl import load_workbook
from post_office import mail
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from content.admin.exports import german_text, original_cell, safe_cell, safe_csv_cell
from events.models import Occurrence
from submissions.models import Message
from tests.factories.directory import make_business
from tests.factories.events import make_event, make_registration
from tests.factories.home import make_home, make_text_page
from tests.factories.submissions import filed_business


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "＋cmd", "'=1"],
)
def test_a_formula_becomes_text(cell):
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["+49 221 4710 123", "0209 12345", "Bäckerei", "", 17, None])
def test_everything_else_stays_as_it_is(cell):
    assert safe_cell(cell) == cell


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("Laden;=1+1", "Laden;'=1+1"),
        ("Laden, @SUM(A1)", "Laden, '@SUM(A1)"),
        ("Zeile\n-2+3", "Zeile\n'-2+3"),
        ("Laden;＝1", "Laden;'＝1"),
        ("=1;+cmd", "'=1;'+cmd"),
        ("oder; +49 221 4710 123", "oder; +49 221 4710 123"),
        ("Montag-Freitag, 9-18 Uhr", "Montag-Freitag, 9-18 Uhr"),
    ],
)
def test_a_line_of_csv_stays_text_whichever_separator_a_program_splits_it_at(cell, written):
    assert safe_csv_cell(cell) == written
    assert original_cell(written) == cell


@pytest.mark.parametrize("cell", ["=1+1", "'quoted'", "Brot, 'n Roll", "+49 221", "''=x", ""])
def test_what_an_export_wrote_is_read_back_as_it_was(cell):
    assert original_cell(safe_cell(cell)) == cell


NO_LISTS = {
    "/admin/failwhale/",  # Wagtail's, fails on purpose
    "/admin/logout/",  # takes the session away, whatever it answers
}
# With rows below; there may be more.
EXPORTED = """
/admin/reports/locked/
/admin/reports/workflow/
/admin/reports/workflow_tasks/
/admin/reports/site-history/
/admin/reports/aging-pages/
/admin/reports/branchenbuch/
/admin/redirects/
/admin/snippets/directory/business/
/admin/einreichungen/
""".split()
FORMULA = '=HYPERLINK("http://evil.example";"x")'


def admin_addresses():
    """Return every address of the admin that names no row."""
    waiting = [("/", get_resolver())]
    while waiting:
        before, resolver = waiting.pop()
        for pattern in resolver.url_patterns:
            address = before + str(pattern.pattern).replace("^", "").replace("$", "")
            if hasattr(pattern, "url_patterns"):
                waiting.append((address, pattern))
            elif address.startswith("/admin/") and not set(address) & set("<(?"):
                yield address


@pytest.fixture
def hostile_rows(django_user_model):
    """A row of everything that is exported, its texts formulas."""
    user = django_user_model.objects.create_superuser("eva", "eva@example.org", "x")
    type(user).objects.filter(pk=user.pk).update(first_name=FORMULA, last_name=FORMULA)
    user.refresh_from_db()
    home = make_home()
    page = make_text_page(home, title=FORMULA, slug="formel")
    page.save_revision(user=user).publish(user=user)
    now = timezone.now()
    Page.objects.filter(pk=page.pk).update(
        locked=True, locked_by=user, locked_at=now, last_published_at=now
    )
    Redirect.objects.create(old_path="/=1+1", redirect_link=FORMULA)
    business = make_business(name=FORMULA, description=FORMULA, slug="formel")
    business.save_revision(user=user)
    business.get_workflow().start(business, user)
    event = make_event(title=FORMULA, registration="here")
    make_registration(event.occurrences.get(), name=FORMULA)
    submission = filed_business("Laden")
    type(submission).objects.filter(pk=submission.pk).update(
        contact_name=FORMULA, subject=FORMULA, contact_email="=x@example.org"
    )
    Message.objects.create(
        name=FORMULA, text=FORMULA, email="=x@example.org", idempotency_key=uuid4()
    )
    mail.send("=x@example.org", "planb@example.org", subject=FORMULA, message=FORMULA)
    return user


def table(answer, kind):
    if kind == "xlsx":
        book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
        return [list(row) for row in book.active.iter_rows(values_only=True)]
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    # As programs split it that expect another separator.
    return [row for separator in ",;\t" for row in csv.reader(StringIO(text), delimiter=separator)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.django_db
def test_no_export_of_the_admin_writes_a_formula(client, hostile_rows, kind, monkeypatch):
    # What is no file is not looked at below, so nobody has to write those pages.
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    client.force_login(hostile_rows)
    attendance = reverse("events-attendance", args=[Occurrence.objects.get().pk])
    exported, formulas = [], {}
    for address in {attendance, *admin_addresses()} - NO_LISTS:
        answer = client.get(address, {"export": kind})
        if not answer.streaming:
            continue
        rows = table(answer, kind)
        cells = [cell for row in rows for cell in row if isinstance(cell, str)]
        exported += [address] if len(rows) > 1 else []
        formulas[address] = [cell for cell in cells if cell.lstrip().startswith(tuple("=+-@"))]
    assert {address: cells for address, cells in formulas.items() if cells} == {}
    assert {*EXPORTED, attendance} - {*exported} == set()


@pytest.mark.django_db
def test_csv_is_written_as_a_german_excel_opens_it(client, hostile_rows):
    client.force_login(hostile_rows)
    make_business(
        name="Café „Öz“; Brot, Kuchen",
        latitude=Decimal("51.5222"),
        longitude=Decimal("7.0886"),
        checked_on=dt.date(2026, 1, 31),
        offers_training=True,
    )
    answer = client.get(reverse("wagtailsnippets_directory_business:list"), {"export": "csv"})
    data = b"".join(answer.streaming_content)
    assert data.startswith(codecs.BOM_UTF8)
    lines = data.decode("utf-8-sig").split("\r\n")
    heading, *rows = csv.reader(lines[:-1], delimiter=";")
    assert (lines[-1], len(rows)) == ("", 3)
    row = dict(zip(heading, next(row for row in rows if "Café" in row[1]), strict=True))
    assert row["Name"] == "Café „Öz“; Brot, Kuchen"
    assert (row["Breite"], row["Länge"]) == ("51,522200", "7,088600")
    assert (row["Zuletzt geprüft am"], row["Ausbildung"]) == ("31.01.2026", "ja")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (dt.datetime(2026, 12, 1, 9, 5), "01.12.2026 09:05"),
        (dt.date(2026, 12, 1), "01.12.2026"),
        (Decimal("1200.50"), "1200,50"),
        (-1.5, "-1,5"),
        (True, "ja"),
        (False, "nein"),
        ("1.5", None),
        (12, None),
        (None, None),
    ],
)
def test_days_and_numbers_are_written_as_germans_read_them(value, text):
    assert german_text(value) == text
