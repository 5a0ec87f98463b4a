"""Each rule of the house finds its bad example and lets the good one beside it stand."""

from pathlib import PurePosixPath

import pytest

from tests.house import folders, papers, pins, python_files, stylesheets, templates
from tests.house.__main__ import faults_in, project_files


def faults_of(path, text):
    return [fault for _line, fault in faults_in(PurePosixPath(path), text)]


def test_a_folder_with_21_entries_is_too_full():
    paths = [PurePosixPath(f"events/views/page{n}.py") for n in range(20)]
    assert list(folders.faults(paths)) == []
    paths.append(PurePosixPath("events/views/parts/list.py"))
    assert list(folders.faults(paths)) == ["events/views: 21 entries, at most 20"]


@pytest.mark.parametrize("folder", ["events/migrations", "site/static/img/icons", "docs/images"])
def test_folders_that_nobody_reads_as_a_list_may_be_full(folder):
    assert list(folders.faults([PurePosixPath(f"{folder}/{n}") for n in range(30)])) == []


@pytest.mark.parametrize(
    "name", ["events/utils.py", "site/helpers/dates.py", "templates/common/a.html"]
)
def test_a_drawer_is_found(name):
    assert [
        fault.endswith("name it after what is in it")
        for fault in folders.faults([PurePosixPath(name)])
    ] == [True]


def test_a_name_that_only_begins_like_a_drawer_is_none():
    assert list(folders.faults([PurePosixPath("events/utility_meters.py")])) == []


@pytest.mark.parametrize("name", ["events/card.html", "submissions/letters/accepted.txt"])
def test_a_template_line_has_at_most_120_characters(name):
    path = f"templates/{name}"
    assert faults_of(path, "ü" * 120 + "\n") == []
    assert faults_of(path, "\n" + "ü" * 121) == ["121 characters, at most 120"]


@pytest.mark.parametrize(
    "code",
    [
        "apps.get_model('events.Event')",
        "from importlib import import_module",
        "importlib.import_module('events.models')",
        "__import__('events')",
        "from django.utils.module_loading import import_string",
    ],
)
@pytest.mark.parametrize(
    "path", ["directory/views/detail.py", "events/apps.py", "tests/events/a.py"]
)
def test_nothing_is_reached_by_a_string(path, code):
    [fault] = faults_of(path, code)
    assert "reaches past the import contracts" in fault


def test_only_two_modules_read_a_dotted_name_and_a_migration_asks_for_its_models():
    code = "import_string(self.preview_context)"
    for path in python_files.READS_DOTTED_NAMES:
        assert faults_of(path, code) == []
        assert len(faults_of(path, "import_module('events')")) == 1
    code = "rows = import_module('events.migrations.0002_fill').ROWS"
    assert faults_of("tests/events/test_rows.py", code) == []
    assert len(faults_of("events/rows.py", code)) == 1
    assert faults_of("events/migrations/0002_fill.py", "apps.get_model('events', 'Event')") == []


@pytest.mark.parametrize(
    "code",
    [
        """format_html('<a href="{}">{}</a>', url, name)""",
        """f'<time datetime="{day}">'""",
        """'</p>'.join(parts)""",
        """value.replace('<br>', ' ')""",
    ],
)
def test_html_in_a_string_is_found(code):
    found = faults_of("events/views/card.py", code)
    assert [fault.endswith("it stands in a template") for fault in found] == [True] * len(found)
    assert found
    assert faults_of("home/starting_content/news.py", code) == []
    assert faults_of("tests/events/test_card.py", code) == []


@pytest.mark.parametrize(
    "code",
    [
        '"""Returns the <a> element of a card."""',
        "re.sub(r'<br/?>', ' ', text)",
        """'<svg viewBox="0 0 10 10"><path d="M0 0"/></svg>'""",
        "'a < b and c > d'",
    ],
)
def test_drawings_patterns_and_docstrings_may_show_tags(code):
    assert faults_of("events/views/card.py", code) == []


