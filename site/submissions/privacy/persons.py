"""Everything the site knows about a person, and how it is erased."""

from operator import attrgetter

from django.db import transaction
from django.db.models import CharField, Q, TextField
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult
from post_office.models import Email
from wagtail.models import ModelLogEntry, Revision
from wagtail.search.index import insert_or_update_object

from content.search.index import index_object
from submissions.mails import team
from submissions.mails.masking import mails_with_links_to
from submissions.mails.send import REFERENCE_HEADER
from submissions.models import Message, Submission
from submissions.models.front_door import UnfinishedForm
from submissions.privacy import erasures, traces
from submissions.privacy.person import Person
from submissions.registry import kinds, personal_data
from submissions.registry.personal_data import Holding
from submissions.tokens import masked
from submissions.workflow import submitter


def export(email):
    """Return {place: [what is held there]} of an e-mail address, empty places included."""
    _refuse_nobody(email)
    return {holding.key: holding.export(email) for holding in personal_data.every()}


@transaction.atomic
def erase(email):
    """Delete what is held of an e-mail address everywhere; returns {place: how many rows}.

    Names and telephone numbers that belong to it go as well, wherever the team wrote them down.
    """
    _refuse_nobody(email)
    person = person_of(email)
    erasures.note_person(email)
    counts = {holding.key: holding.erase(email) for holding in personal_data.every()}
    return counts | {"traces": traces.remove(person)}


def _refuse_nobody(email):
    """Keep apart all those who gave no address: what is theirs belongs to many people."""
    if not email.strip():
        raise ValueError("An e-mail address is needed.")


def person_of(email):
    """Return by which names and numbers the site knows an e-mail address."""
    rows = [row for found in export(email).values() for row in found]
    known = {
        key: frozenset(row[key] for row in rows if row.get(key)) for key in ("name", "telefon")
    }
    return Person(email, known["name"], known["telefon"])


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

    What is published stays, unless the person `withdraws` it, or it tells of them; a draft that nobody
    has seen goes.
    """
    submission = Submission.objects.select_for_update().get(pk=submission.pk)
    mails_about(submission).delete()
    ModelLogEntry.objects.for_instance(submission).delete()
    entry = submission.draft
    kind = kinds.get(submission.kind) if kinds.is_known(submission.kind) else None
    is_published = kind is None or kind.is_published
    goes_along = kind is not None and kind.goes_with_sender and not submission.is_correction
    if entry is not None:
        traces.remove_about(sender_of(submission), entry)
    is_theirs = entry is not None and not submission.is_invited
    if is_theirs and (withdraws or goes_along or not entry.live or submission.is_correction):
        was_public = submission.is_public and not submission.is_correction
        submitter.take_back(submission)
        if was_public and not submission.is_public:
            erasures.note_row(entry)
            team.tell_of_removal(entry, submission.get_kind_display())
    Submission.objects.filter(pk=submission.pk).delete()
    if entry is not None and entry.pk is not None and (goes_along or not is_published):
        entry.delete()


def sender_of(submission):
    name, telephone = submission.contact_name, submission.contact_telephone
    return Person(submission.contact_email, frozenset({name} - {""}), frozenset({telephone} - {""}))


def mails_about(submission):
    """Return the mails about one submission: to its sender, and to the team."""
    named = Q(**{f"headers__{REFERENCE_HEADER}": submission.reference})
    return Email.objects.filter(named | Q(pk__in=mails_with_links_to(submission)))


def export_submissions(email):
    return [
        {
            "nummer": row.reference,
            "art": str(row.get_kind_display()),
            "stand": str(row.get_state_display()),
            "worum": row.subject,
            "name": row.contact_name,
            "email": row.contact_email,
            "neue_email": row.new_email,
            "telefon": row.contact_telephone,
            "einwilligung": row.consent_version,
            "einwilligung_wie": str(row.get_consent_how_display()),
            "einwilligung_am": row.consent_at.isoformat() if row.consent_at else "",
            "weg": str(row.get_channel_display()),
            "eingegangen": row.created_at.isoformat(),
            "eingaben": row.payload,
            "nachrichten": [
                {"vom_team": entry.is_from_team, "text": entry.text}
                for entry in row.conversation.all()
            ],
            "antworten_auf_aenderungen": [
                {"antwort": str(reply.get_answer_display()), "text": reply.text}
                for reply in row.replies_as_owner.all()
            ],
            "anrufe": [
                {"was": call.script, "wie_es_war": str(call.get_result_display())}
                for call in row.calls.all()
            ],
            "bilder": [picture.alt_text for picture in row.pictures.all()],
        }
        for row in Submission.objects.filter(
            Q(contact_email__iexact=email) | Q(new_email__iexact=email)
        )
    ]


def erase_submissions(email):
    found = list(Submission.objects.filter(contact_email__iexact=email))
    for submission in found:
        forget_submission(submission)
    # Somebody typed it as their new address, and nobody confirmed that it is.
    return len(found) + Submission.objects.filter(new_email__iexact=email).update(new_email="")


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


def _mails_to(email):
    """Return the mails to this address, and those that speak of it (to the team)."""
    maybe = Email.objects.filter(Q(to__icontains=email) | Q(message__icontains=email))
    to_or_about = [mail.pk for mail in maybe if _has([*mail.to, mail.message], email)]
    return Email.objects.filter(pk__in=to_or_about)


def export_mails(email):
    return [
        {
            "an": mail.to,
            "betreff": masked(mail.subject),
            "text": masked(mail.message),
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
    return Person(email).is_in(data)


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
        changes = {
            f.attname: Person(email).without(getattr(entry, f.attname)) for f in _texts_of(model)
        }
        model._default_manager.filter(pk=entry.pk).update(**changes)
        _show_again(model._default_manager.get(pk=entry.pk))
        count += 1
    for revision in _revisions_with(email):
        Revision.objects.filter(pk=revision.pk).update(
            content=Person(email).without(revision.content)
        )
        count += 1
    return count


def _entries_with(email):
    models = traces.entry_models() | kinds.models()
    for model in sorted(models, key=attrgetter("_meta.label")):
        if not (texts := _texts_of(model)):
            continue
        wanted = Q()
        for field in texts:
            wanted |= Q(**{f"{field.attname}__icontains": email})
        for entry in model._default_manager.filter(wanted):
            if any(_has(getattr(entry, field.attname), email) for field in texts):
                yield model, entry


def _texts_of(model):
    return [
        f
        for f in model._meta.concrete_fields
        if isinstance(f, CharField | TextField) and not f.is_relation and f.name != "slug"
    ]


def _revisions_with(email):
    maybe = Revision.objects.filter(content__icontains=email)
    return [revision for revision in maybe if _has(revision.content, email)]


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
        (
            "submissions",
            _("Einreichungen"),
            export_submissions,
            erase_submissions,
            {Submission: forget_submission},
        ),
        (
            "messages",
            _("Nachrichten"),
            export_messages,
            erase_messages,
            {Message: lambda row: row.delete()},
        ),
        ("mails", _("E-Mails"), export_mails, erase_mails),
        ("entries", _("Einträge, Versionen und Suche"), export_entries, erase_entries),
        ("passing", _("Angefangene Formulare und Aufgaben"), export_passing, erase_passing),
    )
)
