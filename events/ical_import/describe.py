"""A partner's facts in words, for the preview that an editor reads."""

from django.utils.translation import gettext as _

from content.place.time_zone import BERLIN
from content.text import text_of
from events.ical_import.cancellation import FLAG
from events.ical_import.reader import moment
from events.ical_import.sync import TIMES, change_from
from events.recurrence import german
from events.recurrence.local_time import local
from events.recurrence.rrule import parse


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
        return "; ".join(change_in_words(change_from(stored)) for stored in value or [])
    if isinstance(value, bool) or name == FLAG:
        return _("ja") if value else _("nein")
    return text_of(value or "") if name == "description" else str(value or "")


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
