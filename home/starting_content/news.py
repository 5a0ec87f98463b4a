"""News of the starting content: four from the programme's own time, five relative to today."""

import datetime as dt
from dataclasses import replace

from .blocks import call, facts, notice, quote, text
from .entries import NewsEntry

IS_EXAMPLE = "Diese Meldung ist ein Beispiel."
EXAMPLE = notice(f"<p>{IS_EXAMPLE} Personen und Ereignisse sind erfunden.</p>")


def starting_news(today):
    """Return all news, the oldest first."""
    recent = [
        replace(entry, published_on=today - dt.timedelta(days=entry.days_ago)) for entry in RECENT
    ]
    return (*FROM_THE_PROGRAMME, *recent)


FROM_THE_PROGRAMME = (
    NewsEntry(
        title="Plan B hat begonnen",
        slug="plan-b-hat-begonnen",
        published_on=dt.date(2015, 10, 1),
        summary="Drei Jahre lang geht es um die Betriebe in Schalke und Hassel.",
        picture="street",
        body=(
            text(
                "<p>Seit heute läuft Plan B. Das Programm kümmert sich um die Betriebe und "
                "Selbstständigen in zwei Gelsenkirchener Stadtteilen: Schalke und Hassel. Es "
                "dauert bis zum 30. September 2018.</p><p>Vier Partner arbeiten zusammen: die "
                "Stadt Gelsenkirchen, das Diakoniewerk Gelsenkirchen und Wattenscheid, die "
                "Arbeiterwohlfahrt im Unterbezirk Gelsenkirchen/Bottrop und B3-Beyrow Business "
                "Beratung. Das Geld kommt aus dem Programm BIWAQ, also vom Europäischen "
                "Sozialfonds und vom Bundesministerium für Umwelt, Naturschutz, Bau und "
                "Reaktorsicherheit.</p><h2>Was als Erstes passiert</h2><p>Zuerst gehen wir zu "
                "Fuß durch die Straßen und sprechen mit den Menschen in ihren Betrieben. Wir "
                "fragen, was gut läuft, was fehlt und wer wen schon kennt. Daraus entstehen die "
                "ersten Treffen.</p>"
            ),
            facts(
                "Auf einen Blick",
                ("calendar", "Laufzeit", "1. Oktober 2015 bis 30. September 2018"),
                ("map-pin", "Stadtteile", "Schalke und Hassel"),
                ("users", "Partner", "vier Träger unter einem Dach"),
            ),
        ),
    ),
    NewsEntry(
        title="Der Stadtteilladen Schalke ist offen",
        slug="stadtteilladen-schalke-ist-offen",
        published_on=dt.date(2016, 3, 17),
        summary="An der Schalker Straße 168 gibt es jetzt eine Adresse für alle Fragen.",
        picture="opening",
        body=(
            text(
                "<p>Heute hat der Stadtteilladen in Schalke eröffnet. Er liegt an der Schalker "
                "Straße 168, mitten zwischen den Betrieben, um die es geht.</p><p>Wer eine "
                "Frage zum eigenen Betrieb hat, muss damit nicht mehr ins Rathaus fahren. Auch wer "
                "nur wissen möchte, was Plan B ist, kann hereinkommen. In Hassel ist das "
                "Stadtteilzentrum Bonni am Eppmannsweg die Anlaufstelle.</p>"
            ),
            call(
                "Wann ist jemand da?",
                "Die nächsten Sprechstunden stehen im Kalender.",
                "Sprechstunden ansehen",
                "/veranstaltungen/?art=advice",
            ),
        ),
    ),
    NewsEntry(
        title="Warum wir in die Betriebe kommen und nicht umgekehrt",
        slug="warum-wir-in-die-betriebe-kommen",
        published_on=dt.date(2016, 9, 14),
        summary="Wer allein hinter der Theke steht, hat keine Zeit für Sitzungen.",
        body=(
            text(
                "<p>Eine Einladung liegt schnell im Altpapier. Deshalb beginnt Plan B mit einem "
                "Besuch: Jemand kommt vorbei, stellt sich vor und hört zu. Es ist ein "
                "Gespräch am Tresen, bis die nächste Kundin hereinkommt.</p><p>Aus vielen "
                "kurzen Gesprächen wird ein Bild. Zwei Betriebe "
                "suchen denselben Steuerberater. Drei ärgern sich über dieselbe dunkle Ecke. "
                "Jemand möchte ausbilden und weiß nicht, wie. Wer das hört, kann Menschen "
                "zusammenbringen.</p><p>Dafür gibt es dann feste Termine: die Abende für "
                "Unternehmerinnen und Unternehmer und das Businessdinner.</p>"
            ),
            quote(
                "Ich hatte elf Jahre lang meinen Betrieb und kannte niemanden aus der Straße.",
                "Nurten A.",
                "Änderungsschneiderei",
            ),
            EXAMPLE,
        ),
    ),
    NewsEntry(
        title="Das Programm endet, die Arbeit bleibt",
        slug="das-programm-endet",
        published_on=dt.date(2018, 9, 30),
        summary="Nach drei Jahren läuft die Förderung aus. Was entstanden ist, geht weiter.",
        picture="evening",
        body=(
            text(
                "<p>Heute endet die Förderung von Plan B. Drei Jahre lang haben vier Partner "
                "in Schalke und Hassel mit Unternehmerinnen und Unternehmern gearbeitet, in "
                "den Betrieben, an langen Tischen und in den Erfolgsteams.</p><p>Nicht alles "
                "hört damit auf. In Hassel ist aus der Arbeit ein Verein der örtlichen "
                "Betriebe hervorgegangen. Auch der Kalender, das Branchenbuch und die Teams "
                "sollen bleiben: Sie gehören denen, die sie nutzen.</p><h2>Was wir "
                "mitnehmen</h2><p>Ein Stadtteil wird nicht von außen stark. Er wird es, wenn "
                "die Menschen, die dort arbeiten, voneinander wissen und eigene Ideen "
                "umsetzen.</p>"
            ),
        ),
    ),
)

