"""A partner's calendar file as facts that our events can hold.

Pure but for the translated sentences: no database. Every text is cleaned here, once.
"""

import re
from datetime import datetime
from typing import NamedTuple

from django.utils.html import escape
from django.utils.translation import gettext as _
from icalendar import Calendar

from content.fields import is_web_address
from content.text import clean_html, clean_line, clean_text, decoded, paragraphs_of, text_of
from events.ical_import.times import Refusal, is_cancelled, times_of

MOST_EVENTS = 500
MOST_TEXT = 4000
TAGS = re.compile(r"</?(p|br|a|div|span|b|i|strong|em|ul|ol|li)\b[^>]*>", re.IGNORECASE)
BEGIN = re.compile(r"^BEGIN:VEVENT\s*$", re.IGNORECASE | re.MULTILINE)


class Found(NamedTuple):
    """One event of a partner: its facts (JSON values), or the reason why it is refused.

    A cancelled event has no other fact, because partners often leave out the rest.
    `remarks` say what was left out of an event that is imported.
    """

    uid: str
    title: str
    facts: dict | None
    reason: str = ""
    remarks: tuple[str, ...] = ()


def read(data: bytes, organiser: str) -> list[Found]:
    """Read a calendar file; `organiser` is the fallback if the file names none.

    Raises Refusal for what is no calendar or holds too many events.
    """
    text = decoded(data)
    number = len(BEGIN.findall(text))
    if number > MOST_EVENTS:
        raise Refusal(
            _("Der Kalender hat %(number)s Einträge. Es dürfen höchstens %(limit)s sein.")
            % {"number": number, "limit": MOST_EVENTS}
        )
    groups = {}
    for calendar in _calendars(text):
        for vevent in calendar.walk("VEVENT"):
            groups.setdefault(clean_line(str(vevent.get("UID", ""))), []).append(vevent)
    return [_found(uid, vevents, organiser) for uid, vevents in groups.items()]


def _calendars(text):
    try:
        calendars = Calendar.from_ical(text, multiple=True)
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise Refusal(_("Das ist kein Kalender, den wir lesen können.")) from error
    if not calendars or any(calendar.name != "VCALENDAR" for calendar in calendars):
        raise Refusal(_("Das ist kein Kalender, den wir lesen können."))
    return calendars


def _found(uid, vevents, organiser):
    title = clean_line(str(vevents[0].get("SUMMARY", "")))
    try:
        if not uid or len(uid) > 255:
            raise Refusal(_("Es fehlt die Kennung (UID), an der wir den Eintrag wiedererkennen."))
        master, exceptions = _sorted(vevents)
        if is_cancelled(master):
            return Found(uid, title, {"is_cancelled": True})
        remarks = []
        return Found(uid, title, _facts(master, exceptions, organiser, remarks), "", tuple(remarks))
    except Refusal as refusal:
        return Found(uid, title, None, str(refusal))
    except (ValueError, TypeError, AttributeError, OverflowError):
        # a property that is there and cannot be read
        return Found(uid, title, None, _("Der Eintrag ist beschädigt."))


def _sorted(vevents):
    """Return the event itself and its changed dates; of two versions, that of higher SEQUENCE."""
    by_sequence = sorted(vevents, key=lambda vevent: int(vevent.get("SEQUENCE", 0)))
    masters = [vevent for vevent in by_sequence if "RECURRENCE-ID" not in vevent]
    if not masters:
        raise Refusal(_("Es ist nur ein geänderter Termin einer Reihe, die Reihe selbst fehlt."))
    master = masters[-1]
    if str(master.get("CLASS", "PUBLIC")).upper() != "PUBLIC":
        raise Refusal(_("Der Eintrag ist als privat gekennzeichnet."))
    newest = {
        vevent["RECURRENCE-ID"].dt: vevent for vevent in by_sequence if "RECURRENCE-ID" in vevent
    }
    return master, list(newest.values())


def _facts(master, exceptions, organiser, remarks):
    title = clean_line(str(master.get("SUMMARY", "")))
    if not title:
        raise Refusal(_("Es fehlt der Titel."))
    first, all_day, rule, changes = times_of(master, exceptions)
    if any(clean_line(str(vevent.get("SUMMARY", title))) != title for vevent in exceptions):
        remarks.append(_("Einzelne Termine heißen beim Partner anders. Das übernehmen wir nicht."))
    place = _place(master)
    for change in changes:
        if change.get("new_place") == clean_line(str(master.get("LOCATION", "")))[:160]:
            del change["new_place"]
    changes = [c for c in changes if c["kind"] != "moved" or len(c) > 2]
    organiser = clean_line(str(getattr(master.get("ORGANIZER"), "params", {}).get("CN", organiser)))
    return {
        "title": _cut(title, 120, remarks, _("Der Titel ist gekürzt.")),
        "organiser_name": organiser.strip("\"'")[:160],
        "kind_label": _category(master),
        **_texts(master, remarks),
        **place,
        "starts_at": first.start.isoformat(),
        "ends_at": first.end.isoformat(),
        "all_day": all_day,
        "rule": str(rule or ""),
        "changes": [_plain(change) for change in sorted(changes, key=_order)],
    }


def _order(change):
    return str(change.get("original_date") or change.get("new_starts_at"))


def _plain(change):
    """A change in JSON values."""
    return {
        name: value if isinstance(value, str) else value.isoformat()
        for name, value in change.items()
    }


def _texts(master, remarks):
    raw = clean_text(str(master.get("DESCRIPTION", "")))
    if TAGS.search(raw):
        raw = text_of(clean_html(raw))
    first = clean_line(raw.partition("\n")[0])
    body = raw if raw != first or len(first) > 300 else ""
    html = paragraphs_of(_cut(body, MOST_TEXT, remarks, _("Die Beschreibung ist gekürzt.")))
    url = clean_line(str(master.get("URL", "")))
    if is_web_address(url):
        label = _("Mehr beim Veranstalter")
        html += clean_html(f'<p><a href="{escape(url)}">{label}</a></p>')
    return {"summary": _cut(first, 300, [], ""), "description": html}


def _place(master):
    """Take `Name, Straße 1, 12345 Ort` apart; what has another form is the name of the place."""
    text = clean_line(str(master.get("LOCATION", "")))
    if is_web_address(text):
        return {"place_name": "", "street": "", "postcode": "", "online_url": text}
    parts = [part.strip() for part in text.split(",")]
    place = {"place_name": text[:160], "street": "", "postcode": "", "online_url": ""}
    last = re.match(r"(\d{5})\b", parts[-1])
    if last and len(parts) >= 2 and re.search(r"\d", parts[-2]) and len(parts[-2]) <= 120:
        name = ", ".join(parts[:-2]) or parts[-2]
        place |= {"place_name": name[:160], "street": parts[-2], "postcode": last[1]}
    return place


def _category(master):
    """The first category as it is written; which of our kinds has this name is decided later."""
    props = master.get("CATEGORIES", [])
    for prop in props if isinstance(props, list) else [props]:
        for category in prop.cats:
            return clean_line(str(category))[:60]
    return ""


def _cut(text, length, remarks, remark):
    if len(text) <= length:
        return text
    remarks.append(remark)
    return text[: length - 1].rsplit(" ", 1)[0] + "…"


def moment(text: str) -> datetime:
    """A stored moment back as a datetime."""
    return datetime.fromisoformat(text)
