"""What speaks against a form, what people are never stopped for, and where the rest goes."""

import json
import re
import threading
import uuid
from base64 import b64encode
from datetime import timedelta
from html import unescape

import pytest
from altcha import Challenge, Payload, Solution, solve_challenge
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from post_office.models import Email
from wagtail.models import Site, TaskState

from content.models import SiteSettings
from submissions.models import Message, Submission, UnfinishedForm
from submissions.models.front_door import RateCount
from submissions.spam import proof_of_work, score
from submissions.spam.rate_limits import SENT, Limit
from submissions.spam.text import hints_in
from tests.factories.directory import make_directory_page
from tests.factories.front_door import ADDRESS, at_step, business_fields
from tests.factories.walking import of_step, walk

State = Submission.State
Proof = proof_of_work.Proof
pytestmark = pytest.mark.django_db
CHECK = 6
KEY = uuid.UUID(int=1)
OTHER_KEY = uuid.UUID(int=2)


@pytest.fixture
def fields(db):
    make_directory_page(Site.objects.get().root_page)
    team = SiteSettings.load()
    team.contact_telephone = "0221 4710-900"
    team.save()
    return business_fields()


def solved(challenge):
    challenge = Challenge.from_dict(challenge)
    return Payload(challenge, solve_challenge(challenge)).to_base64()


def puzzle_on(answer):
    return json.loads(unescape(re.search(r'data-proof="([^"]+)"', answer.content.decode())[1]))


def sent(client, fields, **last):
    page = at_step(client, fields, CHECK)
    return client.post(page.url, {"consent": "on"} | last, follow=True)


def only():
    return Submission.objects.get()


# The puzzle


