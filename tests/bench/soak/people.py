"""The people of the soak: each files, and confirms by the mailed link, until the server dies."""

import http.client
import re
import sqlite3
import threading
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from itertools import count

GONE = (OSError, http.client.HTTPException, urllib.error.URLError)
NUMBER = re.compile(r"PB-[A-Z0-9]{6}")
LINK = re.compile(r"/einreichung/[\w-]{43}/")
people = count(1)


@dataclass
class Heard:
    """What people were shown: numbers of submissions, and links whose confirmation was answered."""

    numbers: set = field(default_factory=set)
    confirmed: set = field(default_factory=set)
    failures: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind, value):
        with self.lock:
            getattr(self, kind).add(value)


class Person:
    """A browser without scripts; `patience` is how many seconds it waits for an answer."""

    patience = 20

    def __init__(self, url, headers=(), handlers=()):
        self.url = url
        self.email = f"person{next(people)}@example.org"
        self.cookies = CookieJar()
        cookies = urllib.request.HTTPCookieProcessor(self.cookies)
        opener = urllib.request.build_opener(cookies, *handlers)
        opener.addheaders += headers
        self.open = opener.open

    def get(self, path):
        with self.open(urllib.parse.urljoin(self.url, path), timeout=self.patience) as answer:
            self.address, self.page = answer.url, answer.read().decode()

    def post(self, fields, path=""):
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page)[1]
        data = urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": token}, doseq=True).encode()
        target = urllib.parse.urljoin(self.address, path)
        # Where there is TLS Django asks for it, as any browser sends it.
        request = urllib.request.Request(target, data, {"Referer": self.address})
        with self.open(request, timeout=self.patience) as answer:
            self.address, self.page = answer.url, answer.read().decode()

    def propose(self):
        """Walk through the steps for a new business; return the number that is shown at the end."""
        self.walk_to_the_last_page()
        return self.send()

    def walk_to_the_last_page(self):
        """Fill in the form for a new business, all but its last page."""
        self.get("/branchenbuch/eintragen/")
        choice = re.search(r'name="categories" value="([0-9]+)"', self.page)[1]
        self.post({"name": f"Laden von {self.email}", "categories": choice, "summary": "Ein Laden"})
        place = re.search(r'<option value="([0-9]+)"', self.page)[1]
        self.post({"neighbourhood": place, "telephone": "0221 4710-100"})
        self.post({})
        self.post({"is_step_free": ""})
        self.post({"contact_name": "Person Beispiel", "contact_email": self.email})

    def send(self):
        """Agree and send; return the number that is shown."""
        self.post({"consent": "on"})
        return NUMBER.search(self.page)[0]

    def confirm(self, database):
        """Press the button behind the mailed link; return the link once the answer says so."""
        link = mailed_link(database, self.email)
        self.get(link)
        self.post({}, f"{link}bestaetigen/")
        return link if "Wird geprüft." in self.page else None


def mailed_link(database, email):
    """Return the private link from the mail that waits in the queue."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=20)
    try:
        query = 'SELECT message FROM post_office_email WHERE "to" = ? ORDER BY id LIMIT 1'
        (message,) = connection.execute(query, [email]).fetchone()
    finally:
        connection.close()
    return LINK.search(message)[0]


def keep_filing(url, database, heard, stop):
    """File and confirm, one person after the other, until stopped or nobody answers."""
    while not stop.is_set():
        person = Person(url)
        try:
            heard.note("numbers", person.propose())
            if link := person.confirm(database):
                heard.note("confirmed", (person.email, link))
        except GONE:
            return
        except Exception:
            heard.failures += 1
            raise
