"""After erasing a person, no value of any table names them, however it was written and stored."""

import unicodedata
import uuid

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from post_office.models import Email
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from events.models import Event
from submissions.models import Message, Submission
from submissions.models.front_door import UnfinishedForm
from submissions.privacy import persons, retention, traces
from submissions.privacy.person import Person
from submissions.workflow import submitter
from tests.factories.events import make_event, make_registration
from tests.factories.home import make_home
from tests.factories.submissions import filed, proposal, valid
from tests.submissions.privacy.database import places_with

pytestmark = pytest.mark.django_db
EMAIL = "uemit.sahin@example.org"
NAME = "Ümit Şahin-Yıldız 🌷"
TELEPHONE = "0221 4710-123"
NUMBER = "2214710123"
WRITTEN = [
    f"{NAME} hat angerufen, {TELEPHONE}",
    "ÜMIT ŞAHIN-YILDIZ sagt zu, +49 (0)221 / 47 10 12 3",
    unicodedata.normalize("NFD", f"Sahin Yildiz, Uemit: {EMAIL.upper()}"),
    "Şahin-Yıldız, Ümit, Tel. 0049-221-4710.123",
]
NOTE = "\n".join(WRITTEN)


@pytest.fixture
def submission(db):
    contact = {
        "contact_name": NAME,
        "contact_email": EMAIL,
        "contact_telephone": TELEPHONE,
    }
    found = filed(proposal(**contact))
    return submitter.confirm(found, valid(submitter.form_of(found)))


def places():
    return {
        "email": places_with(email=EMAIL),
        "name": places_with(name=NAME),
        "number": places_with(number=NUMBER),
    }


def decide(submission, user, action, **words):
    task_state = Event.objects.get(pk=submission.object_id).current_workflow_task_state
    task_state.task.specific.on_action(task_state, user, action, **words)


def spread(submission, editor):
    """Write of the person wherever people or programs could have."""
    decide(submission, editor, "reject", comment=NOTE)
    home = make_home()
    log(home, "wagtail.edit", user=editor, data={"comment": NOTE, "nested": [{NOTE: NOTE}]})
    event = make_event(title="Offenes Treffen")
    event.summary = NOTE
    event.save_revision(clean=False)
    cem = {"contact_name": "Cem Beispiel", "contact_telephone": "0221 4710-999"}
    other = filed(proposal(contact_email="cem@example.org", **cem))
    other.conversation.create(is_from_team=True, author=editor, text=NOTE)
    message = Message.objects.create(
        topic="contact", text=NOTE, email="cem@example.org", idempotency_key=uuid.uuid4()
    )
    message.answers.create(author=editor, text=NOTE)
    Message.objects.create(
        topic="contact", text="Hallo", name=NAME, email=EMAIL, idempotency_key=uuid.uuid4()
    )
    registered = make_registration(event.occurrences.first(), email=EMAIL, name=NAME)
    mail = Email.objects.create(
        from_email="plan@example.org",
        to=["team@example.org"],
        subject=WRITTEN[0],
        message="Guten Tag",
        headers={"X-Note": NOTE},
    )
    mail.logs.create(date=timezone.now(), status=1, exception_type="SMTP", message=NOTE)
    UnfinishedForm.begin("event", {"1": {"contact_email": [EMAIL], "contact_name": [NAME]}})
    session = SessionStore()
    session["_messages"] = [["__json_message", 0, 25, NOTE]]
    session.save()
    DBTaskResult.objects.create(
        args_kwargs={"args": [NOTE], "kwargs": {}},
        task_path="a.b",
        queue_name="default",
        backend_name="default",
        run_after=timezone.now(),
        status="SUCCESSFUL",
        return_value=NOTE,
        traceback=NOTE,
        exception_class_path="",
        priority=0,
        worker_ids=[],
    )
    return registered


def test_no_table_names_an_erased_person(submission, editor):
    spread(submission, editor)
    before = places()
    assert len(before["email"]) >= 12
    assert len(before["name"]) >= 15
    assert len(before["number"]) >= 9
    for place in (
        "wagtailcore_modellogentry.data",
        "wagtailcore_pagelogentry.data",
        "wagtailcore_taskstate.comment",
        "wagtailcore_revision.content",
        "django_session.session_data",
        "post_office_log.message",
    ):
        assert place in before["name"]
    persons.erase(EMAIL)
    assert places() == {"email": [], "name": [], "number": []}


