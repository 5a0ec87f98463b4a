"""What outsiders do with a submission: file, confirm, correct, answer, withdraw. One transaction each."""

import uuid

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from submissions.mails import send, team
from submissions.models import Submission
from submissions.pictures import forms as picture_forms
from submissions.pictures import removal
from submissions.registry import kinds
from submissions.spam.rate_limits import may_write_to
from submissions.tokens import make_reference
from submissions.workflow import confirmation, consent, corrections, owners, queue_facts, states

State, Consent = Submission.State, Submission.Consent


def file(kind_key, form, verdict=None, entry=None, changed=()):
    """Store a valid form as an unconfirmed submission and queue the mail with its private link.

    With `entry`, a published one, it is a correction of the fields `changed`. The form's key makes
    this happen once: sending it twice returns the first submission. If it is sent again with other
    text before the confirmation, the newer text replaces the older. What the verdict (of
    `spam.score.weigh`) calls spam is stored too, but nobody gets a mail.
    """
    key = form.cleaned_data["key"]
    try:
        with transaction.atomic():
            submission = _new_submission(kind_key, form, key, verdict, entry)
            consent.note(submission, Consent.FORM, timezone.now())
            _fill_in(submission, form, changed)
            submission.save()
            if submission.state == State.UNCONFIRMED:
                confirmation.ask(submission)
    except IntegrityError:
        submission = Submission.objects.get(idempotency_key=key)
        if submission.state == State.UNCONFIRMED:
            _fill_in(submission, form, changed)
            submission.save()
    return submission


@transaction.atomic
def file_for(
    kind_key,
    form,
    channel,
    user,
    how=Consent.SPOKEN,
    entry=None,
    changed=(),
    places=(),
    removed=(),
):
    """File what a member of the team typed for somebody; with `entry` it corrects the fields `changed`.

    `places` are valid forms for pictures, `removed` the ids of those that the entry shall lose. There
    is no address to confirm. The colleague has heard or read the consent, which is noted with them;
    who agrees by the private link (`how`) is waited for. The form's key makes this happen once.
    """
    found = Submission.objects.filter(idempotency_key=form.cleaned_data["key"]).first()
    if found is not None:
        return found
    submission = _new_submission(kind_key, form, form.cleaned_data["key"], None, entry)
    submission.channel, submission.taken_by = channel, user
    if how != Consent.LINK:
        consent.note(submission, how, timezone.now())
    _fill_in(submission, form, changed)
    submission.removed_pictures = list(removed)
    submission.save()
    for place in places:
        place.store(submission)
    log(submission, "submissions.file_for", user=user)
    return confirm(submission, form) if submission.consent_at else submission


def _new_submission(kind_key, form, key, verdict, entry):
    contact = {name: form.cleaned_data[name] for name in form.CONTACT if name != "consent"}
    return Submission(
        reference=make_reference(),
        kind=kind_key,
        idempotency_key=key,
        language=get_language() or settings.LANGUAGE_CODE,
        state=State.SPAM if verdict and verdict.is_spam else State.UNCONFIRMED,
        spam_reasons=verdict.reasons if verdict else [],
        is_correction=entry is not None,
        draft=entry,
        **contact,
    )


def _fill_in(submission, form, changed=()):
    submission.payload = form.payload()
    submission.subject = subject_of(submission.kind, form)
    submission.changed_fields = list(changed)


def subject_of(kind_key, form):
    """Return how the kind names what this form describes, without storing a draft."""
    kind = kinds.get(kind_key)
    draft = kind.model()
    form.apply_to(draft)
    return str(kind.subject(draft))[:200]


def form_of(submission):
    """Return the kind's form with what was sent in: bound before the confirmation, else filled."""
    if submission.state in (State.UNCONFIRMED, State.SPAM):
        if submission.draft is not None:
            return corrections.merged(submission, submission.draft)
        form_class = kinds.get(submission.kind).form_class
        return form_class(submission.payload_data(), is_correction=True)
    return filled_form(submission)


