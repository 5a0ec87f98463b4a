"""Each letter that the site writes: once it was sent, nobody reads a token of it anywhere."""

import uuid
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as project
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import connection
from django.utils import timezone
from post_office.models import Email

from directory.freshness import nightly
from events.models import Invitee
from events.registration import invitations
from events.registration import mails as guest_mails
from events.registration.guest_mails import send_to_guests
from submissions.mails import delivery, send, team
from submissions.mails.masking import tokens_of
from submissions.models import Message, OutgoingMail
from submissions.models.private_link import PrivateLink
from submissions.tokens import hash_of
from submissions.workflow import submitter
from teams.mails import letters, meeting_mails
from teams.mails.registry import CLOSING_MAILS, MEETING_MAILS, MEMBER_MAILS
from tests.factories.directory import make_directory_page
from tests.factories.events import make_event, make_events_page, make_registration
from tests.factories.freshness import published
from tests.factories.home import make_home
from tests.factories.submissions import filed, proposal, valid
from tests.factories.teams import make_goal, make_mail, make_meeting, make_member, make_team
from tests.submissions.conftest import make_editor

pytestmark = pytest.mark.django_db
# What is only read out on the telephone, and carries no link.
READ_OUT = ("freshness_call",)


def every_letter():
    """Return the names of all letters: each is a template."""
    templates = Path(project.ROOT / "templates")
    files = [*templates.glob("*/letters/*.txt"), *templates.glob("*/letters/meetings/*.txt")]
    return {path.stem for path in files if path.stem[0] != "_"} - {*READ_OUT}


def write_every_letter():
    make_editor("erika")
    submission = filed(proposal())
    submission = submitter.confirm(submission, valid(submitter.form_of(submission)))
    send.accepted(submission, submission.draft)
    send.changes_asked(submission, "Wann ist Einlass?")
    send.declined(submission, "Passt nicht.")
    send.answered(submission, "Danke.")
    for write in (
        send.withdrawn,
        send.reopened,
        send.reminder,
        send.expired,
        send.question_settled,
    ):
        write(submission)
    send.new_links(submission.contact_email, [submission])
    for key in ("correction_accepted", "application_accepted", "application_declined"):
        values = send.values_of(submission) | {
            "adresse": "http://127.0.0.1:8000/x/",
            "grund": "Voll.",
        }
        send.write(key, submission.contact_email, values)
    message = Message(name="Ayşe", email="ayse@example.org", text="Hallo", topic="contact")
    send.message_answered(message, "Danke.")
    team.tell(submission, "Noch etwas.")
    team.write_to_team("digest", rows=[], messages=[], base="")
    write_to_guests()
    write_to_businesses(submission)
    write_to_members()


def write_to_guests():
    event = make_event(registration="here")
    guest = make_registration(event.occurrences.first(), expires_at=timezone.now())
    others = {"invitation", "may_we_invite", "to_guests"}
    own = {path.stem for path in (project.ROOT / "templates/events/letters").iterdir()}
    for name in (every_letter() & own) - others:
        guest_mails.write(guest, name)
    words = {"subject": "Bitte pünktlich", "text": "Um 18 Uhr.", "key": uuid.uuid4()}
    send_to_guests(guest.occurrence, now=timezone.now(), **words)
    invitee = Invitee.objects.create(name="Ayşe", email="ayse@example.org")
    invitations.ask(invitee)
    invitations.invite(guest.occurrence, [invitee], "", timezone.now())


def write_to_businesses(submission):
    check = nightly.ask(published(email="laden@example.org"), timezone.now())
    for key in ("freshness_reminder", "freshness_hidden"):
        nightly._write(key, check, "laden@example.org")
    values = send.values_of(submission) | {
        "adresse": "http://127.0.0.1:8000/x/",
        "bis": "31. Januar",
    }
    send.write("premises_end", submission.contact_email, values)


def write_to_members():
    asked = {"state": "invited", "answer_by": timezone.now(), "has_account": False}
    member = make_member(make_team(members=0), **asked)
    words = {"grund": "Voll.", "platz": 1, "tage": 90, "treffen": "Morgen", "ort": "Bonni"}
    words |= {"vorher": "Heute", "rueckblick": "Es war gut."}
    for known in MEMBER_MAILS + CLOSING_MAILS:
        letters.tell(member, known.key, words)
    meeting, goal, now = make_meeting(member.team), make_goal(member), timezone.now()
    for kind in MEETING_MAILS:
        meeting_mails._send(make_mail(member, meeting, kind=kind, goal=goal), now)


@pytest.fixture
def tokens(db, settings):
    """All tokens of all letters, which have just been sent."""
    settings.EMAIL_HOST = "mail.planb.de"
    settings.POST_OFFICE = {
        "BACKENDS": {"default": "django.core.mail.backends.locmem.EmailBackend"}
    }
    home = make_home()
    make_events_page(home)
    make_directory_page(home)
    write_every_letter()
    return {token for email in Email.objects.all() for token in tokens_of(email)}


def send_all():
    mail.outbox = []
    while delivery.send_due():
        pass
    return "\n".join(message.body for message in mail.outbox)


def stored_text():
    """Return all that stands in the rows of the queue, as the database holds it."""
    tables = [model._meta.db_table for model in apps.get_app_config("post_office").get_models()]
    tables += [OutgoingMail._meta.db_table]
    rows = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [str(row) for row in cursor.fetchall()]
    return "\n".join(rows)


def read_by_administrator(client):
    """Return all that an administrator reads of the mails."""
    user = get_user_model().objects.create_superuser("admin", "admin@example.org", "geheim-2026")
    client.force_login(user)
    outbox = "/admin/post_office/email/"
    ids = OutgoingMail.objects.values_list("pk", flat=True)
    addresses = ["/admin/", outbox, f"{outbox}?export=csv", "/admin/reports/site-history/"]
    addresses += [f"{outbox}inspect/{pk}/" for pk in ids]
    pages = [client.get(address) for address in addresses]
    assert {page.status_code for page in pages} == {200}
    return "".join((b"".join(page) if page.streaming else page.content).decode() for page in pages)


def test_every_letter_is_written_here(tokens):
    assert every_letter() - set(OutgoingMail.objects.values_list("key", flat=True)) == set()


def test_every_token_belongs_to_a_row_that_can_give_a_new_one(tokens):
    models = [model for model in apps.get_models() if issubclass(model, PrivateLink)]
    owned = {
        token
        for token in tokens
        for m in models
        if m.objects.filter(token_hash=hash_of(token)).exists()
    }
    assert (len(tokens) >= 3, owned) == (True, tokens)


def test_while_it_waits_a_letter_is_read_by_the_worker_only(client, tokens):
    page = read_by_administrator(client)
    assert [token for token in tokens if token in page] == []


def test_once_it_was_sent_no_row_and_no_page_holds_a_token(client, tokens):
    sent = send_all()
    assert {token for token in tokens if token in sent} == tokens
    stored, page = stored_text(), read_by_administrator(client)
    assert [token for token in tokens if token in stored + page] == []
