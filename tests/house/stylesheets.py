"""What a style sheet may say: logical properties only, so that Arabic works; and nothing by force."""

import re

COMMENT = re.compile(r"/\*.*?\*/", re.S)
# A property stands at the beginning of a declaration; in brackets it is a question of a media query.
DECLARATION = re.compile(r"(?<=[{;])\s*([a-z-]+)\s*:([^;{}]*)(?=[;}])")
SIDES = r"(?:top|right|bottom|left)"
PHYSICAL = re.compile(
    rf"(?:(?:scroll-)?(?:margin|padding)|border)-{SIDES}(?:-.*)?|{SIDES}"
    r"|(?:min-|max-)?(?:width|height)"
)
PHYSICAL_VALUE = re.compile(r"\b(?:left|right)\b")
ALIGNING = {"text-align", "float", "clear", "caption-side"}


def faults(path, text):
    """Yield the line number and what is wrong there, for one style sheet of our own."""
    if "vendor" in path.parts:
        return
    # newlines stay, so that the numbers of the lines do
    text = COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
    for found in DECLARATION.finditer(text):
        name, value = found.groups()
        line = text.count("\n", 0, found.start(1)) + 1
        if "!important" in value:
            yield line, "!important; a cascade layer decides what wins"
        if PHYSICAL.fullmatch(name):
            yield line, f"{name} is a physical property; take the logical one"
        if name in ALIGNING and PHYSICAL_VALUE.search(value):
            yield line, f"{name}:{value} is a physical side; take start or end"
