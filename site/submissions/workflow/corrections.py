"""Changes to what is published: they become a draft beside it, and never undo one another.

A change is known by the fields that it touches. It is written onto the newest draft when its turn
comes: the team decides on one change of an entry at a time, the others wait and are then written
onto the result of the one before. So nobody's old copy of a form brings back an old telephone number,
and the team sees each change against what is public at that moment.
"""

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from content.listing.publishing import is_awaited
from submissions.mails import send
from submissions.models import Submission
from submissions.registry import kinds
from submissions.workflow import states

State = Submission.State
# Among the changed fields, though no form field has these names.
PICTURES, DATES = "pictures", "dates"
_signer = signing.Signer(salt="filled-from")


def signed_version(revision_id):
    """Return what a form carries to tell which version of the entry it was filled from."""
    return _signer.sign(str(revision_id or 0))


def filled_from(entry, version):
    """Return the version that a form was filled from; for an unreadable one what is public now."""
    try:
        number = int(_signer.unsign(version or ""))
    except (signing.BadSignature, ValueError):
        return entry
    revision = Revision.objects.for_instance(entry).filter(pk=number).first()
    return revision.as_object() if revision else entry


def changed_names(form_class, data, version, part=""):
    """Return the section's fields in which what was sent differs from a version of the entry.

    Compared as the form understands them: a telephone number that an editor wrote with other
    spaces is no change. Of a short page for a part only what it shows can differ.
    """
    initial = form_class.initial_from(version)
    sent = form_class(data, initial=initial, is_correction=True, part=part)
    names = sent.names_to_change()
    _take_only(sent, names)
    before = _comparable(_filled(form_class, data, [], version, is_correction=True))
    after, unread = _comparable(sent), object()
    # What was wrong before can only be compared as it was typed.
    typed = set(sent.changed_data)
    return [n for n in names if (before[n] != after.get(n, unread) if n in before else n in typed)]


def _comparable(form):
    return {
        name: set(value) if isinstance(value, list | tuple | QuerySet) else value
        for name, value in form.cleaned_data.items()
    }


def merge(form_class, data, names, version, **options):
    """Return a checked form that takes `names` from what was sent, and the rest from a version.

    What the version itself lacks, because editors entered it without, is no fault of this change.
    """
    form = _filled(form_class, data, names, version, **options)
    untouched = set(form.own_names()) - set(names)
    if untouched & form.errors.keys():
        known = _filled(form_class, data, [], version, **options).errors
        for name in untouched & form.errors.keys():
            if form.errors[name] == known.get(name):
                del form.errors[name]
                form.cleaned_data[name] = _value_of(form, name)
    return form


def _value_of(form, name):
    """Return what a field says by itself, whatever is wrong with it."""
    field = form.fields[name]
    value = form.get_initial_for_field(field, name)
    try:
        return field.clean(value)
    except ValidationError:
        return value


def _filled(form_class, data, names, version, **options):
    form = form_class(data, initial=form_class.initial_from(version), **options)
    _take_only(form, names)
    return form


def _take_only(form, names):
    """Check a form with these fields as they were sent, and the others as they were before."""
    for name in form.own_names():
        # Django cleans a disabled field from its initial value, whatever was sent.
        form.fields[name].disabled = name not in names
    form.full_clean()
    for name in form.own_names():
        form.fields[name].disabled = False


def merged(submission, version):
    """Return a change as a checked form: what it changes, and for the rest what a version says."""
    form_class = kinds.get(submission.kind).form_class
    return merge(
        form_class,
        submission.payload_data(),
        submission.changed_fields,
        version,
        is_correction=True,
    )


@transaction.atomic
def begin(submission):
    """Put a change before the team, or in the line behind the one that is there."""
    entry = _locked(submission.draft)
    states.move(submission, State.IN_MODERATION, waiting_since=timezone.now(), is_waiting=True)
    if not is_awaited(entry):
        _write(submission, entry)


@transaction.atomic
def after_decision(entry):
    """Begin the change that waits longest, if the entry is free again."""
    entry = _locked(entry)
    if is_awaited(entry):
        return
    waiting = Submission.objects.about(entry).filter(state=State.IN_MODERATION, is_waiting=True)
    if following := waiting.order_by("waiting_since", "pk").first():
        _write(following, entry)


def _write(submission, entry):
    """Write the changes onto the newest draft and start its moderation."""
    newest = entry.get_latest_revision_as_object()
    form = merged(submission, newest)
    if not form.is_valid():
        return _ask_again(submission, form)
    entry = _with_public_version(entry)
    submission.base_revision = _base_of(entry)
    submission.replaced_revision = entry.live_revision
    form.apply_to(newest)
    apply_beside_form(submission, newest)
    newest.save_revision(clean=False)
    submission.is_waiting = False
    # The other fields stay: the queue has just stored facts about the new version.
    submission.save(update_fields=["base_revision", "replaced_revision", "is_waiting"])
    entry = _locked(entry)
    return entry.get_workflow().start(entry, user=None)