def filled_form(submission, part=""):
    """Return the kind's form, or a part of it, filled with how the submission stands, to be changed."""
    form_class = kinds.get(submission.kind).form_class
    version = version_of(submission)
    if version is None:
        return form_class(submission.payload_data(), is_correction=True, part=part)
    return form_class(initial=form_class.initial_from(version), is_correction=True, part=part)


def version_of(submission):
    """Return what a submission's form is filled from: its draft, or what is public; None before."""
    if submission.draft is None:
        return None
    is_taken_back = submission.is_withdrawn and not submission.is_correction
    has_all_public = submission.is_invited or submission.state == State.ACCEPTED
    if submission.is_public and (is_taken_back or has_all_public):
        return submission.draft
    if submission.is_in_draft:
        return submission.draft.get_latest_revision_as_object()
    return corrections.proposed_version(submission)


def version_number(submission):
    """Return the id of the version that `version_of` returns; 0 where there is none yet."""
    draft = submission.draft
    if draft is None:
        return 0
    is_draft = submission.is_in_draft and submission.state != State.ACCEPTED
    is_draft = is_draft and (submission.is_open or not submission.is_public)
    return draft.latest_revision_id if is_draft else draft.live_revision_id


def changed_form(submission, data, filled_from, part=""):
    """Return the form bound to what was sent, checked, and the names of the fields it changes.

    `filled_from` is the version that the form showed: what differs from it is what the sender
    changes. For the rest, the present state counts.
    """
    form_class = kinds.get(submission.kind).form_class
    version = version_of(submission)
    if version is None:
        empty = form_class(is_correction=True, part=part)
        whole = empty.with_part(submission.payload_data(), data)
        return form_class(whole, is_correction=True, part=part), []
    changed = corrections.changed_names(form_class, data, filled_from, part)
    form = corrections.merge(form_class, data, changed, version, is_correction=True, part=part)
    return form, changed


@transaction.atomic
def confirm(submission, form):
    """Note that the address is right, and put the draft before the team. `form` is valid."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if submission.state != State.UNCONFIRMED:
        return submission
    submission.confirmed_at = timezone.now()
    if submission.consent_at is None:
        consent.note(submission, Consent.LINK, submission.confirmed_at)
    if submission.is_correction:
        corrections.begin(submission)
        owners.tell_of_change(submission)
    else:
        _make_draft(submission, form)
    if submission.state == State.IN_MODERATION:
        send.in_moderation(submission)
    return submission


@transaction.atomic
def invite(kind, entry, name, email, user):
    """Ask whose entry it is to take it over, which the team had typed; they get a private link."""
    submission = _invitation(kind, entry, name, email)
    submission.save()
    log(submission, "submissions.invite", user=user)
    send.invited(submission, editor=user)
    return submission


def _invitation(kind, entry, name, email):
    """Return a submission, not stored, of somebody who may take an entry over."""
    return Submission(
        reference=make_reference(),
        kind=kind.key,
        subject=str(kind.subject(entry))[:200],
        state=State.INVITED,
        draft=entry,
        contact_name=name,
        contact_email=email,
        idempotency_key=uuid.uuid4(),
    )


@transaction.atomic
def take_over_for(kind, entry, *, name, telephone, email, how, channel, user):
    """Note whose entry it is that the team had typed, and how they agreed that we keep who they are.

    Who agrees by the private link is waited for, as somebody who was invited by mail.
    """
    submission = _invitation(kind, entry, name, email)
    submission.contact_telephone, submission.channel, submission.taken_by = telephone, channel, user
    submission.save()
    log(submission, "submissions.file_for", user=user)
    if how != Consent.LINK:
        now = timezone.now()
        consent.note(submission, how, now)
        states.move(submission, State.ACCEPTED, confirmed_at=now, decided_at=now)
    return submission


@transaction.atomic
def take_over(submission, now=None):
    """Make whoever was invited the one behind the entry, who agrees by the button."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if not submission.is_invited:
        return submission
    now = now or timezone.now()
    consent.note(submission, Consent.LINK, now)
    states.move(submission, State.ACCEPTED, confirmed_at=now, decided_at=now)
    log(submission, "submissions.take_over")
    team.tell(submission, _("Hat den Eintrag übernommen."))
    return submission


