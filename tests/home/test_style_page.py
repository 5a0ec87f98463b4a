"""The style page shows every component and token as it is, to editors alone, and stores nothing."""

import re

import pytest
from django.conf import settings as project
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.admin.style import catalogue, tokens
from submissions.workflow.roles import EDITORS
from tests.factories.home import make_home
from tests.factories.teams import make_member, make_team

pytestmark = pytest.mark.django_db

HERE = "/stil/"
TEMPLATES = project.ROOT / "templates"
# Components that are not shown, each with the reason.
NOT_SHOWN = {}


@pytest.fixture
def editor(client, django_user_model):
    make_home()
    user = django_user_model.objects.create_user("erika", "e@example.org", "x")
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return client


@pytest.fixture
def page(editor):
    return editor.get(HERE).content.decode()


def components():
    """Return the name of each template of a component."""
    return {str(path.relative_to(TEMPLATES)) for path in (TEMPLATES / "components").rglob("*.html")}


def shown():
    return [component for _anchor, _heading, group in catalogue.groups() for component in group]


def test_every_component_is_shown_or_named_as_left_out(page):
    assert components() - {component.template for component in shown()} == NOT_SHOWN.keys()
    missing = [component.template for component in shown() if component.template not in page]
    assert missing == []


def test_no_state_of_a_component_is_empty():
    empty = [
        (component.template, name)
        for component in shown()
        for name, html in component.shown
        if not html.strip()
    ]
    assert empty == []


def test_what_a_component_takes_is_read_from_its_template(page):
    unnamed = [component.template for component in shown() if not component.inputs]
    assert unnamed == []
    lines = "{# A row. #}\n{# Inputs: a, b. #}\n{% load i18n %}{# no input #}<p>"
    assert catalogue.inputs_of(lines) == "A row. Inputs: a, b."
    assert "The neighbourhood&#x27;s name on its colour. Input: neighbourhood." in page


def test_every_token_of_the_style_sheets_is_listed(page):
    names = re.findall(r"^\s*(--[a-z0-9-]+):", (tokens.CSS / tokens.TOKENS).read_text(), re.M)
    tones = re.findall(r"^\s*(--t-[a-z]+):", (tokens.CSS / tokens.TONES).read_text(), re.M)
    assert [name for name in {*names, *tones} if f"<code>{name}</code>" not in page] == []
    assert len(names) > 40


def test_a_colour_is_shown_by_day_and_by_night_with_its_contrast(page):
    ink = next(c for c in tokens.colours(tokens.TOKENS, "color-") if c.name == "color-ink")
    assert (ink.day, ink.night) == ("#26211c", "#f3ecdf")
    assert f"<code>{ink.day}</code>" in page and f"<code>{ink.night}</code>" in page
    assert [pair for pair in tokens.pairs() if min(pair.by_day, pair.by_night) < pair.least] == []


@pytest.mark.parametrize(
    ("theme", "scheme", "paper", "window"),
    [("tag", "light", "#fbf6ec", "#d3e6ea"), ("nacht", "dark", "#161a24", "#ffd778")],
)
def test_a_theme_is_shown_whatever_the_device_wants(editor, theme, scheme, paper, window):
    assert f'href="{HERE}{theme}.css"' in editor.get(f"{HERE}?thema={theme}").content.decode()
    answer = editor.get(f"{HERE}{theme}.css")
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    root, lit = answer.content.decode().splitlines()
    assert root.startswith(f":root {{ color-scheme: {scheme}; --color-paper: {paper};")
    assert f"--t-glass: {window};" in lit


def test_there_is_no_third_theme(editor):
    assert "morgen.css" not in editor.get(f"{HERE}?thema=morgen").content.decode()
    assert editor.get(f"{HERE}morgen.css").status_code == 404


def test_nothing_that_is_shown_was_stored(editor):
    editor.get("/veranstaltungen/")  # the first page of a site makes the row of its settings
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert editor.get(HERE).status_code == 200
    changes = [query["sql"] for query in queries if re.match("INSERT|UPDATE|DELETE", query["sql"])]
    assert [sql for sql in changes if "session" not in sql] == []


def test_the_number_of_questions_does_not_grow_with_what_is_shown(editor):
    editor.get(HERE)
    with CaptureQueriesContext(connection) as queries:
        editor.get(HERE)
    assert len(queries) <= 14


@pytest.mark.parametrize("address", [HERE, f"{HERE}nacht.css"])
def test_whoever_is_not_signed_in_is_led_to_the_page_for_that(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, f"/konto/anmelden/?next={address}")


@pytest.mark.parametrize("address", [HERE, f"{HERE}nacht.css"])
def test_a_member_of_a_team_may_not_see_it(client, address):
    client.force_login(make_member(make_team()).user)
    assert client.get(address).status_code == 403


def test_it_is_kept_nowhere_and_found_by_no_search_engine(editor):
    answer = editor.get(HERE)
    assert "no-store" in answer["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert HERE not in editor.get("/sitemap.xml").content.decode()
    assert HERE not in editor.get("/robots.txt").content.decode()


def test_the_help_of_the_admin_leads_there(editor):
    assert f'"{HERE}"' in editor.get("/admin/").content.decode()


def test_invented_rows_are_called_an_example(page):
    titles = re.findall(r'<a class="card__link"\s+href="[^"]*"\s*>([^<]+)</a>', page)
    assert len(titles) > 15
    assert [title for title in titles if "(Beispiel)" not in title] == []
