"""What a page costs: few queries, and the same with 3 rows and with 300.

Of each count ten belong to the frame: seven find the page in the tree and whether it is stored
or private, three print settings, menu and the way back. Feeds have only the first seven.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.models import ContentVersion
from tests.factories.events import NOW, make_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
URL = "/veranstaltungen/"
ROUTING, FRAME = 7, 10
SEARCH = 1
CEILINGS = [
    ("", FRAME + 3),
    ("archiv/", FRAME + 3),
    ("kalender/2026/5/", FRAME + 4),
    ("?stadtteil=schalke&art=sonstiges&von=2026-05-01", FRAME + 3),
    ("?q=Veranstaltung", FRAME + 3 + SEARCH),
    ("erste/", FRAME + 4),
    ("erste/2026-05-06/", FRAME + 5),
    ("kalender.ics", ROUTING + 1),
    ("kalender.ics?stadtteil=schalke", ROUTING + 2),
    ("erste/termin.ics", ROUTING + 1),
    ("erste/2026-05-06/termin.ics", ROUTING + 2),
    ("feed/", ROUTING + 2),
]


def fill(count):
    facts = {"starts": "2026-05-06 10:00", "ends": "2026-05-06 12:00", "now": NOW}
    for _number in range(count):
        make_event(rule="FREQ=WEEKLY;COUNT=2", **facts)


def queries(client, path):
    """The queries of a page that is not stored, in a process that has answered before."""
    client.get(URL + path)
    ContentVersion.raise_it()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(URL + path).status_code == 200
    return len(captured)


def test_no_page_asks_more_with_300_events_than_with_3(client):
    make_event(
        slug="erste", starts="2026-05-06 10:00", ends="2026-05-06 12:00", rule="FREQ=DAILY", now=NOW
    )
    fill(2)
    few = {path: queries(client, path) for path, _ceiling in CEILINGS}
    fill(297)
    assert {path: queries(client, path) for path, _ceiling in CEILINGS} == few
    assert {path: count for path, count in few.items() if count > dict(CEILINGS)[path]} == {}
