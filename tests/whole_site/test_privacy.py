"""What the privacy page says, compared with what the site does on a walk past its pages and forms."""

from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import transaction
from django.test import Client, override_settings

from content.security.cookies import cookies
from directory.search.facets import forget_facets
from submissions.registry import legal_bases
from tests.whole_site.conftest import WALKED
from tests.whole_site.tour import FORMS, MESSAGES, messages, proposing, reading, registering

pytestmark = pytest.mark.django_db


def words(page):
    return " ".join(page.content.decode().split())


def lifetime(morsel):
    """Return for how many seconds a browser keeps a cookie; None where it ends with the session."""
    return int(morsel["max-age"]) if morsel["max-age"] or morsel["expires"] else None


@pytest.fixture(scope="module")
def walk(made):
    """A `client` that was everywhere, and what it was answered at its `registration` and `proposals`."""
    cache.clear()
    forget_facets()
    client = Client()
    with override_settings(**WALKED), transaction.atomic():
        for _page in (*reading(client), *messages(client)):
            pass
        registration = list(registering(client))
        proposals = {kind: list(proposing(client, made, kind)) for kind in FORMS}
        transaction.set_rollback(True)
    return SimpleNamespace(client=client, registration=registration, proposals=proposals)


def test_every_cookie_is_named_with_its_lifetime(walk, site):
    client = walk.client
    get_user_model().objects.create_superuser("erika", "erika@example.org", "geheim")
    client.post("/konto/anmelden/", {"login": "erika", "password": "geheim"})
    client.get("/admin/")
    known = {cookie.name: cookie.seconds for cookie in cookies()}
    found = {name: lifetime(morsel) for name, morsel in client.cookies.items() if morsel.value}
    assert found.items() <= known.items()
    assert {settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_NAME} <= found.keys()


@pytest.mark.xdist_group("tour")
def test_a_reader_gets_no_cookie_but_from_a_form(tour):
    setting = {
        page.wsgi_request.path
        for page in tour.read
        if page.cookies and "csrfmiddlewaretoken" not in page.content.decode()
    }
    assert setting == set()


def test_every_form_names_the_legal_basis_that_the_privacy_page_names(client, walk, site):
    grounds = dict.fromkeys(MESSAGES, legal_bases.MESSAGE)
    grounds["/barriere-melden/"] = legal_bases.BARRIER
    pages = [client.get(address) for address in MESSAGES]
    pages.append(walk.registration[0])
    grounds[pages[-1].wsgi_request.path] = legal_bases.REGISTRATION
    for kind in FORMS:
        sent = [page for page in walk.proposals[kind] if "consent" in page.content.decode()]
        pages.append(sent[0])
        grounds[sent[0].wsgi_request.path] = legal_bases.SUBMISSION
    printed = {
        page.wsgi_request.path: [
            basis
            for basis in legal_bases.EVERY
            if f"{basis.ground}." in " ".join(page.content.decode().split())
        ]
        for page in pages
    }
    assert printed == {path: [basis] for path, basis in grounds.items()}
    assert len(printed) == len(MESSAGES) + 1 + len(FORMS)
