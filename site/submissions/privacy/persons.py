"""Everything the site knows about a person, and how it is erased."""

import re

from django.db import transaction
from django.db.models import CharField, Q, TextField
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult
from post_office.models import Email
from wagtail.models import ModelLogEntry, Revision
from wagtail.search.index import insert_or_update_object

from content.search.index import index_object
from submissions.mails.send import REFERENCE_HEADER
from submissions.models import Message, Submission
from submissions.models.front_door import UnfinishedForm
from submissions.registry import kinds, personal_data
from submissions.registry.personal_data import Holding
from submissions.workflow import submitter


def export(email):
    """Return {place: [what is held there]} of an e-mail address, empty places included."""
    return {holding.key: holding.export(email) for holding in personal_data.every()}


@transaction.atomic
def erase(email):
    """Delete what is held of an e-mail address everywhere; returns {place: how many rows}."""
    return {holding.key: holding.erase(email) for holding in personal_data.every()}


def data_of(submission):
    """Return what is stored about the sender of a submission, for the page that shows it."""
    return {
        "answers": submitter.form_of(submission).answers(),
        "conversation": list(submission.conversation.all()),
        "mails": list(mails_about(submission).order_by("created")),
    }


@transaction.atomic
def forget_submission(submission, withdraws=False):
    """Delete a submission and all that was said and mailed about it.

    What is published stays, unless the person `withdraws` it; a draft that nobody has seen goes.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    mails_about(submission).delete()
    ModelLogEntry.objects.for_instance(submission).delete()
    entry, kind = submission.draft, kinds.get(submission.kind)
    if entry is not None and (withdraws or not entry.live or submission.is_correction):
        submitter.take_back(submission)
    Submission.objects.filter(pk=submission.pk).delete()
    if entry is not None and entry.pk is not None and not kind.is_published:
        entry.delete()


def mails_about(submission):
    """Return the mails about one submission: to its sender, and to the team."""
    named = Q(**{f"headers__{REFERENCE_HEADER}": submission.reference})
    return Email.objects.filter(named | Q(message__contains=submission.token))


def export_submissions(email):
    return [
        {
            "nummer": row.reference,
            "art": str(row.get_kind_display()),
            "stand": str(row.get_state_display()),
            "worum": row.subject,
            "name": row.contact_name,
            "email": row.contact_email,
            "telefon": row.contact_telephone,
            "einwilligung": row.consent_version,
            "eingegangen": row.created_at.isoformat(),
            "eingaben": row.payload,
            "nachrichten": [
                {"vom_team": entry.is_from_team, "text": entry.text}
                for entry in row.conversation.all()
            ],
            "bilder": [picture.alt_text for picture in row.pictures.all()],
        }
        for row in Submission.objects.filter(contact_email__iexact=email)
    ]


def erase_submissions(email):
    found = list(Submission.objects.filter(contact_email__iexact=email))
    for submission in found:
        forget_submission(submission)
    return len(found)


def export_messages(email):
    return [
        {
            "thema": str(row.get_topic_display()),
            "text": row.text,
            "name": row.name,
            "email": row.email,
            "eingegangen": row.created_at.isoformat(),
            "antworten": [answer.text for answer in row.answers.all()],
        }
        for row in Message.objects.filter(email__iexact=email)
    ]


def erase_messages(email):
    found = Message.objects.filter(email__iexact=email)
    count = found.count()
    found.delete()
    return count


def whole(email):
    """Return a pattern of exactly this address: a@example.org is no part of eva@example.org."""
    return re.compile(rf"(?<![\w.+%-]){re.escape(email)}(?![\w-]|\.\w)", re.IGNORECASE)


def _mails_to(email):
    """Return the mails to this address, and those that speak of it (to the team)."""
    maybe = Email.objects.filter(Q(to__icontains=email) | Q(message__icontains=email))
    to_or_about = [mail.pk for mail in maybe if _has([*mail.to, mail.message], email)]
    return Email.objects.filter(pk__in=to_or_about)


def export_mails(email):
    return [
        {
            "an": mail.to,
            "betreff": mail.subject,
            "text": mail.message,
            "vom": mail.created.isoformat(),
        }
        for mail in _mails_to(email)
    ]


def erase_mails(email):
    found = _mails_to(email)
    count = found.count()
    found.delete()
    return count


def _passing(email):
    """Yield what is stored for some hours or days: begun forms and finished background tasks."""
    yield from (form for form in UnfinishedForm.objects.all() if _has(form.data, email))
    yield from (task for task in DBTaskResult.objects.all() if _has(task.args_kwargs, email))


def _has(data, email):
    """Whether a text, or one of the texts in JSON, names the address."""
    return _without(data, email) != data


def export_passing(email):
    return [{"was": type(row)._meta.label, "nummer": str(row.pk)} for row in _passing(email)]


def erase_passing(email):
    found = list(_passing(email))
    for row in found:
        row.delete()
    return len(found)


def export_entries(email):
    """Return the entries, drafts and versions whose texts hold the address."""
    rows = [{"was": model._meta.label, "nummer": entry.pk} for model, entry in _entries_with(email)]
    versions = [{"was": "version", "nummer": revision.pk} for revision in _revisions_with(email)]
    return rows + versions


def erase_entries(email):
    """Take the address out of entries, their versions, and the search; the entries stay."""
    count = 0
    for model, entry in _entries_with(email):
        changes = {f.attname: _without(getattr(entry, f.attname), email) for f in _texts_of(model)}
        model._default_manager.filter(pk=entry.pk).update(**changes)
        _show_again(model._default_manager.get(pk=entry.pk))
        count += 1
    for revision in _revisions_with(email):
        Revision.objects.filter(pk=revision.pk).update(content=_without(revision.content, email))
        count += 1
    return count


def _entries_with(email):
    for kind in kinds.every():
        wanted = Q()
        for field in _texts_of(kind.model):
            wanted |= Q(**{f"{field.attname}__icontains": email})
        for entry in kind.model._default_manager.filter(wanted):
            if any(_has(getattr(entry, f.attname), email) for f in _texts_of(kind.model)):
                yield kind.model, entry


def _texts_of(model):
    return [
        f
        for f in model._meta.concrete_fields
        if isinstance(f, CharField | TextField) and not f.is_relation and f.name != "slug"
    ]


def _revisions_with(email):
    maybe = Revision.objects.filter(content__icontains=email)
    return [revision for revision in maybe if _has(revision.content, email)]


def _without(value, email):
    """Return a text, or all texts in JSON, without the address."""
    if isinstance(value, str):
        return whole(email).sub("", value)
    if isinstance(value, dict):
        return {key: _without(inner, email) for key, inner in value.items()}
    return [_without(inner, email) for inner in value] if isinstance(value, list) else value


def _show_again(entry):
    """Make anew what is stored beside an entry and made from it, also Wagtail's index of it."""
    insert_or_update_object(entry)
    if entry.live and hasattr(entry, "search_parts"):
        index_object(entry)
    for kind in kinds.every():
        if isinstance(entry, kind.model) and kind.refresh is not None:
            kind.refresh(entry)


HOLDINGS = tuple(
    Holding(*parts)
    for parts in (
        ("submissions", _("Einreichungen"), export_submissions, erase_submissions),
        ("messages", _("Nachrichten"), export_messages, erase_messages),
        ("mails", _("E-Mails"), export_mails, erase_mails),
        ("entries", _("Einträge, Versionen und Suche"), export_entries, erase_entries),
        ("passing", _("Angefangene Formulare und Aufgaben"), export_passing, erase_passing),
    )
)
