"""Every menu of the admin as each role, and every link behind it, like an editor who looks around."""

import html
import re
from collections import Counter, deque
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.test import RequestFactory
from django.urls import resolve
from wagtail.admin.menu import admin_menu

AT_MOST = 680
FORBIDDEN = 403
REDIRECTS = {301, 302}
OF_ONE_KIND = 2
# A script adds to these what was ticked; without that there is nothing to act on.
NEEDS_TICKS = "/admin/bulk/"
ENDS_THE_SESSION = "/admin/logout/"
# Words that a German sentence has no use for, so that any of them is a text left in English.
ENGLISH = set(
    "add all and are back cancel change choose close comments copied could created delete draft edit "
    "error from has history items last more move new not of open published results save search "
    "settings submit that the this unpublish updated upload users view with you your".split()
)
TEXT_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt")
# What is no text: comments, elements that nobody is shown, and tags.
INSIDE = r"""[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*"""
UNREAD = r"<!--.*?-->|<(script|style{more})(?=[\s>/]).*?</\1\s*>|"
FLAGS = re.IGNORECASE | re.DOTALL
MARKUP = re.compile(UNREAD.format(more="|template|code") + f"<[a-z/!]{INSIDE}>", FLAGS)
HEARD = re.compile(rf"\s(?:{'|'.join(TEXT_ATTRIBUTES)})\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+)", FLAGS)
LINK = re.compile(UNREAD.format(more="") + rf"<a(?P<tag>\s{INSIDE})>", FLAGS)
HREF = re.compile(r"""\shref\s*=\s*(?P<quote>["'])(?P<address>.*?)(?P=quote)""", FLAGS)
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


def english(texts):
    """Return those of the texts that hold an English word."""
    # An address is no sentence.
    texts = {re.sub(r"/[\w/-]+/", "", text.replace(WAGTAILS_PAGE, "")) for text in texts}
    return sorted(t for t in texts if not ENGLISH.isdisjoint(re.findall(r"\w+", t.lower())))


def english_in(page):
    """Return the texts of a page that a reader sees or hears and that hold an English word."""
    # To take a page apart takes as long as to make it; without such a word in it there is no need.
    texts = [html.unescape(MARKUP.sub(" ", page)), *map(html.unescape, HEARD.findall(page))]
    if not english(texts):
        return []
    soup = BeautifulSoup(page, "html.parser")
    # What says that it is English is meant to be: the comments of templates on the style page.
    for hidden in soup.select("script, style, template, code, [lang=en]"):
        hidden.decompose()
    texts = list(soup.stripped_strings)
    texts += [tag[name] for name in TEXT_ATTRIBUTES for tag in soup.select(f"[{name}]")]
    return english(texts)


def links_of(page, here):
    """Return the addresses within the admin to which a page leads, without their queries."""
    tags = [found["tag"] for found in LINK.finditer(page) if found["tag"]]
    addresses = [html.unescape(href["address"]) for tag in tags if (href := HREF.search(tag))]
    found = {urlsplit(address) for address in addresses}
    return sorted(
        parts.path or here
        for parts in found
        if not parts.netloc and parts.scheme == "" and (parts.path or here).startswith("/admin/")
    )


def followed(look, address):
    """Return the status behind all redirects, and what was answered there."""
    answer = look(address)
    for _redirect in range(10):
        if answer.status not in REDIRECTS:
            break
        # Wagtail leads to its first page, with a message, whoever may not be here.
        if urlsplit(answer.leads_to).path == "/admin/" != address:
            return FORBIDDEN, answer
        answer = look(answer.leads_to)
    return answer.status, answer


def walk(look, menu):
    """Follow the menu, then what it leads to; of one kind of page only the first few.

    `look` returns what is answered at an address: `status`, `leads_to`, `links` and `english`.
    """
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
        answer = look(address)
        done.answers[address] = answer.status
        if address in menu.values():
            done.answers[address], answer = followed(look, address)
        waiting.extend(answer.links)
        if answer.english and not address.startswith(RIGHTS):
            done.english[address] = answer.english
    return done
