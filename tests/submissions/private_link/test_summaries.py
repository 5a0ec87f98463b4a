"""The page behind the private link in every state: one sentence, one button that stands out."""

import datetime as dt
import re

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from events.models import Event
from submissions.models import Submission
from submissions.workflow import submitter
from tests.factories.submissions import filed, proposal, valid
from tests.submissions.conftest import make_editor

State = Submission.State
pytestmark = pytest.mark.django_db


def decided(action, editor, **words):
    """Return a proposal on which an editor has decided."""
    submission = filed(proposal())
    submitter.confirm(submission, valid(submitter.form_of(submission)))
    task_state = Event.objects.get().current_workflow_task_state
    task_state.task.specific.on_action(task_state, editor, action, **words)
    return Submission.objects.get()


def past(editor):
    submission = decided("approve", editor)
    day = timezone.now() - dt.timedelta(days=30)
    Event.objects.update(starts_at=day, ends_at=day + dt.timedelta(hours=2))
    Event.objects.get().occurrences.update(starts_at=day, ends_at=day + dt.timedelta(hours=2))
    return submission


STATES = {
    "unconfirmed": (
        lambda editor: filed(proposal()),
        "Noch nicht eingereicht.",
        "E-Mail-Adresse bestätigen und einreichen",
    ),
    "in moderation": (
        lambda editor: submitter.confirm(
            submission := filed(proposal()), valid(submitter.form_of(submission))
        ),
        "Wird geprüft.",
        "Angaben ändern",
    ),
    "asked": (
        lambda editor: decided("reject", editor, comment="Wann ist Einlass?"),
        "Wir haben eine Frage.",
        "Nachricht senden",
    ),
    "published": (
        lambda editor: decided("approve", editor),
        "Veröffentlicht.",
        "Termin absagen oder verlegen",
    ),
    "past": (past, "Vorbei.", "Angaben ändern"),
    "declined": (
        lambda editor: decided("decline", editor, comment="Nein."),
        "Nicht veröffentlicht.",
        "Nachricht senden",
    ),
    "withdrawn": (
        lambda editor: submitter.withdraw(filed(proposal())),
        "Zurückgezogen.",
        "Wieder einreichen",
    ),
}


def main_of(page):
    return page.content.decode().partition('<main id="main"')[2].partition("</main>")[0]


@pytest.fixture(scope="module", params=STATES)
def summary(request, rows_of_the_file):
    """The page in one state, the sentence it begins with, and its one button."""
    make, sentence, button = STATES[request.param]
    with transaction.atomic():
        submission = make(make_editor("erika"))
        page = main_of(Client().get(submission.get_absolute_url()))
        transaction.set_rollback(True)
    return page, sentence, button


def test_the_state_stands_first_and_one_button_stands_out(summary):
    page, sentence, button = summary
    first_notice = page[page.index('class="notice') :]
    assert first_notice.index(sentence) < first_notice.index("</p>")
    buttons = re.findall(r'class="button"[^>]*>(.*?)</(?:a|button)>', page, re.DOTALL)
    assert [text.strip() for text in buttons] == [button]


def test_the_facts_are_a_list_of_definitions_and_what_is_rare_is_folded(summary):
    page, _sentence, _button = summary
    assert page.count('<dl class="answers">') == 1
    folded = page[page.rindex("<details") :]
    assert "Meine Daten ansehen und löschen" in folded
    assert "meine-daten/" not in page[: page.rindex("<details")]
    assert "notice--error" not in page


def test_what_was_said_is_open_and_an_empty_field_to_write_is_folded(client, editor):
    asked = decided("reject", editor, comment="Wann ist Einlass?")
    assert '<details class="fold" id="talk" open>' in main_of(client.get(asked.get_absolute_url()))


def test_nobody_who_has_nothing_to_say_sees_the_field(client, in_moderation):
    page = main_of(client.get(in_moderation.get_absolute_url()))
    assert '<details class="fold" id="talk">' in page
    refused = client.post(f"{in_moderation.get_absolute_url()}antworten/", {"text": ""})
    assert '<details class="fold" id="talk" open>' in main_of(refused)
