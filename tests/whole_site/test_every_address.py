"""Every address, form and link, from outside and as each role: nothing breaks, tells, or changes."""

import re
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.db import connection, transaction

from submissions.workflow.roles import ADMINISTRATORS, EDITORS, MODERATORS
from tests.accounts.role_table import EVALUATORS, TABLE, VISITORS, line_of
from tests.whole_site.addresses import Forms, every_address
from tests.whole_site.admin_links import english_in, links_of, menu_of, walk
from tests.whole_site.inhabited import (
    ADMINISTRATOR,
    BAIT,
    EVALUATION,
    NOBODY,
    PAGES_ONLY,
    RESTRICTED,
    VISITS,
    looking_around,
    signed_in,
)

# In one process: what the walk has seen serves all tests.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("every_address")]

# What the admin shows before anybody signed in.
OPEN_IN_ADMIN = re.compile(r"/admin/(login|sprite|jsi18n)/")
# What is shown by right.
OF_ROLES = re.compile(r"/(admin|konto|mein-team)/")
# Forms of which a script draws the blocks: without it, Wagtail misses the number of blocks.
DRAWN_BY_SCRIPT = re.compile(r"/admin/pages/(add/.*|\d+/edit|\d+/copy)/$")

HOSTILE = [
    "<script>alert('wurm')</script>",
    "</script><svg onload=alert('wurm')>",
    "X\r\nBcc: evil@example.org\x00\x0b\u2028\u202e",
    "=1+1",
    "%' OR 1=1 --",
    "9" * 400,
]
POSTS = re.compile(r"method[\s=\"']+post", re.IGNORECASE)  # most pages have no such form to read
RAW = re.compile(r"<script>alert\('wurm|<svg onload")
# Tables that remember who looked and are no content: sessions, limits of requests, pictures made at
# first sight, and what Wagtail and allauth make at an editor's first visit: a profile, a page's
# notifications, an account's address.
REMEMBERS_LOOKING = {
    "submissions_ratecount",
    "account_emailaddress",
    "accounts_auditentry",
    "django_session",
    "usersessions_usersession",
    "wagtailimages_rendition",
    "wagtailusers_userprofile",
    "wagtailcore_pagesubscription",
    "wagtailadmin_editingsession",
}
GROUPS = [ADMINISTRATORS, EDITORS, EVALUATORS, MODERATORS, VISITORS]
ROLES = ["", *GROUPS, NOBODY, PAGES_ONLY, ADMINISTRATOR]
# Who looks at the public pages: somebody from outside, somebody signed in, and who is shown most. The
# other roles differ in the admin only.
READERS = {"", NOBODY, PAGES_ONLY, EDITORS, ADMINISTRATOR}
# Who sends the forms that they are shown.
SENDERS = ["", EDITORS, ADMINISTRATOR]
# Led to the page for signing in or to the admin's first page, forbidden, not for sending, not there.
REFUSED = {302, 403, 404, 405}
WRITE = re.compile(r'^\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b[^"]*"(\w+)"', re.IGNORECASE)