def _with_public_version(entry):
    """Give what is public a version where it was stored without one: only versions can be restored."""
    if not entry.live or entry.live_revision_id:
        return entry
    newest = entry.latest_revision
    revision = entry.save_revision(clean=False, changed=False)
    versions = {"live_revision": revision, "latest_revision": newest or revision}
    type(entry)._default_manager.filter(pk=entry.pk).update(**versions)
    return _locked(entry)


def _base_of(entry):
    """Return the version to go back to; one is made where what is public has none."""
    if entry.has_unpublished_changes or (
        entry.latest_revision_id and entry.latest_revision_id == entry.live_revision_id
    ):
        return entry.latest_revision
    revision = entry.save_revision(clean=False, changed=False)
    if entry.live:
        type(entry)._default_manager.filter(pk=entry.pk).update(live_revision=revision)
    return revision


def _ask_again(submission, form):
    """Ask the sender again: the entry has changed since, and what was sent no longer fits it."""
    introduction = _(
        "Der Eintrag hat sich inzwischen geändert. Bitte prüfen Sie Ihre Angaben noch einmal:"
    )
    problems = [message for _id, message in form.summary_errors()]
    question = "\n".join([introduction, *map(str, problems)])
    submission.conversation.create(is_from_team=True, text=question)
    states.move(submission, State.CHANGES_ASKED, asked_at=timezone.now())
    send.changes_asked(submission, question)


def resume_forgotten():
    """Begin changes that wait although nothing is before them; run nightly. Returns how many."""
    waiting = Submission.objects.filter(state=State.IN_MODERATION, is_waiting=True)
    found = [row for row in waiting if row.draft and not is_awaited(row.draft)]
    for submission in found:
        after_decision(submission.draft)
    return len(found)


def note_presence(entry):
    """Remember since when a thing is off the site; being there again clears it."""
    left_site_at = None if entry.live else timezone.now()
    Submission.objects.about(entry).update(left_site_at=left_site_at, scheduled_for=None)


@transaction.atomic
def note_schedule(revision):
    """Note when what was accepted goes live; where the plan was dropped, it is decided on again.

    `revision` was given such a moment, or lost it. The letter follows when it is public.
    """
    entry, moment = revision.content_object, revision.approved_go_live_at
    decided = Submission.objects.about(entry).before_team()
    if moment is not None:
        decided.update(scheduled_for=moment)
    elif decided.exclude(scheduled_for=None).update(scheduled_for=None):
        entry = _locked(entry)
        if entry.current_workflow_state is None:
            entry.get_workflow().start(entry, user=None)


@transaction.atomic
def set_aside(submission):
    """Take a change that was not accepted out of the draft, which becomes what it was before."""
    entry, base = submission.draft, submission.base_revision
    if entry is None or base is None:
        return
    entry = _locked(entry)
    is_public = entry.live and entry.live_revision_id == base.pk
    before = entry if is_public else base.as_object()
    revision = before.save_revision(clean=False, changed=False)
    type(entry)._default_manager.filter(pk=entry.pk).update(
        has_unpublished_changes=not is_public, latest_revision=revision
    )
    submission.base_revision = None
    submission.save(update_fields=["base_revision"])


def differences(submission):
    """Return [(label, public, proposed)] of what accepting would change; empty for a new entry."""
    entry = submission.draft
    if entry is None or not submission.is_change:
        return []
    entry = type(entry)._default_manager.get(pk=entry.pk)
    proposed = proposed_version(submission)
    old, new = (_answers(submission, version) for version in (entry, proposed))
    labels = list(old | new)
    return [
        (label, old.get(label, ""), new.get(label, ""))
        for label in labels
        if old.get(label, "") != new.get(label, "")
    ]


def proposed_version(submission):
    """Return the entry as a change wants it, whether it stands in the draft already or waits."""
    entry = type(submission.draft)._default_manager.get(pk=submission.draft.pk)
    if submission.is_in_draft:
        return entry.get_latest_revision_as_object()
    form = merged(submission, entry)
    if form.is_valid():
        form.apply_to(entry)
    apply_beside_form(submission, entry)
    return entry


def apply_beside_form(submission, version):
    """Write into a version what its sender changes without the form: pictures that go, and dates."""
    if submission.removed_pictures:
        version.drop_pictures(submission.removed_pictures)
    dates = kinds.get(submission.kind).dates
    for change in submission.date_changes:
        dates.apply(version, change)


def _answers(submission, version):
    form_class = kinds.get(submission.kind).form_class
    form = form_class(initial=form_class.initial_from(version), is_correction=True)
    answers = {str(label): str(text) for label, text in form.answers()}
    if hasattr(version, "shown_pictures"):
        texts = [image.description or image.title for image in version.shown_pictures()]
        answers[_("Bilder")] = ", ".join(texts)
    if dates := kinds.get(submission.kind).dates:
        answers[_("Einzelne Termine")] = dates.in_words(version)
    return answers


def _locked(entry):
    return type(entry)._default_manager.select_for_update().get(pk=entry.pk)
