"""Which words readers and editors do not meet: one word for one thing, one way of writing times.

Each was once on a page or in a letter; beside it stands what is said instead.
"""

import ast
import re

# Where words are written that somebody reads; what a visitor typed, tests and migrations are not ours.
PLACES = {"templates", "site", "home", "events", "directory", "teams"}
HANDBOOK = "docs/handbook/"
NUMBER = r"(?:\d+|\{\{\s*\w+\s*\}\}|%\(\w+\)[sd])"
LEFT = {
    r"\bGeschäft(?:e|en|s|sleuten?)?\b|\bLadeninhaber": "Betrieb, Unternehmerinnen und Unternehmer",
    r"\b(?:Eintrag|Betrieb|Veranstaltung) vorschlagen\b": "eintragen",
    r"\bEintrag eintragen\b|\bKein Eintrag gefunden\b|\bAlle Einträge zeigen\b": "Betrieb",
    r"\bNeu in der Straße\b": "Neu im Branchenbuch",
    r"\bStraßenarbeit": "Besuche in den Betrieben",
    r"\bzusammen getragen\b": "gemeinsam getragen",
    r"\bDrei Minuten am Telefon\b|\bdauert drei Minuten\b": "Das Nötigste dauert am Handy drei Minuten.",
    r"\bjetzt geöffnet, bis\b": "geöffnet bis 18:30 Uhr",
    rf"\bnoch {NUMBER} weiterer?\b(?! Pl)": "3 weitere Termine am 8. Dezember",
    r"\bSuchwort|\bWonach suchen Sie\b|\bAuf dieser Seite suchen\b": "Suche, Auf dieser Website suchen",
    r"\bFragen beantwortet, wer vermietet\b": "Fragen Sie direkt beim Vermieter nach.",
    r"\bGerät hat (?:den|Ihren) (?:Ort|Standort)\b": "Ihr Standort ist gesperrt.",
    r"\bsehen Sie in Ihre? (?:E-Mails|Postfach)\b": "schauen Sie in Ihr E-Mail-Postfach",
    r"\bdrücken Sie auf „Bestätigen“": "the words on the button",
    r"\bSicherheits-?[Mm]erkmal": "Ihre Sitzung ist abgelaufen, oder Cookies sind gesperrt.",
    r"\bUnter dieser Adresse ist nichts\b": "Diese Seite gibt es nicht (mehr)",
    r"\bOffene Daten\b|\b[Aa]ls Feed\b": "Daten für Fachleute",
    r"\bDieses Feld muss ausgefüllt\b": "what is missing, for example: Bitte geben Sie Ihren Namen an.",
    r"\bErneut einreichen\b": "Änderung speichern",
    r"\bNur das Team (?:liest|kann)\b": "Das B3-Team liest das.",
    r"\bPlan-B-Team\b|\bTeam Plan B\b|\b[Dd]as Team (?:prüft|fragen)\b": "das B3-Team",
    r"\bOrdner für (?:Werbung|unerwünschte)\b": "Spam-Ordner",
    r"\bVorgangsnummer": "Nummer",
    r"\bSchreibtisch": "Einreichungen",
    r"\bSchnipsel|\bInstanzen\b": "the name of the thing",
    r"\bweniger als einer Stunde\b": "einer Stunde (behind höchstens)",
    r"\bSie gelten weiter\b|\bGefördert \d{4}–": "what was paid for, and what goes on",
    r"\bÜber diese Seite\b": "Über diese Website",
    r"\bStühlen? (?:besetzt|sind frei)\b|\bStuhl (?:besetzt|frei)\b": "Platz",
    r"\w\*in(?:nen)?\b": "both forms, or a neutral word",
    r"\b\d{1,2}:00 Uhr\b|\b0\d:\d\d Uhr\b|\b\d{1,2}\.\d\d Uhr\b": "9 Uhr, 9:30 Uhr",
    r"\b\d{1,2}[.:]\d\d\s?–\s?\d{1,2}[.:]\d\d\b": "9 bis 18:30 Uhr",
    r'\|(?:date|time):"[^"]*H:i': "content_tags: |moment",
    r"\|moment\b[^%]*%\}[^%]*\}\}\s*Uhr\b": "no Uhr, |moment says it",
}
LEFT_IN_CODE = {r"(?:^|[\s,])H:i\b": "content.place.times"}


def faults(path, text):
    """Yield the line number and the better word for each that was left."""
    if path.suffix == ".md":
        if str(path).startswith(HANDBOOK):
            yield from _in_text(text, 1, LEFT)
    elif path.parts[0] not in PLACES or "migrations" in path.parts:
        return
    elif path.suffix == ".py":
        for line, words in _strings_of(text):
            yield from _in_text(words, line, LEFT | LEFT_IN_CODE)
    else:
        yield from _in_text(text, 1, LEFT)


def _in_text(text, first_line, left):
    for pattern, better in left.items():
        # A sentence may run over the end of a line.
        for match in re.finditer(pattern.replace(" ", r"\s+"), text):
            line = first_line + text.count("\n", 0, match.start())
            yield line, f"“{' '.join(match[0].split())}”: write {better}"


def _strings_of(code):
    """Yield the line and the text of each string; docstrings are for developers."""
    tree = ast.parse(code)
    documentation = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and _is_text(node.value)
    }
    for node in ast.walk(tree):
        if _is_text(node) and id(node) not in documentation:
            yield node.lineno, node.value


def _is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
