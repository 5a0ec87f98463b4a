"""What is deleted when: just before its time everything is there, just after it is gone."""

import datetime as dt
import uuid

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from post_office.models import STATUS, Email
from wagtail.models import Revision

from content.search.index import index_object
from events.models import Event, Invitee, Registration
from submissions.mails.send import REFERENCE_HEADER
from submissions.models import Message, Submission
from submissions.models.front_door import UnfinishedForm
from submissions.models.settings import RetentionRules
from submissions.privacy import persons, retention
from submissions.registry import personal_data
from submissions.workflow import submitter
from tests.factories.events import make_event
from tests.factories.submissions import TITLE, filed, proposal, valid

State = Submission.State
pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)


def decide(submission, user, action, **words):
    task_state = Event.objects.get(pk=submission.object_id).current_workflow_task_state
    task_state.task.specific.on_action(task_state, user, action, **words)


def aged(submission, **times):
    Submission.objects.filter(pk=submission.pk).update(**times)


def left_after(days, **times):
    """Return how many submissions are left just before and just after so many days."""
    aged(Submission.objects.get(), **dict.fromkeys(times, NOW))
    left = []
    for moment in (NOW + days * DAY - MINUTE, NOW + days * DAY + MINUTE):
        retention.purge(moment)
        left.append(Submission.objects.count())
    return left


def test_an_unconfirmed_one_goes_after_seven_days(unconfirmed):
    assert left_after(7, created_at=NOW) == [1, 0]
    assert (
        Email.objects.filter(**{f"headers__{REFERENCE_HEADER}": unconfirmed.reference}).count() == 0
    )


def test_one_of_a_kind_that_is_gone_is_forgotten_as_well(in_moderation, editor):
    decide(in_moderation, editor, "decline", comment="Nein.")
    aged(in_moderation, kind="kind-of-a-former-release")
    assert left_after(30, decided_at=NOW) == [1, 0]


def test_the_person_may_delete_one_of_a_kind_that_is_gone(in_moderation):
    aged(in_moderation, kind="kind-of-a-former-release")
    persons.forget_submission(Submission.objects.get())
    assert not Submission.objects.exists()


def test_a_declined_one_goes_after_thirty_days_with_its_draft(in_moderation, editor):
    decide(in_moderation, editor, "decline", comment="Nein.")
    assert left_after(30, decided_at=NOW) == [1, 0]
    assert Event.objects.count() == 0
    assert Revision.objects.count() == 0


def test_a_withdrawn_one_goes_after_thirty_days(in_moderation):
    submitter.withdraw(in_moderation)
    assert left_after(30, decided_at=NOW) == [1, 0]


def test_what_looks_like_spam_goes_after_thirty_days(unconfirmed):
    Submission.objects.update(state=State.SPAM)
    assert left_after(30, created_at=NOW) == [1, 0]


def test_contact_data_goes_ninety_days_after_the_last_date_and_the_event_stays(
    in_moderation, editor
):
    decide(in_moderation, editor, "approve")
    event = Event.objects.get()
    last = event.occurrences.order_by("ends_at").last().ends_at
    retention.purge(last + 90 * DAY - MINUTE)
    assert Submission.objects.count() == 1
    retention.purge(last + 90 * DAY + MINUTE)
    assert Submission.objects.count() == 0
    assert Event.objects.public().get().title == TITLE


def test_contact_data_goes_ninety_days_after_an_entry_left_the_site(in_moderation, editor):
    decide(in_moderation, editor, "approve")
    Event.objects.get().unpublish()
    left_at = Submission.objects.get().left_site_at
    retention.purge(left_at + 90 * DAY - MINUTE)
    assert Submission.objects.count() == 1
    retention.purge(left_at + 90 * DAY + MINUTE)
    assert Submission.objects.count() == 0


def test_being_public_again_stops_the_clock(in_moderation, editor):
    decide(in_moderation, editor, "approve")
    event = Event.objects.get()
    event.unpublish()
    event.get_latest_revision().publish()
    assert Submission.objects.get().left_site_at is None


def test_what_waits_for_a_decision_is_never_deleted(in_moderation):
    retention.purge(NOW + 1000 * DAY)
    assert Submission.objects.count() == 1


@pytest.mark.parametrize(("is_spam", "days"), [(False, 365), (True, 30)])
def test_messages_go_after_their_time(is_spam, days):
    Message.objects.create(
        topic="contact", text="Hallo", is_spam=is_spam, idempotency_key=uuid.uuid4()
    )
    Message.objects.update(created_at=NOW)
    retention.purge(NOW + days * DAY - MINUTE)
    assert Message.objects.count() == 1
    retention.purge(NOW + days * DAY + MINUTE)
    assert Message.objects.count() == 0


def test_an_answered_message_counts_from_its_last_answer(editor):
    message = Message.objects.create(topic="contact", text="Hallo", idempotency_key=uuid.uuid4())
    answer = message.answers.create(author=editor, text="Ja")
    Message.objects.update(created_at=NOW - 300 * DAY)
    type(answer).objects.update(created_at=NOW)
    retention.purge(NOW + 364 * DAY)
    assert Message.objects.count() == 1
    retention.purge(NOW + 366 * DAY)
    assert Message.objects.count() == 0


