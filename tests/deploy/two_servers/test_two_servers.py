"""What one server knows, the other knows too; what happens once, happens once for both.

Each visitor comes from a network of its own, so that no limit of one test reaches another.
"""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.deploy.two_servers.people import Visitor

pytestmark = pytest.mark.xdist_group("deploy")

WORKER_SECONDS = 120
# An editor, a page of the news, and two dates of events.
PREPARE = """
import json
from django.contrib.auth import get_user_model
from home.models import NewsPage
from tests.factories.events import make_event

get_user_model().objects.create_superuser("chefin", "chefin@example.org", "x")
page = NewsPage.objects.live().first()
page.save_revision().publish()
last = make_event(title="Letzter Platz", registration="here", places=1)
many = make_event(title="Viele Plätze", registration="here", places=50)
print(json.dumps({
    "page": [page.pk, page.get_url()],
    "last": last.occurrences.get().get_absolute_url() + "anmelden/",
    "many": many.occurrences.get().get_absolute_url() + "anmelden/",
}))
"""
NEWEST_SESSION = """
from allauth.usersessions.models import UserSession
print(UserSession.objects.latest("pk").pk)
"""
FORGET_THE_NIGHT = """
from datetime import timedelta
from home.models import NightlyRun
NightlyRun.objects.update(day=NightlyRun.objects.first().day - timedelta(days=1))
print(NightlyRun.objects.count())
"""
NIGHTS = """
import json
from home.models import NightlyRun
print(json.dumps([[bool(n.finished_at), sorted(n.done), n.failed] for n in NightlyRun.objects.all()]))
"""


@pytest.fixture(scope="module")
def facts(servers):
    return servers.shell(PREPARE)


@pytest.fixture
def editor(servers, facts):
    return sign_in(servers, "192.0.2.1")


def sign_in(servers, network):
    return servers.visitor(network).sign_in("chefin", "x")


def wait_until(is_so, seconds=WORKER_SECONDS):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        threading.Event().wait(0.5)


def seconds_until(status, visitor, path):
    """Return after how many seconds the page has this status; the last question began then."""
    begin = time.monotonic()
    while True:
        asked = time.monotonic() - begin
        if visitor.status(path) == status:
            return asked
        assert asked < 10


def test_what_is_published_on_one_is_read_on_the_other_within_a_second(servers, facts, editor):
    pk, address = facts["page"]
    reader = servers.visitor("192.0.2.2").goes_to(servers.second)
    assert [reader.status(address), reader.status(address)] == [200, 200]
    editor.get(f"/admin/pages/{pk}/unpublish/")
    editor.post({})
    assert seconds_until(404, reader, address) <= 1
    assert reader.status(address) == 404
    publish = f"/admin/bulk/wagtailcore/page/publish/?id={pk}&next=/admin/"
    editor.get(publish)
    editor.post({}, publish)
    assert seconds_until(200, reader, address) <= 1


def test_a_session_holds_on_both(servers, facts):
    editor = sign_in(servers, "192.0.2.3")
    assert editor.is_signed_in()
    assert editor.goes_to(servers.second).is_signed_in()
    assert not servers.visitor("192.0.2.3").goes_to(servers.second).is_signed_in()


def test_who_signs_out_on_one_is_signed_out_on_the_other(servers, facts):
    """With a copy of the cookie: a browser forgets its own."""
    leaving, staying = (sign_in(servers, "192.0.2.5") for _ in range(2))
    copy = Visitor(servers.second, "192.0.2.6", leaving.cookie("sessionid"))
    assert copy.is_signed_in()
    leaving.get("/konto/abmelden/")
    leaving.post({})
    assert not leaving.is_signed_in()
    assert not copy.is_signed_in()
    assert staying.goes_to(servers.second).is_signed_in()


def test_a_session_that_is_ended_in_the_list_on_one_is_ended_on_the_other(servers, facts):
    own, other = (sign_in(servers, "192.0.2.7") for _ in range(2))
    assert other.goes_to(servers.second).is_signed_in()
    own.get("/konto/anmeldungen/")
    own.post({"session": servers.shell(NEWEST_SESSION)})
    assert not other.is_signed_in()
    assert own.is_signed_in()
    assert own.goes_to(servers.second).is_signed_in()


def test_a_limit_counts_what_both_have_seen(servers):
    sender = servers.visitor("192.0.2.4")
    statuses = []
    for number in range(12):
        sender.goes_to((servers.first, servers.second)[number % 2]).get("/kontakt/")
        statuses.append(sender.status_of_post({"text": ""}))
    assert statuses == [200] * 10 + [429] * 2


def test_the_last_place_is_given_once(servers, facts):
    visitors = [servers.visitor(f"192.0.2.{number}") for number in range(10, 16)]
    for number, visitor in enumerate(visitors):
        visitor.goes_to((servers.first, servers.second)[number % 2]).get(facts["last"])
    proofs = [visitor.solve_puzzle() for visitor in visitors]
    with ThreadPoolExecutor(len(visitors)) as at_once:
        places = list(at_once.map(Visitor.register, visitors, proofs))
    assert sorted(places) == [False] * 5 + [True]
    wait_for_mails(servers, visitors)


def test_an_answer_to_the_puzzle_that_one_took_is_not_taken_by_the_other(servers, facts):
    """What looks like advertising hears the same as everybody, and gets no mail."""
    honest, copying, second = (servers.visitor(f"192.0.2.{number}") for number in (20, 21, 22))
    honest.get(facts["many"])
    proof = honest.solve_puzzle()
    honest.register(proof)
    copying.goes_to(servers.second).get(facts["many"])
    copying.register(proof)
    second.goes_to(servers.second).get(facts["many"])
    second.register(second.solve_puzzle())
    wait_for_mails(servers, [honest, second])
    assert servers.mail_server.recipients()[copying.email] == 0


def wait_for_mails(servers, visitors):
    """Wait until both workers have sent what waits, and look that nobody got a mail twice."""
    sent = servers.mail_server.recipients
    wait_until(lambda: all(sent()[visitor.email] for visitor in visitors))
    threading.Event().wait(5)
    assert [sent()[visitor.email] for visitor in visitors] == [1] * len(visitors)


def test_a_mail_is_sent_once_by_whichever_worker(servers, facts):
    visitors = [servers.visitor(f"192.0.2.{number}") for number in range(30, 42)]
    for number, visitor in enumerate(visitors):
        visitor.goes_to((servers.first, servers.second)[number % 2]).get(facts["many"])
        visitor.register("")
    wait_for_mails(servers, visitors)


def test_the_night_takes_place_once(servers):
    wait_until(lambda: servers.shell(NIGHTS))
    assert servers.shell(FORGET_THE_NIGHT) == 1
    wait_until(lambda: any("Nachtlauf" in line for line in servers.lines()))
    threading.Event().wait(5)
    assert sum("Nachtlauf" in line for line in servers.lines()) == 1
    [night, _made] = servers.shell(NIGHTS)
    assert (night[0], night[1] != [], night[2]) == (True, True, [])
