"""Every mail the site writes to somebody outside: one function a letter.

The text is what editors made of it (`LetterText`), else the shipped template: its first line is the
subject, the rest plain text. The HTML part is made from the same text. A letter speaks the
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
    """Tell that it was accepted; `note` is what the editor adds."""
    letter = _letter_of_kind(submission, "accepted")
    if submission.is_change and letter == "accepted":
        letter = "correction_accepted"
    _tell(submission, letter, adresse=getattr(instance, "full_url", ""), note=note)


def changes_asked(submission, question):
    _tell(submission, "changes_asked", frage=question)


def declined(submission, reason):
    _tell(submission, _letter_of_kind(submission, "declined"), grund=reason)


def withdrawn(submission, is_shared=False):
    """Taken back; what is published stays where it `is_shared` with somebody who sent in the same."""
    _tell(submission, "withdrawn", is_shared=is_shared)


def reopened(submission):
    """A decision that the submitter had been told of was taken back."""
    _tell(submission, "reopened")


def reminder(submission):
    _tell(submission, "reminder")


def expired(submission):
    _tell(submission, "expired")


def new_links(recipient, submissions):
    """All links of one address in one mail."""
    with translation.override(submissions[0].language):
        write(
            "new_links",
            recipient,
            links="\n\n".join(
                f"{one.reference} {one.subject}\n{one.full_url}" for one in submissions
            ),
        )


def message_answered(message, text):
    """What the team answers to a message."""
    with translation.override(message.language):
        write(
            "message_answered",
            message.email,
            name=message.name,
            nachricht=message.text,
            antwort=text,
        )


def _letter_of_kind(submission, outcome):
    """Return the key of the letter: a kind may have one of its own for an outcome."""
    return kinds.get(submission.kind).letters.get(outcome, outcome)


def _tell(submission, key, **more):
    with translation.override(submission.language):
        values = values_of(submission) | more
        headers = {REFERENCE_HEADER: submission.reference}
        write(key, submission.contact_email, headers, submission=submission, **values)


def values_of(submission):
    """Return what every letter about a submission may print, by the name of its placeholder."""
    return {
        "name": submission.contact_name,
        "titel": submission.subject,
        "art": str(submission.get_kind_display()),
        "nummer": submission.reference,
        "link": submission.full_url,
        "tage": SiteSettings.load().answer_days,
    }


def write(key, recipient, headers=None, **values):
    """Queue a letter in the editors' words where they have some, else in the shipped ones."""
    own = LetterText.objects.filter(letter=key, language=translation.get_language()).first()
    if own is None or not own.is_own:
        return send(mails.get(key).template, recipient, headers, **values)
    subject, body = (mails.filled(text, values) for text in (own.subject, own.body))
    if values.get("note"):
        body = f"{body}\n\n{values['note']}"
    return _queue(subject, body, recipient, headers)


def send(template, recipient, headers=None, **context):
    """Queue one letter in the transaction that is open: it is sent only if that one is stored."""
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
