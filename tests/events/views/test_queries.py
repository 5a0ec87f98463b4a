"""What a page costs: few queries, and the same with 3 rows and with 300.

They are counted on the first page after a change, when the frame has to be looked up anew, too.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.models import ContentVersion
from tests.factories.events import NOW, make_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("calendar", "now")]
URL = "/veranstaltungen/"
LIST, MONTH, DETAIL, FEED = 10, 12, 10, 3
CEILINGS = {
    "": LIST,
    "archiv/": LIST,
    "?von=2026-05-06&bis=2026-05-06": LIST,
    "?stadtteil=schalke&art=sonstiges&von=2026-05-01&kostenlos=1&sprache=de": LIST,
    "?q=Veranstaltung": LIST,
    "kalender/2026/5/": MONTH,
    "kalender/2026/5/?stadtteil=schalke": MONTH,
    "kalender/woche/2026-W19/": MONTH,
    "erste/": DETAIL,
    "erste/2026-05-06/": DETAIL,
    "kalender.ics": FEED,
    "kalender.ics?stadtteil=schalke&kostenlos=1": FEED,
}
# These find their page through the frame: three queries once it is known, six before.
FILES = {"erste/termin.ics": 6, "erste/2026-05-06/termin.ics": 7, "feed/": 6}


def fill(count):
    facts = {"starts": "2026-05-06 10:00", "ends": "2026-05-06 12:00", "now": NOW}
    for _number in range(count):
        make_event(rule="FREQ=WEEKLY;COUNT=2", **facts)


def queries(client, path):
    """The queries of a page that is not stored, in a process that has answered before."""
    client.get(URL + path)
    ContentVersion.bump()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(URL + path).status_code == 200
    return len(captured)


def test_no_page_asks_more_with_300_events_than_with_3(client):
    make_event(
        slug="erste", starts="2026-05-06 10:00", ends="2026-05-06 12:00", rule="FREQ=DAILY", now=NOW
    )
    fill(2)
    ceilings = CEILINGS | FILES
    few = {path: queries(client, path) for path in ceilings}
    fill(297)
    assert {path: queries(client, path) for path in ceilings} == few
    assert {path: count for path, count in few.items() if count > ceilings[path]} == {}
