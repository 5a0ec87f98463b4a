"""What the privacy page promises: the same numbers by which the nightly run deletes."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from submissions.privacy import erasures


def promises(rules) -> list[tuple[str, str]]:
    """Return [(what, how long)] in German, from the rules in the settings."""
    return [*_of_submissions(rules), *_of_the_rest(rules)]


def _of_submissions(rules):
    return [
        (_("Angefangenes Formular"), _("24 Stunden nach der letzten Eingabe")),
        (_("Einreichung ohne Bestätigung der E-Mail"), days(rules.unconfirmed_days)),
        (_("Einladung, einen Eintrag zu übernehmen, ohne Antwort"), days(rules.expiry_days)),
        (
            _("Abgelehnte oder zurückgezogene Einreichung"),
            _("{days} nach der Entscheidung").format(days=days(rules.closed_days)),
        ),
        (
            _("Kontaktdaten zu einer Veranstaltung"),
            _("{days} nach dem letzten Termin").format(days=days(rules.published_days)),
        ),
        (
            _("Kontaktdaten zu einem Eintrag im Branchenbuch"),
            _("solange er öffentlich ist, danach {days}").format(days=days(rules.published_days)),
        ),
        (
            _("Angebot eines Ladenlokals, mit allem, was darin steht"),
            _("{days} nach seinem letzten Tag").format(days=days(rules.published_days)),
        ),
        (
            _("Kontaktdaten zu einer Korrektur oder einer Bewerbung für ein Erfolgsteam"),
            _("{days} nach der Entscheidung").format(days=days(rules.published_days)),
        ),
        (
            _("Rückfrage ohne Antwort"),
            ngettext(
                "nach {count} Tag geschlossen, dann wie zurückgezogen",
                "nach {count} Tagen geschlossen, dann wie zurückgezogen",
                rules.expiry_days,
            ).format(count=rules.expiry_days),
        ),
        (_("Einreichung, Anmeldung oder Nachricht mit Spam-Verdacht"), days(rules.spam_days)),
    ]


def _of_the_rest(rules):
    return [
        (
            _("Anmeldung ohne Bestätigung der E-Mail"),
            _("höchstens {hours}").format(hours=hours(settings.REGISTRATION_HOLD_HOURS)),
        ),
        (
            _("Anmeldung zu einem Termin"),
            _("{days} nach dem Termin").format(days=days(rules.registration_days)),
        ),
        (
            _("Notizen zu Besuchen in Betrieben"),
            _("{days} nach dem Besuch").format(days=days(rules.visit_days)),
        ),
        (
            _("Kontaktdaten, Ziele und Rückmeldungen im Raum eines Erfolgsteams"),
            _("solange Sie Mitglied sind, danach {days}").format(days=days(rules.member_days)),
        ),
        (
            _("Einwilligung in Einladungen zu Abenden"),
            _("bis Sie sie widerrufen"),
        ),
        (
            _("Frage, ob wir Sie zu Abenden einladen dürfen, ohne Antwort"),
            days(rules.unconfirmed_days),
        ),
        (
            _("Nachrichten an uns"),
            _("{time} nach der letzten Antwort").format(time=long_time(rules.message_days)),
        ),
        (
            _("Jährliche Nachfrage zu einem Eintrag im Branchenbuch"),
            _("{days} nach der Antwort").format(days=days(rules.published_days)),
        ),
        (_("Kopien verschickter E-Mails"), days(rules.mail_days)),
        (_("Wer in der Verwaltung was getan hat"), days(rules.audit_days)),
        (_("Protokolle des Servers"), _("höchstens 14 Tage")),
        (
            _("Sicherungskopien"),
            _("höchstens {days}").format(days=days(_days_of_a_backup())),
        ),
        (
            _("Liste der Löschungen (nur Prüfsummen, für wiederhergestellte Sicherungen)"),
            _("höchstens {days}").format(days=days(erasures.KEPT.days)),
        ),
    ]


def _days_of_a_backup():
    return max(settings.BACKUPS_DAILY, 7 * settings.BACKUPS_WEEKLY)


def hours(count):
    return ngettext("{count} Stunde", "{count} Stunden", count).format(count=count)


def days(count):
    return ngettext("{count} Tag", "{count} Tage", count).format(count=count)


def long_time(count):
    """Return a year as twelve months: that is how people count so long a time."""
    return _("12 Monate") if count in (365, 366) else days(count)