def test_what_others_wrote_and_are_called_stays(submission, editor):
    spread(submission, editor)
    namesake = filed(proposal(contact_email="ue@example.org", contact_name=NAME))
    persons.erase(EMAIL)
    namesake.refresh_from_db()
    assert (namesake.contact_name, namesake.contact_telephone) == (NAME, TELEPHONE)
    assert Message.objects.get(email="cem@example.org").answers.get().text.count("angerufen") == 1
    assert (
        PageLogEntry.objects.filter(action="wagtail.edit").get().data["comment"].count("Tel.") == 1
    )


def test_what_the_public_entry_tells_stays_public(editor):
    event = make_event(title=f"Lesung mit {NAME}", summary=f"Karten: {TELEPHONE}")
    event.save_revision(clean=False)
    contact = {"contact_name": NAME, "contact_telephone": TELEPHONE}
    filed(proposal(contact_email="uemit@example.org", **contact))
    persons.erase("uemit@example.org")
    event.refresh_from_db()
    assert (event.title, event.summary) == (f"Lesung mit {NAME}", f"Karten: {TELEPHONE}")
    assert event.get_latest_revision().content["summary"] == f"Karten: {TELEPHONE}"


@pytest.mark.parametrize("action", ["decline", "reject"])
def test_what_moderators_wrote_goes_when_the_time_is_over(submission, editor, action):
    decide(submission, editor, action, comment=f"{NOTE}\nFrau Şahin-Yıldız wartet.")
    assert places_with(name="Şahin-Yıldız") != []
    Submission.objects.update(
        decided_at=timezone.now() - timezone.timedelta(days=31), state=Submission.State.DECLINED
    )
    retention.purge(timezone.now())
    assert Submission.objects.count() == 0
    assert places() == {"email": [], "name": [], "number": []}
    assert places_with(name="Şahin-Yıldız") == []


def test_that_something_was_done_stays_in_the_log(submission, editor):
    decide(submission, editor, "reject", comment=NOTE)
    rows = ModelLogEntry.objects.for_instance(submission.draft)
    before = list(rows.values_list("action", "user"))
    assert "wagtail.workflow.reject" in {action for action, _user in before}
    traces.remove(persons.person_of(EMAIL))
    assert list(rows.values_list("action", "user")) == before
    assert (places_with(name=NAME).count("wagtailcore_modellogentry.data")) == 0


PERSON = Person(EMAIL, frozenset({NAME}), frozenset({TELEPHONE}))


@pytest.mark.parametrize("text", WRITTEN)
def test_every_way_to_write_a_person_is_found(text):
    assert PERSON.is_in(text)
    assert PERSON.is_in({"a": [{"b": text}]})
    assert PERSON.is_in('{"a": "[\\"\\u00dcmit \\u015eahin-Y\\u0131ld\\u0131z\\"]"}')


@pytest.mark.parametrize(
    "text",
    [
        "Ümit Şahin-Yıldızlar",
        "Umit",
        "Herr Şahin",
        "+49 221 4710-1234",
        "10221 4710-123",
        "x" + EMAIL,
        EMAIL + ".de",
        "Bestellnummer 92214710123",
        "",
        "{kein JSON",
        '{"a": 1, "b": null}',
    ],
)
def test_nobody_else_is_taken_for_the_person(text):
    assert PERSON.without(text) == text


def test_the_words_around_stay():
    text = f"Bitte {NAME} unter {TELEPHONE} anrufen, nicht Cem."
    assert " ".join(PERSON.without(text).split()) == "Bitte unter anrufen, nicht Cem."


@pytest.mark.parametrize("action", [persons.export, persons.erase])
def test_without_an_address_nobody_is_erased(submission, action):
    Submission.objects.update(contact_email="")
    with pytest.raises(ValueError, match="address"):
        action(" ")
    assert Submission.objects.count() == 1
