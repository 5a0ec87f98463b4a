"""How many queries a page costs when it is made anew."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.models import ContentVersion


def query_count(client, url):
    """Return the number of queries behind `url`; addresses may be known already, the page not."""
    client.get(url)
    ContentVersion.raise_it()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    assert response.status_code == 200
    return len(queries)
