"""Every mail the site writes to somebody outside: one function a letter, one template each.

A template's first line is the subject; the rest is plain text, from which the HTML part is made.
"""

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.html import urlize

from content.models import SiteSettings


def confirm_address(submission):
    _tell(submission, "confirm_address")


def in_moderation(submission):
    _tell(submission, "in_moderation")


def accepted(submission, instance):
    _tell(submission, "accepted", public_url=instance.full_url)


def changes_asked(submission, question):
    _tell(submission, "changes_asked", question=question)


def declined(submission, reason):
    _tell(submission, "declined", reason=reason)


def withdrawn(submission):
    _tell(submission, "withdrawn")


def _tell(submission, name, **context):
    send(
        f"submissions/letters/{name}.txt",
        submission.contact_email,
        submission=submission,
        **context,
    )


def send(template, recipient, **context):
    """Queue one letter in the transaction that is open: it is sent only if that one is stored."""
    context["site_settings"] = SiteSettings.load()
    first, _, rest = render_to_string(template, context).strip().partition("\n")
    subject = " ".join(first.split())
    body = f"{rest.strip()}\n\n{render_to_string('submissions/letters/_closing.txt', context)}"
    message = EmailMultiAlternatives(subject, body, to=[recipient])
    paragraphs = [urlize(part, autoescape=True) for part in body.split("\n\n")]
    html = render_to_string(
        "submissions/letters/_letter.html", {"subject": subject, "paragraphs": paragraphs}
    )
    message.attach_alternative(html, "text/html")
    message.send()
