"""Every mail the site writes to somebody outside: one function a mail.

The text is the editors' own (`LetterText`), else the shipped template: its first line is the
subject, the rest plain text. The HTML part is made from the same text. A mail is written in the
language of the form that it answers.
"""

from pathlib import PurePosixPath

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from content.models import SiteSettings
from submissions.mails import calls, render
from submissions.mails.addresses import harmless
from submissions.mails.backend import SiteMail
from submissions.models.mail_text import LetterText
from submissions.registry import kinds, mails

# By this header the mails about a submission are found again, to delete them with it.
REFERENCE_HEADER = "X-Planb-Reference"
# Stands for a private link where a letter is read out.
ON_THE_RECEIPT = _("der Code auf dem Beleg")


def confirm_address(submission):
    tell(submission, "confirm_address")


def invited(submission, editor=None):
    """Ask somebody to take over an entry that the team has typed."""
    values = {"adresse": submission.draft.full_url}
    tell(submission, "invited", values, editor)


def confirm_new_address(submission):
    """Ask whoever reads a new address whether it is theirs; anybody may have typed it."""
    url = f"{submission.full_url}adresse/{submission.new_address_key}/"
    words = {"name": submission.contact_name, "titel": submission.subject}
    values = values_of(submission) | {name: harmless(text) for name, text in words.items()}
    headers = {REFERENCE_HEADER: submission.reference}
    with translation.override(submission.language):
        write("new_address", submission.new_email, values | {"link": url}, headers)


def address_changed(submission):
    """Tell the address to which we wrote until now that another one takes its place."""
    tell(submission, "address_changed")


def in_moderation(submission):
    tell(submission, "in_moderation")


def accepted(submission, instance, note="", editor=None):
    """Tell the submitter that it was accepted; `note` is what the editor adds."""
    key = _key_for(submission, "accepted")
    if submission.is_change and key == "accepted":
        key = "correction_accepted"
    values = {"adresse": getattr(instance, "full_url", ""), "note": note}
    tell(submission, key, values, editor)


def changes_asked(submission, question, editor=None):
    tell(submission, "changes_asked", {"frage": question}, editor)


def foreign_change(owner, fields):
    """Tell whose entry it is that somebody else wants to change these fields."""
    tell(owner, "foreign_change", {"felder": fields})


def foreign_change_accepted(owner, fields, instance):
    """Tell whose entry it is that these fields were changed because somebody else asked for it."""
    tell(owner, "foreign_change_accepted", {"felder": fields, "adresse": instance.full_url})


def declined(submission, reason, editor=None):
    tell(submission, _key_for(submission, "declined"), {"grund": reason}, editor)


def withdrawn(submission, is_shared=False):
    """Tell that it was taken back; `is_shared`: it stays, because somebody else sent in the same."""
    tell(submission, "withdrawn", {"is_shared": is_shared})


def reopened(submission):
    """Tell that a decision was taken back; the submitter had already heard of it."""
    tell(submission, "reopened")


def answered(submission, text, editor=None):
    """Send what the team answers to a message about something that is decided."""
    tell(submission, "answered", {"antwort": text}, editor)


def question_settled(submission, editor=None):
    """Tell that a question needs no answer any more."""
    tell(submission, "question_settled", editor=editor)


def reminder(submission):
    tell(submission, "reminder")


def expired(submission):
    tell(submission, "expired")


def new_links(recipient, submissions):
    """Send all links of one address in one mail."""
    links = [f"{row.reference} {words_of(row)['titel']}\n{row.full_url}" for row in submissions]
    with translation.override(submissions[0].language):
        write("new_links", recipient, {"links": "\n\n".join(links)})


def message_answered(message, text, editor=None):
    """Send what the team answers to a message; nobody has confirmed that its address is right."""
    quoted = {"name": harmless(message.name), "nachricht": harmless(message.text)}
    values = quoted | {"antwort": text}
    with translation.override(message.language):
        write("message_answered", message.email, values, signed_by=_name_of(editor))


def _key_for(submission, outcome):
    """Return the key of the mail about an outcome: a kind may have a mail of its own for it."""
    return kinds.get(submission.kind).mails.get(outcome, outcome)


def _name_of(editor):
    """Return the name that a letter is signed with; a user name is no name for the outside."""
    return editor.get_full_name() if editor else ""


def tell(submission, key, more=None, editor=None):
    """Write a mail about a submission, or have it read out to whoever has no e-mail address."""
    with translation.override(submission.language):
        values = values_of(submission) | {"submission": submission} | (more or {})
        headers = {REFERENCE_HEADER: submission.reference}
        if submission.contact_email:
            write(key, submission.contact_email, values, headers, _name_of(editor))
        else:
            read_out(key, submission, values)


def words_of(submission):
    """Return the sender's own words; until an address is confirmed anybody may have typed them."""
    words = {"name": submission.contact_name, "titel": submission.subject}
    if submission.confirmed_at is None:
        return {name: harmless(text) for name, text in words.items()}
    return words


def values_of(submission):
    """Return what every mail about a submission may print, by the name of its placeholder."""
    return words_of(submission) | {
        "art": str(submission.get_kind_display()),
        "nummer": submission.reference,
        "link": submission.full_url,
        "tage": SiteSettings.load().answer_days,
    }


def write(key, recipient, values, headers=None, signed_by="", reply_to=""):
    """Queue a mail in the editors' words, or in the shipped ones where they wrote none.

    `values` is {name of a placeholder: what stands for it}; those names are part of the texts.
    `signed_by` is the name of the person who decided, for the end of the letter; who answers reaches
    the team, unless `reply_to` names somebody else. Whoever has no e-mail address gets none.
    """
    if not recipient:
        return
    button = mails.get(key).button_in(values)
    subject, body = worded(key, values)
    _queue(key, subject, body, recipient, headers, button, reply_to, signed_by)


def read_out(key, row, values, now=None):
    """Note that what the mail says is told on the telephone to the person of a row."""
    if mails.get(key).is_read_out:
        secrets = {name: ON_THE_RECEIPT for name in mails.SECRETS if name in values}
        calls.note(row, *worded(key, values | secrets), now)


def worded(key, values):
    """Return subject and text in the editors' words, or in the shipped ones where they wrote none."""
    own = LetterText.objects.filter(letter=key, language=translation.get_language()).first()
    if own is None or not own.is_own:
        return render.shipped(mails.get(key).template, **values)
    subject, body = (mails.filled(text, values) for text in (own.subject, own.body))
    return subject, f"{body}\n\n{values['note']}" if values.get("note") else body


def send(template, recipient, headers=None, *, button=None, reply_to="", signed_by="", **context):
    """Queue one mail in the open transaction: it is sent only if that one is committed.

    `button` is (main link, label), as in `render.composed`. Who answers reaches the team, unless
    `reply_to` names somebody else.
    """
    subject, body = render.shipped(template, **context)
    key = PurePosixPath(template).stem
    return _queue(key, subject, body, recipient, headers, button, reply_to, signed_by)


def _queue(key, subject, body, recipient, headers=None, button=None, reply_to="", signed_by=""):
    subject, text, html = render.composed(subject, body, button, signed_by)
    message = SiteMail(
        subject,
        text,
        to=[recipient],
        reply_to=[reply_to] if reply_to else None,
        headers={"Auto-Submitted": "auto-generated", **(headers or {})},
    )
    message.key = key
    message.attach_alternative(html, "text/html")
    message.send()
