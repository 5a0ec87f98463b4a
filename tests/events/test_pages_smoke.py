import pytest
from django.urls import reverse
from tests.factories.events import make_event, NOW
pytestmark = pytest.mark.django_db

def test_all(client, calendar, now):
    e = make_event(starts="2026-05-05 18:00", ends="2026-05-05 20:00", rule="FREQ=WEEKLY;COUNT=4", registration="here", places=3, slug="abend", now=NOW)
    for path in ["", "archiv/", "kalender/", "kalender/2026/5/", "kalender.ics", "feed/", "vorschlagen/", "abend/", "abend/termin.ics", "abend/2026-05-12/", "abend/2026-05-12/termin.ics", "abend/2026-05-12/anmelden/", "anmeldung/xyz/", "?q=Veranstaltung&stadtteil=schalke&art=workshop&von=1.5.2026&bis=2026-06-01"]:
        r = client.get("/veranstaltungen/" + path)
        print(path, r.status_code, len(r.content))
        if path.endswith("ics"): print(r.content.decode()[:1500])
