"""A place as programs write it on one line: name, street, postcode. Pure."""

import re

from content.text import clean_line, clean_text, is_web_address

COUNTRIES = {"deutschland", "germany", "de", "d", "allemagne", "almanya", "niemcy"}
COUNTRIES |= {"nordrhein-westfalen", "nrw", "north rhine-westphalia"}
TOWN = re.compile(r"(?:D[- ]?)?(\d{5})\b\s*(.*)|(\D+?)\s+(?:D[- ]?)?(\d{5})", re.IGNORECASE)
HOUSE = re.compile(r".*\D.*\d+\s*[a-z]?(?:\s*[-–/+]\s*\d+\s*[a-z]?)?", re.IGNORECASE)
NUMBER_FIRST = re.compile(
    r"(\d+\s?[a-z]?)\s+(\D+(?:str(?:aße|asse|\.)|weg|platz|allee|ring))", re.I
)
STREET_AND_TOWN = re.compile(r"(.*\D\d+\s?[a-z]?)\s+((?:D[- ]?)?\d{5}\b.*)", re.IGNORECASE)
MAIL_ADDRESS = re.compile(r"<?\S+@\S+\.\S+>?")
MOST_TEXT = 400  # an address is shorter, and a search in more takes long
EMPTY = {"place_name": "", "street": "", "postcode": "", "online_url": ""}


def place_of(text: str, town: str) -> dict:
    """Take an address of this town apart; an address elsewhere stays the name of the place."""
    parts = _parts(text[:MOST_TEXT])
    line = ", ".join(parts)
    if is_web_address(line):
        return EMPTY | {"online_url": line}
    while len(parts) > 1 and parts[-1].casefold() in COUNTRIES:
        parts.pop()
    last = parts.pop() if parts else ""
    match = TOWN.fullmatch(last)
    whole = EMPTY | {"place_name": without_addresses(line)[:160]}
    if match is None or not _is_here(match[2] or match[3] or "", town) or not parts:
        return whole
    name, street = _name_and_street(parts)
    if not street and not name:
        return whole
    place = EMPTY | {"postcode": match[1] or match[4], "street": street}
    return place | {"place_name": without_addresses(name or street)[:160]}


def without_addresses(text: str) -> str:
    """A name for everybody, without e-mail addresses: nobody agreed to have theirs published."""
    if MAIL_ADDRESS.search(text):
        text = clean_line(MAIL_ADDRESS.sub("", text)).strip(" ,;()<>")
    return clean_line(text).strip("\"'")


def _parts(text):
    """`Saal\\nHauptstraße 3, 12345 Musterstadt` in its parts, none of them twice in a row."""
    parts = []
    for part in re.split(r"[,;\n|]|\s–\s", clean_text(text)):
        part = clean_line(part)
        if part and (not parts or part.casefold() != parts[-1].casefold()):
            together = STREET_AND_TOWN.fullmatch(part)
            parts += [together[1].strip(), together[2]] if together else [part]
    return parts


def _is_here(town, our_town):
    """Whether a town is ours, as in `Musterstadt-Nord`; a postcode alone is taken as ours."""
    return not town or town.casefold().startswith(our_town.casefold())


def _name_and_street(parts):
    """What stands before the town: the street is the last part with a number, or the last of several."""
    if swapped := NUMBER_FIRST.fullmatch(parts[-1]):
        parts[-1] = f"{swapped[2]} {swapped[1]}"
    is_street = len(parts[-1]) <= 120 and (HOUSE.fullmatch(parts[-1]) or len(parts) > 1)
    return (", ".join(parts[:-1]), parts[-1]) if is_street else (", ".join(parts), "")
