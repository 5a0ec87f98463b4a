"""What an operator has to settle before the site goes public: examples that must not be published."""

import datetime as dt

from django.conf import settings
from django.core.checks import Tags, Warning, register
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from content.models import AccessibilityStatement, SiteSettings
from submissions.mails.checks import is_reserved

EXAMPLE_WORD = "Beispiel"
# Reserved for examples by the Bundesnetzagentur.
EXAMPLE_NUMBER = "02214710"
CHECK_AGAIN = dt.timedelta(days=365)


def open_points(today):
    """Return a German sentence for each thing that is missing or still an example."""
    imprint, statement = SiteSettings.load(), AccessibilityStatement.load()
    facts = {
        _("Betreiber"): imprint.operator_name,
        _("Anschrift"): imprint.operator_address,
        _("Vertreten durch"): imprint.operator_represented_by,
        _("E-Mail-Adresse"): imprint.contact_email,
        _("Telefon"): imprint.contact_telephone,
    }
    points = [_("Impressum: %(what)s fehlt.") % {"what": what} for what in facts if not facts[what]]
    points += [
        _("Impressum: %(what)s ist noch ein Beispiel: %(value)s.") % {"what": what, "value": value}
        for what, value in facts.items()
        if is_example(value)
    ]
    if is_example(settings.DEFAULT_FROM_EMAIL.strip("<> ")):
        points.append(
            _("E-Mails: Der Absender ist noch ein Beispiel: %(sender)s.")
            % {"sender": settings.DEFAULT_FROM_EMAIL}
        )
    return points + accessibility_points(statement, today)


def accessibility_points(statement, today):
    points = []
    if not statement.checked_on or not statement.method:
        points.append(_("Barrierefreiheit: Datum oder Methode der Prüfung fehlt."))
    elif today - statement.checked_on > CHECK_AGAIN:
        points.append(_("Barrierefreiheit: Die letzte Prüfung ist länger als ein Jahr her."))
    if statement.is_public_body and not statement.ombuds_address:
        points.append(
            _(
                "Barrierefreiheit: Die Anschrift der Ombudsstelle ist noch nicht geprüft und eingetragen."
            )
        )
    return points


def is_example(value):
    """Tell whether a value is invented, as the starting content marks it or the standards reserve it."""
    digits = "".join(character for character in value if character.isdigit())
    return EXAMPLE_WORD in value or is_reserved(value) or digits.startswith(EXAMPLE_NUMBER)


@register(Tags.database, deploy=True)
def check_launch(app_configs=None, databases=None, **kwargs):
    """Warn of each open point, where `check --deploy --database default` lets it ask."""
    if not databases:
        return []
    try:
        points = open_points(timezone.localdate())
    except DatabaseError:  # no tables yet
        return []
    return [Warning(point, id="home.W001") for point in points]