@pytest.mark.parametrize(
    "code",
    [
        "pytest.skip('later')",
        "@pytest.mark.skipif(True, reason='')\ndef test(): pass",
        "@pytest.mark.xfail\ndef test(): pass",
        "docker = pytest.importorskip('docker')",
        "time.sleep(1)",
        "from time import sleep",
    ],
)
def test_a_test_neither_is_left_out_nor_sleeps(code):
    assert len(faults_of("tests/events/test_dates.py", code)) == 1
    assert faults_of("events/views/dates.py", code) == []


@pytest.mark.parametrize(
    ("code", "better"),
    [
        ("ContentVersion.raise_it = 1", "bump"),
        ("def what_happened(): ...", "status_text"),
        ("def _keep(row): ...", "store"),
        ("DEEDS = ()", "actions"),
        ("send(frage=1)", "question"),
        ("def within(von): ...", "since"),
        ("names = [one for one in rows]", python_files.THE_THING),
        ("for pk, one in rows: ...", python_files.THE_THING),
        ("lambda one: one.pk", python_files.THE_THING),
        ("match row:\n    case (one, _): ...", python_files.THE_THING),
        ("self.told = 1", python_files.THE_THING),
    ],
)
def test_a_word_that_was_left_names_nothing(code, better):
    [fault] = faults_of("events/views/dates.py", code)
    assert fault.endswith(f": a word that was left; take {better}")
    assert faults_of("events/migrations/0002_fill.py", code) == []


@pytest.mark.parametrize(
    ("code", "path", "elsewhere"),
    [
        ("sign = 1", "site/content/drawing/shapes.py", "site/content/text.py"),
        ("roofs = 1", "tests/directory/shopfront/test_house.py", "directory/tables/apply.py"),
        ("class Frame: ...", "directory/map/ground.py", "directory/shopfront/house.py"),
        ("frame = 1", "site/content/caching/routing.py", "site/content/text.py"),
        ("door = 1", "site/submissions/urls.py", "directory/shopfront/house.py"),
        ("class Letter: ...", "site/submissions/registry/mails.py", "site/content/text.py"),
        ("def _letter_for(row): ...", "events/registration/mails.py", "events/models/event.py"),
        ("LETTERS = ()", "directory/freshness/mails.py", "directory/map/labels.py"),
    ],
)
def test_a_word_is_left_only_where_it_has_another_sense(code, path, elsewhere):
    assert len(faults_of(path, code)) == 1
    assert faults_of(elsewhere, code) == []


@pytest.mark.parametrize(
    "code",
    [
        "class FilterForm:\n    von = LineField()\n    bis: Field = LineField()",
        "class LetterText:\n    letter = CharField()",
        "LetterText.objects.filter(letter='reminder')",
        "def test_one_letter_is_said(): ...",
        "values = {'frage': question}",
        "keep = choices['one']",
        "one_day = timedelta(days=1)",
        "letterbox = 1",
    ],
)
def test_fields_stored_data_sentences_and_longer_names_may_hold_it(code):
    assert faults_of("site/submissions/desk/forms.py", code) == []


@pytest.mark.parametrize("comment", ["# noqa", "#noqa: PLC0415", "# noqa: S308, PLC0415 - later"])
def test_nobody_hushes_every_rule_or_an_import_inside_a_function(comment):
    assert len(faults_of("events/views/dates.py", f"x = 1  {comment}")) == 1
    assert faults_of("events/views/dates.py", "x = 1  # noqa: S308 - our own files") == []
    assert faults_of("events/views/dates.py", f"x = '{comment}'") == []


