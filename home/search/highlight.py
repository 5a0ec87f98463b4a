"""Marks in a text the words that a search was for."""

import re

from django.utils.html import format_html, format_html_join

from content.text import normalise

WORD = re.compile(r"[^\W_]+(?:[-'’*][^\W_]+)*")


def marked(text: str, query: str):
    """Return the text as safe HTML in which every word that holds a word of the query is marked.

    Compared in search form, so that "buecher" marks "Bücherwinkel".
    """
    wanted = [word for word in normalise(query).split() if len(word) > 1]
    if not wanted:
        return format_html("{}", text)
    return format_html_join("", "{}", ((part,) for part in _parts(text, wanted)))


def _parts(text, wanted):
    end = 0
    for match in WORD.finditer(text):
        if any(word in normalise(match[0]) for word in wanted):
            yield text[end : match.start()]
            yield format_html("<mark>{}</mark>", match[0])
            end = match.end()
    yield text[end:]
