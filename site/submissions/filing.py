"""What outsiders do with a submission: file, confirm, correct, withdraw. One transaction each."""

import datetime as dt

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils import timezone

from . import kinds, letters
from .forms import CONSENT_VERSION
from .models import Submission
from .tokens import make_reference

State = Submission.State
HOUR = dt.timedelta(hours=1)


def file(kind_key, form, verdict=None):
    """Store a valid form as an unconfirmed submission and queue the mail with its private link.

    The form's key makes this happen once: sending it twice returns the first submission. Came it
    back with other text before it was confirmed, the newer text counts. What the verdict (of
    `spam.weigh`) calls spam is stored too, but nobody gets a mail.
    """
    key = form.cleaned_data["key"]
    try:
        with transaction.atomic():
            submission = _new_submission(kind_key, form, key, verdict)
            if submission.state == State.UNCONFIRMED:
                _ask_to_confirm(submission)
    except IntegrityError:
        submission = Submission.objects.get(idempotency_key=key)
        if submission.state == State.UNCONFIRMED:
            submission.payload = form.payload()
            submission.save(update_fields=["payload"])
    return submission


def _new_submission(kind_key, form, key, verdict):
    contact = {name: form.cleaned_data[name] for name in form.CONTACT if name != "consent"}
    return Submission.objects.create(
        reference=make_reference(),
        kind=kind_key,
        subject=subject_of(kind_key, form),
        payload=form.payload(),
        idempotency_key=key,
        consent_version=CONSENT_VERSION,
        state=State.SPAM if verdict and verdict.is_spam else State.UNCONFIRMED,
        spam_reasons=verdict.reasons if verdict else [],
        **contact,
    )


def subject_of(kind_key, form):
    """Return how the kind names what this form describes, without storing a draft."""
    kind = kinds.get(kind_key)
    draft = kind.model()
    form.apply_to(draft)
    return str(kind.subject(draft))[:200]


def _ask_to_confirm(submission):
    """Send the link, unless this address got enough of them in the last hour."""
    recent = Submission.objects.filter(
        contact_email__iexact=submission.contact_email, created_at__gt=timezone.now() - HOUR
    )
    if recent.count() <= settings.CONFIRMATIONS_PER_ADDRESS:
        letters.confirm_address(submission)


def form_of(submission, data=None):
    """Return the kind's form: bound to `data`, else to what was sent in, else filled from the draft."""
    form_class = kinds.get(submission.kind).form_class
    if data is not None:
        return form_class(data, is_correction=True)
    if submission.draft is None:
        return form_class(payload_data(submission), is_correction=True)
    latest = submission.draft.get_latest_revision_as_object()
    return form_class(initial=form_class.initial_from(latest), is_correction=True)


def payload_data(submission):
    """Return what was sent in as the QueryDict that forms are bound to."""
    data = QueryDict(mutable=True)
    for name, values in submission.payload.items():
        data.setlist(name, values)
    return data


@transaction.atomic
def confirm(submission, form):
    """The address is right: make the draft, start the workflow, tell the submitter. `form` is valid."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.state != State.UNCONFIRMED:
        return submission
    draft = kinds.get(submission.kind).model()
    form.apply_to(draft)
    draft.live = False
    draft.save()
    draft.save_revision(clean=False)
    submission.draft = draft
    submission.state = State.IN_MODERATION
    submission.confirmed_at = timezone.now()
    submission.save()
    draft.get_workflow().start(draft, user=None)
    letters.in_moderation(submission)
    return submission


@transaction.atomic
def correct(submission, form):
    """Take a corrected form: before the confirmation as new input, later as a new draft to decide on.

    What is published stays as it is until an editor accepts the new draft.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    submission.payload = form.payload()
    submission.subject = subject_of(submission.kind, form)
    if submission.state == State.UNCONFIRMED:
        submission.save()
        return submission
    draft = submission.draft.get_latest_revision_as_object()
    form.apply_to(draft)
    revision = draft.save_revision(clean=False)
    submission.state = State.IN_MODERATION
    submission.save()
    ask_moderators(submission.draft, revision)
    letters.in_moderation(submission)
    return submission


def ask_moderators(draft, revision):
    """Put the new revision before the moderators, wherever the workflow stands."""
    workflow_state = draft.current_workflow_state
    if workflow_state is None:
        draft.get_workflow().start(draft, user=None)
    elif workflow_state.status == workflow_state.STATUS_NEEDS_CHANGES:
        workflow_state.resume(user=None)
    else:
        task_state = workflow_state.current_task_state
        task_state.revision = revision
        task_state.save(update_fields=["revision"])


@transaction.atomic
def withdraw(submission):
    """The submitter takes it back: a draft is deleted, something published leaves the site."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    submission.state = State.WITHDRAWN
    submission.decided_at = timezone.now()
    submission.save()
    if submission.draft is not None:
        _take_down(submission.draft)
    letters.withdrawn(submission)
    return submission


def _take_down(draft):
    """Unpublish what is public; delete what never was."""
    if workflow_state := draft.current_workflow_state:
        workflow_state.cancel(user=None)
    if draft.live:
        draft.unpublish(user=None)
    elif draft.first_published_at is None:
        draft.delete()