@pytest.mark.parametrize(
    "declaration",
    [
        "margin-left: 1rem",
        "padding-top: 0",
        "scroll-margin-top: 2rem",
        "border-left-color: red",
        "border-bottom: 1px solid",
        "border-top-left-radius: 2px",
        "left: 0",
        "width: 10rem",
        "max-height: 5rem",
        "text-align: right",
        "float: left",
        "color: red !important",
    ],
)
def test_a_physical_property_and_force_are_found_with_their_line(declaration):
    text = f".a {{\n  color: red;\n  /* a\n  reason */ {declaration};\n}}"
    [(line, _fault)] = stylesheets.faults(PurePosixPath("site/static/css/a.css"), text)
    assert line == 4
    assert faults_of("site/static/vendor/leaflet/leaflet.css", text) == []


@pytest.mark.parametrize(
    "text",
    [
        ".a { margin-inline-start: 1rem; inset-block-start: 0; inline-size: 10rem }",
        "@media (min-width: 40rem) { .a { text-align: start } }",
        ".a { stroke-width: 2; line-height: 1.3; border-block-end: 0 }",
        ".a { grid-template-areas: 'left right'; background-position: left }",
        ".a:hover { color: red } /* margin-left: 1rem; */",
    ],
)
def test_a_logical_property_is_right(text):
    assert faults_of("site/static/css/a.css", text) == []


def test_the_project_files_are_those_that_git_knows():
    names = {str(path) for path in project_files()}
    assert {"manage.py", "templates/base.html", "tests/house/test_house.py"} <= names
    assert not any(".venv/" in name or "__pycache__" in name for name in names)


def test_templates_outside_the_folder_of_templates_are_no_templates():
    assert list(templates.faults(PurePosixPath("docs/notes.txt"), "x" * 200)) == []


PYTEST = "# Asked for\npytest==9.2.0  # runs this\n\n# Brought along\npluggy==1.7.0\n"
BESIDE = {"iniconfig", "packaging", "pygments"}


def pins_of(text, **more):
    return [fault.partition(": ")[2] for fault in pins.faults("a.txt", text, **more)]


def test_every_line_of_a_requirements_file_is_pinned_exactly():
    assert pins_of(PYTEST, beside=BESIDE) == []
    assert pins_of(PYTEST.replace("pluggy==1.7.0", "pluggy>=1.7"), beside=BESIDE) == [
        "pluggy>=1.7: not pinned exactly",
        "pluggy: brought along by another, and not pinned",
    ]


def test_what_is_brought_along_is_pinned_and_goes_with_what_brought_it():
    without = pins_of("pytest==9.2.0\n", beside=BESIDE)
    assert without == ["pluggy: brought along by another, and not pinned"]
    more = pins_of(PYTEST + "six==1.17.0\n", beside=BESIDE)
    assert more == ["six: nothing brings it along any more"]


def test_every_pin_has_its_hashes_and_no_other():
    hashes = " \\\n    --hash=sha256:00"
    locked = f"# Made from a list\npluggy==1.7.0{hashes}\npytest==9.2.0{hashes}\n"

    def faults_of(text):
        return [fault.split(": ")[1] for fault in pins.lock_faults("a.txt", PYTEST, text)]

    assert faults_of(locked) == []
    assert faults_of(locked.replace("9.2.0", "9.1.0")) == ["pytest==9.1.0", "pytest==9.2.0"]
    assert faults_of(locked.replace(f"==1.7.0{hashes}", "==1.7.0")) == ["pluggy==1.7.0"]


def test_the_code_and_the_installation_agree_on_what_is_asked_for_by_name():
    assert pins_of(PYTEST, beside=BESIDE, wanted=["PyTest"]) == []
    fault = "here or in the dependencies of pyproject.toml, not in both"
    assert sorted(pins_of(PYTEST, beside=BESIDE, wanted=["six"])) == [
        f"pytest: {fault}",
        f"six: {fault}",
    ]


def test_a_paper_names_files_that_are_there_and_what_is_in_them(tmp_path):
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "urls.py").write_text("class Route:\n    def find(self): ...\n")

    def faults_in(text):
        return [fault for _line, fault in papers.faults("a.md", text, tmp_path)]

    assert (
        faults_in("`events/urls.py`, `events/`, `events/urls.py: Route.find`, `/admin/`, `and/or`")
        == []
    )
    assert faults_in("see `events/views.py`") == ["events/views.py is not there"]
    assert faults_in("see `events/urls.py: lose`") == ["events/urls.py has no lose"]