# Invented, and dated relative to the day of loading.
RECENT = (
    NewsEntry(
        title="Praktikum gesucht? Es gibt mehr Plätze, als viele denken",
        slug="praktikum-um-die-ecke",
        days_ago=77,
        summary="Viele Betriebe im Branchenbuch nehmen Praktikantinnen und Praktikanten.",
        body=(
            text(
                "<p>Von der Backstube bis zum Autoservice: Im Branchenbuch steht jetzt bei "
                "jedem Betrieb, ob er ausbildet oder Praktika anbietet. Jugendliche und "
                "Eltern können damit gleich anrufen, statt lange zu suchen.</p><p>Ein Anruf "
                "reicht am Anfang. Sagen Sie, wer Sie sind, wie alt Sie sind und wann Sie "
                "Zeit haben. Ein Zeugnis braucht am Telefon niemand.</p>"
            ),
            call(
                "Betriebe finden",
                "Suchen Sie nach einem Beruf oder nach einem Stadtteil.",
                "Branchenbuch öffnen",
                "/branchenbuch/",
            ),
            EXAMPLE,
        ),
    ),
    NewsEntry(
        title="Fünf Werkstätten an einem Nachmittag",
        slug="fuenf-werkstaetten",
        days_ago=43,
        summary="Beim Rundgang durch Hassel gingen Türen auf, die sonst geschlossen sind.",
        author="B3-Team (Beispiel)",
        picture="workshop",
        body=(
            text(
                "<p>Zweiundzwanzig Leute sind mitgekommen, die jüngste war sechs. In der "
                "Tischlerei durfte sie einen Hobel ausprobieren und wollte ihn danach nicht "
                "mehr hergeben.</p><p>In jeder Werkstatt gab es zehn Minuten Zeit und eine "
                "Frage, die alle beantworten sollten: Was würden Sie sofort kaufen, wenn "
                "Geld keine Rolle spielte? Zweimal war die Antwort eine Absauganlage, einmal "
                "ein zweiter Kopf.</p>"
            ),
            quote(
                "Ich wohne seit zwanzig Jahren hier und wusste nicht, dass hinten im Hof "
                "eine Orgelpfeife gedreht wird.",
                "Herr Lessing",
                "Nachbar",
            ),
            EXAMPLE,
        ),
    ),
    NewsEntry(
        title="In zwei Erfolgsteams ist ein Platz frei",
        slug="erfolgsteams-haben-platz",
        days_ago=24,
        summary="Einmal im Monat zwei Stunden, ein Ziel und Menschen, die nachfragen.",
        body=(
            text(
                "<p>Ein Erfolgsteam ist keine Fortbildung. Es ist ein Tisch mit sechs bis "
                "acht Leuten, die alle einen Betrieb haben. Jede und jeder setzt sich ein "
                "Ziel. Beim nächsten Treffen erzählt man, wie weit man gekommen ist, und "
                "bekommt eine ehrliche Rückmeldung.</p><p>Im Team Schaufenster sitzen Leute "
                "aus dem Einzelhandel in Schalke, im Team Werkbank Leute aus dem Handwerk in "
                "Hassel. In beiden ist Platz.</p>"
            ),
            call(
                "Teams ansehen",
                "Dort steht auch, wann sie sich das nächste Mal treffen.",
                "Zu den Erfolgsteams",
                "/erfolgsteams/",
            ),
            EXAMPLE,
        ),
    ),
    NewsEntry(
        title="So kommt Ihre Veranstaltung in den Kalender",
        slug="so-kommt-ihre-veranstaltung-in-den-kalender",
        days_ago=11,
        summary="Das Nötigste dauert am Handy drei Minuten. Ein Konto brauchen Sie nicht.",
        picture="calendar",
        body=(
            text(
                "<p>Sie planen einen Workshop, ein Hoffest oder einen Tag der offenen Tür? "
                "Tragen Sie die Veranstaltung selbst ein.</p><ol><li>Füllen Sie das Formular aus. "
                "Das geht auch auf dem Handy.</li><li>Sie bekommen eine E-Mail. Bestätigen "
                "Sie darin, dass die Adresse Ihnen gehört.</li><li>Unser Team liest den "
                "Eintrag, fragt vielleicht etwas nach und veröffentlicht ihn.</li></ol><p>In "
                "der E-Mail steht ein Link, der nur für Sie ist. Damit können Sie alles "
                "später ändern und einen Termin absagen.</p>"
            ),
            call(
                "Gleich anfangen",
                "Halten Sie Titel, Ort und Uhrzeit bereit.",
                "Veranstaltung eintragen",
                "/veranstaltungen/vorschlagen/",
            ),
        ),
    ),
    NewsEntry(
        title="Das Branchenbuch füllt sich",
        slug="das-branchenbuch-fuellt-sich",
        days_ago=3,
        summary="Wer repariert was, wer spricht welche Sprache, und wer hat gerade offen?",
        picture="street",
        body=(
            text(
                "<p>Das neue Branchenbuch zeigt die Betriebe aus beiden Stadtteilen. Sie "
                "sehen auf einen Blick, ob gerade geöffnet ist, ob es eine Stufe gibt und in "
                "welchen Sprachen man Sie versteht.</p><p>Zum Start stehen hier nur "
                "erfundene Betriebe. Sie zeigen, wie ein Eintrag aussieht. Nach und nach "
                "kommen die echten dazu: Ihrer vielleicht als Erster.</p>"
            ),
            call(
                "Ihr Betrieb fehlt?",
                "Der Eintrag kostet nichts.",
                "Betrieb eintragen",
                "/branchenbuch/eintragen/",
            ),
        ),
    ),
)
