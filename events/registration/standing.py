"""How a registration stands, in a sentence for the guest, and what comes next."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.place.times import moment_in_words
from events.models.registration import Registration

State = Registration.State


class Standing(NamedTuple):
    """How it stands, what comes next, and how the notice looks: success, warning or plain."""

    headline: str
    text: str = ""
    look: str = ""


def standing_of(registration) -> Standing:
    """Return what matters most to the guest just now."""
    date = registration.occurrence
    if date.is_cancelled:
        return Standing(_("Dieser Termin fällt aus."), date.note, "warning")
    if registration.is_cancelled:
        return Standing(_("Sie sind abgemeldet."), _try_again(date))
    if date.is_past:
        words = _("Sie waren da.") if registration.has_come else ""
        return Standing(_("Dieser Termin ist vorbei."), words)
    if not registration.is_proven:
        return _unconfirmed(registration)
    if registration.is_waiting:
        next_step = _("Sie bekommen Bescheid, sobald Sie einen Platz haben.")
        text = f"{registration.waiting_in_words} {next_step}"
        return Standing(_("Sie warten noch auf einen Platz."), text, "warning")
    if registration.has_come:
        return Standing(_("Sie sind da. Schön."), "", "success")
    return Standing(_("Sie sind angemeldet."), _seats(registration), "success")


def _try_again(date):
    again = _("Möchten Sie doch kommen? Dann melden Sie sich neu an.")
    return again if date.takes_registrations else ""


def _unconfirmed(registration):
    moment = moment_in_words(registration.expires_at, "j. F")
    text = _("Bitte bestätigen Sie bis zum %(moment)s.") % {"moment": moment}
    if registration.is_held:
        text += " " + _("So lange ist für Sie Platz freigehalten.")
    elif registration.is_waiting:
        text += " " + _(
            "Noch ist kein Platz für Sie reserviert. Ist einer frei, wenn Sie bestätigen, gehört er "
            "Ihnen. Sonst stehen Sie auf der Warteliste, rücken nach und bekommen eine E-Mail."
        )
    return Standing(_("Ihre Anmeldung ist noch nicht bestätigt."), text, "warning")


def _seats(registration):
    kept = ngettext(
        "Ein Platz ist für Sie reserviert.",
        "%(count)s Plätze sind für Sie reserviert.",
        registration.seats,
    ) % {"count": registration.seats}
    return kept + " " + _("Kommen Sie doch nicht? Dann melden Sie sich bitte ab.")
