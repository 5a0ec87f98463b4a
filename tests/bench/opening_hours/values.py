"""500 generated values of `opening_hours` and 40 moments: what the comparison asks both sides."""

import datetime as dt
import random

NUMBER = 500
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
OPEN_COMMENTS = ("Bitte klingeln", "Eingang im Hof", "ohne Termin", "Kein Termin erforderlich")
WISHES = ("nach Vereinbarung", "auf Anfrage", "by appointment", "bitte anrufen")
# Public holidays here and elsewhere only, nights, the two clock changes, the turn of a year.
_CHOSEN = (
    "2026-01-01 11:00",
    "2026-01-06 11:00",
    "2026-03-29 03:30",
    "2026-04-03 10:00",
    "2026-06-04 10:00",
    "2026-06-05 00:30",
    "2026-08-15 10:00",
    "2026-10-03 16:00",
    "2026-10-25 02:30",
    "2026-12-24 11:00",
    "2026-12-25 11:00",
    "2026-12-31 23:30",
    "2027-01-01 01:00",
)


def moments() -> list[dt.datetime]:
    """Return 40 moments on Berlin's clock, naive."""
    chance = random.Random(40)
    start = dt.datetime(2026, 1, 1)
    drawn = [
        start + dt.timedelta(days=chance.randrange(730), minutes=15 * chance.randrange(96) + 5)
        for _n in range(40 - len(_CHOSEN))
    ]
    return [dt.datetime.fromisoformat(text) for text in _CHOSEN] + drawn


def values() -> dict[str, str]:
    """Return {value: its group}, the same ones in each run."""
    chance, found = random.Random(2026), {}
    while len(found) < NUMBER:
        group = list(GROUPS)[len(found) % len(GROUPS)]
        found.setdefault(GROUPS[group](chance), group)
    return found


def _days(chance):
    if chance.random() < 0.6:
        first, last = sorted(chance.sample(range(7), 2))
        return f"{DAYS[first]}-{DAYS[last]}"
    return ",".join(DAYS[n] for n in sorted(chance.sample(range(7), chance.randint(1, 3))))


def _time(hour, chance):
    return f"{hour:02}:{chance.choice(['00', '00', '30'])}"


def _slots(chance):
    opens, closes = chance.randint(7, 11), chance.randint(16, 20)
    if chance.random() < 0.4:
        noon = f"{_time(12, chance)},{_time(14, chance)}"
        return f"{_time(opens, chance)}-{noon}-{_time(closes, chance)}"
    return f"{_time(opens, chance)}-{_time(closes, chance)}"


def _plain(chance):
    return f"{_days(chance)} {_slots(chance)}"


def _lists(chance):
    days = chance.sample(DAYS, 3)
    return f"{', '.join(days)} {_slots(chance)}; {chance.choice(DAYS)} {_slots(chance)}"


def _off(chance):
    separator = chance.choice(["; ", ", "])
    return f"{_plain(chance)}{separator}{chance.choice(DAYS)} off"


def _holidays(chance):
    return f"{_plain(chance)}{chance.choice(['; ', ', '])}PH off"


def _holiday_lists(chance):
    day = chance.choice(DAYS)
    selector = chance.choice([f"PH,{day}", f"{day},PH", f"PH {day}", "PH"])
    return f"{_plain(chance)}; {selector} {chance.choice(['off', '10:00-12:00'])}"


def _comments(chance):
    return f'{_plain(chance)} "{chance.choice(OPEN_COMMENTS + WISHES)}"'


def _only_comments(chance):
    comment = f'"{chance.choice(OPEN_COMMENTS + WISHES)}"'
    state = chance.choice(["", "", "open ", "unknown "])
    return f"{chance.choice(['', _days(chance) + ' '])}{state}{comment}"


def _open_ends(chance):
    start = _time(chance.randint(8, 19), chance)
    earliest = chance.choice(["", "-20:30"])
    return f"{_days(chance)} {start}{earliest}+"


def _seasons(chance):
    first, last = chance.sample(range(12), 2)
    if chance.random() < 0.5:
        return f"{MONTHS[first]}-{MONTHS[last]} {_plain(chance)}"
    return f"{MONTHS[first]} {chance.randint(1, 28):02}-{MONTHS[last]} 28 {_plain(chance)}"


def _dates(chance):
    month = chance.choice(MONTHS)
    first, second = sorted(chance.sample(range(10, 29), 2))
    days = f"{first},{second}"
    if chance.random() < 0.5:
        # Of a list of days behind a year the other program understands the first one only.
        days = f"{first},2026 {month} {second}"
        month = f"2026 {month}"
    what = chance.choice(["off", 'off "Betriebsferien"', "10:00-12:00"])
    return f"{_plain(chance)}; {month} {days} {what}"


def _fallbacks(chance):
    rest = chance.choice(["", "; PH off", f"; {chance.choice(DAYS)} off"])
    wish = f'{chance.choice(["", _days(chance) + " "])}"{chance.choice(WISHES)}"'
    if chance.random() < 0.5:
        return f"{_plain(chance)} || {wish}{rest}"
    return f"{_plain(chance)}{rest} || {wish}"


def _additions(chance):
    return f"{_plain(chance)}, {chance.choice(DAYS)} 18:00-21:00"


def _nights(chance):
    end = chance.choice(["01:00", "02:30", "26:00", "24:00"])
    rest = chance.choice(
        ["", f"; {chance.choice(DAYS)} 10:00-14:00", f"; {chance.choice(DAYS)} off"]
    )
    return f"{_days(chance)} {chance.randint(18, 22)}:00-{end}{rest}"


def _nth(chance):
    return f"{chance.choice(DAYS)}[{chance.choice(['1', '2', '3', '-1', '1,3'])}] {_slots(chance)}"


GROUPS = {
    "days and times": _plain,
    "lists with spaces": _lists,
    "a day off": _off,
    "holidays": _holidays,
    "holidays in lists": _holiday_lists,
    "times with a comment": _comments,
    "only a comment": _only_comments,
    "open ends": _open_ends,
    "seasons": _seasons,
    "single dates": _dates,
    "fallbacks": _fallbacks,
    "additions": _additions,
    "nights": _nights,
    "nth weekday": _nth,
}