@pytest.mark.parametrize("status", [STATUS.sent, STATUS.failed])
def test_copies_of_mails_go_after_ninety_days(unconfirmed, status):
    Email.objects.update(created=NOW, status=status)
    aged(unconfirmed, created_at=NOW + 90 * DAY)
    retention.purge(NOW + 90 * DAY - MINUTE)
    assert Email.objects.count() == 1
    retention.purge(NOW + 90 * DAY + MINUTE)
    assert Email.objects.count() == 0


@pytest.mark.parametrize("status", [STATUS.queued, STATUS.requeued])
def test_a_mail_that_waits_to_be_sent_stays_however_old_it_is(db, status):
    message = {"from_email": "plan@example.org", "to": ["ayse@example.org"], "message": "Guten Tag"}
    waiting = Email.objects.create(status=status, **message)
    Email.objects.create(status=STATUS.sent, **message)
    retention.purge(NOW + 1000 * DAY)
    assert [mail.pk for mail in Email.objects.all()] == [waiting.pk]


def registered(event, email="cem@example.org", name="Cem Beispiel"):
    return Registration.objects.create(
        occurrence=event.occurrences.get(),
        name=name,
        email=email,
        state=Registration.State.CONFIRMED,
        confirmed_at=NOW,
        created_at=NOW,
        idempotency_key=uuid.uuid4(),
    )


def test_registrations_go_thirty_days_after_the_date():
    event = make_event()
    registered(event)
    ends_at = event.occurrences.get().ends_at
    retention.purge(ends_at + 30 * DAY - MINUTE)
    assert Registration.objects.count() == 1
    retention.purge(ends_at + 30 * DAY + MINUTE)
    assert Registration.objects.count() == 0


def test_the_numbers_are_settings(unconfirmed):
    rules = RetentionRules.load()
    rules.unconfirmed_days = 2
    rules.save()
    assert left_after(2, created_at=NOW) == [1, 0]


def test_a_dry_run_counts_the_same_and_deletes_nothing(unconfirmed):
    aged(unconfirmed, created_at=NOW - 8 * DAY)
    lines = []
    planned = retention.purge(NOW, report=lines.append, is_dry_run=True)
    assert Submission.objects.count() == 1
    assert "Nicht bestätigte Einreichungen: 1" in lines
    assert retention.purge(NOW) == planned


def test_the_command_prints_the_counts(unconfirmed, capsys):
    aged(unconfirmed, created_at=NOW - 8 * DAY)
    call_command("purge", "--dry-run")
    assert "Nicht bestätigte Einreichungen: 1\n" in capsys.readouterr().out
    assert Submission.objects.count() == 1
    call_command("purge")
    assert "Nicht bestätigte Einreichungen: 1\n" in capsys.readouterr().out
    assert Submission.objects.count() == 0


def test_one_that_cannot_be_deleted_keeps_no_other(unconfirmed, monkeypatch):
    filed(proposal(contact_email="zwei@example.org"))
    Submission.objects.update(created_at=NOW - 8 * DAY)
    rule = next(rule for rule in retention.every() if rule.key == "unconfirmed")

    def fail_once(row):
        if row.pk == unconfirmed.pk:
            raise ValueError
        row.delete()

    broken = retention.Rule(rule.key, rule.label, rule.days, rule.find, fail_once)
    monkeypatch.setattr(retention, "every", lambda: [broken])
    assert retention.purge(NOW)["unconfirmed"] == 1
    assert [row.pk for row in Submission.objects.all()] == [unconfirmed.pk]


def test_an_open_question_is_reminded_of_once_and_then_closed(in_moderation, editor):
    decide(in_moderation, editor, "reject", comment="Wann ist Einlass?")
    asked_at = Submission.objects.get().asked_at
    assert retention.follow_up(asked_at + 13 * DAY) == {"expired": 0, "reminded": 0}
    assert retention.follow_up(asked_at + 15 * DAY) == {"expired": 0, "reminded": 1}
    assert retention.follow_up(asked_at + 16 * DAY) == {"expired": 0, "reminded": 0}
    assert retention.follow_up(asked_at + 31 * DAY) == {"expired": 1, "reminded": 0}
    assert Submission.objects.get().state == State.WITHDRAWN
    subjects = [mail.subject for mail in Email.objects.order_by("pk")]
    number = in_moderation.reference
    assert subjects[-2:] == [
        f"Noch offen: unsere Frage zu Ihrer Einreichung {number}",
        f"Geschlossen: Ihre Einreichung {number}",
    ]