@contextmanager
def written():
    """Note the tables to which anything writes."""
    tables = []

    def note(execute, sql, params, many, context):
        if found := WRITE.match(sql):
            tables.append(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables


@dataclass
class Seen:
    """What came back from one address, without its text."""

    status: int
    leads_to: str
    changed: list
    secrets: set
    is_raw: bool
    forms: list
    links: list
    english: list

    @property
    def is_open(self):
        """Whether the address answered with what stands there, and not with a way to sign in."""
        return self.status == 200


def text_of(answer):
    parts = answer.streaming_content if answer.streaming else [answer.content]
    return b"".join(parts).decode(errors="replace")


def forget_messages(client):
    """Throw away what the next page would show; else each request reads all refusals before it."""
    client.cookies.pop("messages", None)


def look(client, address, secrets, is_sender):
    forget_messages(client)
    with written() as tables:
        answer = client.get(address)
        text = text_of(answer)
    is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    read = [text] if is_page else []
    read += [str(message) for message in get_messages(answer.wsgi_request)]
    return Seen(
        answer.status_code,
        answer.get("Location", ""),
        sorted(set(tables) - REMEMBERS_LOOKING),
        {what for what, words in secrets.items() if words in text},
        bool(RAW.search(text)),
        Forms(address, text).forms if is_page and is_sender and POSTS.search(text) else [],
        links_of(text, urlsplit(address).path) if is_page else [],
        [words for part in read for words in english_in(part)],
    )


@pytest.fixture(scope="module")
def seen(inhabited):
    """What each role is answered at each address; looked at once. "" is somebody from outside."""
    addresses = every_address(inhabited.parts, inhabited.sections)
    secrets = BAIT | {"what is restricted": RESTRICTED}
    secrets |= {f"token {n}": token for n, token in enumerate(inhabited.tokens)}
    answers = {}
    for role in ["", *inhabited.users]:
        cache.clear()
        client = looking_around(inhabited, role)
        answers[role] = {
            address: look(client, address, secrets, role in SENDERS)
            for address in addresses
            if role in READERS or OF_ROLES.match(address)
        }
    return answers


@pytest.fixture(scope="module")
def walks(seen, inhabited):
    """{role: its walk along the links of the admin} of all who may enter there."""
    return {
        role: walk(looker(seen, inhabited, role), menu_of(user)[0])
        for role, user in inhabited.users.items()
        if user.has_perm("wagtailadmin.access_admin")
    }


def looker(seen, site, role):
    """Return a function that looks at an address as a role; once, also where `seen` holds it."""
    client, answers = looking_around(site, role), dict(seen[role])

    def look_once(address):
        if address not in answers:
            answers[address] = look(client, address, {}, is_sender=False)
        return answers[address]

    return look_once


def found(seen, is_wrong, among=None):
    """Return {role: {address: what is wrong}} of all roles, or of those named."""
    wrong = {}
    for role, answers in seen.items():
        if among is None or role in among:
            for address, answer in answers.items():
                if what := is_wrong(address, answer):
                    wrong.setdefault(role, {})[address] = what
    return wrong


def test_the_walk_reaches_what_there_is(seen, inhabited):
    """Otherwise the tests below would say nothing."""
    desk = "/admin/einreichungen/"
    own = {
        "/": "",
        "/suche/": "",
        "/kontakt/": "",
        "/veranstaltungen/": "",
        "/veranstaltungen/reihe/": "",
        "/veranstaltungen/kalender.ics": "",
        "/veranstaltungen/vorschlagen/": "",
        "/branchenbuch/quorx/aendern/": "",
        "/api/v2/events/": "",
        f"/einreichung/{inhabited.waiting.token}/": "",
        "/admin/": EDITORS,
        desk: EDITORS,
        f"{desk}spam/": EDITORS,
        f"{desk}{inhabited.waiting.pk}/": EDITORS,
        f"{desk}nachricht/{inhabited.message.pk}/": EDITORS,
        "/admin/snippets/events/event/": EDITORS,
        "/admin/post_office/email/": EDITORS,
        "/admin/kalender-einlesen/": EDITORS,
        "/admin/users/": ADMINISTRATOR,
    }
    assert {address: seen[role][address].status for address, role in own.items()} == dict.fromkeys(
        own, 200
    )
    assert "address of a sender" in seen[EDITORS][f"{desk}{inhabited.waiting.pk}/"].secrets


def test_no_address_breaks_for_anybody(seen):
    def is_broken(address, answer):
        # It says with 503 that no worker is there, as in this test.
        return address != "/readyz" and answer.status >= 500 and answer.status

    assert found(seen, is_broken) == {}


def test_nothing_of_the_admin_opens_without_the_right_to_enter(seen):
    def opens(address, answer):
        return address.startswith("/admin/") and answer.is_open and not OPEN_IN_ADMIN.match(address)

    assert found(seen, opens, {"", NOBODY}) == {}


def opened(seen):
    """Return {address of the admin: the roles that are shown what stands there}."""
    addresses = [address for address in seen[""] if address.startswith("/admin/")]
    return {
        address: {role for role in seen if seen[role][address].is_open} for address in addresses
    }


def test_every_address_of_the_admin_stands_in_the_table_of_roles(seen):
    missing = [a for a, roles in opened(seen).items() if roles and line_of(a) is None]
    assert missing == []


@pytest.mark.parametrize("line", TABLE)
@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_the_table_says(seen, role, line):
    own = {
        address: who for address, who in opened(seen).items() if who and line_of(address) == line
    }
    wrong = [address for address, who in own.items() if (role in who) != (role in TABLE[line])]
    assert own and wrong == []


@pytest.mark.parametrize("role", ROLES)
def test_no_role_does_by_sending_what_the_table_denies(seen, inhabited, role):
    """Who knows the address of a deed may send to it without having seen a form."""
    client, done = looking_around(inhabited, role), {}
    for address in opened(seen):
        line = line_of(address)
        if line is None or role in TABLE[line]:
            continue
        cache.clear()
        forget_messages(client)
        with transaction.atomic(), written() as tables:
            answer = client.post(address, {"name": "quorx", "confirm": "1"})
            transaction.set_rollback(True)
        changed = sorted(set(tables) - REMEMBERS_LOOKING)
        if answer.status_code not in REFUSED or changed:
            done[address] = answer.status_code, changed
    assert done == {}


def test_looking_changes_nothing(seen):
    assert found(seen, lambda address, answer: answer.changed) == {}


def test_nobody_reads_what_is_for_the_team_only(seen, inhabited):
    def tells(address, answer):
        is_own_link = any(token in address for token in inhabited.tokens)
        return set() if is_own_link else answer.secrets & BAIT.keys()

    assert found(seen, tells, {"", NOBODY, PAGES_ONLY}) == {}


def test_whoever_evaluates_reads_of_no_person(seen):
    def tells(address, answer):
        return address.startswith("/admin/") and answer.secrets & BAIT.keys()

    assert found(seen, tells, {EVALUATION}) == {}


def test_notes_of_visits_are_read_by_those_who_make_visits_and_administrators(seen):
    note = {"note of a visit"}
    readers = found(seen, lambda address, answer: answer.secrets & note)
    assert readers.keys() == {VISITS, ADMINISTRATOR}
    assert all(address.startswith("/admin/") for role in readers for address in readers[role])


def test_whoever_makes_visits_reads_nothing_else_of_persons_in_the_admin(seen):
    def tells(address, answer):
        return address.startswith("/admin/") and answer.secrets & BAIT.keys() - {"note of a visit"}

    assert found(seen, tells, {VISITS}) == {}


def test_no_role_reads_a_secret_link_in_the_admin(seen):
    def tells(address, answer):
        return address.startswith("/admin/") and {
            what for what in answer.secrets if what.startswith("token")
        }

    assert found(seen, tells) == {}


def test_nobody_from_outside_learns_of_a_restricted_page(seen):
    assert found(seen, lambda address, answer: answer.secrets & {"what is restricted"}, {""}) == {}


def test_no_form_breaks_or_prints_what_was_typed_as_markup(seen, inhabited):
    wrong = []
    done = set()
    for role in SENDERS:
        client = signed_in(inhabited, role)
        for address, answer in seen[role].items():
            for action, hidden, texts in answer.forms:
                # Wagtail's own forms of one kind (delete, unpublish …) stand once for all roles.
                if (action, tuple(texts)) in done or DRAWN_BY_SCRIPT.match(action):
                    continue
                done.add((action, tuple(texts)))
                wrong += [
                    (role, address, action, what)
                    for what in problems(client, action, hidden, texts)
                ]
    assert wrong == []
    assert len(done) >= 50


def problems(client, action, hidden, texts):
    """Send a form empty, and with a hostile value in every text; nothing of it is kept."""
    values = {name: HOSTILE[n % len(HOSTILE)] for n, name in enumerate(texts)}
    markup = dict.fromkeys(texts, HOSTILE[0])
    # Wagtail's own forms rely on their hidden fields; a stranger may leave out everything.
    empty = hidden if action.startswith("/admin/") else {}
    for data in [empty, *([hidden | values, hidden | markup] if texts else [])]:
        cache.clear()  # the limits of the one must not answer for the other
        with transaction.atomic():
            answer = client.post(action, data, follow=True)
            text = text_of(answer)
            transaction.set_rollback(True)
        if answer.status_code >= 500:
            yield data, answer.status_code
        if RAW.search(text):
            yield data, "markup"


def test_the_walk_gets_around(walks):
    """Otherwise the tests below would say nothing."""
    reached = {role: len(done.answers) for role, done in walks.items()}
    roles = {EDITORS, MODERATORS, ADMINISTRATORS, EVALUATION, VISITS}
    assert reached.keys() == roles | {PAGES_ONLY, ADMINISTRATOR}
    assert reached[PAGES_ONLY] >= 20 and min(reached[EDITORS], reached[ADMINISTRATOR]) >= 220, (
        reached
    )


def test_every_entry_of_every_menu_opens(walks):
    closed = {
        (role, label): done.answers[address]
        for role, done in walks.items()
        for label, address in done.menu.items()
        if done.answers[address] != 200
    }
    assert closed == {}


def test_no_link_leads_to_an_error(walks):
    errors = {
        (role, address): status
        for role, done in walks.items()
        for address, status in done.answers.items()
        if status >= 400
    }
    assert errors == {}


def test_no_page_of_the_admin_speaks_english(walks):
    assert {role: done.english for role, done in walks.items() if done.english} == {}


def test_the_menu_has_at_most_ten_entries_at_once(inhabited):
    many = {
        role: labels
        for role, user in inhabited.users.items()
        if len(labels := menu_of(user)[1]) > 10
    }
    assert many == {}


def test_editors_find_what_they_look_after_in_the_menu(walks):
    wanted = {
        "Postausgang": "/admin/post_office/email/",
        "Weiterleitungen": "/admin/redirects/",
        "Sammlungen": "/admin/collections/",
        "Betriebe": "/admin/snippets/directory/business/",
        "Handbuch": "/admin/handbuch/",
    }
    menu = walks[EDITORS].menu
    assert {label: menu.get(label) for label in wanted} == wanted
    assert [label for label in menu if "Workflow" in label] == []


def test_no_menu_leads_away_from_the_site(walks):
    assert [url for done in walks.values() for url in done.menu.values() if "//" in url] == []
