"""An older link is good until somebody presses a button behind the newer one."""

import pytest

from submissions.models import Submission

pytestmark = pytest.mark.django_db


def fresh():
    return Submission.objects.get()


def works(client, address):
    return client.get(address).status_code == 200


def test_looking_at_the_new_link_ends_nothing_and_using_it_ends_the_old_one(client, in_moderation):
    old = in_moderation.get_absolute_url()
    in_moderation.renew_link()
    new = fresh().get_absolute_url()
    assert [works(client, new), works(client, old)] == [True, True]
    client.post(f"{new}antworten/", {"text": "Noch etwas."})
    assert [works(client, new), works(client, old)] == [True, False]


def test_using_the_old_link_ends_neither_and_does_not_tell_the_new_one(client, in_moderation):
    old = in_moderation.get_absolute_url()
    in_moderation.renew_link()
    new = fresh().newest_token
    assert client.post(f"{old}antworten/", {"text": "Noch etwas."}).url == old
    pages = [
        client.get(f"{old}{step}") for step in ("", "aendern/", "meine-daten/", "zurueckziehen/")
    ]
    assert [page.status_code for page in pages] == [200] * 4
    assert [new in page.content.decode() for page in pages] == [False] * 4
    assert works(client, fresh().get_absolute_url())


def test_who_asks_twice_may_use_either_mail(client, in_moderation):
    in_moderation.renew_link()
    first = fresh().get_absolute_url()
    fresh().renew_link()
    assert fresh().get_absolute_url() == first
    assert works(client, first)


def test_after_the_new_link_was_used_the_next_is_another(client, in_moderation):
    in_moderation.renew_link()
    second = fresh().get_absolute_url()
    client.post(f"{second}antworten/", {"text": "Noch etwas."})
    fresh().renew_link()
    third = fresh().get_absolute_url()
    assert third != second
    assert [works(client, address) for address in (second, third)] == [True, True]


def test_a_replaced_link_ends_every_one_before(client, in_moderation):
    first = in_moderation.get_absolute_url()
    in_moderation.renew_link()
    second = fresh().get_absolute_url()
    fresh().replace_link()
    assert [works(client, address) for address in (first, second)] == [False, False]
    assert works(client, fresh().get_absolute_url())
