"""What a phone may keep: the walker's lists and forms, under the walker's name, and no page else."""

import datetime as dt

import pytest
from django.contrib.messages import constants
from django.urls import reverse

from content.admin.offline.copies import COPY_HEADER, owner_of
from outreach import visits
from outreach.models import NextStep
from submissions.mails import calls
from tests.outreach.conftest import make_walker
from tests.submissions.desk.cast import row

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 5, 5)


def owner_on(answer):
    return answer.headers.get(COPY_HEADER, "")


def test_lists_and_forms_are_kept_and_pages_that_show_confidences_are_not(walker, wanda, street):
    shop = street["Lange Straße 1"]
    visit = visits.note(visits.visit_to(shop, day=DAY, user=wanda))
    NextStep.objects.create(visit=visit, text="Anrufen", due_on=DAY, assigned_to=wanda)
    pages = {
        reverse("outreach-streets"): True,
        reverse("outreach-street", args=["langestr"]): True,
        reverse("outreach-shop"): True,
        reverse("outreach-offline"): True,
        reverse("outreach-place", args=["betrieb", shop.pk]): False,
        reverse("outreach-visit", args=[visit.pk]): False,
        reverse("outreach-take-back", args=[visit.pk]): False,
        reverse("outreach-steps"): False,
        reverse("wagtailadmin_home"): False,
    }
    assert {url: owner_on(walker.get(url)) == owner_of(wanda) for url in pages} == pages


def test_the_copy_of_what_is_to_be_done_is_ones_own_list_without_the_calls(walker, wanda, street):
    calls.note(row("Schlüsseldienst", contact_email=""), "Veröffentlicht", "Guten Tag")
    for_the_phone = {"Offline-Copy": "yes"}
    steps = reverse("outreach-steps")
    shown, kept = walker.get(steps), walker.get(steps, headers=for_the_phone)
    assert (owner_on(shown), owner_on(kept)) == ("", owner_of(wanda))
    assert (b"Guten Tag" in shown.content, b"Guten Tag" in kept.content) == (True, False)
    assert "Anrufe stehen hier nur mit Netz." in kept.content.decode()
    for others in ("alle", "ueberfaellig"):
        assert owner_on(walker.get(f"{steps}?liste={others}", headers=for_the_phone)) == ""


def test_what_is_kept_says_whose_it_is_without_a_name(walker, wanda, street):
    other = make_walker("walter")
    assert owner_of(wanda) != owner_of(other)
    assert owner_of(wanda) == owner_on(walker.get(reverse("outreach-streets")))
    assert len(owner_of(wanda)) == 16


def test_a_page_with_a_message_is_not_kept_the_next_one_is(walker, street):
    url = reverse("outreach-street", args=["langestr"])
    nobody = reverse("outreach-nobody", args=["betrieb", street["Lange Straße 1"].pk])
    page = walker.post(nobody, follow=True)
    assert [message.level for message in page.context["messages"]] == [constants.SUCCESS]
    assert (page.redirect_chain[-1][0], owner_on(page)) == (url, "")
    assert owner_on(walker.get(url)) != ""


def test_a_page_that_is_not_there_is_not_kept(walker, street):
    assert owner_on(walker.get(reverse("outreach-street", args=["nirgends"]))) == ""
