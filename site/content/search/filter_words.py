"""Words of a question that are filters: "Friseur jetzt geöffnet", "Bäckerei sonntag", "Praktikum".

A list says which words it reads as which of its filters, as {phrase in search form: {key: value}}; what
is left over are the words to search for.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

from content.search.engine import is_called
from content.text import normalise

WORD = re.compile(r"[^\W_]+")
LONGEST_PHRASE = 4
OPEN_NOW = (
    "jetzt",
    "jetzt auf",
    "jetzt offen",
    "jetzt geöffnet",
    "offen",
    "geöffnet",
    "gerade offen",
    "open",
    "open now",
    "now open",
    "açık",
    "şu an açık",
    "şimdi açık",
    "otwarte",
    "teraz otwarte",
    "مفتوح",
    "مفتوح الآن",
)
TODAY = ("heute", "today", "bugün", "dziś", "dzisiaj", "اليوم")
TOMORROW = ("morgen", "tomorrow", "yarın", "jutro", "غدا")
WEEKDAYS = (
    ("Montag", "Montags", "Monday"),
    ("Dienstag", "Dienstags", "Tuesday"),
    ("Mittwoch", "Mittwochs", "Wednesday"),
    ("Donnerstag", "Donnerstags", "Thursday"),
    ("Freitag", "Freitags", "Friday"),
    ("Samstag", "Samstags", "Sonnabend", "Saturday"),
    ("Sonntag", "Sonntags", "Sunday"),
)
STEP_FREE = (
    "barrierefrei",
    "ohne Stufen",
    "stufenlos",
    "rollstuhlgerecht",
    "wheelchair accessible",
)
# Not tomorrow.
MORNING = ("am Morgen", "guten Morgen", "jeden Morgen", "Morgen früh")
NEAR = ("in der Nähe", "in meiner Nähe", "near me", "yakınımda", "w pobliżu", "قريب مني")


@dataclass(frozen=True)
class Read:
    """What a question comes to: the words that are left, and {key: values} of the filters read."""

    words: str
    filters: dict = field(default_factory=dict)


def phrases(words, filters):
    """Return words or phrases, as people write them, that all stand for the same filters."""
    return {normalise(word): filters for word in words}


def days(today):
    """Return {phrase: the day that it means}, the next one of its name."""
    found = dict.fromkeys(map(normalise, TODAY), today)
    found |= dict.fromkeys(map(normalise, TOMORROW), today + dt.timedelta(days=1))
    for number, names in enumerate(WEEKDAYS):
        day = today + dt.timedelta(days=(number - today.weekday()) % 7)
        for name in map(normalise, names):
            found |= {name: day, f"am {name}": day}
    return found


def filters_of_time(today):
    """Return the phrases for what is open now or on a day, and for what is near.

    "Heute offen" asks for the day, not for this minute.
    """
    known = phrases(NEAR, {}) | phrases(OPEN_NOW, {"geoeffnet": "1"})
    for phrase, day in days(today).items():
        known[phrase] = {"am": day.isoformat()}
        for word in map(normalise, ("offen", "geöffnet", "auf")):
            known |= dict.fromkeys((f"{phrase} {word}", f"{word} {phrase}"), known[phrase])
    return known


def read(query, known) -> Read:
    """Take the known phrases out of a question, the longest first; without any it stays as it is."""
    typed = WORD.findall(query)
    forms = [normalise(word) for word in typed]
    known = known | phrases(MORNING, None)
    kept, filters, start, is_read = [], {}, 0, False
    while start < len(typed):
        for length in range(min(LONGEST_PHRASE, len(typed) - start), 0, -1):
            phrase = " ".join(forms[start : start + length])
            if known.get(phrase) is not None:
                is_read = True
                for key, value in known[phrase].items():
                    filters.setdefault(key, []).append(value)
                break
            if phrase in known:
                kept += typed[start : start + length]
                break
        else:
            length = 1
            kept.append(typed[start])
        start += length
    return Read(" ".join(kept), filters) if is_read else Read(query)


def applied(data, known, model):
    """Return the data of a GET form for a model's list with the words of its question read as filters.

    What was chosen already stays. Where something is called by all the words, they are its name.
    """
    query = data.get("q", "")
    found = read(query, known)
    if found.words == query or is_called(query, model):
        return data
    changed = data.copy()
    if found.words:
        changed["q"] = found.words
    else:
        del changed["q"]
    for key, values in found.filters.items():
        if key not in data:
            changed.setlist(key, list(dict.fromkeys(values)))
    return changed
