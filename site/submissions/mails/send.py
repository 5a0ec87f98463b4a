"""Every mail the site writes to somebody outside: one function a mail.

The text is the editors' own (`LetterText`), else the shipped template: its first line is the
subject, the rest plain text. The HTML part is made from the same text. A mail is written in the
language of the form that it answers.
"""

from django.core.mail import EmailMultiAlternatives
from django.utils import translation

from content.models import SiteSettings
from submissions.mails import render
from submissions.models.mail_text import LetterText
from submissions.registry import kinds, mails

# By this header the mails about a submission are found again, to delete them with it.
REFERENCE_HEADER = "X-Planb-Reference"


def confirm_address(submission):
    _tell(submission, "confirm_address")


def in_moderation(submission):
    _tell(submission, "in_moderation")


def accepted(submission, instance, note=""):
    """Tell the submitter that it was accepted; `note` is what the editor adds."""
    key = _key_for(submission, "accepted")
    if submission.is_change and key == "accepted":
        key = "correction_accepted"
    _tell(submission, key, {"adresse": getattr(instance, "full_url", ""), "note": note})


def changes_asked(submission, question):
    _tell(submission, "changes_asked", {"frage": question})


def declined(submission, reason):
    _tell(submission, _key_for(submission, "declined"), {"grund": reason})


def withdrawn(submission, is_shared=False):
    """Tell that it was taken back; `is_shared`: it stays, because somebody else sent in the same."""
    _tell(submission, "withdrawn", {"is_shared": is_shared})


def reopened(submission):
    """Tell that a decision was taken back; the submitter had already heard of it."""
    _tell(submission, "reopened")


def reminder(submission):
    _tell(submission, "reminder")


def expired(submission):
    _tell(submission, "expired")


def new_links(recipient, submissions):
    """Send all links of one address in one mail."""
    links = [f"{row.reference} {row.subject}\n{row.full_url}" for row in submissions]
    with translation.override(submissions[0].language):
        write("new_links", recipient, {"links": "\n\n".join(links)})


def message_answered(message, text):
    """Send what the team answers to a message."""
    values = {"name": message.name, "nachricht": message.text, "antwort": text}
    with translation.override(message.language):
        write("message_answered", message.email, values)


def _key_for(submission, outcome):
    """Return the key of the mail about an outcome: a kind may have a mail of its own for it."""
    return kinds.get(submission.kind).mails.get(outcome, outcome)


def _tell(submission, key, more=None):
    with translation.override(submission.language):
        values = values_of(submission) | {"submission": submission} | (more or {})
        headers = {REFERENCE_HEADER: submission.reference}
        write(key, submission.contact_email, values, headers)


def values_of(submission):
    """Return what every mail about a submission may print, by the name of its placeholder."""
    return {
        "name": submission.contact_name,
        "titel": submission.subject,
        "art": str(submission.get_kind_display()),
        "nummer": submission.reference,
        "link": submission.full_url,
        "tage": SiteSettings.load().answer_days,
    }


def write(key, recipient, values, headers=None):
    """Queue a mail in the editors' words, or in the shipped ones where they wrote none.

    `values` is {name of a placeholder: what stands for it}; those names are part of the texts.
    """
    own = LetterText.objects.filter(letter=key, language=translation.get_language()).first()
    if own is None or not own.is_own:
        return send(mails.get(key).template, recipient, headers, **values)
    subject, body = (mails.filled(text, values) for text in (own.subject, own.body))
    if values.get("note"):
        body = f"{body}\n\n{values['note']}"
    return _queue(subject, body, recipient, headers)


def send(template, recipient, headers=None, **context):
    """Queue one mail in the open transaction: it is sent only if that one is committed."""
    subject, body = render.shipped(template, **context)
    return _queue(subject, body, recipient, headers)


def _queue(subject, body, recipient, headers=None):
    subject, text, html = render.composed(subject, body)
    message = EmailMultiAlternatives(
        subject,
        text,
        to=[recipient],
        headers={"Auto-Submitted": "auto-generated", **(headers or {})},
    )
    message.attach_alternative(html, "text/html")
    message.send()