@pytest.mark.parametrize(
    ("left", "found"),
    [
        ("Alle Geschäfte", "“Geschäfte”: write Betrieb, Unternehmerinnen und Unternehmer"),
        ("Veranstaltung vorschlagen", "“Veranstaltung vorschlagen”: write eintragen"),
        ("noch {{ n }} weitere", "“noch {{ n }} weitere”: write 3 weitere Termine am 8. Dezember"),
        ("Zum Schreibtisch", "“Schreibtisch”: write Einreichungen"),
        ("um 09:30 Uhr", "“09:30 Uhr”: write 9 Uhr, 9:30 Uhr"),
        ("um 9.30 Uhr", "“9.30 Uhr”: write 9 Uhr, 9:30 Uhr"),
        ("bis 18:00 Uhr", "“18:00 Uhr”: write 9 Uhr, 9:30 Uhr"),
        ("8:00–13:00", "“8:00–13:00”: write 9 bis 18:30 Uhr"),
        ("Kund*innen", "“d*innen”: write both forms, or a neutral word"),
        ("Nur das\n  Team liest das.", "“Nur das Team liest”: write Das B3-Team liest das."),
        ("Ihr Plan-B-Team", "“Plan-B-Team”: write das B3-Team"),
        ("Gespeichert. Das Team prüft das.", "“Das Team prüft”: write das B3-Team"),
        ("im Ordner für Werbung", "“Ordner für Werbung”: write Spam-Ordner"),
        (
            "sehen Sie in Ihr Postfach",
            "“sehen Sie in Ihr Postfach”: write schauen Sie in Ihr E-Mail-Postfach",
        ),
    ],
)
def test_a_word_that_was_left_is_found_on_pages_in_letters_and_in_what_they_start_with(left, found):
    for path in (
        "templates/events/a.html",
        "templates/events/letters/a.txt",
        "home/starting_content/a.csv",
    ):
        assert faults_of(path, left) == [found]
    assert faults_of("events/models/event.py", f"LABEL = _({left!r})") == [found]
    assert faults_of("docs/handbook/1-a.md", left) == [found]


@pytest.mark.parametrize(
    "good",
    [
        "Alle Betriebe, auch der Hofladen",
        "Es sind noch %(free)s weitere Plätze frei.",
        "9 bis 18:30 Uhr",
        "um 0:30 Uhr",
        "Jeder bringt einen Stuhl mit.",
        "Unternehmerinnen- und Unternehmerabend",
    ],
)
def test_the_words_beside_them_stand(good):
    assert faults_of("templates/events/a.html", good) == []
    assert faults_of("events/models/event.py", f"LABEL = _({good!r})") == []


def test_words_of_developers_tests_and_old_migrations_are_not_searched():
    docstring = '"""Say `18:00 Uhr` as `18 Uhr`."""'
    assert faults_of("events/recurrence/german.py", docstring) == []
    assert faults_of("tests/events/test_a.py", 'text = "um 09:30 Uhr"') == []
    assert faults_of("events/migrations/0001_a.py", 'text = "Alle Geschäfte"') == []
    assert faults_of("docs/operating.md", "Zum Schreibtisch") == []


def test_a_time_is_formatted_in_one_place():
    assert faults_of("events/views/a.py", 'date_format(at, "j. F Y, H:i")') == [
        "“H:i”: write content.place.times"
    ]
    assert faults_of("templates/a.html", '{{ at|date:"j. F, H:i" }}') == [
        '“|date:"j. F, H:i”: write content_tags: |moment'
    ]
    assert faults_of("templates/a.html", "{{ at|date:'Y-m-d\\TH:i:sO' }}") == []
