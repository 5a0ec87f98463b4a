"""Checks that every template compiles, carries no inline style or script, and marks its words."""

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INLINE = re.compile(r"\sstyle=\"|<style|\son[a-z]+=\"|<script>(?!\s*</)")
FOREIGN = re.compile(r"<(?:script|img|iframe|link|source|video)\b[^>]*(?:src|href)=\"(?:https?:)?//")
CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<!--.*?-->|<[^>]*>|&[a-z]+;", re.S)
TRANSLATED = re.compile(r"\{% blocktranslate.*?\{% endblocktranslate %\}", re.S)
# Mail programs read only inline styles; a letter's German is marked inside its own templates.
MAILS = ROOT / "templates" / "submissions" / "letters"


def faults(path):
    """Return what is wrong with one template, as lines to print."""
    text = path.read_text()
    name = path.relative_to(ROOT)
    found = []
    if MAILS not in path.parents and INLINE.search(text):
        found.append(f"{name}: inline style or script")
    if FOREIGN.search(text):
        found.append(f"{name}: loads something from another host")
    left = CODE.sub(" ", TRANSLATED.sub(" ", text))
    if words := re.findall(r"[A-Za-zÄÖÜäöüß]{4,}", left):
        found.append(f"{name}: words not marked for translation: {' '.join(words[:6])}")
    return found


def main():
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    import django
    from django.template.loader import get_template

    django.setup()
    templates = ROOT / "templates"
    found = []
    for path in sorted(templates.rglob("*.html")):
        get_template(str(path.relative_to(templates)))
        found += faults(path)
    print("\n".join(found) or "templates: all compile, no inline code, all words marked")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
