"""After sending: what the page says is so, one confirmation for all that waits, and a wrong address."""

import re

import pytest
from post_office.models import Email
from wagtail.models import Site

from submissions.front_door.sent import signer
from submissions.models import Submission
from tests.factories.events import make_events_page
from tests.factories.submissions import filed, proposal
from tests.factories.walking import address_of, walk

State = Submission.State
pytestmark = pytest.mark.django_db
PROMISE = "Wir schicken eine E-Mail mit einem Link an"
HELD_BACK = "Zu dieser Einreichung haben wir deshalb keine geschickt"


@pytest.fixture
def address():
    return f"{make_events_page(Site.objects.get().root_page).url}vorschlagen/"


def receipt(submission):
    return f"/einreichung/gesendet/{signer.sign(submission.reference)}/"


def right_address(client, submission, email):
    return client.post(f"{receipt(submission)}adresse/", {"email": email}, follow=True)


def recipients():
    return sorted(mail.to[0] for mail in Email.objects.all())


def test_a_mail_is_promised_as_often_as_one_is_sent(client, address):
    pages = [
        walk(client, address, "event", proposal(title=f"Abend {n}")).content.decode()
        for n in range(7)
    ]
    assert [PROMISE in page for page in pages] == [True] * 3 + [False] * 4
    assert [HELD_BACK in page for page in pages] == [False] * 3 + [True] * 4
    assert recipients() == ["ayse@example.org"] * 3


def test_what_counts_as_spam_is_told_the_same(client, settings):
    caught = filed(proposal())
    Submission.objects.update(state=State.SPAM)
    assert PROMISE in client.get(receipt(caught)).content.decode()
    for n in range(2):
        filed(proposal(title=f"Abend {n}"))
    assert HELD_BACK in client.get(receipt(caught)).content.decode()


def test_one_button_confirms_everything_that_waits_for_the_address(client):
    first, *_others = [filed(proposal(title=f"Abend {n}")) for n in range(5)]
    stranger = filed(proposal(title="Fremdes", contact_email="fremd@example.org"))
    link = first.get_absolute_url()
    page = client.get(link).content.decode()
    assert re.findall(r"Abend \d", page.partition('id="others"')[2].partition("</ul>")[0]) == [
        "Abend 1",
        "Abend 2",
        "Abend 3",
        "Abend 4",
    ]
    assert "Fremdes" not in page
    client.post(f"{link}alle-bestaetigen/")
    waiting = Submission.objects.filter(state=State.IN_MODERATION)
    assert waiting.count() == 5
    stranger.refresh_from_db()
    assert stranger.state == State.UNCONFIRMED
    assert 'id="others"' not in client.get(link).content.decode()


def test_what_is_no_longer_right_is_left_when_all_is_confirmed(client):
    first, wrong = filed(proposal()), filed(proposal(title="Vorbei"))
    wrong.payload |= {"date": ["1.1.2020"], "repetition_pattern": ["once"]}
    wrong.save()
    client.post(f"{first.get_absolute_url()}alle-bestaetigen/")
    assert [row.state for row in Submission.objects.order_by("pk")] == [
        State.IN_MODERATION,
        State.UNCONFIRMED,
    ]


def test_people_without_an_address_are_not_thrown_together(client):
    first, second = filed(proposal()), filed(proposal(title="Von jemand anderem"))
    Submission.objects.update(contact_email="")
    assert second.subject not in client.get(first.get_absolute_url()).content.decode()


def test_a_wrong_address_is_corrected_before_confirming(client, unconfirmed):
    old = unconfirmed.get_absolute_url()
    page = right_address(client, unconfirmed, "richtig@example.org")
    unconfirmed.refresh_from_db()
    assert unconfirmed.contact_email == "richtig@example.org"
    assert "richtig@example.org" in page.content.decode()
    assert recipients() == ["richtig@example.org"]
    assert unconfirmed.full_url in Email.objects.get().message
    assert client.get(old).status_code == 404
    assert client.get(unconfirmed.get_absolute_url()).status_code == 200


def test_a_right_address_is_asked_for_in_words(client, unconfirmed):
    page = right_address(client, unconfirmed, "").content.decode()
    assert '<a href="#id_email">Bitte geben Sie Ihre E-Mail-Adresse an.</a>' in page
    unconfirmed.refresh_from_db()
    assert unconfirmed.contact_email == "ayse@example.org"


def test_addresses_are_not_corrected_without_end(client, settings, unconfirmed):
    settings.FORMS_PER_ADDRESS = 1
    right_address(client, unconfirmed, "eins@example.org")
    answer = right_address(client, unconfirmed, "zwei@example.org")
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")
    assert "data-proof=" in answer.content.decode()
    assert recipients() == ["eins@example.org"]


def test_what_is_confirmed_keeps_its_address(client, in_moderation):
    assert address_of(client.get(f"{receipt(in_moderation)}adresse/", follow=True)) == receipt(
        in_moderation
    )
    right_address(client, in_moderation, "dieb@example.org")
    in_moderation.refresh_from_db()
    assert in_moderation.contact_email == "ayse@example.org"
    assert "ist bestätigt" in client.get(receipt(in_moderation)).content.decode()


def test_the_number_alone_opens_nothing(client, unconfirmed):
    for made_up in (unconfirmed.reference, f"{unconfirmed.reference}:x", "PB-AAAAAA"):
        for part in ("", "adresse/"):
            page = client.get(f"/einreichung/gesendet/{made_up}/{part}")
            assert page.status_code == 404
            assert "ayse@example.org" not in page.content.decode()


def test_the_page_is_stored_nowhere_and_tells_no_other_host_its_address(client, unconfirmed):
    page = client.get(receipt(unconfirmed))
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "same-origin"
    assert f"seite={receipt(unconfirmed)}" not in page.content.decode()
