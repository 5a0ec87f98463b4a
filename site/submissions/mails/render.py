"""How a mail is put together: the shipped text, greeting and funding notice, plain text and HTML."""

from types import SimpleNamespace

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import urlize
from django.utils.safestring import mark_safe

from content.models import SiteSettings
from submissions.registry import mails

# Stands for the number of days while a shipped text is rendered: its plural needs a number.
DAYS_MARK = 98765


def shipped(template, **context):
    """Return subject and text of a shipped template."""
    context["site_settings"] = SiteSettings.load()
    first, _, rest = render_to_string(template, context).strip().partition("\n")
    return " ".join(first.split()), rest.strip()


def composed(subject, body):
    """Return subject, plain text and HTML of a whole mail, with greeting and funding notice."""
    subject = " ".join(subject.split())
    closing = render_to_string(
        "submissions/letters/_closing.txt", {"site_settings": SiteSettings.load()}
    )
    text = f"{body}\n\n{closing}".strip()
    html = render_to_string(
        "submissions/letters/_letter.html",
        {
            "subject": subject,
            "paragraphs": [_with_links(part) for part in text.split("\n\n") if part],
            "language": translation.get_language() or settings.LANGUAGE_CODE,
            "direction": "rtl" if translation.get_language_bidi() else "ltr",
        },
    )
    return subject, text, html


def _with_links(text):
    return mark_safe(urlize(text, autoescape=True))  # noqa: S308 - urlize has escaped the text


def shipped_text(mail, language):
    """Return subject and text of the shipped mail with placeholders where values will stand."""
    values = {name: f"{{{name}}}" for name in mail.placeholders} | {"tage": DAYS_MARK}
    about = SimpleNamespace(is_change=False)
    with translation.override(language):
        parts = shipped(mail.template, submission=about, **values)
    return tuple(_with_days(part) for part in parts)


def _with_days(text):
    for written in (f"{DAYS_MARK:,}".replace(",", "."), f"{DAYS_MARK:,}", str(DAYS_MARK)):
        text = text.replace(written, "{tage}")
    return text


def preview_context(text):
    """Return what the admin's preview of a mail shows."""
    subject, body, html = preview_of(text)
    return {"subject": subject, "text": body, "html": mark_safe(html)}  # noqa: S308 - escaped by us


def preview_of(text):
    """Return subject, plain text and HTML as an example person would get them in an editor's words."""
    parts = text.subject, text.body
    if not text.is_own:
        parts = shipped_text(mails.get(text.letter), text.language)
    with translation.override(text.language):
        return composed(*(mails.filled(part, mails.SAMPLE) for part in parts))
