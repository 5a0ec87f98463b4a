"""The title of a list says what is filtered and which page it is; the calendar counts no pages."""

import re

import pytest

from tests.factories.events import NOW, make_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]


def title_of(page):
    found = re.search(r"<title>(.*?)</title>", page.content.decode(), re.DOTALL)[1]
    return " ".join(found.split())


@pytest.fixture
def many():
    make_event(
        title="Nähkurs",
        kind="workshop",
        starts="2026-05-12 18:00",
        ends="2026-05-12 20:00",
        rule="FREQ=DAILY;COUNT=120",
        now=NOW,
    )


def test_without_filters_a_short_list_has_its_own_name(client):
    make_event(starts="2026-05-12 18:00", ends="2026-05-12 20:00", now=NOW)
    assert title_of(client.get("/veranstaltungen/")) == "Veranstaltungen – Plan B"


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("?q=Nähkurs&seite=2", "Nähkurs – Veranstaltungen – Seite 2 – Plan B"),
        (
            "?art=workshop&kostenlos=1&seite=3",
            "Workshop, kostenlos – Veranstaltungen – Seite 3 – Plan B",
        ),
        (
            "?von=2026-05-13&bis=2026-05-14",
            "ab 13. Mai 2026, bis 14. Mai 2026 – Veranstaltungen – Plan B",
        ),
    ],
)
def test_filters_and_pages_are_named(client, query, title):
    assert title_of(client.get(f"/veranstaltungen/{query}")) == title


@pytest.mark.usefixtures("many")
def test_a_month_says_its_filters_too(client):
    page = client.get("/veranstaltungen/kalender/2026/5/?q=Nähkurs")
    assert title_of(page) == "Nähkurs – Veranstaltungen: Mai 2026 – Plan B"


def test_the_footer_subscribes_instead_of_downloading(client):
    page = client.get("/veranstaltungen/").content.decode()
    footer = page[page.index("site-footer") :]
    assert re.findall(r'href="([^"]*kalender\.ics)"', footer) == [
        "webcal://127.0.0.1:8000/veranstaltungen/kalender.ics"
    ]


@pytest.mark.usefixtures("many")
def test_a_week_says_its_filters_too(client):
    page = client.get("/veranstaltungen/kalender/woche/2026-W20/?q=Nähkurs")
    assert title_of(page) == "Nähkurs – Veranstaltungen: Woche 20, 2026 – Plan B"
