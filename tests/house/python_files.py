"""What Python code may do: name what it uses by an import, leave HTML to templates, test for real."""

import ast
import io
import re
import tokenize

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
    yield from _silenced(text)


def _names(tree):
    """Yield each node that names something, with the name: variable, attribute or import."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield node, name
            case ast.ImportFrom(names=aliases) | ast.Import(names=aliases):
                yield from ((node, alias.name) for alias in aliases)


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
