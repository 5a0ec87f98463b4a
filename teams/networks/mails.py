"""The mail that only businesses in networks need."""

from django.utils.translation import gettext_lazy as _

from submissions.registry.mails import COMMON, Mail

JOINED = Mail(
    "network_joined",
    _("Netzwerk: aufgenommen"),
    COMMON | {"adresse": _("die Adresse des Netzwerks")},
    ("adresse", "link"),
    folder="teams/networks/letters",
    main="adresse",
    button=_("Auf der Website ansehen"),
)
