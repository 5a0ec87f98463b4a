"""What Python code may do: name what it uses by an import, leave HTML to templates, test for real.

Its own names are the field's words; which words they took the place of is written in `LEFT_WORDS`.
"""

import ast
import io
import re
import tokenize
from typing import NamedTuple

# Names that reach a module or a model by a string, past the import contracts.
BY_STRING = {"get_model", "import_module", "import_string", "__import__"}
# The two dotted names that are read: a page's `urlconf` and a listing's `preview_context`.
READS_DOTTED_NAMES = {"site/content/models.py", "site/content/listing/preview.py"}

APPS = {"site", "home", "events", "directory", "teams"}
TAG = re.compile(
    r"</?(?:a|article|b|blockquote|br|button|code|dd|div|dl|dt|em|figure|footer|form|h[1-6]|header|hr"
    r"|i|iframe|img|input|label|li|main|nav|ol|option|p|picture|script|section|select|small|span"
    r"|strong|style|sub|sup|table|tbody|td|textarea|th|thead|time|tr|ul|video)\b",
    re.I,
)
# Where tags in strings are right, and why.
MAY_HOLD_TAGS = {
    "directory/map/": "a drawing: in SVG, too, a link is an <a>",
    "starting_content": "rich text, as the editors' field stores it",
    "site/content/listing/examples.py": "rich text, the remark below each example",
    "site/content/blocks.py": "rich text in the examples that the editors see",
    "site/content/text.py": "makes rich text of plain text, and plain text of it",
    "events/ical_import/reader.py": "rich text made of an invitation's link",
    "teams/section.py": "rich text of the section's first page",
    "site/submissions/workflow/merging.py": "reads rich text",
}
SILENCED = re.compile(r"#\s*noqa\b(?!:)|#\s*noqa:.*PLC0415")
# A test that is left out proves nothing; one that sleeps is slow or fails on a slow machine.
LEFT_OUT = {"skip", "skipif", "xfail", "importorskip", "skipTest", "expectedFailure"}


class LeftWords(NamedTuple):
    """Names that this project left, each with the field's word.

    `places` are the folders where a name has the sense that was left, `kinds` the kinds of names;
    both empty means all. `parts` also finds the word inside a longer name.
    """

    words: dict[str, str]
    kinds: frozenset = frozenset()
    places: tuple = ()
    parts: bool = False


THE_THING = "the name of the thing: event, business, row, submission"
# Paths here leave out `site/` and `tests/`: tests lie beside the code as it lies beside itself.
LEFT_WORDS = (
    LeftWords(
        {
            "raise_it": "bump",
            "deed": "action",
            "deeds": "actions",
            "the_likest": "most_similar",
            "what_happened": "status_text",
            "adresse": "url",
            "frage": "question",
            "grund": "reason",
            "stimmt": "confirmed",
        }
        | dict.fromkeys(("told", "said", "meant", "alike"), THE_THING)
    ),
    LeftWords(
        {"care": "run_checks", "take": "import_rows", "keep": "store"}, frozenset({"function"})
    ),
    LeftWords({"one": THE_THING}, frozenset({"variable"})),
    # As class attributes they are fields of forms, and so the keys of addresses.
    LeftWords({"von": "since", "bis": "until"}, frozenset({"function", "variable"})),
    LeftWords(
        {
            "sign": "shop_sign",
            "storeys": "upper_floor",
            "roofs": "roof",
            "trades": "window_display",
        },
        places=(
            "content/drawing/",
            "directory/shopfront/",
            "directory/map/",
            "events/components/poster.py",
        ),
    ),
    LeftWords({"frame": "projection"}, places=("directory/map/",)),
    LeftWords({"frame": "site_frame"}, places=("content/caching/",)),
    LeftWords({"door": "front_door", "doors": "front_door"}, places=("submissions/",)),
    # The field `letter` and its model LetterText are stored data.
    LeftWords(
        {"letter": "mail", "letters": "mails"},
        frozenset({"function", "class", "variable"}),
        ("submissions/", "directory/freshness/", "events/registration/", "teams/"),
        parts=True,
    ),
)
STORED_NAMES = {"LetterText"}


