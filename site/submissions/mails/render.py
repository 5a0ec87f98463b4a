"""How a mail is put together: the shipped text, greeting and funding notice, plain text and HTML."""

from types import SimpleNamespace

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

from content.models import SiteSettings
from submissions.mails import addresses
from submissions.registry import mails

# Stands for the number of days while a shipped text is rendered: its plural needs a number.
DAYS_MARK = 98765


def shipped(template, **context):
    """Return subject and text of a shipped template."""
    first, _, rest = render_to_string(template, context).strip().partition("\n")
    return " ".join(first.split()), rest.strip()


def composed(subject, body, button=None, signed_by=""):
    """Return subject, plain text and HTML of a whole mail, with greeting and funding notice.

    `button` is the main link and what stands on its button; left out, it is the first link that has
    a line of its own. `signed_by` names a person above the team's name.
    """
    subject = " ".join(subject.split())
    closing = render_to_string(
        "submissions/letters/_closing.txt",
        {"site_settings": SiteSettings.load(), "signed_by": signed_by},
    )
    text = f"{body}\n\n{closing}".strip()
    html = render_to_string(
        "submissions/letters/_letter.html",
        {
            "subject": subject,
            "paragraphs": _paragraphs(text, button or _first_link(text)),
            "language": translation.get_language() or settings.LANGUAGE_CODE,
            "direction": "rtl" if translation.get_language_bidi() else "ltr",
        },
    )
    return subject, text, html


def _first_link(text):
    own = (line.strip() for line in text.splitlines() if addresses.is_own(line))
    return next(own, ""), mails.OPEN


def _paragraphs(text, button):
    """Return the paragraphs of a mail, each a list of lines {pieces, button, is_alone}.

    The line with the main link has a button; where nothing else stands in it, `is_alone`.
    """
    main, label = button
    paragraphs = []
    for part in filter(str.strip, text.split("\n\n")):
        lines = [{"pieces": addresses.pieces(line.strip())} for line in part.splitlines()]
        for line in lines:
            if main and addresses.Piece(main, True) in line["pieces"]:
                line |= {"button": label, "main": main, "is_alone": len(line["pieces"]) == 1}
                main = ""
        paragraphs.append(lines)
    return paragraphs


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
    here = mails.sample(settings.BASE_URL)
    with translation.override(text.language):
        subject, body = (mails.filled(part, here) for part in parts)
        return composed(subject, body, mails.get(text.letter).button_in(here))
