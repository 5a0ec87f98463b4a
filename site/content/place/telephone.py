"""Telephone numbers as people write them, and as they are dialled."""

import re

from django.conf import settings

SHORTEST_NUMBER = 5
# Behind the zero that callers inside the country dial; longer than that is no area code.
LONGEST_AREA_CODE = 5
# So long a number can be dialled inside a town; a longer one has lost its zero.
LONGEST_LOCAL_NUMBER = 7
# The same everywhere in the European Union, without an area code.
SERVICE_NUMBER = re.compile(r"116[0-9]{3}")
# With every dash that Word and phones make of the keyboard's.
WRITTEN = re.compile(r"\+?[0-9 ()/.\-\u2010-\u2015\u2212]+")
SEPARATOR = re.compile(r"\s*(?:[,;&|]|\b(?:oder|od|und|bzw)\b\.?)\s*", re.IGNORECASE)
_PREFIX = re.compile(r"^(\+49|0049|0)")
_GERMAN_ZERO = re.compile(r"^(\+|00)490")


def numbers_in(text: str) -> list[str]:
    """Return the numbers that stand in a line, as they are written there.

    A slash separates numbers only where a whole one stands before it: `030/12345` is one number.
    """
    found = []
    for piece in SEPARATOR.split(text):
        begin, *rest = piece.split("/")
        for part in rest:
            if _is_whole(begin):
                found.append(begin)
                begin = part
            else:
                begin = f"{begin}/{part}"
        found.append(begin)
    return [number.strip() for number in found if number.strip()]


def _is_whole(number):
    digits = digits_of(number)
    if has_prefix(digits):
        return len(without_prefix(digits)) > LONGEST_AREA_CODE
    return len(digits) >= SHORTEST_NUMBER


def digits_of(number: str) -> str:
    """Return the digits of one number, and + where it begins with one.

    The zero of `+49 (0)30` or `+49 (030)` is for callers inside the country only; `(0)30` by itself
    begins with it.
    """
    number = re.sub(r"^\s*\(0\)", "0", number).replace("(0)", "")
    digits = re.sub(r"(?!^\+)[^0-9]", "", number.strip())
    return _GERMAN_ZERO.sub(r"\g<1>49", digits)


def has_prefix(digits: str) -> bool:
    """Tell whether a number says where it is to be dialled to."""
    return digits.startswith(("0", "+")) or bool(SERVICE_NUMBER.fullmatch(digits))


def without_prefix(digits: str) -> str:
    """Return the digits behind what callers inside the country, or from outside, dial first."""
    return _PREFIX.sub("", digits)


def is_in_town(digits: str) -> bool:
    """Tell whether a number without area code is one of this town, and no zero was lost in front."""
    area = settings.AREA_CODE.removeprefix("0")
    is_longer = digits.startswith(area) and len(digits) - len(area) >= SHORTEST_NUMBER - 1
    return len(digits) <= LONGEST_LOCAL_NUMBER and not is_longer


def is_made_up(digits: str) -> bool:
    """Tell whether nobody has this number: `00000`, `12345`, `030 00000`."""
    is_one_digit = len(set(digits)) == 1 or {*digits.removeprefix(settings.AREA_CODE)} == {"0"}
    return is_one_digit or "01234567890".find(digits) in (0, 1)


def with_area_code(text: str) -> str:
    """Return what somebody wrote, with the town's area code where a local number begins it."""
    numbers = numbers_in(text)
    is_local = bool(numbers) and _is_local(digits_of(numbers[0]))
    return f"{settings.AREA_CODE} {text}" if is_local else text


def _is_local(digits):
    return not has_prefix(digits) and len(digits) >= SHORTEST_NUMBER and is_in_town(digits)


def dialled(text: str) -> str:
    """Return the first number of a line as a telephone anywhere in the country dials it."""
    return next((digits_of(number) for number in numbers_in(with_area_code(text))), "")


def international(text: str) -> str:
    """Return the first number of a line as it is dialled from anywhere: `+49…`; empty without one."""
    digits = re.sub("^00", "+", dialled(text))
    return re.sub("^0", "+49", digits)


def complaint_about(number: str, is_first: bool) -> str:
    """Return what is wrong with one of the numbers in a line: `form`, `zero`, `made_up` or nothing.

    What follows the first number may be its other ending: `030 12 34 56 / 57`.
    """
    digits = digits_of(number)
    length = len(digits.removeprefix("+"))
    if not (WRITTEN.fullmatch(number) and (SHORTEST_NUMBER if is_first else 1) <= length <= 15):
        return "form"
    if is_made_up(digits) and (is_first or length >= SHORTEST_NUMBER):
        return "made_up"
    return "" if has_prefix(digits) or is_in_town(digits) else "zero"