def faults(path, text):
    """Yield the line number and what is wrong there, for one file of Python code."""
    if "migrations" in path.parts:
        return
    tree = ast.parse(text)
    # The name of a migration begins with a digit: no import statement can name it.
    reads_migration = path.parts[0] == "tests" and ".migrations." in text
    yield from _by_string(path, tree, {"import_module"} if reads_migration else set())
    if path.parts[0] in APPS:
        yield from _tags(path, tree)
    if path.parts[0] == "tests" and path.parts[1] != "bench":
        yield from _left_out(tree)
    yield from _left_words(path, tree)
    yield from _silenced(text)


def _names(tree):
    """Yield each node that names something, with the name: variable, attribute or import."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield node, name
            case ast.ImportFrom(names=aliases) | ast.Import(names=aliases):
                yield from ((node, alias.name) for alias in aliases)


def _given_names(tree):
    """Yield (line, kind, name) of what a file names itself; a field is an attribute of a class."""
    fields = {
        target
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for statement in node.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        for target in getattr(statement, "targets", None) or [statement.target]
    }
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield node.lineno, "function", name
            case ast.ClassDef(name=name):
                yield node.lineno, "class", name
            case ast.Name(id=name, ctx=ast.Store()):
                yield node.lineno, "field" if node in fields else "variable", name
            case ast.arg(arg=str(name)) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield node.lineno, "variable", name
            case ast.alias(asname=str(name)) | ast.ExceptHandler(name=str(name)):
                yield node.lineno, "variable", name
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield node.lineno, "variable", name
            case ast.MatchMapping(rest=str(name)):
                yield node.lineno, "variable", name
            case ast.keyword(arg=str(name)):
                yield node.lineno, "keyword", name


def _left_words(path, tree):
    place = re.sub(r"^(?:site|tests)/", "", str(path))
    for line, kind, name in _given_names(tree):
        if name in STORED_NAMES or (kind == "function" and name.startswith("test_")):
            continue  # a test's name is a sentence
        bare = name.strip("_").lower()
        parts = {part.lower() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}
        for left in LEFT_WORDS:
            if left.kinds and kind not in left.kinds:
                continue
            if left.places and not place.startswith(left.places):
                continue
            for word in left.words.keys() & (parts if left.parts else {bare}):
                yield line, f"{name}: a word that was left; take {left.words[word]}"


def _by_string(path, tree, allowed):
    if str(path) in READS_DOTTED_NAMES:
        allowed = allowed | {"import_string"}
    for node, name in _names(tree):
        if name in BY_STRING - allowed:
            yield (
                node.lineno,
                f"{name} reaches past the import contracts; import it, or register it",
            )


def _silenced(text):
    """Imports inside functions are ruff's to find; here it is only seen that nobody hushes it."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and SILENCED.search(token.string):
            yield token.start[0], "noqa for every rule, or for an import inside a function"


def _left_out(tree):
    for node, name in _names(tree):
        if name in LEFT_OUT:
            yield node.lineno, f"{name}: a test that is left out proves nothing"
        if name == "sleep":
            yield node.lineno, "sleep: wait for what must happen, with an end"


def _tags(path, tree):
    if any(place in str(path) for place in MAY_HOLD_TAGS):
        return
    harmless = _docstrings(tree) | _patterns(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if node not in harmless and (
                tag := TAG.search(text)
            ):
                yield node.lineno, f"{tag[0]}…: HTML in a string; it stands in a template"


def _docstrings(tree):
    """Return the strings that stand alone as a statement."""
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def _patterns(tree):
    """Return what is given to `re`: who looks for HTML does not write any."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re")), args=args):
                found.update(part for argument in args for part in ast.walk(argument))
    return found
