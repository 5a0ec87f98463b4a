"""Those who send forms: different kinds of people, and known kinds of programs.

Each sender fills in the steps over HTTP with Django's test client and then opens the mailed link,
if there is one; only what is confirmed reaches the queue. A program opens it where its kind would.
"""

import json
import re
import uuid
from base64 import b64encode
from datetime import timedelta
from html import unescape

from altcha import Challenge, Payload, solve_challenge
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from post_office.models import Email
from wagtail.models import Site

from submissions.models import Submission, UnfinishedForm
from tests.factories.events import make_events_page
from tests.factories.walking import of_step

from . import texts

ADDRESS = "/veranstaltungen/vorschlagen/"
STEPS = 4
SHOP = "198.51.100.7"


def make_site():
    make_events_page(Site.objects.get().root_page)
    cache.clear()


def network(chance):
    return ".".join(str(chance.randint(1, 254)) for _ in range(4))


def fields(chance, **changes):
    day = timezone.localdate() + timedelta(days=chance.randint(3, 200))
    return {
        "title": f"{chance.choice(texts.TITLES)} {chance.randint(1, 999)}",
        "kind": "meeting",
        "summary": chance.choice(texts.SUMMARIES),
        "description": chance.choice(texts.DESCRIPTIONS),
        "date": day.isoformat(),
        "start_time": chance.choice(["18 Uhr", "18.00", "18:30"]),
        "end_time": "21 Uhr",
        "place_name": "Stadtteilladen",
        "is_free": "on",
        "organiser_name": "Verein (Beispiel)",
        "contact_name": chance.choice(texts.NAMES),
        "contact_email": f"{uuid.UUID(int=chance.getrandbits(128))}@example.org",
        "consent": "on",
    } | changes


def solved(page):
    """Return the answer to the puzzle on a page, as the browser's script finds it."""
    puzzle = json.loads(unescape(re.search(r'data-proof="([^"]+)"', page)[1]))
    challenge = Challenge.from_dict(puzzle)
    return Payload(challenge, solve_challenge(challenge)).to_base64()


def send(chance, typed, address, seconds, proof=None, trap="", confirms=True):
    """Walk through the form in so many seconds and return what became of it.

    `proof` is a function that makes the answer to the puzzle out of the last page.
    """
    client = Client(REMOTE_ADDR=address)
    answer = client.post(ADDRESS, of_step("event", 1, typed) | {"homepage": trap})
    for step in range(2, STEPS + 1):
        if answer.status_code != 302:
            return "refused"
        answer = client.post(answer.url, of_step("event", step, typed) | {"homepage": trap})
    if answer.status_code != 302:
        return "refused"
    begun = UnfinishedForm.objects.latest("pk")
    UnfinishedForm.objects.filter(pk=begun.pk).update(
        begun_at=timezone.now() - timedelta(seconds=seconds)
    )
    last = {"consent": "on", "homepage": trap}
    if proof is not None:
        last["proof"] = proof(client.get(answer.url).content.decode())
    answer = client.post(answer.url, last)
    if answer.status_code != 302:
        return "refused"
    return open_mail(client, UnfinishedForm.objects.get(pk=begun.pk).submission_id, confirms)


def open_mail(client, submission_id, confirms):
    """Press the button behind the mailed link, if a mail came, and return where the submission is."""
    submission = Submission.objects.get(pk=submission_id)
    mail = Email.objects.filter(to=[submission.contact_email]).last()
    if mail is not None and confirms:
        client.post(f"{submission.get_absolute_url()}bestaetigen/")
        submission.refresh_from_db()
    places = {"spam": "spam tab", "unconfirmed": "unconfirmed", "in_moderation": "queue"}
    return places[submission.state]


def with_script(chance, number):
    return send(chance, fields(chance), network(chance), chance.randint(40, 900), solved)


def without_script(chance, number):
    return send(chance, fields(chance), network(chance), chance.randint(60, 900))


