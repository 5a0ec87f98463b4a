"""Every menu of the admin as each role, and every link behind it, like an editor who looks around."""

import re
from collections import Counter, deque
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory
from django.urls import resolve
from wagtail.admin.menu import admin_menu

from submissions.workflow.roles import ADMINISTRATORS, EDITORS, MODERATORS
from tests.whole_site.inhabited import ADMINISTRATOR, EVALUATION, PAGES_ONLY, VISITS
from tests.whole_site.test_every_address import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("admin_links")]

AT_MOST = 680
FORBIDDEN = 403
OF_ONE_KIND = 2
# A script adds to these what was ticked; without that there is nothing to act on.
NEEDS_TICKS = "/admin/bulk/"
ENDS_THE_SESSION = "/admin/logout/"
# Words that a German sentence has no use for, so that any of them is a text left in English.
ENGLISH = (
    "add all and are back cancel change choose close comments copied could created delete draft edit "
    "error from has history items last more move new not of open published results save search "
    "settings submit that the this unpublish updated upload users view with you your"
).split()
TEXT_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt")
# Django keeps the names of rights in the database, in English; only administrators open this form.
RIGHTS = "/admin/groups/"
# The page that Wagtail's migrations make is not ours.
WAGTAILS_PAGE = "Welcome to your new Wagtail site!"


@dataclass
class Walk:
    """What one role was answered."""

    menu: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)
    english: dict = field(default_factory=dict)


def menu_of(user):
    """Return {label: address} of the menu and all menus below it; and the labels of the first level."""
    request = RequestFactory().get("/admin/")
    request.user = user
    found, levels = {}, [admin_menu]
    while levels:
        for item in levels.pop().menu_items_for_request(request):
            if hasattr(item, "menu"):
                levels.append(item.menu)
            elif not item.url.startswith("#"):  # opens a window of the page that is open
                found[str(item.label)] = item.url
    return found, [str(item.label) for item in admin_menu.menu_items_for_request(request)]


def english_in(soup):
    """Return the texts of a page that a reader sees or hears and that hold an English word."""
    # What says that it is English is meant to be: the comments of templates on the style page.
    for hidden in soup.select("script, style, template, code, [lang=en]"):
        hidden.decompose()
    texts = list(soup.stripped_strings)
    texts += [tag[name] for name in TEXT_ATTRIBUTES for tag in soup.select(f"[{name}]")]
    # An address is no sentence.
    texts = {re.sub(r"/[\w/-]+/", "", text.replace(WAGTAILS_PAGE, "")) for text in texts}
    return sorted(t for t in texts if not set(ENGLISH).isdisjoint(re.findall(r"\w+", t.lower())))


def links_of(soup, here):
    """Return the addresses within the admin to which a page leads, without their queries."""
    found = {urlsplit(link["href"]) for link in soup.select("a[href]")}
    return sorted(
        parts.path or here
        for parts in found
        if not parts.netloc and parts.scheme == "" and (parts.path or here).startswith("/admin/")
    )


def is_refusal(answer, address):
    """Whether Wagtail led to its first page, with a message, because one may not be here."""
    return answer.wsgi_request.path == "/admin/" != address


def walk(client, menu):
    """Follow the menu, then what it leads to; of one kind of page only the first few."""
    done, kinds = Walk(menu=menu), Counter()
    waiting = deque(["/admin/", *menu.values()])
    while waiting and len(done.answers) < AT_MOST:
        address = waiting.popleft()
        kind = resolve(address).view_name if address not in menu.values() else address
        if address in done.answers or address.startswith(NEEDS_TICKS) or kinds[kind] == OF_ONE_KIND:
            continue
        if address == ENDS_THE_SESSION:
            continue
        kinds[kind] += 1
        answer = client.get(address, follow=address in menu.values())
        done.answers[address] = answer.status_code
        if address in menu.values() and is_refusal(answer, address):
            done.answers[address] = FORBIDDEN
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            soup = BeautifulSoup(answer.content, "html.parser")
            waiting.extend(links_of(soup, address))
            if (texts := english_in(soup)) and not address.startswith(RIGHTS):
                done.english[address] = texts
    return done


@pytest.fixture(scope="module")
def walks(inhabited):
    """{role: its walk} of all who may enter the admin."""
    return {
        role: walk(signed_in(inhabited, role), menu_of(user)[0])
        for role, user in inhabited.users.items()
        if user.has_perm("wagtailadmin.access_admin")
    }


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
