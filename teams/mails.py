"""The mails that only applications for a team need."""

from django.utils.translation import gettext_lazy as _

from submissions.registry.mails import COMMON, Mail

APPLICATION_MAILS = (
    Mail("application_accepted", _("Erfolgsteam: angenommen"), folder="teams/letters"),
    Mail(
        "application_declined",
        _("Erfolgsteam: abgelehnt"),
        COMMON | {"grund": _("die Begründung")},
        ("grund",),
        folder="teams/letters",
    ),
)
