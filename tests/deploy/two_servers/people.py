"""A browser that a balancer sends to one server and then to the other."""

import json
import re
import urllib.error
from html import unescape
from http.cookiejar import Cookie
from urllib.parse import urlsplit

from altcha import Challenge, Payload, solve_challenge

from tests.bench.soak.people import Person


def cookie_of(url, name, value):
    """Return a cookie as the jar keeps one of a host, on whichever port."""
    return Cookie(
        version=0,
        name=name,
        value=value,
        port=None,
        port_specified=False,
        domain=urlsplit(url).hostname,
        domain_specified=False,
        domain_initial_dot=False,
        path="/",
        path_specified=True,
        secure=False,
        expires=None,
        discard=True,
        comment=None,
        comment_url=None,
        rest={},
    )


class Visitor(Person):
    """Keeps its cookies at whichever server; comes from a network of its own."""

    patience = 60  # a busy machine is slow itself

    def __init__(self, url, network, session=None):
        super().__init__(url, [("X-Forwarded-For", network)])
        if session:
            self.cookies.set_cookie(cookie_of(url, *session))

    def goes_to(self, url):
        self.url = url
        return self

    def status(self, path):
        """Return the status of a page; where it leads elsewhere, of that page."""
        try:
            self.get(path)
        except urllib.error.HTTPError as error:
            return error.code
        return 200

    def status_of_post(self, fields):
        try:
            self.post(fields)
        except urllib.error.HTTPError as error:
            return error.code
        return 200

    def sign_in(self, name, password):
        self.get("/konto/anmelden/")
        self.post({"login": name, "password": password})
        return self

    def is_signed_in(self):
        self.get("/admin/account/")
        return self.address == f"{self.url}/admin/account/"

    def cookie(self, name):
        """Return name and value of a cookie, for another visitor."""
        [value] = [cookie.value for cookie in self.cookies if cookie.name == name]
        return name, value

    def hidden(self, name):
        return re.search(rf'name="{name}" value="([^"]+)"', self.page)[1]

    def solve_puzzle(self):
        """Return the answer to the puzzle of the form that is open."""
        puzzle = json.loads(unescape(re.search(r'data-proof="([^"]+)"', self.page)[1]))
        challenge = Challenge.from_dict(puzzle)
        return Payload(challenge, solve_challenge(challenge)).to_base64()

    def register(self, proof):
        """Send the form for a date that is open; return whether there was a place."""
        fields = {"name": "Person Beispiel", "email": self.email, "seats": "1", "proof": proof}
        self.post(fields | {name: self.hidden(name) for name in ("key", "started")})
        return re.search(r"ansicht=(\w+)", self.address)[1] == "platz"
