"""The page of the admin that says how the site runs, part by part, and what to do where it does not."""

import platform
from dataclasses import dataclass
from typing import Any

import django
import wagtail
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from accounts.admin.administering import AdministrationMixin
from content.admin.page import AdminPageMixin
from home.operations import readiness, upkeep

ADDRESS = "home-status"


@dataclass(frozen=True)
class Part:
    """One part of the site: how people call it, and what to do when it is not well."""

    label: Any
    advice: Any


PARTS = {
    readiness.database: Part(
        _("Datenbank"),
        _("Prüfen Sie, ob der Datenbankserver läuft und ob DATABASE_URL stimmt."),
    ),
    readiness.worker: Part(
        _("Hintergrunddienst"),
        _("Starten Sie die Website neu, und lesen Sie im Protokoll, woran er scheitert."),
    ),
    readiness.restarts: Part(
        _("Neustarts"),
        _("Lesen Sie im Protokoll, was davor geschah. Oft fehlt Arbeitsspeicher: WEB_WORKERS=1."),
    ),
    readiness.mails: Part(
        _("E-Mails"),
        _("Prüfen Sie EMAIL_HOST und die anderen Angaben. Der Postausgang nennt die Fehler."),
    ),
    readiness.night: Part(
        _("Nachtlauf"),
        _("Rufen Sie „manage.py run_nightly --again“ auf, und lesen Sie, was scheitert."),
    ),
    readiness.disk: Part(
        _("Speicherplatz"),
        _("Schaffen Sie Platz, zum Beispiel mit weniger Sicherungen (BACKUPS_DAILY)."),
    ),
    readiness.shared_cache: Part(
        _("Zwischenspeicher"), _("Prüfen Sie, ob Redis läuft und ob REDIS_URL stimmt.")
    ),
    upkeep.backups: Part(
        _("Sicherung"),
        _("Rufen Sie „manage.py backup“ auf, und prüfen Sie die Zeitschaltung planb-backup.timer."),
    ),
    upkeep.erasure_list: Part(
        _("Liste der Löschungen"),
        _(
            "Setzen Sie ERASURE_LIST auf eine Datei an einem anderen Ort, und ziehen Sie sie dorthin um."
        ),
    ),
    upkeep.files: Part(
        _("Dateirechte"), _("Rufen Sie „manage.py prepare“ auf: Es berichtigt die Rechte.")
    ),
    upkeep.second_factor: Part(
        _("Zweiter Faktor"), _("Nehmen Sie SECOND_FACTOR=off aus den Einstellungen.")
    ),
    upkeep.certificate: Part(
        _("Zertifikat"), _("Prüfen Sie, ob es von selbst erneuert wird (certbot oder Caddy).")
    ),
}


class StatusView(AdministrationMixin, AdminPageMixin, TemplateView):
    """Asks every check anew, and names the versions."""

    template_name = "home/admin/status.html"
    page_title = _("Betrieb")
    header_icon = "desktop"

    def get_context_data(self, **kwargs):
        found = readiness.findings(timezone.now(), PARTS)
        rows = list(zip(PARTS.values(), found, strict=True))
        return super().get_context_data(**kwargs) | {
            "rows": rows,
            "count": sum(finding.state != readiness.OK for finding in found),
            "versions": versions(),
        }


def versions():
    """Return what runs here: [(what, which version)]."""
    return [
        ("Plan B", settings.VERSION),
        ("Wagtail", wagtail.__version__),
        ("Django", django.get_version()),
        ("Python", platform.python_version()),
        (connection.display_name, ".".join(map(str, connection.get_database_version()))),
    ]
