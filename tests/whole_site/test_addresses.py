"""Every absolute address that the site tells anybody begins with BASE_URL, however it is asked."""

import re

import pytest
from django.utils import timezone

from content.caching.base_url import apply_base_url
from tests.whole_site.conftest import ADDRESS

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("tour")]

# The host of the tests' client, of the tests' rows, of the settings before, and of a new database.
OTHERS = re.compile(r"[\w:/.]*(?:testserver|127\.0\.0\.1|localhost)[\w:/.]*")
FILES = """
/sitemap.xml
/robots.txt
/.well-known/security.txt
/api/v2/pages/?fields=*
/api/v2/events/?fields=*
/api/v2/businesses/?fields=*
/veranstaltungen/kalender.ics
/veranstaltungen/reihe/termin.ics
/veranstaltungen/feed/
/aktuelles/feed/
/branchenbuch/eintraege.csv
/branchenbuch/eintraege.geojson
/branchenbuch/quorx/visitenkarte.vcf
""".split()


@pytest.fixture
def at_another_address(site, settings):
    settings.BASE_URL = settings.WAGTAILADMIN_BASE_URL = settings.WAGTAILAPI_BASE_URL = ADDRESS
    apply_base_url(timezone.now())
    return site


def test_no_page_and_no_mail_names_another_host(tour):
    texts = [(page.wsgi_request.get_full_path(), page.content.decode()) for page in tour.answers]
    texts += tour.mails
    found = {(where, words) for where, text in texts for words in OTHERS.findall(text)}
    assert found == set()
    canonical = re.compile(rf'rel="canonical"\s+href="{re.escape(ADDRESS)}/')
    assert sum(bool(canonical.search(text)) for _where, text in texts) > 100


@pytest.mark.parametrize("path", FILES)
def test_no_file_and_no_feed_names_another_host(client, at_another_address, path):
    answer = client.get(path)
    assert answer.status_code == 200
    text = b"".join(answer).decode()
    assert OTHERS.findall(text) == []
    assert re.search(r"planb\.example\.org|^BEGIN:VCARD|^{", text)
