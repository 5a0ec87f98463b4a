"""What every form of the front door asks, and how it says what is missing."""

import re

import pytest
from django.forms import Field
from wagtail.models import Site

from submissions.front_door.forms import MessageForm
from submissions.models import Message
from submissions.registry import kinds
from tests.factories.events import make_events_page
from tests.factories.submissions import posted

pytestmark = pytest.mark.django_db


def page_of(client, **fields):
    address = f"{make_events_page(Site.objects.get().root_page).url}vorschlagen/"
    return client.post(address, fields) if fields else client.get(address)


def test_a_step_says_all_its_errors_at_once_in_the_order_of_the_page(client):
    page = page_of(client, repetition_pattern="weekly", repetition_end="on", postcode="4588")
    assert page.context["errors"].summary_errors == [
        ("id_title", "Bitte geben Sie der Veranstaltung einen Titel."),
        ("id_date", "Bitte geben Sie den Tag an."),
        ("id_start_time", "Bitte geben Sie an, wann es beginnt."),
        ("id_repetition_2", "Bitte geben Sie den letzten Tag der Reihe an."),
        ("id_place_name", "Bitte nennen Sie einen Ort oder einen Link zur Teilnahme."),
        ("id_postcode", "Eine Postleitzahl hat fünf Ziffern."),
        (
            "id_price",
            "Ist der Besuch kostenlos? Dann kreuzen Sie das an. Sonst nennen Sie den Preis.",
        ),
    ]
    ids = set(re.findall(r' id="([^"]+)"', page.content.decode()))
    assert [target in ids for target, _text in page.context["errors"].summary_errors] == [True] * 7


@pytest.mark.parametrize("kind", ["event", "business", "premises", "team"])
def test_every_needed_answer_is_asked_for_in_its_own_words(kind):
    form = kinds.get(kind).form_class(posted({}))
    needed = [name for name, field in form.fields.items() if field.required]
    nameless = Field.default_error_messages["required"]
    assert [name for name in needed if nameless in form.errors[name]] == []
    assert {"contact_name", "contact_email", "consent"} <= set(needed)


def test_a_message_without_a_text_says_what_to_write():
    form = MessageForm(posted({}), topic=Message.Topic.CONTACT)
    assert form.errors["text"] == ["Bitte schreiben Sie Ihre Nachricht."]


def test_needed_answers_are_marked_for_people_and_machines(client):
    page = page_of(client).content.decode()
    _before, title, summary, *_after = page.split('<div class="field">')
    assert ("Pflichtfeld" in title, 'aria-required="true"' in title) == (True, True)
    assert ("Pflichtfeld" in summary, "aria-required" in summary) == (False, False)
    assert "freiwillig" in summary


def test_a_pasted_text_that_is_too_long_comes_whole_and_is_counted(client):
    text = "x" * 333
    page = page_of(client, title="Abend", summary=text)
    assert text in page.content.decode()
    message = "Kurz gesagt: Hier stehen 333 Zeichen. Bitte kürzen Sie den Text auf höchstens 300."
    assert ("id_summary", message) in page.context["errors"].summary_errors
    assert 'maxlength="300"' not in page.content.decode()
    assert 'data-most-characters="300"' in page.content.decode()


@pytest.mark.parametrize("kind", ["event", "business", "premises", "team"])
def test_nothing_is_chosen_before_somebody_chooses(kind):
    form = kinds.get(kind).form_class()
    technical = (*form.TECHNICAL, "repetition")
    chosen = {name: form[name].value() for name in form.fields if name not in technical}
    assert {name: value for name, value in chosen.items() if value not in (None, "", False)} == {}


def test_languages_are_folded_until_one_is_ticked():
    form_class = kinds.get("business").form_class
    language = form_class().fields["languages"].queryset.first()
    empty, ticked = form_class(), form_class(posted({"languages": [str(language.pk)]}))
    assert [" open" in str(form["languages"]).partition(">")[0] for form in (empty, ticked)] == [
        False,
        True,
    ]


def test_trades_can_be_searched():
    form = kinds.get("business").form_class()
    assert 'data-searched-choices="id_categories"' in str(form["categories"])
    assert "js/form/choice-search" in str(form.media)
