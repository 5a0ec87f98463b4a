"""A table becomes entries: what is new, changed, unchanged, refused; and nothing else is touched."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from directory.models import Business, ImportTable
from directory.tables import apply
from directory.tables.reader import Refusal
from tests.factories.directory import make_business, make_category
from tests.submissions.conftest import make_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wagtail_indexes")]
NOW = timezone.now()
HEAD = "Name;Straße;PLZ;Branche;Telefon;Öffnungszeiten"


@pytest.fixture
def editor(db):
    return make_editor("erika")


@pytest.fixture
def table(editor):
    """Return a checked table made of these lines."""

    def do(*lines, head=HEAD):
        return apply.store("liste.csv", "\n".join([head, *lines]).encode(), editor, NOW)

    return do


@pytest.fixture
def categories(db):
    return make_category(name="Bäckerei", slug="bk"), make_category(name="Café", slug="cf")


def kinds(table):
    return [(line.number, line.kind) for line in apply.preview(table).lines]


def reasons(table):
    return [line.reasons for line in apply.preview(table).of(apply.REFUSED)]


def published(**kw):
    business = make_business(**kw, live=False)
    business.save_revision().publish()
    return Business.objects.get(pk=business.pk)


def test_new_rows_become_drafts_with_everything_that_was_said(table, editor, categories):
    uploaded = table(
        "Backhaus (Beispiel);Schalker Straße 12;45881;Café, Bäckerei;0221 4710-1;Mo 9:00-18:00"
    )
    assert kinds(uploaded) == [(2, "new")]
    assert Business.objects.count() == 0
    apply.import_rows(uploaded, editor)
    business = Business.objects.get()
    assert (business.live, business.first_published_at) == (False, None)
    newest = business.get_latest_revision_as_object()
    assert newest.name == "Backhaus (Beispiel)"
    assert newest.opening_hours == "Mo 09:00-18:00"
    assert newest.neighbourhood.name == "Schalke"
    assert sorted(c.name for c in newest.categories.all()) == ["Bäckerei", "Café"]
    assert business.latest_revision.user == editor


@pytest.mark.parametrize(
    ("cell", "stored"),
    [
        ("Mo-Fr 9-18 Uhr", "Mo-Fr 09:00-18:00; PH off"),
        ("Di\u2013Sa 10:00\u201318:00", "Tu-Sa 10:00-18:00; PH off"),
        ("nach Vereinbarung", 'Mo-Su unknown "nach Vereinbarung"; PH off'),
        (
            "9\u201313 und nach Vereinbarung",
            'Mo-Su 09:00-13:00 || Mo-Su unknown "nach Vereinbarung"; PH off',
        ),
        ("Fr ab 17 Uhr, Sa zu", "Fr 17:00+; PH off"),
        ("Mo, Tu, Th 09:00-18:00", "Mo,Tu,Th 09:00-18:00"),
    ],
)
def test_a_cell_with_hours_reads_what_the_rows_of_the_form_read(
    table, editor, categories, cell, stored
):
    apply.import_rows(table(f"Backhaus;Weg 1;45881;;;{cell}"), editor, is_published=True)
    assert Business.objects.get().opening_hours == stored


def test_published_at_once_where_the_editor_asks_for_it(table, editor, categories, client):
    apply.import_rows(table("Backhaus;Weg 1;45881;bk;;"), editor, is_published=True)
    assert [b.name for b in Business.objects.public()] == ["Backhaus"]
    assert [b.name for b in Business.objects.public().matching("backhaus")] == ["Backhaus"]


def test_an_address_without_its_scheme_becomes_a_link(table, editor):
    apply.import_rows(table("A;www.a.example.org", head="Name;Website"), editor)
    newest = Business.objects.get().get_latest_revision_as_object()
    assert newest.website == "https://www.a.example.org"


def test_half_a_place_is_refused(table):
    make_business(name="B", latitude="51.5", longitude="7.1")
    uploaded = table("A;51,5;", "B;51,6;", head="Name;Breite;Länge")
    assert kinds(uploaded) == [(2, "refused"), (3, "changed")]
    assert reasons(uploaded)[0][0].startswith("Spalte „Länge“: Breite und Länge gehören zusammen")


def test_a_check_that_lies_ahead_is_refused(table, editor):
    days = f"{timezone.localdate():%d.%m.%Y}", "01.01.2999"
    uploaded = table(*(f"Haus {day};{day}" for day in days), head="Name;Zuletzt geprüft am")
    assert kinds(uploaded) == [(2, "new"), (3, "refused")]
    assert "liegt noch vor uns" in str(reasons(uploaded))


def test_the_log_says_who_read_which_row_of_which_file(table, editor, categories):
    apply.import_rows(table("Backhaus;Weg 1;45881;bk;;"), editor)
    entry = ModelLogEntry.objects.get(action="directory.import")
    assert (entry.user, entry.data) == (editor, {"file": "liste.csv", "row": 2})


@pytest.mark.parametrize("is_published", [True, False])
def test_the_same_table_a_second_time_changes_nothing(table, editor, categories, is_published):
    lines = ["Backhaus;Schalker Str. 12;45881;bk,cf;0221 4710-1;Mo-Fr 09:00-18:00", "Nur Name;;;;;"]
    apply.import_rows(table(*lines), editor, is_published)
    versions = sorted(b.latest_revision_id for b in Business.objects.all())
    again = table(*lines)
    assert kinds(again) == [(2, "unchanged"), (3, "unchanged")]
    apply.import_rows(again, editor, is_published)
    assert sorted(b.latest_revision_id for b in Business.objects.all()) == versions


def test_the_preview_names_each_field_that_changes(table, categories):
    published(name="Backhaus", street="Weg 1", telephone="0221 4710-1", categories=[categories[0]])
    (line,) = apply.preview(table("Backhaus;Weg 1;;cf;0221 4710-2;")).lines
    assert line.differences == (
        ("Branchen", "Bäckerei", "Café"),
        ("Telefon", "0221 4710-1", "0221 4710-2"),
    )


def test_an_empty_cell_keeps_and_a_dash_empties(table, editor):
    business = published(name="Backhaus", telephone="0221 4710-1", street="Weg 1")
    uploaded = table("Backhaus;;;;-;")
    apply.import_rows(uploaded, editor, is_published=True)
    business.refresh_from_db()
    assert (business.telephone, business.street) == ("", "Weg 1")


def test_an_entry_is_known_by_its_short_name_else_by_name_and_address(table):
    published(name="Kiosk", street="Schalker Straße 1", slug="kiosk-eins")
    published(name="Kiosk", street="Schalker Straße 2", slug="kiosk-zwei")
    head = "Kurzname;Name;Straße und Hausnummer;Telefon"
    seen = apply.preview(
        table(
            "kiosk-zwei;Kiosk am Eck;;",
            ";KIOSK;Schalker Str. 1;0221 4710-1",
            ";Kiosk;Schalker Straße 3;",
            ";Kiosk;;",
            "gibt-es-nicht;Kiosk;;",
            head=head,
        )
    )
    assert [(line.kind, line.entry and line.entry.slug) for line in seen.lines] == [
        ("changed", "kiosk-zwei"),
        ("changed", "kiosk-eins"),
        ("new", ""),
        ("refused", None),
        ("refused", None),
    ]
    assert [line.reasons for line in seen.of("refused")] == [
        ("So heißen mehrere Einträge. Bitte tragen Sie den Kurznamen ein.",),
        ("Spalte „Kurzname“: Einen Eintrag „gibt-es-nicht“ gibt es nicht.",),
    ]


def test_a_refusal_names_column_and_value(table, categories):
    uploaded = table(
        ";Weg 1;;;;",
        "A;;4588;;;",
        "B;;;Bäkerei;;",
        "C;;;;ruf an;",
        "D;;;;;banane",
        "E;;;;;;zu;viel",
    )
    problems = reasons(uploaded)
    assert problems[0] == ("Spalte „Name“: Der Name fehlt.",)
    assert problems[1] == (
        "Spalte „Postleitzahl“: Eine Postleitzahl hat fünf Ziffern. (Wert: „4588“)",
    )
    assert problems[2] == ("Spalte „Branchen“: „Bäkerei“ gibt es nicht. Meinten Sie „Bäckerei“?",)
    assert problems[3][0].startswith("Spalte „Telefon“: Bitte geben Sie eine Telefonnummer an")
    assert problems[3][0].endswith("(Wert: „ruf an“)")
    assert problems[4][0].startswith(
        "Spalte „Öffnungszeiten“: Diese Öffnungszeiten lassen sich nicht"
    )
    assert problems[5] == ("Die Zeile hat mehr Zellen als die erste Zeile Spalten.",)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Website", "javascript:alert(1)"),
        ("E-Mail", "a@b.de,c@d.de"),
        ("Breite", "123"),
        ("Länge", "links"),
        ("Ohne Stufen", "vielleicht"),
        ("Zuletzt geprüft am", "29.02.2027"),
        ("In einer Zeile", "x" * 161),
        ("Sprachen", "Klingonisch"),
        ("Stadtteil", "Buer-Nord"),
    ],
)
def test_the_rules_of_our_own_forms_hold(table, column, value):
    (problem,) = reasons(table(f"A;{value}", head=f"Name;{column}"))
    assert problem[0].startswith(f"Spalte „{column}“: ")


def test_the_same_business_twice_in_one_table_is_refused_the_second_time(table):
    published(name="Backhaus", street="Weg 1", slug="backhaus")
    uploaded = table(
        "backhaus;;", ";Backhaus;Weg 1", ";Neu;Weg 2", ";NEU;Weg 2", head="id;Name;Straße"
    )
    assert kinds(uploaded) == [(2, "unchanged"), (3, "refused"), (4, "new"), (5, "refused")]
    assert reasons(uploaded) == [
        ("Derselbe Betrieb steht schon in Zeile 2.",),
        ("Derselbe Betrieb steht schon in Zeile 4.",),
    ]


def test_nothing_is_written_while_a_row_is_wrong_unless_the_editor_asks(table, editor):
    lines = [f"Betrieb {n};Weg {n};45881;;;" for n in range(197)]
    uploaded = table(*lines, "A;;4588;;;", "B;;;Unsinn;;", "C;;;;kein Telefon;")
    with pytest.raises(apply.NotAsked):
        apply.import_rows(uploaded, editor)
    assert Business.objects.count() == 0
    assert apply.import_rows(uploaded, editor, only_good=True) == {
        "new": 197,
        "changed": 0,
        "unchanged": 0,
        "refused": 3,
    }
    assert Business.objects.count() == 197


def test_all_rows_are_written_or_none(table, editor, monkeypatch):
    uploaded = table("A;;;;;", "B;;;;;")
    add = apply._add

    def fail_at_b(line, *rest):
        if line.name == "B":
            raise RuntimeError
        add(line, *rest)

    monkeypatch.setattr(apply, "_add", fail_at_b)
    with pytest.raises(RuntimeError):
        apply.import_rows(uploaded, editor)
    assert Business.objects.count() == 0


def test_a_change_as_draft_stays_behind_what_is_public(table, editor):
    business = published(name="Backhaus", telephone="0221 4710-1")
    apply.import_rows(table("Backhaus;;;;0221 4710-2;"), editor)
    business.refresh_from_db()
    assert business.telephone == "0221 4710-1"
    assert business.get_latest_revision_as_object().telephone == "0221 4710-2"


def test_publishing_a_change_leaves_a_waiting_draft_waiting(table, editor):
    business = published(name="Backhaus", summary="alt")
    business.summary = "wartet noch"
    business.save_revision()
    apply.import_rows(table("Backhaus;;;;0221 4710-2;"), editor, is_published=True)
    business = Business.objects.get(pk=business.pk)
    assert (business.telephone, business.summary) == ("0221 4710-2", "alt")
    draft = business.get_latest_revision_as_object()
    assert (draft.telephone, draft.summary) == ("0221 4710-2", "wartet noch")
    assert business.has_unpublished_changes


def test_a_row_is_compared_with_the_draft_that_waits(table, categories):
    baker, cafe = categories
    business = published(name="Backhaus", latitude="51.5", longitude="7.1", categories=[baker])
    business.categories = [cafe]
    business.checked_on = dt.date(2026, 1, 31)
    business.is_step_free = True
    business.description = "<p>Wir backen.</p>"
    business.save_revision()
    head = "Name;Branche;Breite;Zuletzt geprüft am;Ohne Stufen;Beschreibung"
    uploaded = table("Backhaus;Café;51,5;30.01.2026;nein;Wir backen.", head=head)
    assert apply.preview(uploaded).lines[0].differences == (
        ("Zuletzt geprüft am", "31.01.2026", "30.01.2026"),
        ("Ohne Stufen", "ja", "nein"),
    )
    cafe.delete()
    uploaded = table("Backhaus;Bäckerei", head="Name;Branche")
    assert apply.preview(uploaded).lines[0].differences == (("Branchen", "", "Bäckerei"),)


def test_publishing_a_row_publishes_what_the_draft_says_already(table, editor):
    business = published(name="Backhaus", telephone="0221 4710-1")
    business.telephone = "0221 4710-2"
    business.save_revision()
    uploaded = table("Backhaus;0221 4710-2;neu", head="Name;Telefon;In einer Zeile")
    (line,) = apply.preview(uploaded).lines
    assert [label for label, _before, _now in line.differences] == ["In einer Zeile"]
    apply.import_rows(uploaded, editor, is_published=True)
    business = Business.objects.get(pk=business.pk)
    assert (business.telephone, business.summary) == ("0221 4710-2", "neu")


def test_of_two_with_one_name_the_public_one_is_meant(table, editor):
    published(name="Backhaus", slug="gone").unpublish()
    published(name="Backhaus", slug="here")
    apply.import_rows(table("Backhaus;;;;0221 4710-2;"), editor, is_published=True)
    assert [(b.slug, b.live) for b in Business.objects.filter(telephone="0221 4710-2")] == [
        ("here", True)
    ]


def test_what_somebody_has_to_decide_on_is_left_alone(table):
    business = published(name="Backhaus")
    business.save_revision()
    business.get_workflow().start(business, user=None)
    assert reasons(table("Backhaus;;;;0221 4710-2;")) == [
        ("Über eine Einreichung zu diesem Eintrag ist noch nicht entschieden.",)
    ]


def test_headings_are_known_in_any_order_case_and_spelling(table):
    uploaded = table("45881,0221 4710-1,Backhaus,egal", head="plz,TELEFONNUMMER,betrieb,Farbe")
    seen = apply.preview(uploaded)
    assert (seen.unknown, seen.lines[0].kind) == (["Farbe"], "new")
    assert {d[0] for d in seen.lines[0].differences} == {"Postleitzahl", "Telefon", "Name"}


@pytest.mark.parametrize(
    ("head", "complaint"),
    [("Straße;PLZ", "Keine Zeile nennt eine Spalte „Name“"), ("Name;Betrieb", "kommt zweimal vor")],
)
def test_a_table_without_usable_headings_is_refused(table, head, complaint):
    with pytest.raises(Refusal, match=complaint):
        table("A;B", head=head)
    assert ImportTable.objects.count() == 0


def test_hostile_cells_are_text(table, editor):
    apply.import_rows(table("<script>alert(1)</script>;=1+1;;;;"), editor, is_published=True)
    business = Business.objects.get()
    assert (business.name, business.street) == ("<script>alert(1)</script>", "=1+1")


def count_queries(table, rows):
    lines = [f"Betrieb {n};Weg {n};45881;;;" for n in range(rows)]
    for n in range(rows):
        business = published(name=f"Betrieb {n}", street=f"Weg {n}")
        business.summary = "wartet noch"
        business.save_revision()
    uploaded = table(*lines)
    with CaptureQueriesContext(connection) as asked:
        apply.preview(uploaded)
    Business.objects.all().delete()
    return len(asked)


def test_looking_at_thirty_rows_costs_as_many_queries_as_at_three(table):
    assert count_queries(table, 3) == count_queries(table, 30)


def test_the_kept_table_goes_after_a_day(table):
    uploaded = table("A;;;;;")
    assert list(ImportTable.objects.expired(NOW)) == []
    assert list(ImportTable.objects.expired(NOW + dt.timedelta(hours=24))) == [uploaded]


def test_our_own_export_after_a_plain_csv_of_excel_overwrites_no_name(table, editor):
    business = published(
        name="Çağdaş Kuaför", slug="cagdas", summary="Saç ve sakal", street="Weg 1"
    )
    worn = "Kurzname;Name;In einer Zeile;Straße\ncagdas;Çağdaş Kuaför;Saç ve sakal;Weg 2"
    data = worn.encode("cp1252", "replace")
    seen = apply.preview(apply.store("liste.csv", data, editor, NOW))
    assert [d[0] for d in seen.lines[0].differences] == ["Straße und Hausnummer"]
    apply.import_rows(apply.store("liste.csv", data, editor, NOW), editor, is_published=True)
    business.refresh_from_db()
    assert (business.name, business.street) == ("Çağdaş Kuaför", "Weg 2")


def test_a_damaged_cell_is_refused_with_advice(table):
    published(name="Backhaus", slug="backhaus")
    uploaded = table(
        "backhaus;#NAME?;", ";Ça?da?;", ";#NV;", ";A;D?ner", head="Kurzname;Name;In einer Zeile"
    )
    assert kinds(uploaded) == [(n, "refused") for n in (2, 3, 4, 5)]
    problems = reasons(uploaded)
    assert problems[0] == (
        "Spalte „Name“: Diese Zelle zeigt einen Fehler des Tabellenprogramms. (Wert: „#NAME?“)",
    )
    assert "„CSV UTF-8“" in problems[1][0]


@pytest.mark.parametrize(
    ("cell", "stored"),
    [
        ("0209-12 34 56 / 57", "0209-12 34 56 / 57"),
        ("0209 123456 oder 0177 1234567", "0209 123456 oder 0177 1234567"),
        ("47 10 12", "0209 47 10 12"),
    ],
)
def test_a_cell_with_a_number_reads_what_the_form_reads(table, editor, cell, stored):
    uploaded = table(f"A;{cell}", head="Name;Telefon")
    apply.import_rows(uploaded, editor, is_published=True)
    assert Business.objects.get().telephone == stored
    assert kinds(table(f"A;{cell}", head="Name;Telefon")) == [(2, "unchanged")]


@pytest.mark.parametrize(
    ("column", "cell", "complaint"),
    [
        ("Telefon", "20912345", "Fehlt am Anfang die Null?"),
        ("Telefon", "2,09123E+10", "Bitte geben Sie eine Telefonnummer an"),
        ("Telefon", "12345", "Stimmt diese Nummer?"),
        ("Telefon", "00000", "Stimmt diese Nummer?"),
        ("WhatsApp", "0177 1234567 oder 68", "nur eine Nummer"),
        ("E-Mail", "laden@gmial.com", "Meinten Sie laden@gmail.com?"),
        ("E-Mail", "laden@hotmail.con", "Meinten Sie laden@hotmail.com?"),
        ("PLZ", "1067", "fünf Ziffern"),
    ],
)
def test_what_excel_lost_or_fingers_slipped_on_is_asked_about(table, column, cell, complaint):
    (problem,) = reasons(table(f"A;{cell}", head=f"Name;{column}"))
    assert complaint in problem[0]


@pytest.mark.parametrize("cell", ["45 881", "D-45881", "45881"])
def test_a_postcode_is_its_five_digits(table, editor, cell):
    apply.import_rows(table(f"A;{cell}", head="Name;PLZ"), editor, is_published=True)
    assert (Business.objects.get().postcode, str(Business.objects.get().neighbourhood)) == (
        "45881",
        "Schalke",
    )


def test_what_of_the_file_was_read_is_kept_with_the_table(editor):
    uploaded = apply.store("liste.csv", b"Liste der Betriebe;\nName;Tel\nA;\n", editor, NOW)
    assert ImportTable.objects.get(pk=uploaded.pk).notes == [
        "Die Überschriften stehen in Zeile 2. Was darüber steht, ist nicht gelesen."
    ]
