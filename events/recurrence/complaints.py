"""What is said against a rule that we do not accept, by the code of its RuleError. Pure."""

from content.security.reading import Sentence as _
from events.recurrence.rrule import MAX_COUNT, MAX_INTERVAL

COMPLAINTS = {
    "unreadable": _("Diese Wiederholung können wir nicht lesen."),
    "frequency": _("Bitte wählen Sie täglich, wöchentlich, monatlich oder jährlich."),
    "interval": _("Der Abstand muss zwischen 1 und %(limit)s liegen.", {"limit": MAX_INTERVAL}),
    "count": _("Die Zahl der Termine muss zwischen 1 und %(limit)s liegen.", {"limit": MAX_COUNT}),
    "until": _("Den letzten Tag der Reihe gibt es nicht."),
    "count_and_until": _(
        "Bitte nennen Sie entweder eine Zahl von Terminen oder einen letzten Tag, nicht beides."
    ),
    "combination": _("Diese Angaben zur Wiederholung passen nicht zusammen."),
    "until_before_start": _("Die Reihe endet vor dem ersten Termin."),
    "until_too_far": _("Die Reihe darf höchstens 5 Jahre dauern."),
    "start_misfit": _(
        "Der erste Termin passt nicht zur Wiederholung. Bitte ändern Sie das Datum oder die "
        "Wiederholung."
    ),
    "end_missing": _("Bitte geben Sie den letzten Tag der Reihe an."),
    "count_missing": _("Bitte geben Sie die Zahl der Termine an."),
}
