"""Submissions for the tests of the desk, with little typing."""

import datetime as dt
import uuid
from itertools import count

from django.utils import timezone

from submissions.models import Submission
from submissions.tokens import make_nonce, make_reference
from submissions.workflow import submitter
from tests.factories.submissions import filed, proposal, valid

DESK = "/admin/einreichungen/"
DAY = dt.timedelta(days=1)
numbers = count(1)


def proposed(title, **answers):
    """Return a confirmed event proposal that waits for a decision."""
    number = next(numbers)
    sender = {"contact_email": f"person{number}@example.org"}
    submission = filed(proposal(title=title, repetition_pattern="once", **(sender | answers)))
    return submitter.confirm(submission, valid(submitter.form_of(submission)))


def row(subject, *, begins_in=None, age=0, **kw):
    """Return a row of the queue without a draft: `begins_in` and `age` are days."""
    now = timezone.localtime()  # a day of which is one also where the clock changes
    fields = {
        "reference": make_reference(),
        "kind": "event",
        "subject": subject,
        "state": Submission.State.IN_MODERATION,
        "contact_name": "Ayşe Beispiel",
        "contact_email": "ayse@example.org",
        "idempotency_key": uuid.uuid4(),
        "token_nonce": make_nonce(),
        "confirmed_at": now - age * DAY,
        "begins_at": None if begins_in is None else now + begins_in * DAY,
    }
    return Submission.objects.create(**(fields | kw))


def subjects(page):
    return [submission.subject for submission in page.context["object_list"]]


def url_of(submission):
    return f"{DESK}{submission.pk}/"
