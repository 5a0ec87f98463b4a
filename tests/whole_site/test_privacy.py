"""What the privacy page says, compared with what the site does on a walk past its pages and forms."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model

from content.security.cookies import cookies
from submissions.registry import legal_bases
from tests.whole_site.tour import FORMS, MESSAGES, messages, proposing, reading, registering

pytestmark = pytest.mark.django_db


def words(page):
    return " ".join(page.content.decode().split())


def lifetime(morsel):
    """Return for how many seconds a browser keeps a cookie; None where it ends with the session."""
    return int(morsel["max-age"]) if morsel["max-age"] or morsel["expires"] else None


def test_every_cookie_is_named_with_its_lifetime(client, site):
    for _page in (*reading(client), *messages(client), *registering(client)):
        pass
    for kind in FORMS:
        list(proposing(client, site, kind))
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


def test_every_form_names_the_legal_basis_that_the_privacy_page_names(client, site):
    grounds = dict.fromkeys(MESSAGES, legal_bases.MESSAGE)
    grounds["/barriere-melden/"] = legal_bases.BARRIER
    pages = [client.get(address) for address in MESSAGES]
    pages.append(next(registering(client)))
    grounds[pages[-1].wsgi_request.path] = legal_bases.REGISTRATION
    for kind in FORMS:
        sent = [
            page for page in proposing(client, site, kind) if "consent" in page.content.decode()
        ]
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
