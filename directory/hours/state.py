"""Whether a shop is open at a moment, and that in German words."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from content.place.times import time_of_day

# So many days are shown by date where no week can show the hours.
SHOWN_DAYS = 7


@dataclass(frozen=True)
class OpeningState:
    """A state at one moment; all times are the naive wall clock of the place.

    kind: "open" (until `changes_at`, None: round the clock, or without a known end where `since` is
    set), "closed" (until `changes_at`, None: no opening known), "by_appointment", or "unknown"
    (nothing is stored). comment: what the rule itself says of it, "Bitte klingeln".
    """

    kind: str
    now: dt.datetime
    changes_at: dt.datetime | None = None
    comment: str = ""
    since: dt.datetime | None = None
    is_temporary: bool = False

    @property
    def is_open(self) -> bool:
        return self.kind == "open"

    @property
    def is_known(self) -> bool:
        return self.kind != "unknown"

    @property
    def until(self) -> dt.datetime | None:
        """When it closes; None while it is closed or never closes."""
        return self.changes_at if self.is_open else None

    @property
    def opens_at(self) -> dt.datetime | None:
        return self.changes_at if self.kind == "closed" else None

    @property
    def next_opening(self) -> str:
        """When it opens again, where that is not within the coming seven days: after a season."""
        if self.opens_at is None or (self.opens_at.date() - self.now.date()).days < SHOWN_DAYS:
            return ""
        return f"{date_format(self.opens_at, 'l, j. F Y')}, {time_of_day(self.opens_at)}"

    @cached_property
    def text(self) -> str:
        """The state as a visitor reads it; empty where nothing is stored."""
        if self.kind == "unknown":
            return ""
        if self.kind == "by_appointment":
            return self._with_comment(_("nach Vereinbarung"))
        return self._open_text() if self.is_open else self._closed_text()

    @property
    def closing_text(self) -> str:
        """Until when it is open today, for a look that says the rest: `bis 18:30 Uhr`; else ""."""
        if self.until is None or self.since is not None:
            return ""
        if self.changes_at - self.now < dt.timedelta(days=1):
            return _("bis %(time)s") % {"time": time_of_day(self.changes_at, is_end=True)}
        return ""

    def _with_comment(self, text):
        is_said = not self.comment or "vereinbarung" in self.comment.lower()
        return text if is_said else f"{text} ({self.comment})"

    def _open_text(self):
        if self.since is not None:
            return _("seit %(time)s geöffnet, Ende offen") % {"time": time_of_day(self.since)}
        if self.changes_at is None:
            # A comment alone promises no round-the-clock service.
            return (
                self._with_comment(_("geöffnet")) if self.comment else _("rund um die Uhr geöffnet")
            )
        closing = time_of_day(self.changes_at, is_end=True)
        if self.changes_at - self.now < dt.timedelta(days=1):
            return _("geöffnet bis %(time)s") % {"time": closing}
        last_moment = self.changes_at - dt.timedelta(minutes=1)
        return _("geöffnet bis %(weekday)s, %(time)s") % {
            "weekday": date_format(last_moment, "l"),
            "time": closing,
        }

    def _closed_text(self):
        closed = _("vorübergehend geschlossen") if self.is_temporary else _("geschlossen")
        closed = self._with_comment(closed)
        if self.changes_at is None:
            return closed
        opens = _("öffnet %(day)s um %(time)s") % {
            "day": day_in_words(self.changes_at.date(), self.now.date()),
            "time": time_of_day(self.changes_at),
        }
        return f"{closed}, {opens}" if self.comment else opens


def day_in_words(day: dt.date, today: dt.date) -> str:
    """Return `heute`, `morgen`, `am Montag` within a week, else `am 7. Januar`."""
    distance = (day - today).days
    if distance == 0:
        return _("heute")
    if distance == 1:
        return _("morgen")
    if 1 < distance < 7:
        return _("am %(weekday)s") % {"weekday": date_format(day, "l")}
    return _("am %(date)s") % {
        "date": date_format(day, "j. F" if day.year == today.year else "j. F Y")
    }
