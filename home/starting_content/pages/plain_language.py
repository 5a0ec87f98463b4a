"""The page in Leichte Sprache: one thought a sentence, no subordinate clauses, long words split."""

from home.starting_content.blocks import call, text
from home.starting_content.entries import PageEntry

ALL_EXAMPLES = text(
    "<h2>Wichtig</h2><p>Jetzt sind auf der Internet-Seite nur Beispiele.<br/>Die Betriebe gibt es "
    "nicht wirklich.<br/>Die Menschen gibt es auch nicht.<br/>Die Beispiele zeigen nur: "
    "So sieht es aus.</p>"
)
PLAIN_LANGUAGE = PageEntry(
    title="Leichte Sprache",
    slug="leichte-sprache",
    summary="Diese Seite ist in Leichter Sprache. Hier steht: Was gibt es auf dieser Internet-Seite?",
    body=(
        text(
            "<h2>Was ist Plan B?</h2><p>Gelsenkirchen ist eine Stadt.<br/>Schalke und Hassel "
            "sind Teile von der Stadt.<br/>Dort gibt es viele Betriebe.<br/>Ein Betrieb "
            "ist zum Beispiel ein Laden.<br/>Oder eine Werkstatt.</p><p>Plan B hat den "
            "Betrieben geholfen.<br/>Die Betriebe sollen bleiben.<br/>Die Menschen in den "
            "Betrieben sollen sich kennen.</p><p>Plan B war von "
            "2015 bis 2018.<br/>Das Geld war von der Europäischen Union.<br/>Und das Geld war "
            "vom Staat Deutschland.<br/>Jetzt gibt es kein Geld mehr.<br/>Aber die "
            "Internet-Seite gibt es weiter.</p>"
        ),
        text(
            "<h2>Was finden Sie hier?</h2><h3>Termine</h3><p>Sie wollen wissen: Was ist "
            "los?<br/>Dann klicken Sie oben auf <b>Veranstaltungen</b>.<br/>Dort stehen alle "
            "Termine.<br/>Sie sehen den Tag.<br/>Sie sehen die Uhr-Zeit.<br/>Sie sehen den "
            "Ort.</p><h3>Betriebe</h3><p>Sie suchen einen Betrieb?<br/>Dann klicken Sie oben "
            "auf <b>Branchenbuch</b>.<br/>Ein Branchen-Buch ist eine Liste.<br/>In der Liste "
            "stehen Betriebe.<br/>Sie sehen dort:</p><ul><li>Wo ist der Betrieb?</li><li>Wann "
            "ist der Betrieb offen?</li><li>Gibt es eine Stufe?</li><li>Welche Sprachen "
            "sprechen die Menschen dort?</li></ul><h3>Erfolgs-Teams</h3><p>Ein Team ist eine "
            "Gruppe.<br/>In der Gruppe sind Menschen mit einem Betrieb.<br/>Sie treffen sich "
            "jeden Monat.<br/>Sie helfen sich.</p>"
        ),
        text(
            "<h2>So benutzen Sie die Internet-Seite</h2><p>Oben ist ein Menü.<br/>Auf dem "
            "Handy müssen Sie zuerst auf das Wort <b>Menü</b> drücken.<br/>Neben dem Menü ist "
            "die Suche.<br/>Schreiben Sie ein Wort in das Feld.<br/>Zum Beispiel: "
            "Fahrrad.<br/>Drücken Sie dann auf die Lupe.</p><p>Ganz unten steht: <b>Barriere "
            "melden</b>.<br/>Eine Barriere ist ein Hindernis.<br/>Vielleicht können Sie etwas "
            "nicht lesen.<br/>Vielleicht können Sie etwas nicht bedienen.<br/>Dann schreiben "
            "Sie uns.<br/>Wir machen es besser.</p>"
        ),
        ALL_EXAMPLES,
        call(
            "Haben Sie eine Frage?",
            "Schreiben Sie uns. Oder rufen Sie uns an.",
            "Nachricht schreiben",
            "/kontakt/",
        ),
    ),
)
