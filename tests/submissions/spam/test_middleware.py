"""Whatever visitors can send to, and every form they fill in, has its limits."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.urls import URLPattern, get_resolver

from accounts.sign_in.forms import FramedForm
from content import sections
from content.forms import FilterForm, PublicForm
from events.proposals.date_changes import DateChangeForm
from events.registration.forms import ChangeForm
from events.views.check_in import ArrivalForm
from events.views.registration import RegistrationForm
from submissions.front_door.account_mails import AddressForm
from submissions.front_door.forms import MessageForm, SubmissionForm
from submissions.front_door.guarded_form import GuardedForm
from submissions.front_door.sent import RightAddressForm
from submissions.models import Message
from submissions.pictures.forms import PictureForm, ShownPicturesForm
from submissions.private_link.contact_views import ContactForm
from submissions.private_link.owner_views import OwnerReplyForm
from submissions.private_link.renewal import RenewalForm
from submissions.private_link.views import AnswerForm, DeletionForm
from teams.room.forms import TableForm
from tests.factories.typing import fields_in

pytestmark = pytest.mark.django_db

# Only somebody with a private link, or with the link of a begun form, can send these; `CHANGES`,
# `POSTS` and `PICTURES` hold for them.
# What belongs to signing in counts failures (`accounts.sign_in.limits`).
# What stands in a team's room is sent by who is signed in, or by the link of a letter.
# The tests' own forms, and the one whose fields the style page shows.
NEVER_SENT = ("tests", "home.admin.style")
OF_MEMBERS = {"teams.room.forms", "teams.room.mail_forms", "teams.room.turn_forms"}
BEHIND_A_LINK = {
    AnswerForm,
    ArrivalForm,  # the link is the code at the door; `ARRIVALS` holds for it
    ChangeForm,
    ContactForm,
    DateChangeForm,
    DeletionForm,
    OwnerReplyForm,
    PictureForm,
    ShownPicturesForm,
}
# The admin without these asks for a login first.
PUBLIC_IN_THE_ADMIN = ("admin/login/",)
# What an address of a pattern may look like: `<str:token>`, `(?P<day>[0-9]{4}…)`, `([\w-]+)`.
PLACE = re.compile(r"<[^>]+>|\((?:\?P<\w+>|\?:)?(?:[^()]|\([^()]*\))*\)[+*?]?")


def addresses_of(patterns, before=""):
    """Return an address for every pattern: its fixed words, and a word for what may vary."""
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield re.sub(r"[\^$\\]", "", PLACE.sub("x", address))
        else:
            yield from addresses_of(pattern.url_patterns, address)


def public_addresses():
    found = set(addresses_of(get_resolver().url_patterns))
    for section in sections.every():
        if section.page and getattr(section.page, "urlconf", ""):
            found |= set(addresses_of(section.page.get_subpage_urls(), f"{section.app}/"))
    return sorted(
        address
        for address in found
        if not address.startswith("admin/") or address.startswith(PUBLIC_IN_THE_ADMIN)
    )


def subclasses_of(form_class):
    for below in form_class.__subclasses__():
        yield below
        yield from subclasses_of(below)


def test_the_walk_finds_the_addresses_of_every_section_and_of_the_frame():
    found = public_addresses()
    assert {
        "admin/login/",
        "directory/x/aendern/",
        "einreichung/x/antworten/",
        "eintrag-pruefen/x/x/",
        "events/x/x/anmelden/",
        "kontakt/",
        "konto/anmelden/",
        "konto/passwort/vergessen/",
        "teams/x/mitmachen/",
    } <= set(found)
    assert len(found) > 60


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_no_address_takes_anything_from_a_network_that_sent_too_much(client, settings, method):
    settings.POSTS_PER_NETWORK = 0
    answers = {
        address: getattr(client, method)(f"/{address}", {"text": "Hallo"}, "text/plain")
        if method != "post"
        else client.post(f"/{address}", {"text": "Hallo"})
        for address in public_addresses()
    }
    # What only answers a monitor takes nothing from anybody.
    probes = [answers.pop(address).status_code for address in ("healthz", "readyz")]
    assert probes == [405, 405]
    open_ones = [address for address, answer in answers.items() if answer.status_code != 429]
    assert open_ones == []
    assert {answer["Retry-After"] for answer in answers.values()} == {"3600"}


def test_the_day_has_a_limit_too(client, settings):
    settings.POSTS_PER_NETWORK_A_DAY = 1
    assert client.post("/kontakt/", {}).status_code == 200
    answer = client.post("/kontakt/", {})
    assert (answer.status_code, answer["Retry-After"]) == (429, "86400")


def test_reading_is_never_counted(client, settings):
    settings.POSTS_PER_NETWORK = 0
    assert [client.get("/kontakt/").status_code, client.head("/kontakt/").status_code] == [200] * 2


def test_editors_at_work_are_not_counted(client, settings):
    settings.POSTS_PER_NETWORK = 0
    client.force_login(get_user_model().objects.create_superuser("erika", "e@example.org", "x"))
    assert client.post("/admin/logout/").status_code == 302


def test_what_was_typed_stands_on_the_page_that_refuses_it_and_nothing_else(client, settings):
    settings.POSTS_PER_NETWORK = 0
    sent = {"text": "Mein <b>langer</b> Text", "key": "k-1", "password": "p-1", "proof": "r-1"}
    answer = client.post("/kontakt/", sent | {"csrfmiddlewaretoken": "c-1"})
    text = answer.content.decode()
    assert "Mein &lt;b&gt;langer&lt;/b&gt; Text" in text
    assert "kam in kurzer Zeit sehr viel" in text
    assert [secret for secret in ("k-1", "p-1", "r-1", "c-1") if secret in text] == []
    assert answer["Cache-Control"] == "private, no-store"


def test_a_forged_address_or_another_process_does_not_help(client, settings):
    settings.POSTS_PER_NETWORK = 3
    statuses = []
    for number in range(5):
        cache.clear()  # each process has its own
        forged = {"HTTP_X_FORWARDED_FOR": f"198.51.100.{number}"}
        statuses.append(client.post("/kontakt/", {}, **forged).status_code)
    assert statuses == [200] * 3 + [429] * 2


def test_a_network_of_ipv6_is_one_and_its_neighbour_another(client, settings):
    settings.POSTS_PER_NETWORK = 1
    addresses = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"]
    statuses = [client.post("/kontakt/", {}, REMOTE_ADDR=a).status_code for a in addresses]
    assert statuses == [200, 429, 200]


def test_every_public_form_is_guarded_or_lies_behind_a_link():
    public = {
        form
        for form in subclasses_of(PublicForm)
        if not issubclass(form, FilterForm) and not form.__module__.startswith(NEVER_SENT)
    }
    unguarded = {form for form in public if not issubclass(form, GuardedForm)}
    of_accounts = {form for form in unguarded if issubclass(form, FramedForm)}
    of_members = {form for form in unguarded if form.__module__ in OF_MEMBERS}
    assert unguarded - of_accounts - of_members == BEHIND_A_LINK


# The forms and where they are; the steps of a proposal have tests of their own (`test_score.py`).
PAGES = {
    MessageForm: ("/kontakt/", {"text": "Hallo Nachbarn"}),
    RenewalForm: ("/einreichung/link-anfordern/", {"email": "anna@example.org"}),
    AddressForm: ("/konto/passwort/vergessen/", {"email": "anna@example.org"}),
}


def test_every_guarded_form_is_named_here_or_has_tests_of_its_own():
    guarded = {f for f in subclasses_of(GuardedForm) if not issubclass(f, SubmissionForm)}
    assert guarded == {*PAGES, RegistrationForm, RightAddressForm, TableForm}


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page[0])
@pytest.mark.parametrize("limit", ["FORMS_PER_ADDRESS", "FORMS_PER_ADDRESS_A_DAY"])
def test_a_right_form_too_many_is_refused_with_the_text_kept(client, settings, page, limit):
    address, typed = page
    setattr(settings, limit, 1)
    first = client.post(address, fields_in(client.get(address)) | typed)
    second = client.post(address, fields_in(client.get(address)) | typed)
    assert (first.status_code, second.status_code) == (302, 429)
    assert second["Retry-After"] == ("86400" if limit.endswith("DAY") else "3600")
    assert next(iter(typed.values())) in second.content.decode()
    assert Message.objects.count() <= 1


@pytest.mark.parametrize("address", [page[0] for page in PAGES.values()])
def test_every_form_carries_the_puzzle_and_the_script_that_solves_it(client, address):
    text = client.get(address).content.decode()
    assert "data-proof=" in text
    assert "js/proof.js" in text
