"""Every absolute address that the site tells anybody begins with BASE_URL, however it is asked."""

import re

import pytest

from tests.whole_site.conftest import ADDRESS
from tests.whole_site.tour import FILES

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("tour")]

# The host of the tests' client, of the tests' rows, of the settings before, and of a new database.
OTHERS = re.compile(r"[\w:/.]*(?:testserver|127\.0\.0\.1|localhost)[\w:/.]*")


def test_no_page_and_no_mail_names_another_host(tour):
    texts = [(page.wsgi_request.get_full_path(), page.content.decode()) for page in tour.answers]
    texts += tour.mails
    found = {(where, words) for where, text in texts for words in OTHERS.findall(text)}
    assert found == set()
    canonical = re.compile(rf'rel="canonical"\s+href="{re.escape(ADDRESS)}/')
    assert sum(bool(canonical.search(text)) for _where, text in texts) > 100


@pytest.mark.parametrize("path", FILES)
def test_no_file_and_no_feed_names_another_host(tour, path):
    status, content = tour.files[path]
    assert status == 200
    text = content.decode()
    assert OTHERS.findall(text) == []
    assert re.search(r"planb\.example\.org|^BEGIN:VCARD|^{", text)
