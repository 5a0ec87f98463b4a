"""Asks one state of the site for many addresses and writes down the answers; started by `upgrade`.

Usage: recorder.py OUTPUT MOMENT [addresses…], with a checkout on the path whose VAR_DIR is prepared.
Knows nothing of the state but that it is Django: it must run on states that are years apart.
"""

import json
import logging
import re
import sys
from datetime import datetime
from pathlib import Path

import django
from django.test import Client
from django.utils import timezone

# One of each kind is taken from a page that lists them.
LISTED = {
    "news": ("/aktuelles/", r'href="(/aktuelles/(?!feed)[\w-]+/)"'),
    "date": ("/veranstaltungen/", r'href="(/veranstaltungen/[\w-]+/[0-9]{4}-[0-9]{2}-[0-9]{2}/)"'),
    "month": ("/veranstaltungen/", r'href="(/veranstaltungen/kalender/[0-9]{4}/[0-9]+/)"'),
    "week": ("/veranstaltungen/", r'href="(/veranstaltungen/kalender/woche/[0-9]{4}-W[0-9]+/)"'),
    "business": ("/branchenbuch/", r'href="(/branchenbuch/(?!eintragen|ladenlokale)[\w-]+/)"'),
    "premises": (
        "/branchenbuch/ladenlokale/",
        r'href="(/branchenbuch/ladenlokale/(?!anb)[\w-]+/)"',
    ),
    "team": ("/erfolgsteams/", r'href="(/erfolgsteams/[\w-]+/)"'),
}
ADDRESSES = """
/ /programm/ /programm/ziele/ /programm/foerderung/ /aktuelles/ {news} /aktuelles/feed/
/veranstaltungen/ /veranstaltungen/?stadtteil=schalke&kostenlos=1 /veranstaltungen/?q=fahrrad
/veranstaltungen/archiv/ {month} {week} {event} {date} {event}termin.ics {date}termin.ics
{bookable}anmelden/ /veranstaltungen/kalender.ics
/veranstaltungen/kalender.ics?stadtteil=hassel /veranstaltungen/feed/
/veranstaltungen/vorschlagen/ {event}aendern/
/branchenbuch/ /branchenbuch/?seite=2 /branchenbuch/?sprache=tr&stadtteil=hassel
/branchenbuch/?q=baeckerei&sortierung=geoeffnet {business} {business}visitenkarte.vcf
{business}aushang/ {business}aendern/ /branchenbuch/eintragen/ /branchenbuch/eintraege.csv
/branchenbuch/eintraege.geojson /branchenbuch/ladenlokale/ {premises} /branchenbuch/ladenlokale/anbieten/
/erfolgsteams/ {team} {team}mitmachen/ /suche/ /suche/?q=brot /suche/?q=fahrad
/offene-daten/ /api/v2/events/?limit=5 /api/v2/businesses/?q=fahrrad /api/v2/pages/ /sitemap.xml
/robots.txt /.well-known/security.txt /impressum/ /datenschutz/ /barrierefreiheit/ /leichte-sprache/
/kontakt/ /fehler-melden/ /einreichung/link-anfordern/ /einreichung/gibt-es-nicht/ /gibt-es-nicht/
""".split()


def main(output, moment, *addresses):
    # Both states answer at the same moment, so that "open now" is the same question.
    now = datetime.fromisoformat(moment)
    timezone.now = lambda: now
    django.setup()
    logging.disable(logging.WARNING)  # pages that are not there are among the addresses
    Path(output).write_text(json.dumps(answers(*addresses)))


def answers(*addresses):
    """Return {address: [status, type, text]}, of those chosen here if none are given."""
    client = Client(HTTP_HOST="localhost:8000", raise_request_exception=False)
    return {address: answer(client, address) for address in addresses or chosen(client)}


def chosen(client):
    found = {kind: all_listed(client, *place)[0] for kind, place in LISTED.items()}
    found["event"] = found["date"][: -len("2026-12-31/")]
    dates = all_listed(client, *LISTED["date"])
    found["bookable"] = next(d for d in dates if answer(client, f"{d}anmelden/")[0] == 200)
    return [address.format(**found) for address in ADDRESSES]


def all_listed(client, page, pattern):
    return re.findall(pattern, answer(client, page)[2])


def answer(client, address):
    """Return the status, the content type with an address that is led on to, and the text."""
    response = client.get(address)
    body = b"".join(response) if response.streaming else response.content
    kind = f"{response.get('Content-Type', '')} {response.get('Location', '')}".strip()
    return [response.status_code, kind, body.decode("utf-8", "replace")]


if __name__ == "__main__":
    main(*sys.argv[1:])