def test_the_answer_to_the_puzzle_is_good_once():
    answer = solved(proof_of_work.make_challenge())
    assert [proof_of_work.judge(answer, key) for key in (KEY, KEY, OTHER_KEY)] == [
        Proof.GOOD,
        Proof.GOOD,
        Proof.SPENT,
    ]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_twenty_forms_at_once_one_may_use_an_answer():
    answer, verdicts, gate = solved(proof_of_work.make_challenge()), [], threading.Barrier(20)

    def use():
        gate.wait()
        verdicts.append(proof_of_work.judge(answer, uuid.uuid4()))
        connection.close()

    threads = [threading.Thread(target=use) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(verdicts) == [Proof.GOOD] + [Proof.SPENT] * 19


def test_no_answer_is_missing_and_an_old_one_too(monkeypatch):
    monkeypatch.setattr(proof_of_work, "VALID_FOR", timedelta(seconds=-1))
    old = solved(proof_of_work.make_challenge())
    assert [proof_of_work.judge(answer, KEY) for answer in ("", old)] == [
        Proof.MISSING,
        Proof.MISSING,
    ]


def test_a_wrong_or_foreign_answer_is_wrong():
    challenge = Challenge.from_dict(proof_of_work.make_challenge())
    guessed = Payload(challenge, Solution(counter=1, derived_key="00" * 32)).to_base64()
    easier = proof_of_work.make_challenge()
    easier["parameters"]["keyPrefix"] = "00"
    foreign = b64encode(b'{"challenge": {"parameters": {}}, "solution": {}}').decode()
    answers = [guessed, solved(easier), foreign, "x", "x" * 5000]
    assert [proof_of_work.judge(answer, KEY) for answer in answers] == [Proof.WRONG] * 5


@given(st.text(max_size=400))
def test_no_text_breaks_the_judge(text):
    assert proof_of_work.judge(text, KEY) in (Proof.MISSING, Proof.WRONG)


# Limits


def test_a_count_names_nobody():
    SENT.count("10.0.0.1")
    (row,) = RateCount.objects.values()
    assert (row["count"], "10.0.0.1" in str(row)) == (1, False)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_twenty_at_once_are_counted_as_twenty():
    limit, gate, counts = Limit("test", 3600, "FORMS_PER_ADDRESS"), threading.Barrier(20), []

    def count():
        gate.wait()
        counts.append(limit.count("jemand"))
        connection.close()

    threads = [threading.Thread(target=count) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counts) == list(range(1, 21))


def test_a_window_runs_on_so_that_nobody_gets_twice_as_much_around_its_end(settings, monkeypatch):
    settings.FORMS_PER_ADDRESS = 3
    limit, now = Limit("test", 3600, "FORMS_PER_ADDRESS"), [3_600_000 - 1]
    monkeypatch.setattr("submissions.spam.rate_limits.time.time", lambda: now[0])
    assert [limit.is_over("jemand") for _ in range(4)] == [False] * 3 + [True]
    now[0] += 3000
    assert limit.is_over("jemand")
    now[0] += 1200
    assert not limit.is_over("jemand")


def test_who_tries_again_while_it_lasts_does_not_prolong_it(settings, monkeypatch):
    settings.FORMS_PER_ADDRESS = 1
    limit, now = Limit("test", 3600, "FORMS_PER_ADDRESS"), [3_600_000]
    monkeypatch.setattr("submissions.spam.rate_limits.time.time", lambda: now[0])
    tries = []
    for _ in range(9):
        tries.append(limit.is_over("jemand"))
        now[0] += 600
    assert tries == [False] + [True] * 6 + [False, True]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_fifty_at_once_a_limit_lets_its_number_through(settings):
    settings.FORMS_PER_ADDRESS = 7
    limit, gate, over = Limit("test", 3600, "FORMS_PER_ADDRESS"), threading.Barrier(50), []

    def ask():
        gate.wait()
        over.append(limit.is_over("jemand"))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(over) == [False] * 7 + [True] * 43


def test_a_blocked_person_sees_why_and_whom_to_call_and_loses_nothing(client, fields, settings):
    settings.FORMS_PER_ADDRESS = 1
    sent(client, fields)
    settings.FORMS_PER_ADDRESS = 100
    page = at_step(client, fields | {"name": "Zweiter Laden"}, CHECK)
    settings.FORMS_PER_ADDRESS = 1
    answer = client.post(page.url, {"consent": "on"}, HTTP_X_FORWARDED_FOR="9.9.9.9")
    text = answer.content.decode()
    assert answer.status_code == 429
    assert "kam in kurzer Zeit sehr viel" in text
    assert 'href="tel:' in text
    assert "Zweiter Laden" in text
    assert Submission.objects.count() == 1


def test_the_first_step_is_limited_too_and_keeps_what_was_typed(client, fields, settings):
    settings.FORMS_PER_ADDRESS = 0
    answer = client.post(ADDRESS, of_step("business", 1, fields))
    assert (answer.status_code, "Salon Gül (Beispiel)" in answer.content.decode()) == (429, True)
    assert UnfinishedForm.objects.count() == 0


def test_one_address_cannot_send_without_end_from_many_networks(client, fields, settings):
    settings.FORMS_PER_PERSON = 2
    statuses = []
    for number in range(3):
        page = at_step(client, fields | {"name": f"Laden {number}"}, CHECK)
        answer = client.post(page.url, {"consent": "on"}, REMOTE_ADDR=f"10.0.0.{number}")
        statuses.append(answer.status_code)
    assert statuses == [302, 302, 429]


def test_two_hundred_posts_to_one_address_send_three_mails(client, fields, settings):
    settings.FORMS_PER_PERSON = settings.FORMS_PER_ADDRESS = 1000
    settings.BUSY_NETWORK = 1000
    page = at_step(client, fields, CHECK)
    begun = UnfinishedForm.objects.get()
    for _ in range(200):
        UnfinishedForm.objects.update(key=uuid.uuid4(), data=begun.data, submission=None)
        client.post(page.url, {"consent": "on"})
    assert (Submission.objects.count(), Email.objects.count()) == (200, 3)


# People


def test_without_a_script_a_form_goes_the_usual_way(client, fields):
    sent(client, fields)
    assert (only().state, only().spam_reasons) == (State.UNCONFIRMED, ["proof_missing"])
    assert Email.objects.count() == 1


def test_with_a_script_nothing_speaks_against_it(client, fields):
    page = at_step(client, fields, CHECK)
    answer = solved(puzzle_on(client.get(page.url)))
    client.post(page.url, {"consent": "on", "proof": answer})
    assert (only().state, only().spam_reasons) == (State.UNCONFIRMED, [])


@pytest.mark.parametrize(
    "description",
    [
        "Wir sind die Spielhalle mit Online Casino Automaten.",
        "Mehr auf https://a.example.org und https://b.example.org.",
        "Bitcoin erklärt, für alle. Mehr auf https://a.example.org.",
        "مرحبا بكم",
        "Всегда рады",
    ],
)
def test_no_single_thing_stops_a_person_without_scripts_in_a_busy_shop(
    client, fields, settings, description
):
    settings.BUSY_NETWORK = 1
    SENT.count("127.0.0.1")
    sent(client, fields | {"description": description})
    assert only().state == State.UNCONFIRMED


def test_who_mistyped_an_address_may_send_the_same_again(client, fields):
    for address in ("falsch@example.org", "noch-falsch@example.org", "richtig@example.org"):
        sent(client, fields | {"contact_email": address})
    assert set(Submission.objects.values_list("state", flat=True)) == {State.UNCONFIRMED}


# Programs


def test_a_filled_trap_in_any_step_counts(client, fields):
    page = at_step(client, fields, 3)
    client.post(page.url, of_step("business", 3, fields) | {"homepage": "https://spam.example"})
    for step in (4, 5):
        client.post(f"{page.link}{step}/", of_step("business", step, fields))
    client.post(f"{page.link}pruefen/", {"consent": "on"})
    assert (only().state, "trap" in only().spam_reasons) == (State.SPAM, True)


def test_faster_than_anybody_types_is_spam(client, fields, settings):
    settings.FORM_FASTEST_SECONDS = 60
    sent(client, fields)
    assert (only().state, "too_fast" in only().spam_reasons) == (State.SPAM, True)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"description": '<a href="https://x.example">x</a>'}, "markup_link"),
        ({"description": "[url=https://x.example]x[/url]"}, "markup_link"),
        ({"description": " ".join(["https://x.example"] * 5)}, "many_links"),
        ({"description": "Viagra im Online Casino"}, "phrases"),
    ],
)
def test_advertising_is_spam(client, fields, changes, reason):
    sent(client, fields | changes)
    assert (only().state, reason in only().spam_reasons) == (State.SPAM, True)