def in_the_shop(chance, number):
    """One after the other at the same computer of the neighbourhood shop; some without scripts."""
    proof = solved if chance.random() < 0.7 else None
    return send(chance, fields(chance), SHOP, chance.randint(60, 400), proof)


def with_links(chance, number):
    typed = fields(chance, description=chance.choice(texts.HONEST_LINKS))
    return send(
        chance, typed, network(chance), chance.randint(60, 400), chance.choice([solved, None])
    )


def with_a_suspicious_trade(chance, number):
    typed = fields(chance, description=chance.choice(texts.SUSPICIOUS_TRADES))
    return send(
        chance, typed, network(chance), chance.randint(60, 400), chance.choice([solved, None])
    )


def with_a_form_filler(chance, number):
    return send(chance, fields(chance), network(chance), chance.randint(5, 15), solved)


def mistyped_before(chance, number):
    """The same once more, because the address was wrong the first time."""
    typed, address = fields(chance), network(chance)
    send(
        chance,
        typed | {"contact_email": f"falsch{number}@example.org"},
        address,
        90,
        confirms=False,
    )
    return send(chance, typed, address, 20)


PEOPLE = {
    "with scripts, four languages": (80, with_script),
    "without scripts": (40, without_script),
    "one computer in the neighbourhood shop": (25, in_the_shop),
    "with links in the text": (20, with_links),
    "of a trade that advertising is made of": (15, with_a_suspicious_trade),
    "with a form filler, in seconds": (10, with_a_form_filler),
    "sent again after a mistyped address": (10, mistyped_before),
}


def one_shot(chance, number):
    """Sends everything to the first address, as programs do that know one page only."""
    Client(REMOTE_ADDR=network(chance)).post(ADDRESS, fields(chance))
    return "never sent"


def fills_everything(chance, number):
    return send(chance, fields(chance), network(chance), 30, trap="https://spam.example")


def in_no_time(chance, number):
    return send(chance, fields(chance), network(chance), 0)


def with_markup(chance, number):
    typed = fields(chance, description=chance.choice(texts.MARKUP))
    return send(chance, typed, network(chance), 60)


def real_browser_with_advertising(chance, number):
    typed = fields(chance, description=chance.choice(texts.ADVERTISING))
    return send(chance, typed, network(chance), 90, solved)


class Replay:
    """Solves one puzzle and sends its answer with every form, in clean text, from a botnet."""

    answer = None

    def __call__(self, chance, number):
        return send(chance, fields(chance), network(chance), 60, self._proof)

    def _proof(self, page):
        Replay.answer = Replay.answer or solved(page)
        return Replay.answer


def forges(chance, number):
    fake = b64encode(b'{"challenge": {"parameters": {}}, "solution": {}}').decode()
    return send(chance, fields(chance), network(chance), 60, lambda _page: fake)


def floods(chance, number):
    """Clean text without scripts, all from one network."""
    return send(chance, fields(chance), "203.0.113.9", 60, confirms=False)


def same_text_everywhere(chance, number):
    typed = fields(chance) | texts.SAME_TEXT | {"date": "2027-05-04", "start_time": "18 Uhr"}
    return send(chance, typed, network(chance), 60)


def strangers_addresses(chance, number):
    """Clean text from everywhere with addresses of others, to have our mails sent to them."""
    return send(chance, fields(chance), network(chance), 60, confirms=False)


PROGRAMS = {
    "one shot at the first page": (150, one_shot),
    "fills in every field": (150, fills_everything),
    "sends in no time": (150, in_no_time),
    "links in markup, no script": (100, with_markup),
    "real browser, advertising": (100, real_browser_with_advertising),
    "one solved puzzle for all": (80, Replay()),
    "forged answer to the puzzle": (70, forges),
    "flood from one network": (110, floods),
    "the same text from everywhere": (50, same_text_everywhere),
    "addresses of strangers": (40, strangers_addresses),
}
