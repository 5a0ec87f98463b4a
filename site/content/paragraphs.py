"""Plain text from the public form to rich text, and back for correcting."""

import re
from html import unescape

from django.utils.html import escape, strip_tags

from .text import clean_html, clean_text


def paragraphs_of(text: str) -> str:
    """Return HTML paragraphs; nothing in the text is read as markup."""
    blocks = re.split(r"\n{2,}", clean_text(text))
    html = "".join(f"<p>{escape(one)}</p>".replace("\n", "<br/>") for one in blocks if one.strip())
    return clean_html(html)


def text_of(html: str) -> str:
    """Return what a reader sees of rich text, with an empty line between paragraphs."""
    broken = re.sub(r"<br\s*/?>", "\n", html)
    broken = re.sub(r"</(p|li|h3|h4)>", "\n\n", broken)
    return clean_text(re.sub(r"\n{3,}", "\n\n", unescape(strip_tags(broken))))
