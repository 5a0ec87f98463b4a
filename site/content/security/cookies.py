"""Every cookie that the site sets: the privacy page prints them, and a test compares."""

from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

HOUR = 60 * 60
DAY = 24 * HOUR


class Cookie(NamedTuple):
    """A cookie's name, when it is set and what for, and its lifetime in seconds (None: a session)."""

    name: str
    purpose: Any
    seconds: int | None

    @property
    def lifetime(self):
        if self.seconds is None:
            return _("bis Sie den Browser schließen")
        if self.seconds < DAY:
            hours = round(self.seconds / HOUR)
            return ngettext("{count} Stunde", "{count} Stunden", hours).format(count=hours)
        days = round(self.seconds / DAY)
        return ngettext("{count} Tag", "{count} Tage", days).format(count=days)


def cookies():
    """Return what visitors may get, then what only those get who sign in."""
    return (
        Cookie(
            settings.CSRF_COOKIE_NAME,
            _(
                "Wenn Sie ein Formular öffnen: eine Zufallszahl. Sie schützt davor, dass eine "
                "fremde Website in Ihrem Namen etwas abschickt."
            ),
            settings.CSRF_COOKIE_AGE,
        ),
        Cookie(
            "messages",
            _("Nach dem Absenden: die kurze Rückmeldung, bis sie angezeigt ist."),
            None,
        ),
        Cookie(
            settings.SESSION_COOKIE_NAME,
            _(
                "Nur wenn Sie sich anmelden oder eine geschützte Seite öffnen: Ihre Anmeldung. Sie endet "
                "so lange nach dem letzten Klick; wer als Mitglied auf einem Gerät angemeldet bleiben "
                "möchte, hat dort 90 Tage."
            ),
            settings.SESSION_COOKIE_AGE,
        ),
        Cookie(
            "wagtail_sidebar_collapsed",
            _("Nur für das B3-Team: ob das Menü der Verwaltung eingeklappt ist."),
            None,
        ),
    )