def confirm_all(submission):
    """Confirm whatever waits for the address that this submission's link has proved to be right.

    What is no longer valid, such as a day that has passed, is left to its own link.
    """
    for waiting in confirmation.others_of(submission):
        form = form_of(waiting)
        if form.is_valid():
            confirm(waiting, form)


def _make_draft(submission, form):
    """Make the draft and start its workflow."""
    draft = kinds.get(submission.kind).model()
    form.apply_to(draft)
    draft.live = False
    draft.save()
    draft.save_revision(clean=False)
    states.move(submission, State.IN_MODERATION, draft=draft, waiting_since=timezone.now())
    draft.get_workflow().start(draft, user=None)


@transaction.atomic
def correct(submission, form, changed=()):
    """Take a changed form: before the confirmation as new input, later as a new draft to decide on.

    What is published stays as it is until an editor accepts the new draft.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if not submission.is_editable:
        return submission
    was_in_draft = submission.is_in_draft and submission.is_open
    was_withdrawn = submission.is_withdrawn
    _fill_in(submission, form, changes_noted(submission, changed))
    if submission.state == State.UNCONFIRMED:
        submission.save()
    elif was_withdrawn:
        _take_up_again(submission, form)
    elif was_in_draft:
        log(submission, "submissions.edit")
        rewrite(submission, form)
        team.tell(submission, _("Die Angaben wurden geändert."))
    else:
        log(submission, "submissions.edit")
        corrections.begin(submission)
    if submission.state == State.IN_MODERATION and may_write_to(submission.contact_email):
        send.in_moderation(submission)
    return submission


def _take_up_again(submission, form):
    """Put what was withdrawn before the team once more; `form` is valid.

    A draft that was never public was deleted and is made anew; who has the mailed link has confirmed
    the address by it.
    """
    log(submission, "submissions.resume")
    submission.confirmed_at = submission.confirmed_at or timezone.now()
    submission.decided_at = submission.decided_by = None
    if submission.is_correction:
        corrections.begin(submission)
        owners.tell_of_change(submission)
    elif submission.draft is None:
        _make_draft(submission, form)
    elif submission.is_public:  # somebody else sent in the same, and it stayed
        corrections.begin(submission)
    else:
        rewrite(submission, form)


def changes_noted(submission, changed):
    """Return the fields that a submission changes, with those of this edit.

    What is edited before it was ever public changes nothing that visitors see.
    """
    is_before_team = submission.is_open and submission.is_in_draft
    is_new = is_before_team or submission.is_withdrawn
    is_new = is_new and not (submission.is_correction or submission.is_public)
    if submission.draft is None or is_new:
        return []
    return sorted({*submission.changed_fields, *changed} if submission.is_open else changed)


def rewrite(submission, form=None):
    """Write the form and what becomes of the pictures onto the draft that lies before the team."""
    draft = submission.draft.get_latest_revision_as_object()
    if form is not None:
        form.apply_to(draft)
    corrections.apply_beside_form(submission, draft)
    revision = draft.save_revision(clean=False)
    states.move(submission, State.IN_MODERATION, waiting_since=timezone.now())
    ask_moderators(submission.draft, revision)


def ask_moderators(draft, revision=None):
    """Put the draft before the moderators, wherever the workflow stands."""
    workflow_state = draft.current_workflow_state
    if workflow_state is None:
        draft.get_workflow().start(draft, user=None)
    elif workflow_state.status == workflow_state.STATUS_NEEDS_CHANGES:
        workflow_state.resume(user=None)
    elif revision is not None:
        task_state = workflow_state.current_task_state
        task_state.revision = revision
        task_state.save(update_fields=["revision"])


@transaction.atomic
def answer(submission, text):
    """Store what the submitter writes back: it answers a question, and it is the team's turn again."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    submission.conversation.create(is_from_team=False, text=text)
    log(submission, "submissions.write")
    if not submission.is_open:
        submission.wrote_at = submission.wrote_at or timezone.now()
        submission.save(update_fields=["wrote_at"])
    if submission.state == State.CHANGES_ASKED and submission.is_in_draft:
        states.move(submission, State.IN_MODERATION, waiting_since=timezone.now())
        ask_moderators(submission.draft)
    team.tell(submission, text)
    return submission


