"""The privacy statement of exactly this site: what it stores, why, and for how long."""

from home.starting_content.blocks import cookies, legal_bases, retention, text
from home.starting_content.entries import PageEntry
from submissions.registry.legal_bases import NOTED_ON_VISITS

PRIVACY = PageEntry(
    title="Datenschutz",
    slug="datenschutz",
    summary=(
        "Lesen können Sie hier, ohne Spuren zu hinterlassen. Was gespeichert wird, wenn Sie uns "
        "etwas schicken, steht auf dieser Seite."
    ),
    body=(
        text(
            "<h2>Das Wichtigste zuerst</h2><ul><li>Wer nur liest, bekommt keine Cookies. Es gibt "
            "keine Statistik über einzelne Personen und keine Werbung.</li><li>Alle Schriften, "
            "Bilder und Programme kommen von unserem eigenen Server. Ihr Browser fragt keinen "
            "anderen, solange Sie nicht selbst eine Straßenkarte laden.</li>"
            "<li>Wenn Sie ein Formular abschicken, speichern wir nur, was Sie "
            "eintragen, und nur so lange wie nötig.</li><li>Verantwortlich ist die oben genannte "
            "Stelle. Dort erreichen Sie uns auch mit Fragen zum Datenschutz.</li></ul>"
        ),
        text(
            "<h2>Beim Aufruf einer Seite</h2><p>Damit der Server antworten kann, muss Ihr Gerät "
            "ihm seine IP-Adresse sagen. In einer Protokolldatei stehen für kurze Zeit die "
            "IP-Adresse, Datum und Uhrzeit, die aufgerufene Adresse, das Ergebnis, die "
            "übertragene Menge und die Kennung des Browsers. Wir brauchen das, um Störungen zu "
            "finden und Angriffe abzuwehren. Andere Daten legen wir damit nicht zusammen. Die "
            "Protokolle werden nach spätestens 14 Tagen gelöscht.</p><p>Rechtsgrundlage ist "
            "Artikel 6 Absatz 1 Buchstabe f der Datenschutz-Grundverordnung (DSGVO): unser "
            "berechtigtes Interesse, die Website sicher zu betreiben.</p><h2>Cookies</h2><p>Beim "
            "Lesen setzen wir keine. Die Cookies, die Sie bei einem Formular oder einer Anmeldung "
            "bekommen, stehen hier. Sie enthalten nichts über Sie und sind technisch nötig (§ 25 "
            "Absatz 2 Nummer 2 TDDDG).</p>"
        ),
        cookies(),
        text(
            "<h2>Karten</h2><p>Die Karten im Branchenbuch zeichnen wir selbst. Eine "
            "genaue Straßenkarte kommt von einem anderen Anbieter; sein Name steht neben dem "
            "Knopf. Erst wenn Sie darauf klicken, lädt Ihr Browser dort Bilder. Der Anbieter "
            "erfährt dann Ihre IP-Adresse, den Kartenausschnitt und von welcher Website Sie "
            "kommen. Wir merken uns Ihre Wahl nicht. Rechtsgrundlage ist Ihre Einwilligung "
            "durch den Klick (Artikel 6 Absatz 1 Buchstabe a DSGVO).</p>"
        ),
        text(
            "<h2>Eine Veranstaltung oder einen Betrieb eintragen oder ändern</h2><p>Im "
            "Formular fragen wir nach zwei Arten von Angaben.</p><ul><li><b>Was "
            "veröffentlicht wird:</b> zum Beispiel Titel, Ort, Zeit, Öffnungszeiten. Das "
            "sehen alle, sobald wir es freigegeben haben.</li><li><b>Wer Sie sind:</b> Name, "
            "E-Mail-Adresse und, wenn Sie möchten, Telefon. Das sieht nur das B3-Team. Dazu "
            "gehören alle, die Einreichungen prüfen, auch in den Stadtteilläden und bei der Stadt. "
            "Wir brauchen es, um nachzufragen und Ihnen zu antworten. Es wird getrennt vom "
            "Eintrag gespeichert.</li></ul><p>Nach dem Abschicken bekommen Sie eine E-Mail "
            "mit einem Link. Erst wenn Sie dort bestätigen, liest das B3-Team Ihren "
            "Eintrag. Über den Link können Sie jederzeit sehen, was gespeichert ist, es "
            "ändern, zurückziehen oder sofort löschen. Den Link sollten Sie niemandem "
            "weitergeben. Haben Sie ihn verloren, schicken wir Ihnen einen neuen; der alte "
            "gilt, bis Sie den neuen benutzen. Schlagen Sie eine Änderung an einem fremden "
            "Eintrag vor, gilt dasselbe. Bei einem langen Formular liegt das Angefangene 24 "
            "Stunden auf unserem Server, damit nichts verloren geht.</p><p>Sie willigen dafür "
            "ein. Wir halten fest, welche Fassung der Einwilligung Sie gesehen haben und "
            "wann. Sie können sie jederzeit widerrufen. Was bis dahin geschehen ist, bleibt "
            "rechtmäßig.</p><h2>Anmeldung zu einem Termin</h2><p>Manche Termine haben nur "
            "wenige Plätze. Bei der Anmeldung fragen wir nach Name, E-Mail-Adresse und der "
            "Zahl der Plätze. Diese Angaben liest das B3-Team. Es gibt sie nur an die "
            "weiter, die den Termin veranstalten. An der Tür können Sie selbst sagen, dass Sie "
            "da sind. Dann steht neben Ihrem Namen ein Haken. Ein Name, der auf keiner Liste "
            "steht, wird nicht gespeichert.</p><h2>Bewerbung für ein "
            "Erfolgsteam</h2><p>Was Sie vorhaben und wer Sie sind, liest nur das B3-Team. "
            "Es wird nichts davon veröffentlicht.</p><h2>Nachricht, Fehler oder Barriere "
            "melden</h2><p>Bei einem Fehler oder einer Barriere müssen Sie keinen Namen "
            "angeben. Wenn Sie eine Antwort möchten, brauchen wir eine "
            "E-Mail-Adresse.</p><h2>Am Telefon, im Betrieb oder auf Papier</h2><p>Schreibt unser "
            "Team etwas für Sie auf, halten wir fest, wer es war, auf welchem Weg und wie Sie "
            "zugestimmt haben. Haben Sie keine E-Mail-Adresse, rufen wir Sie an. Möchten Sie "
            "nicht mehr angesprochen werden, merken wir uns nur "
            "das.</p><h2>Besuche in Betrieben</h2><p>Unser Team besucht Betriebe. Es "
            f"notiert, {NOTED_ON_VISITS}. Das lesen nur die, "
            "die Besuche machen, und die Administration. Sie können es jederzeit sehen und "
            "löschen lassen.</p><h2>Zahlen für den Fördergeber</h2><p>Wir zählen Veranstaltungen, "
            "Besuche und Einreichungen. In diesen Zahlen steht keine Person. Für einen Betrieb "
            "steht darin nur ein Kennzeichen, damit wir ihn einmal zählen. Schließen wir einen "
            "Berichtszeitraum ab, löschen wir den Schlüssel dazu. Dann weiß auch von uns niemand "
            "mehr, welcher Betrieb gemeint ist. Sucht jemand hier eine Branche und findet nichts, "
            "zählen wir das, aus einem Netz einmal am Tag. Wir speichern den Namen der Branche, "
            "nicht, was getippt wurde. In der Nacht darauf ist gelöscht, woran wir das Netz "
            "wiedererkennen.</p><h2>Schutz vor Missbrauch</h2><p>Damit niemand "
            "die Formulare "
            "massenhaft missbraucht, zählt der Server bis zu einem Tag lang, wie oft aus "
            "einem Netz und mit einer E-Mail-Adresse etwas abgeschickt wird. Bis Sie eine "
            "Anmeldung zu einem Termin bestätigen, merkt er sich dazu ein Kennzeichen Ihres "
            "Netzes, aus dem niemand Ihre IP-Adresse ablesen kann. Dafür wird kein fremder "
            "Dienst gebraucht.</p>"
        ),
        legal_bases(),
        retention(),
        text(
            "<h2>E-Mail</h2><p>E-Mails verschickt unser Server über einen Anbieter, der sie in "
            "unserem Auftrag befördert. Damit keine verloren geht, wartet jede E-Mail in unserer "
            "Datenbank, bis sie zugestellt ist. Eine Kopie bleibt dort eine Weile "
            "liegen, ohne die Links, die etwas öffnen; wie lange, steht oben.</p><h2>Wer Daten "
            "bekommt</h2><p>Zugriff hat nur, "
            "wer die Website betreut "
            "und Einträge prüft. Der Server steht bei einem Anbieter, mit dem es einen Vertrag "
            "nach Artikel 28 DSGVO gibt. An andere geben wir nichts weiter, und es fließt nichts "
            "in Länder außerhalb der Europäischen Union.</p><h2>Kalender und Feeds</h2><p>Wenn "
            "Sie den Kalender abonnieren, ruft Ihr Gerät ihn regelmäßig ab. Das steht wie jeder "
            "Aufruf kurz im Protokoll. Wer den Kalender abonniert hat, wissen wir "
            "nicht.</p><h2>Links nach draußen</h2><p>Ein Link zu einer anderen Website führt Sie "
            "dorthin. Ab da gelten deren Regeln.</p>"
        ),
        text(
            "<h2>Ihre Rechte</h2><p>Sie können von uns verlangen,</p><ul><li>Auskunft, was wir "
            "über Sie gespeichert haben (Artikel 15 DSGVO),</li><li>dass wir Falsches "
            "berichtigen (Artikel 16),</li><li>dass wir Ihre Daten löschen (Artikel 17) oder "
            "ihre Nutzung einschränken (Artikel 18),</li><li>dass Sie Ihre Daten in einem "
            "gängigen Format bekommen (Artikel 20).</li></ul><p>Wo wir uns auf ein berechtigtes "
            "Interesse stützen, können Sie widersprechen (Artikel 21). Eine Einwilligung können "
            "Sie jederzeit widerrufen (Artikel 7 Absatz 3). Schreiben Sie uns dafür einfach eine "
            "Nachricht, oder benutzen Sie den Link aus unserer E-Mail.</p><p>Wenn Sie meinen, "
            "dass wir etwas falsch machen, können Sie sich bei einer Aufsichtsbehörde beschweren "
            "(Artikel 77). Für Nordrhein-Westfalen ist das die Landesbeauftragte für Datenschutz "
            "und Informationsfreiheit in Düsseldorf.</p><p>Sie müssen uns nichts mitteilen. Ohne "
            "die Angaben, die im Formular als nötig gekennzeichnet sind, können wir Ihren "
            "Eintrag aber nicht bearbeiten. Entscheidungen, die ein Programm allein trifft, gibt "
            "es hier nicht.</p>"
        ),
    ),
)
