"""The content security policy on every kind of page, and what a page would need that it forbids."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.django_db

STRICT = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "manifest-src": {"'self'"},
    "form-action": {"'self'"},
    "frame-ancestors": {"'self'"},
    "base-uri": {"'none'"},
}
# Attributes by which a browser fetches something of its own accord.
FETCHED = {"src", "srcset", "poster", "data"}
FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}
# Scripts that are data: a browser does not run them.
DATA_SCRIPTS = {"application/json", "application/ld+json"}


def policy_of(answer):
    """Return the policy as {directive: sources}; the order of directives means nothing."""
    parts = (part.split() for part in answer["Content-Security-Policy"].split(";") if part.strip())
    return {name: set(sources) for name, *sources in parts}


class Forbidden(HTMLParser):
    """Collects what a strict policy forbids: inline code and styles, and what comes from elsewhere."""

    def __init__(self, html):
        super().__init__()
        self.found, self._is_code = [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        if tag == "style":
            self.found.append("<style>")
        self._is_code = (
            tag == "script" and "src" not in facts and facts.get("type") not in DATA_SCRIPTS
        )
        self.found += [f"{tag} {name}" for name in facts if name == "style" or name[:2] == "on"]
        self.found += [
            f"{tag} {name}={value}"
            for name, value in attrs
            if value and self._is_foreign(tag, name, value, facts)
        ]

    def handle_data(self, data):
        if self._is_code and data.strip():
            self.found.append(f"<script> {data.strip()[:40]}")

    @staticmethod
    def _is_foreign(tag, name, value, facts):
        is_link = tag == "link" and name == "href"
        is_fetched = name in FETCHED or (
            is_link and FETCHED_LINKS & set((facts.get("rel") or "").split())
        )
        is_run = name in ("href", "action", "formaction") and value.strip().lower().startswith(
            ("javascript:", "vbscript:")
        )
        addresses = re.split(r",\s+|\s+", value) if name == "srcset" else [value]
        return is_run or (is_fetched and any(urlsplit(address).netloc for address in addresses))


def pages_of(answers):
    return [
        answer
        for answer in answers
        if answer.get("Content-Type", "").startswith("text/html")
        and answer.content
        and not answer.wsgi_request.path.startswith("/admin/")
    ]


def is_made_outside_of_a_request(answer):
    """The tour calls three error handlers itself; the middleware that adds the policy is not run."""
    return answer.status_code in (403, 500, 503) and not hasattr(answer, "client")


@pytest.mark.xdist_group("tour")
def test_every_public_page_has_the_strict_policy_and_needs_nothing_that_it_forbids(tour):
    answers = pages_of(tour.answers)
    assert len(answers) >= 150
    policies, forbidden = {}, {}
    for answer in answers:
        path = answer.wsgi_request.path
        if not is_made_outside_of_a_request(answer):
            policy = policy_of(answer)
            if policy != STRICT:
                policies[path] = {
                    name: sources for name, sources in policy.items() if sources != STRICT.get(name)
                }
        if found := Forbidden(answer.content.decode()).found:
            forbidden[path] = found
    assert forbidden == {}
    # The street map's pictures are fetched after a click, from the host that its button names.
    tiles = {"img-src": {"'self'", "data:", "https://tile.openstreetmap.org"}}
    assert {path: more for path, more in policies.items() if more != tiles} == {}


@pytest.mark.parametrize("address", ["/admin/", "/admin/einreichungen/"])
def test_the_admin_has_a_policy_of_its_own_and_no_foreign_host(admin_client, address):
    policy = policy_of(admin_client.get(address, follow=True))
    assert policy["script-src"] == {"'self'", "'unsafe-inline'"}
    assert policy["default-src"] == {"'none'"}
    sources = {source for sources in policy.values() for source in sources}
    assert {source for source in sources if "//" in source or source == "*"} == set()


def test_what_a_page_must_not_hold_would_be_found():
    bad = (
        '<p style="color:red" onclick="x()">a</p><style>p{}</style><script>x()</script>'
        '<img src="https://evil.example/a.png" srcset="/a.png 1x, //evil.example/b.png 2x">'
        '<link rel="stylesheet" href="https://evil.example/a.css"><a href="javascript:x()">b</a>'
    )
    assert len(Forbidden(bad).found) == 8
    good = (
        '<link rel="canonical" href="https://planb.example.org/"><a href="https://example.org/">a</a>'
        '<script type="application/ld+json">{"a": 1}</script><script src="/static/a.js"></script>'
    )
    assert Forbidden(good).found == []
