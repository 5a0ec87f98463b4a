"""The editors' pages for tables: upload, look, take over, export; and a category for many."""

import datetime as dt
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from directory.models import Business, ImportTable
from directory.tables.columns import COLUMNS
from tests.factories.directory import make_business, make_category
from tests.submissions.conftest import make_editor

pytestmark = pytest.mark.django_db
UPLOAD = "directory-imports"
LIST = "wagtailsnippets_directory_business:list"
CSV = "Name;Telefon\nBackhaus (Beispiel);0221 4710-1\nOhne Nummer;ruf an\n"


@pytest.fixture
def editor(client, directory):
    client.force_login(make_editor("erika"))
    return client


def upload(client, content=CSV, name="liste.csv"):
    data = content if isinstance(content, bytes) else content.encode()
    return client.post(reverse(UPLOAD), {"file": SimpleUploadedFile(name, data)})


def published(**kw):
    business = make_business(**kw, live=False)
    business.save_revision().publish()
    return Business.objects.get(pk=business.pk)


def rows_of(response):
    return [
        line.kind
        for kind in ("new", "changed", "unchanged", "refused")
        for line in response.context[kind]
    ]


def test_looking_at_a_table_writes_nothing_and_shows_each_row(editor):
    address = upload(editor)["Location"]
    page = editor.get(address)
    assert rows_of(page) == ["new", "refused"]
    assert "Spalte „Telefon“: Bitte geben Sie eine Telefonnummer an" in page.content.decode()
    assert Business.objects.count() == 0


def test_a_long_list_begins_with_a_hundred_entries_and_all_of_them_are_counted(editor):
    rows = "".join(f"Laden {n};0221 4710-{n}\n" for n in range(101))
    wrong = "".join(f"Falsch {n};ruf an\n" for n in range(101))
    address = upload(editor, f"Name;Telefon\n{rows}{wrong}")["Location"]
    first, whole = (editor.get(address + query).content.decode() for query in ("", "?alle=1"))
    counted = "101 neu, 0 geändert, 0 unverändert, 101 nicht zu übernehmen."
    for page, shown, link in ((first, 100, 1), (whole, 101, 0)):
        assert counted in " ".join(page.split())
        assert page.count(">Laden ") == shown
        assert page.count("Alle Betriebe zeigen") == link
        assert page.count(">Falsch ") == 101


def test_what_stands_in_columns_that_nobody_reads_is_not_kept(editor):
    upload(editor, "Umsatz;Name;Notiz;Telefon\n12;Laden;geheim;0221 4710-1\n;B;;;zu viel\n")
    table = ImportTable.objects.get()
    assert table.headings == ["Name", "Telefon", "Umsatz", "Notiz"]
    assert table.rows == [[2, ["Laden", "0221 4710-1"]], [3, ["B", "", "", "", "zu viel"]]]


def test_wrong_rows_keep_the_right_ones_back_until_the_editor_asks(editor):
    address = upload(editor)["Location"]
    page = editor.post(address, follow=True).content.decode()
    assert "Nichts wurde geschrieben" in page
    assert Business.objects.count() == 0
    page = editor.post(address, {"only_good": "1"}, follow=True)
    assert "1 neuer Eintrag und 0 geänderte, als Entwurf." in page.content.decode()
    assert [(b.name, b.live) for b in Business.objects.all()] == [("Backhaus (Beispiel)", False)]
    assert rows_of(page) == ["unchanged", "refused"]