@transaction.atomic
def withdraw(submission):
    """Take it back for the submitter: a draft is deleted, something published leaves the site.

    A correction is only taken out of the draft; what somebody else sent in as well stays.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if not submission.may_be_withdrawn:
        return submission
    was_open, was_public = submission.is_open, submission.is_public
    is_shared = not submission.is_correction and others_want_it(submission)
    take_back(submission)
    log(submission, "submissions.withdrawn")
    send.withdrawn(submission, is_shared)
    if is_shared:
        text = _("Wurde zurückgezogen. Der Eintrag bleibt: Noch jemand hat ihn eingereicht.")
        team.tell(submission, text)
    elif was_public and not submission.is_correction:
        text = _("Wurde zurückgezogen und steht nicht mehr auf der Website.")
        team.tell(submission, text, is_urgent=True)
    elif was_open:
        team.tell(submission, _("Wurde zurückgezogen."))
    return submission


@transaction.atomic
def withdraw_change(submission):
    """Take back only the submitter's last change of what is public, which stays as it is."""
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    if not submission.is_open:
        return submission
    take_back_change(submission)
    log(submission, "submissions.change_withdrawn")
    send.withdrawn(submission)
    team.tell(submission, _("Wurde zurückgezogen."))
    return submission


def take_back(submission):
    """Close a locked submission, and remove what it brought. No mail is sent.

    A submission that is closed already keeps its state.
    """
    was_in_draft = submission.is_open and not submission.is_waiting
    if states.may_move(submission, State.WITHDRAWN):
        _close(submission, State.WITHDRAWN)
        queue_facts.store_figure(submission, State.WITHDRAWN)
    if submission.draft is None:
        return
    if submission.is_correction or others_want_it(submission):
        _take_out_of_draft(submission, was_in_draft)
    else:
        _take_down(submission)


def take_back_change(submission):
    """Take the last change of a locked submission out of the draft. No mail is sent."""
    was_in_draft = not submission.is_waiting
    _close(submission, State.ACCEPTED)
    picture_forms.discard(submission)
    _take_out_of_draft(submission, was_in_draft)


def _close(submission, state):
    states.move(
        submission,
        state,
        decided_at=timezone.now(),
        is_waiting=False,
        removed_pictures=[],
        date_changes=[],
    )


def _take_out_of_draft(submission, was_in_draft):
    """Take a change out of the draft; the next one may follow."""
    entry = submission.draft
    if was_in_draft and submission.base_revision is not None:
        if workflow_state := entry.current_workflow_state:
            workflow_state.cancel(user=None)
        corrections.set_aside(submission)
    corrections.after_decision(entry)


def others_want_it(submission):
    """Whether somebody else sent in the same thing: editors may have made one entry of two."""
    if submission.draft is None:
        return False
    others = Submission.objects.about(submission.draft).exclude(pk=submission.pk)
    states = [*Submission.OPEN_STATES, State.ACCEPTED]
    return others.filter(is_correction=False, state__in=states).exists()


def _take_down(submission):
    """Unpublish what is public; delete what never was. Nobody's correction of it is left to decide."""
    draft = submission.draft
    if workflow_state := draft.current_workflow_state:
        workflow_state.cancel(user=None)
    others = Submission.objects.about(draft).open().exclude(pk=submission.pk)
    for other in others:
        reason = _("Der Eintrag ist nicht mehr auf der Website.")
        other.conversation.create(is_from_team=True, text=reason)
        states.move(other, State.DECLINED, decided_at=timezone.now(), is_waiting=False)
        send.declined(other, reason)
    pictures = removal.pictures_of(draft)
    if submission.is_public:
        draft.unpublish(user=None)
    elif draft.first_published_at is None or not kinds.get(submission.kind).is_published:
        draft.delete()
    removal.delete_unused(pictures, draft)
