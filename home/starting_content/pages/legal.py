"""Impressum and the statement on accessibility; the operator's own data come from the settings."""

from home.starting_content.blocks import accessibility, call, text
from home.starting_content.entries import PageEntry

IMPRINT = PageEntry(
    title="Impressum",
    slug="impressum",
    summary="Wer diese Website betreibt und wer für die Inhalte verantwortlich ist.",
    body=(
        text(
            "<h2>Verantwortlich für den Inhalt</h2><p>Für eigene Texte ist die oben genannte "
            "Stelle verantwortlich, auch im Sinne von § 18 Absatz 2 des "
            "Medienstaatsvertrags.</p><h2>Einträge von anderen</h2><p>Veranstaltungen und "
            "Einträge im Branchenbuch kommen oft von den Betrieben selbst. Wir lesen jeden "
            "Eintrag, bevor er erscheint. Ob jede Angabe stimmt, können wir nicht immer prüfen. "
            "Wenn Ihnen ein Fehler auffällt, melden Sie ihn bitte: Unter jedem Eintrag steht "
            "„Fehler melden“. Was rechtswidrig ist, nehmen wir sofort heraus, wenn wir davon "
            "erfahren.</p><h2>Links</h2><p>Manche Seiten verweisen auf Websites anderer. Für "
            "deren Inhalt sind die Betreiber dort verantwortlich. Wenn uns ein Link auffällt, "
            "hinter dem sich Rechtswidriges verbirgt, entfernen wir ihn.</p><h2>Bilder, Schrift "
            "und Zeichen</h2><p>Die gezeichneten Ladenfassaden, Plakate und Straßenbilder sind "
            "für diese Website entstanden. Die Schrift ist Atkinson Hyperlegible Next (SIL Open "
            "Font License), die kleinen Zeichen stammen aus der Sammlung Lucide "
            "(ISC-Lizenz).</p><h2>Streit schlichten</h2><p>Wir nehmen nicht an Verfahren vor "
            "einer Verbraucherschlichtungsstelle teil und sind dazu nicht verpflichtet.</p>"
        ),
    ),
)

ACCESSIBILITY = PageEntry(
    title="Barrierefreiheit",
    slug="barrierefreiheit",
    summary=(
        "Was auf dieser Website für alle zugänglich ist, was noch nicht, und wie Sie uns "
        "Barrieren melden."
    ),
    body=(
        text(
            "<p>Diese Website soll für alle nutzbar sein: mit Tastatur, mit Vorlesesoftware, mit "
            "großer Schrift und auf einem alten Telefon. Maßstab sind das "
            "Behindertengleichstellungsgesetz Nordrhein-Westfalen (BGG NRW), die Verordnung zur "
            "barrierefreien Informationstechnik (BITVNRW) und die Richtlinien WCAG 2.2 auf der "
            "Stufe AA.</p><h2>Stand</h2><p>Nach unserer Prüfung ist die Website mit diesen "
            "Anforderungen weitgehend vereinbar. Wann und wie wir geprüft haben, steht "
            "unten.</p><h2>Was noch nicht für alle geht</h2><ul><li>Die "
            "meisten Texte gibt es nur auf Deutsch. Eine Zusammenfassung in Leichter Sprache ist "
            "da, Videos in Gebärdensprache fehlen.</li><li>Einträge von Betrieben können Bilder "
            "oder Wörter enthalten, die nicht gut beschrieben sind. Wir verbessern das, sobald "
            "es uns auffällt.</li><li>Dateien zum Herunterladen, die von anderen stammen, sind "
            "nicht immer barrierefrei. Auf Wunsch schicken wir Ihnen den Inhalt als "
            "Text.</li></ul><h2>Was wir dafür tun</h2><p>Alle Seiten funktionieren ohne "
            "JavaScript. Überschriften, Listen und Formulare sind so gebaut, dass "
            "Vorlesesoftware sie versteht. Farben haben genug Kontrast, auch im dunklen Modus. "
            "Der Stadtteil steht immer als Wort neben der Farbe. Bewegung gibt es nur, wo sie "
            "etwas erklärt, und gar keine, wenn Ihr Gerät das so wünscht.</p><h2>Barriere "
            "melden</h2><p>Ist Ihnen etwas aufgefallen, das Sie nicht lesen oder bedienen "
            "können? Sagen Sie es uns. Wir antworten und beheben das Problem, so schnell wir "
            "können. Wenn Sie eine Information anders brauchen, zum Beispiel als Brief, schicken "
            "wir sie Ihnen.</p>"
        ),
        call(
            "Etwas geht nicht?",
            "Das Formular fragt nur nach dem Nötigsten. Ein Name ist nicht nötig.",
            "Barriere melden",
            "/barriere-melden/?seite=/barrierefreiheit/",
        ),
        accessibility(),
        text(
            "<p>Diese Erklärung wird überprüft, wenn sich an der Website etwas "
            "Wesentliches ändert.</p>"
        ),
    ),
)