def test_a_person_is_exported_from_every_place(in_moderation, editor):
    event = make_event(description="<p>Fragen an AYSE@example.org</p>")
    event.save_revision(clean=False)
    registered(event, email="ayse@example.org")
    Invitee.objects.create(name="Ayşe", email="ayse@example.org", consented_at=NOW)
    Message.objects.create(
        topic="contact", text="Hallo", email="Ayse@example.org", idempotency_key=uuid.uuid4()
    )
    found = persons.export("ayse@example.org")
    assert {key: len(rows) for key, rows in found.items()} == {
        "submissions": 1,
        "messages": 1,
        "mails": 2,
        "entries": 2,
        "passing": 0,
        "registrations": 1,
        "invitees": 1,
        "members": 0,
        "freshness": 0,
        "visits": 0,
    }
    assert found["submissions"][0]["name"] == "Ayşe Beispiel"


def test_a_person_is_erased_from_every_place_and_nobody_else(in_moderation, editor):
    event = make_event(
        title="Sprechstunde", description="<p>Fragen an ayse@example.org</p>", organiser_name="Ayşe"
    )
    event.save_revision(clean=False)
    registered(event, email="ayse@example.org")
    Invitee.objects.create(name="Ayşe", email="ayse@example.org", consented_at=NOW)
    other = filed(proposal(contact_email="cem@example.org"))
    counts = persons.erase("AYSE@example.org")
    assert counts["submissions"] == counts["registrations"] == counts["invitees"] == 1
    assert {key: len(rows) for key, rows in persons.export("ayse@example.org").items()} == {
        holding.key: 0 for holding in personal_data.every()
    }
    event.refresh_from_db()
    assert event.description == "<p>Fragen an </p>"
    assert "example.org" not in str(Revision.objects.filter(object_id=str(event.pk)).get().content)
    assert "ayse@example" not in event.feed_entry.text
    assert [row.pk for row in Submission.objects.all()] == [other.pk]
    assert Email.objects.get().to == ["cem@example.org"]


def places_with(text):
    """Return every column of every table in which the text stands, in small or capital letters."""
    quote, found = connection.ops.quote_name, []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {quote(table)} LIMIT 0")
            for name, *_type in cursor.description:
                whole = f"LOWER(CAST({quote(name)} AS TEXT)) LIKE %s"
                cursor.execute(f"SELECT COUNT(*) FROM {quote(table)} WHERE {whole}", [f"%{text}%"])
                if cursor.fetchone()[0]:
                    found.append(f"{table}.{name}")
    return sorted(found)


def test_after_erasing_no_table_holds_the_address_or_the_name(client, in_moderation, editor):
    decide(in_moderation, editor, "reject", comment="Wer kommt, Ayşe Beispiel?")
    event = make_event(description="<p>Fragen an ayse@example.org</p>")
    event.save_revision(clean=False)
    index_object(event)
    registered(event, email="ayse@example.org", name="Ayşe Beispiel")
    Message.objects.create(
        topic="contact",
        text="Hallo",
        name="Ayşe Beispiel",
        email="ayse@example.org",
        idempotency_key=uuid.uuid4(),
    )
    typed = {"1": {"contact_email": ["ayse@example.org"], "contact_name": ["Ayşe Beispiel"]}}
    UnfinishedForm.begin("event", typed)
    before = {text: places_with(text) for text in ("ayse@example.org", "ayşe beispiel")}
    assert len(before["ayse@example.org"]) >= 8
    assert len(before["ayşe beispiel"]) >= 5
    persons.erase("ayse@example.org")
    assert {text: places_with(text) for text in before} == {text: [] for text in before}


def test_whose_address_ends_with_another_one_loses_nothing(db):
    event = make_event(description="<p>Fragen an eva@example.org\na@example.org.</p>")
    event.save_revision(clean=False)
    for address in ("eva@example.org", "a@example.org.de", "a@example.org"):
        Email.objects.create(from_email="plan@example.org", to=[address], message="Guten Tag")
    counts = persons.erase("A@example.org")
    event.refresh_from_db()
    assert event.description == "<p>Fragen an eva@example.org\n.</p>"
    assert "eva@example.org" in event.get_latest_revision().content["description"]
    assert sorted(mail.to for mail in Email.objects.all()) == [
        ["a@example.org.de"],
        ["eva@example.org"],
    ]
    assert (counts["mails"], counts["entries"]) == (1, 2)


def test_erasing_tells_nobody(in_moderation, editor):
    Email.objects.all().delete()
    persons.erase("ayse@example.org")
    assert Email.objects.count() == 0


def test_the_commands_print_json(in_moderation, capsys):
    call_command("person", "export", "ayse@example.org")
    assert '"nummer": "PB-' in capsys.readouterr().out
    call_command("person", "erase", "ayse@example.org")
    assert '"submissions": 1' in capsys.readouterr().out
    assert Submission.objects.count() == 0


def test_whoever_confirms_after_a_purge_finds_the_usual_page(client, unconfirmed):
    aged(unconfirmed, created_at=NOW - 8 * DAY)
    retention.purge(NOW)
    assert client.post(f"{unconfirmed.get_absolute_url()}bestaetigen/").status_code == 404
    assert valid(submitter.form_of(filed(proposal())))
