"""Behind the private link: answer, change, withdraw, see and delete; and a new link for a lost one."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from post_office.models import Email
from wagtail.models import Revision, WorkflowState

from events.models import Event
from submissions.models import ConversationEntry, Submission
from submissions.private_link.answer_deadline import working_days_after
from submissions.tokens import hash_of
from submissions.workflow import submitter
from tests.factories.submissions import TITLE, filed, proposal, valid
from tests.factories.typing import fields_in

State = Submission.State
pytestmark = pytest.mark.django_db
RENEWAL = "/einreichung/link-anfordern/"


def decide(submission, user, action, **words):
    task_state = Event.objects.get(pk=submission.object_id).current_workflow_task_state
    task_state.task.specific.on_action(task_state, user, action, **words)


@pytest.fixture
def published(in_moderation, editor):
    decide(in_moderation, editor, "approve")
    return Submission.objects.get()


@pytest.fixture
def changed(client, published):
    """A published event whose submitter wants another title."""
    link = f"{published.get_absolute_url()}aendern/?nur=alles"
    client.post(link, fields_in(client.get(link)) | {"title": "Neuer Titel"})
    return Submission.objects.get()


def mails():
    return list(Email.objects.order_by("pk"))


def test_the_page_names_the_day_of_the_answer(client, in_moderation, stop_clock):
    before_christmas = dt.datetime(2026, 12, 23, 12, tzinfo=dt.UTC)
    Submission.objects.update(waiting_since=before_christmas)
    stop_clock(before_christmas)
    page = client.get(in_moderation.get_absolute_url())
    # 25 and 26 December are holidays, then comes Sunday.
    assert page.context["answer_by"].day == dt.date(2026, 12, 29)
    assert "spätestens am Dienstag, 29. Dezember" in page.content.decode()


@pytest.mark.parametrize(
    ("day", "count", "wanted"),
    [
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-20", 3, "2026-11-25"),
        ("2027-05-26", 1, "2027-05-28"),  # Fronleichnam
        ("2026-12-31", 1, "2027-01-04"),
    ],
)
def test_an_answer_comes_on_working_days(day, count, wanted):
    assert working_days_after(dt.date.fromisoformat(day), count) == dt.date.fromisoformat(wanted)


def test_a_late_answer_is_owned_up_to(client, in_moderation):
    Submission.objects.update(waiting_since=timezone.now() - dt.timedelta(days=30))
    assert (
        "länger, als wir versprochen"
        in client.get(in_moderation.get_absolute_url()).content.decode()
    )


def test_a_question_may_be_answered_by_a_text(client, in_moderation, editor):
    decide(in_moderation, editor, "reject", comment="Wann ist Einlass?")
    Email.objects.all().delete()
    client.post(f"{in_moderation.get_absolute_url()}antworten/", {"text": "Um halb sechs."})
    submission = Submission.objects.get()
    assert submission.state == State.IN_MODERATION
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    conversation = submission.conversation.values_list("is_from_team", "text")
    assert list(conversation) == [(True, "Wann ist Einlass?"), (False, "Um halb sechs.")]
    assert "Um halb sechs." in [m for m in mails() if m.to == [editor.email]][-1].message


def test_a_text_while_it_is_checked_reaches_the_team(client, in_moderation, editor):
    client.post(f"{in_moderation.get_absolute_url()}antworten/", {"text": "Noch etwas."})
    assert ConversationEntry.objects.get().text == "Noch etwas."
    assert mails()[-1].to == [editor.email]


def test_every_form_behind_the_link_passes_a_browsers_check(in_moderation):
    strict = Client(enforce_csrf_checks=True)
    link = in_moderation.get_absolute_url()
    for step, button in (("", "antworten/"), ("meine-daten/", "meine-daten/")):
        fields = fields_in(strict.get(link + step)) | {"text": "Hallo"}
        assert strict.post(link + button, fields).status_code == 302


def test_a_refused_form_does_not_print_the_secret_of_its_address(in_moderation):
    strict = Client(enforce_csrf_checks=True)
    page = strict.post(f"{in_moderation.get_absolute_url()}antworten/", {"text": "Hallo"})
    assert page.status_code == 403
    assert f"seite=/einreichung/{in_moderation.token}" not in page.content.decode()


def test_an_empty_text_is_refused_at_its_field(client, in_moderation):
    page = client.post(f"{in_moderation.get_absolute_url()}antworten/", {"text": " "})
    assert page.context["answer_form"].errors
    assert "<title>Fehler:" in page.content.decode()
    assert ConversationEntry.objects.count() == 0


def test_what_looks_like_spam_reaches_nobody_by_its_link_either(client, in_moderation):
    Submission.objects.update(state=State.SPAM)
    client.post(f"{in_moderation.get_absolute_url()}antworten/", {"text": "Hallo"})
    assert ConversationEntry.objects.count() == 0


def test_a_change_of_what_is_published_waits_beside_it(client, changed, editor):
    assert changed.state == State.IN_MODERATION
    assert Event.objects.public().get().title == TITLE
    page = client.get(changed.get_absolute_url())
    assert page.context["differences"] == [("Titel der Veranstaltung", TITLE, "Neuer Titel")]
    assert Event.objects.public().get().title == TITLE
    decide(changed, editor, "approve")
    assert Event.objects.public().get().title == "Neuer Titel"


def test_a_declined_change_leaves_the_entry_and_its_link_as_they_were(client, changed, editor):
    decide(changed, editor, "decline", comment="Der alte Titel war besser.")
    submission = Submission.objects.get()
    assert submission.state == State.ACCEPTED
    assert "Der alte Titel war besser." in mails()[-1].message
    event = Event.objects.public().get()
    assert event.get_latest_revision_as_object().title == TITLE
    fields = fields_in(client.get(f"{submission.get_absolute_url()}aendern/?nur=alles"))
    assert fields["title"] == [TITLE]


def test_only_the_change_may_be_withdrawn(client, changed):
    link = f"{changed.get_absolute_url()}zurueckziehen/"
    assert "Nur meine Änderung" in client.get(link).content.decode()
    client.post(link, {"was": "aenderung"})
    assert Submission.objects.get().state == State.ACCEPTED
    event = Event.objects.public().get()
    assert event.get_latest_revision_as_object().title == TITLE
    assert event.current_workflow_state is None


def test_withdrawing_all_takes_it_off_the_site(client, changed):
    client.post(f"{changed.get_absolute_url()}zurueckziehen/", {"was": "alles"})
    assert Submission.objects.get().state == State.WITHDRAWN
    assert Event.objects.public().count() == 0


def test_withdrawing_leaves_what_somebody_else_sent_in_too(client, published):
    """Two proposals that editors merged are one entry with two submissions."""
    other = filed(proposal(contact_email="cem@example.org"))
    Submission.objects.filter(pk=other.pk).update(
        state=State.ACCEPTED, content_type=published.content_type, object_id=published.object_id
    )
    link = f"{published.get_absolute_url()}zurueckziehen/"
    assert "Jemand anderes hat dasselbe eingereicht" in client.get(link).content.decode()
    client.post(link)
    published.refresh_from_db()
    assert published.state == State.WITHDRAWN
    assert Event.objects.public().get().title == TITLE


def test_deleting_my_data_leaves_what_somebody_else_sent_in_too(client, in_moderation):
    other = filed(proposal(contact_email="cem@example.org"))
    Submission.objects.filter(pk=other.pk).update(
        state=State.IN_MODERATION,
        content_type=in_moderation.content_type,
        object_id=in_moderation.object_id,
    )
    client.post(f"{in_moderation.get_absolute_url()}meine-daten/")
    assert [row.pk for row in Submission.objects.all()] == [other.pk]
    assert Event.objects.get().current_workflow_state is not None


def test_withdrawing_tells_the_team_only_where_it_had_to_decide(in_moderation, editor):
    submitter.withdraw(in_moderation)
    assert [m.to[0] for m in mails()[-2:]] == ["ayse@example.org", editor.email]


def test_a_link_of_another_submission_or_a_changed_one_shows_no_data(client, in_moderation):
    token = in_moderation.token
    others = [token[:-1], token + "A", token.swapcase(), hash_of(token), in_moderation.reference]
    for other in others:
        for step in ("", "aendern/", "zurueckziehen/", "meine-daten/", "antworten/"):
            page = client.get(f"/einreichung/{other}/{step}")
            assert page.status_code == 404
            assert TITLE not in page.content.decode()


def test_my_data_shows_everything_that_is_stored(client, in_moderation, editor):
    decide(in_moderation, editor, "reject", comment="Wann ist Einlass?")
    page = client.get(f"{in_moderation.get_absolute_url()}meine-daten/").content.decode()
    stored = ["Ayşe Beispiel", "ayse@example.org", "0221 4710-123", TITLE, "Wann ist Einlass?"]
    assert [text for text in stored if text not in page] == []
    assert "Eine Frage zu Ihrer Einreichung" in page


def test_looking_at_my_data_deletes_nothing(client, in_moderation):
    link = f"{in_moderation.get_absolute_url()}meine-daten/"
    client.get(link)
    client.head(link)
    assert Submission.objects.count() == 1


def test_deleting_my_data_leaves_nothing_anywhere(client, in_moderation, editor):
    decide(in_moderation, editor, "reject", comment="Wann ist Einlass?")
    client.post(f"{in_moderation.get_absolute_url()}antworten/", {"text": "Ayşe kommt um 18 Uhr"})
    page = client.post(f"{in_moderation.get_absolute_url()}meine-daten/", follow=True)
    assert "Ihre Daten sind gelöscht" in page.content.decode()
    assert Submission.objects.count() == 0
    assert ConversationEntry.objects.count() == 0
    assert Event.objects.count() == 0
    assert Revision.objects.count() == 0
    assert [m for m in mails() if "ayse" in str(m.to) or "Ayşe" in m.message] == []
    assert client.get(in_moderation.get_absolute_url()).status_code == 404


def test_deleting_may_leave_what_is_published(client, published):
    client.post(f"{published.get_absolute_url()}meine-daten/", {"entry": "keep"})
    assert Submission.objects.count() == 0
    assert Event.objects.public().get().title == TITLE


def test_deleting_may_take_what_is_published_along(client, published):
    client.post(f"{published.get_absolute_url()}meine-daten/", {"entry": "withdraw"})
    assert Submission.objects.count() == 0
    assert Event.objects.public().count() == 0


def test_deleting_asks_what_becomes_of_the_entry(client, published):
    page = client.post(f"{published.get_absolute_url()}meine-daten/")
    assert page.context["form"].errors
    assert Submission.objects.count() == 1


def ask_for_links(client, email, **more):
    sent = fields_in(client.get(RENEWAL)) | {"email": email} | more
    return client.post(RENEWAL, sent, follow=True)


def test_known_and_unknown_addresses_get_the_same_answer(client, in_moderation):
    known = ask_for_links(client, "ayse@example.org")
    unknown = ask_for_links(client, "niemand@example.org")
    assert known.redirect_chain == unknown.redirect_chain
    assert known.content == unknown.content
    assert [m.to for m in mails() if m.subject == "Ihre neuen Links"] == [["ayse@example.org"]]


def test_a_new_link_makes_the_old_one_worthless_when_it_is_used(client, in_moderation):
    old = in_moderation.get_absolute_url()
    ask_for_links(client, "AYSE@example.org")
    new = Submission.objects.get()
    assert new.full_url in mails()[-1].message
    addresses = (new.get_absolute_url(), old)
    assert [client.get(address).status_code for address in addresses] == [200, 200]
    client.post(f"{new.get_absolute_url()}antworten/", {"text": "Noch etwas."})
    assert [client.get(address).status_code for address in addresses] == [200, 404]


def test_all_open_submissions_stand_in_one_mail(client, in_moderation, settings):
    settings.CONFIRMATIONS_PER_ADDRESS = 5  # four were sent in within the hour
    second = filed(proposal(title="Zweites"))
    withdrawn = submitter.withdraw(filed(proposal(title="Zurückgezogen")))
    gone = filed(proposal(title="Abgelehnt"))
    Submission.objects.filter(pk=gone.pk).update(state=State.DECLINED)
    other = filed(proposal(contact_email="fremd@example.org"))
    ask_for_links(client, "ayse@example.org")
    text = mails()[-1].message
    for submission in (in_moderation, second, withdrawn):
        submission.refresh_from_db()
        assert submission.full_url in text
    assert gone.reference not in text
    assert other.reference not in text


def test_asking_often_sends_three_mails_an_hour_and_keeps_the_last_link(client, in_moderation):
    for _ in range(10):
        ask_for_links(client, "ayse@example.org")
    sent = [m for m in mails() if m.subject == "Ihre neuen Links"]
    assert len(sent) == 2  # the first mail of this hour asked to confirm
    assert Submission.objects.get().full_url in sent[-1].message


def test_a_program_that_asks_for_links_hears_the_same_and_causes_no_mail(client, in_moderation):
    before, token = len(mails()), in_moderation.token_hash
    person = ask_for_links(client, "niemand@example.org")
    program = ask_for_links(client, "ayse@example.org", homepage="x")
    assert (program.status_code, program.content) == (person.status_code, person.content)
    in_moderation.refresh_from_db()
    assert (len(mails()), in_moderation.token_hash) == (before, token)


def test_behind_one_link_there_is_an_end_of_changes_on_one_day(client, in_moderation, settings):
    settings.CHANGES_PER_LINK = 2
    address = f"{in_moderation.get_absolute_url()}antworten/"
    answers = [client.post(address, {"text": f"Antwort {number}"}) for number in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 429, 429]
    assert answers[-1]["Retry-After"] == "86400"
    assert "Antwort 3" in answers[-1].content.decode()
    assert client.get(in_moderation.get_absolute_url()).status_code == 200


def test_who_changes_ten_times_in_an_hour_gets_three_mails(client, in_moderation):
    address = f"{in_moderation.get_absolute_url()}aendern/?nur=alles"
    for number in range(10):
        client.post(address, fields_in(client.get(address)) | {"title": f"Titel {number}"})
    in_moderation.refresh_from_db()
    assert in_moderation.subject == "Titel 9"
    to_sender = [mail for mail in mails() if mail.to == ["ayse@example.org"]]
    assert len(to_sender) == 4  # three that anybody could cause, one about the confirmation


def test_a_broken_address_is_refused_at_its_field(client):
    page = ask_for_links(client, "keine")
    assert 'href="#id_email"' in page.content.decode()


def test_a_question_reopened_after_an_edit_keeps_the_editors_own_change(
    client, in_moderation, editor
):
    link = f"{in_moderation.get_absolute_url()}aendern/?nur=alles"
    shown = fields_in(client.get(link))
    draft = Event.objects.get().get_latest_revision_as_object()
    draft.place_name = "Bonni"
    draft.save_revision(user=editor, clean=False)
    client.post(link, shown | {"title": "Neuer Titel"})
    newest = Event.objects.get().get_latest_revision_as_object()
    assert (newest.title, newest.place_name) == ("Neuer Titel", "Bonni")


def test_confirming_what_became_wrong_shows_the_form(client, unconfirmed):
    Submission.objects.update(payload=unconfirmed.payload | {"date": ["2020-01-01"]})
    page = client.post(f"{unconfirmed.get_absolute_url()}bestaetigen/")
    assert page.context["form"].errors
    assert Submission.objects.get().state == State.UNCONFIRMED
    assert valid(submitter.form_of(filed(proposal())))
