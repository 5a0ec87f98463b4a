"""A partner's facts in words, for the preview that an editor reads."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.place.time_zone import BERLIN
from content.text import text_of
from events.ical_import.cancellation import FLAG
from events.ical_import.reader import moment
from events.ical_import.sync import TIMES, change_from
from events.recurrence import german
from events.recurrence.local_time import local
from events.recurrence.rrule import parse

# So many exceptions are named; nobody reads thousands.
MOST_SHOWN = 50


def described(name, facts) -> str:
    """Say one fact for the preview."""
    value = facts.get(name)
    if name == "rule" and value:
        begin, end = (local(moment(facts[key])) for key in TIMES)
        end = None if facts.get("has_open_end") else end
        return german.describe(parse(value, BERLIN), begin, end, facts["all_day"])
    if name == "ends_at" and facts.get("has_open_end"):
        return _("offen")
    if name in TIMES:
        return german.moment_in_digits(local(moment(value))) if value else ""
    if name == "changes":
        return changes_in_words(value or [])
    if isinstance(value, bool) or name == FLAG:
        return _("ja") if value else _("nein")
    return text_of(value or "") if name == "description" else str(value or "")


def changes_in_words(stored):
    """The first of an event's exceptions, and how many more there are."""
    words = [change_in_words(change_from(change)) for change in stored[:MOST_SHOWN]]
    if more := len(stored) - len(words):
        text = ngettext("und %(n)s weitere Ausnahme", "und %(n)s weitere Ausnahmen", more)
        words.append(text % {"n": more})
    return "; ".join(words)


def change_in_words(change):
    """One exception in a few words."""
    day, new = change.original_date, change.new_starts_at
    words = {
        "pause": _("kein Termin am %(day)s"),
        "cancelled": _("%(day)s fällt aus"),
        "moved": _("%(day)s verlegt auf %(new)s"),
        "moved_place": _("%(day)s an einem anderen Ort"),
        "extra": _("zusätzlich am %(new)s"),
    }[change.kind if new or change.kind != "moved" else "moved_place"]
    text = words % {
        "day": f"{day:%d.%m.%Y}" if day else "",
        "new": german.moment_in_digits(local(new)) if new else "",
    }
    return ", ".join(part for part in (text, change.new_place, change.reason) if part)