def test_a_table_opens_only_for_who_uploaded_it_and_only_for_a_day(editor, client):
    address = upload(editor)["Location"]
    changed = f"{address[:-2]}{'a' if address[-2] != 'a' else 'b'}/"
    assert editor.get(changed)["Location"] == reverse(UPLOAD)
    ImportTable.objects.update(uploaded_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert editor.get(address)["Location"] == reverse(UPLOAD)
    ImportTable.objects.update(uploaded_at=dt.datetime(2999, 1, 1, tzinfo=dt.UTC))
    assert editor.get(address).status_code == 200
    client.force_login(make_editor("emre"))
    assert client.get(address)["Location"] == reverse(UPLOAD)


def test_a_file_that_is_no_table_is_refused_at_its_field(editor):
    response = upload(editor, b"\x89PNG\x00", "bild.csv")
    assert response.context["form"].errors == {
        "file": ["Das ist keine Tabelle. Möglich sind CSV, XLSX und ODS."]
    }


def test_strangers_and_readers_do_not_get_in(client, directory, django_user_model):
    assert "/konto/anmelden/" in client.get(reverse(UPLOAD))["Location"]
    user = django_user_model.objects.create_user("rita")
    client.force_login(user)
    assert client.get(reverse(UPLOAD)).status_code == 302


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_is_read_as_it_is(editor, kind):
    response = editor.get(reverse("directory-import-template", args=[kind]))
    data = b"".join(response.streaming_content)
    address = upload(editor, data, f"vorlage.{kind}")["Location"]
    page = editor.get(address)
    assert (rows_of(page), page.context["unknown"]) == ([], [])


def test_the_explaining_sheet_names_every_column_and_category(editor):
    make_category(name="Bäckerei", slug="bk")
    response = editor.get(reverse("directory-import-template", args=["xlsx"]))
    book = load_workbook(BytesIO(b"".join(response.streaming_content)))
    cells = {cell for row in book["Erklärung"].values for cell in row}
    assert {str(column.label) for column in COLUMNS} <= cells
    assert "Bäckerei" in cells


@pytest.fixture
def hostile_entries(directory):
    """Entries with everything that a table could lose or run."""
    categories = [
        make_category(name="Café, Eis", slug="eis"),
        make_category(name="Bäckerei", slug="bk"),
    ]
    published(
        name="=1+1",
        summary='\'+49; "so"',
        description="<p>Brot &amp; <b>Kuchen</b></p><ul><li>frisch</li></ul>",
        street="@SUM(A1)",
        postcode="45881",
        telephone="+49 221 4710-1",
        website="https://brot.example.org",
        opening_hours='Mo-Fr 09:00-18:00; Sa unknown "nach Vereinbarung"; PH off',
        categories=categories,
        languages=["tr", "de"],
        latitude="51.522200",
        longitude="7.088600",
        is_step_free=False,
        offers_training=True,
        checked_on=dt.date(2026, 1, 31),
    )
    make_business(name="  -2 Geschosse", live=False, accessibility_note="-")
    draft = published(name="Draußen (Beispiel)")
    draft.summary = "wartet"
    draft.save_revision()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_exported_changes_nothing_when_it_is_read_again(editor, hostile_entries, kind):
    response = editor.get(f"{reverse(LIST)}?export={kind}")
    data = b"".join(response.streaming_content)
    page = editor.get(upload(editor, data, f"branchenbuch.{kind}")["Location"])
    assert rows_of(page) == ["unchanged"] * 3
    assert page.context["unknown"] == []


def test_no_exported_cell_is_a_formula(editor, hostile_entries):
    response = editor.get(f"{reverse(LIST)}?export=xlsx")
    book = load_workbook(BytesIO(b"".join(response.streaming_content)))
    names = [row[1] for row in book.active.values][1:]
    assert sorted(names) == ["'  -2 Geschosse", "'=1+1", "Draußen (Beispiel)"]
    assert "f" not in {cell.data_type for row in book.active.rows for cell in row}


def test_the_export_is_narrowed_down_like_the_list(editor, hostile_entries):
    response = editor.get(f"{reverse(LIST)}?export=csv&live=false")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    assert [line.split(";")[1] for line in text.splitlines()[1:]] == ["'  -2 Geschosse"]


def change_category(editor, businesses, **data):
    address = reverse("wagtail_bulk_action", args=["directory", "business", "change_category"])
    query = "&".join(f"id={business.pk}" for business in businesses)
    return editor.post(f"{address}?next=/admin/&{query}", data)


@pytest.fixture
def categories(db):
    return make_category(name="Bäckerei"), make_category(name="Café"), make_category(name="Kiosk")


def names_of(version):
    return sorted(category.name for category in version.categories.all())


@pytest.mark.parametrize(
    ("operation", "expected"),
    [("add", ["Bäckerei", "Kiosk"]), ("remove", ["Bäckerei"]), ("replace", ["Bäckerei", "Café"])],
)
def test_a_category_is_changed_for_many(editor, categories, operation, expected):
    baker, cafe, kiosk = categories
    first = [baker] if operation == "add" else [baker, kiosk]
    chosen = [published(categories=first) for _n in range(3)]
    other = published(categories=first)
    change_category(editor, chosen, operation=operation, category=kiosk.pk, other=cafe.pk)
    for business in chosen:
        business = Business.objects.get(pk=business.pk)
        assert names_of(business) == expected
        assert names_of(business.live_revision.as_object()) == expected
        assert not business.has_unpublished_changes
        assert business.live_revision.user.username == "erika"
    assert names_of(Business.objects.get(pk=other.pk)) == names_of(other)
    assert ModelLogEntry.objects.filter(action="directory.category").count() == 3


def test_a_draft_that_waits_keeps_waiting_and_gets_the_category_too(editor, categories):
    business = published(categories=[categories[0]], summary="alt")
    business.summary = "wartet"
    business.save_revision()
    change_category(editor, [business], operation="add", category=categories[2].pk)
    business = Business.objects.get(pk=business.pk)
    draft = business.get_latest_revision_as_object()
    assert (business.summary, draft.summary) == ("alt", "wartet")
    assert names_of(business) == names_of(draft) == ["Bäckerei", "Kiosk"]
    assert business.has_unpublished_changes


def test_an_unpublished_entry_is_not_published_by_it(editor, categories):
    draft = make_business(categories=[categories[0]], live=False)
    draft.save_revision()
    change_category(editor, [draft], operation="add", category=categories[2].pk)
    draft = Business.objects.get(pk=draft.pk)
    assert not draft.live
    assert names_of(draft.get_latest_revision_as_object()) == ["Bäckerei", "Kiosk"]


def test_replacing_by_nothing_is_refused(editor, categories):
    business = published(categories=[categories[0]])
    page = change_category(editor, [business], operation="replace", category=categories[0].pk)
    assert list(page.context["form"].errors) == ["other"]
    assert names_of(Business.objects.get(pk=business.pk)) == ["Bäckerei"]
