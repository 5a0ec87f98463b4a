"""Checks that every template compiles, carries no inline style or script, and marks its words."""

import re

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.loader import get_template

TEMPLATES = settings.ROOT / "templates"
INLINE = re.compile(r"\sstyle=\"|<style|\son[a-z]+=\"|<script>(?!\s*</)")
FOREIGN = re.compile(
    r"<(?:script|img|iframe|link|source|video)\b[^>]*(?:src|href)=\"(?:https?:)?//"
)
# What stands in <code> is a name.
CODE = re.compile(
    r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<!--.*?-->|<code>[^<]*</code>|<[^>]*>|&[a-z]+;", re.S
)
# Blocks whose words are for machines, and names that are the same in every language.
MACHINE_BLOCK = re.compile(
    r"\{% block (?:og_type|body_class|canonical) %\}.*?\{% endblock %\}", re.S
)
NAMES = {"Plan", "XLSX"}
INCLUDED = re.compile(r'\{% include "([^"]+)"')
TRANSLATED = re.compile(r"\{% blocktranslate.*?\{% endblocktranslate %\}", re.S)
# Mail programs read only inline styles; a mail's German is marked inside its own templates.
MAILS = {"letters", "notifications"}


def faults(path):
    """Return what is wrong with one template, as lines to print."""
    text = path.read_text()
    name = path.relative_to(TEMPLATES)
    found = []
    if not MAILS & set(path.parts) and INLINE.search(text):
        found.append(f"{name}: inline style or script")
    if FOREIGN.search(text):
        found.append(f"{name}: loads something from another host")
    left = CODE.sub(" ", TRANSLATED.sub(" ", MACHINE_BLOCK.sub(" ", text)))
    words = [word for word in re.findall(r"[A-Za-zÄÖÜäöüß]{4,}", left) if word not in NAMES]
    if words:
        found.append(f"{name}: words not marked for translation: {' '.join(words[:6])}")
    return found


class Command(BaseCommand):
    help = "Check all templates."

    def handle(self, **options):
        found = []
        for path in sorted(TEMPLATES.rglob("*.html")):
            get_template(str(path.relative_to(TEMPLATES)))
            # Django looks for an included one only when the line is reached.
            for name in INCLUDED.findall(path.read_text()):
                get_template(name)
            found += faults(path)
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write("templates: all compile, no inline code, all words marked")