def test_the_same_text_from_four_addresses_is_spam(client, fields):
    for number in range(4):
        sent(client, fields | {"contact_email": f"p{number}@example.org"})
    states = list(Submission.objects.order_by("pk").values_list("state", flat=True))
    assert states == [State.UNCONFIRMED] * 3 + [State.SPAM]


def test_an_answer_used_for_two_forms_is_spam(client, fields):
    page = at_step(client, fields, CHECK)
    answer = solved(puzzle_on(client.get(page.url)))
    client.post(page.url, {"consent": "on", "proof": answer})
    sent(client, fields | {"name": "Anderer"}, proof=answer)
    assert Submission.objects.get(subject="Anderer").spam_reasons == ["proof_spent"]


def test_spam_is_stored_whole_gets_no_mail_and_reaches_no_queue(client, fields):
    answer = sent(client, fields, homepage="https://spam.example")
    assert only().payload["name"] == ["Salon Gül (Beispiel)"]
    assert (Email.objects.count(), TaskState.objects.count()) == (0, 0)
    assert not only().is_editable
    assert only().reference in answer.content.decode()


def test_the_answer_tells_nothing_about_the_checks(client, fields):
    program = sent(client, fields, homepage="https://spam.example")
    person = sent(client, fields | {"name": "Anderer Laden"})
    number = re.compile(r"PB-[A-Z0-9]{6}(:[\w-]+)?")
    states = set(Submission.objects.values_list("state", flat=True))
    assert states == {State.SPAM, State.UNCONFIRMED}
    assert number.sub("", program.content.decode()) == number.sub("", person.content.decode())
    assert 'href="tel:' in person.content.decode()


def test_spam_sent_again_stays_one_and_spam(client, fields):
    page = at_step(client, fields, CHECK)
    for _ in range(2):
        client.post(page.url, {"consent": "on", "homepage": "x"})
    assert only().state == State.SPAM


def test_everything_that_can_be_noted_has_words():
    codes = {f"proof_{verdict}" for verdict in Proof} - {"proof_good"}
    assert codes | {"trap", "too_fast", "no_time"} <= set(score.REASONS)
    assert score.words_for(["trap", "gone"]) == [score.REASONS["trap"].label]


# Messages


def message(client, **changes):
    form = client.get("/kontakt/").context["form"]
    typed = {name: form[name].value() for name in ("key", "started")} | {"text": "Hallo"}
    return client.post("/kontakt/", typed | changes, follow=True)


def test_a_message_without_a_script_is_no_spam(client):
    message(client)
    assert (Message.objects.get().is_spam, Message.objects.open().count()) == (False, 1)


def test_a_message_of_a_program_lies_apart_and_its_sender_hears_what_everybody_hears(client):
    program = message(client, homepage="x")
    assert (Message.objects.get().is_spam, Message.objects.open().count()) == (True, 0)
    person = message(client)
    assert (program.redirect_chain, program.content) == (person.redirect_chain, person.content)


def test_a_message_that_never_saw_our_page_is_not_spam_for_that_alone(client):
    message(client, started="forged")
    stored = Message.objects.get()
    assert (stored.is_spam, stored.spam_reasons) == (False, ["no_time", "proof_missing"])


def test_a_flood_of_messages_is_stopped_with_the_text_kept(client, settings):
    settings.FORMS_PER_ADDRESS = 1
    message(client)
    answer = message(client, text="Mein zweiter Text")
    assert (answer.status_code, "Mein zweiter Text" in answer.content.decode()) == (429, True)


# Texts


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("Einfach Brot.", []),
        ("Siehe https://a.example", []),
        ("https://a.example www.b.example", ["some_links"]),
        ("Ein Casino Bonus", ["phrase"]),
        ("BACKLINKS and FOREX", ["phrases"]),
        ("Wir rahmen Ihr Bild ein; Spezialist für Sexualberatung", []),
    ],
)
def test_hints_of_advertising(text, hints):
    assert hints_in([text], []) == hints


def test_a_link_in_a_name_is_a_hint():
    assert hints_in([], ["https://a.example"]) == ["link_in_line"]


def test_a_long_text_is_read_in_a_moment():
    begin = timezone.now()
    hints_in(["a " * 20_000, "https://" * 2_000, "<a " * 5_000], ["x" * 300])
    assert timezone.now() - begin < timedelta(seconds=0.5)


def test_the_walk_of_a_person_ends_at_the_number(client, fields):
    assert only_reference(walk(client, ADDRESS, "business", fields)) == only().reference


def only_reference(answer):
    return re.search(r"PB-[A-Z0-9]{6}", answer.content.decode())[0]
