"""What the programme was, who paid for it and what goes on: only facts that are known."""

from home.starting_content.blocks import (
    call,
    facts,
    picture,
    quote,
    released_results,
    teaser,
    text,
)
from home.starting_content.entries import PageEntry

GOALS = PageEntry(
    title="Ziele",
    slug="ziele",
    summary="Was sich für Betriebe ändern sollte, und woran man es merkt.",
    body=(
        text(
            "<p>Vier Ziele wurden von 2015 bis 2018 gefördert. Kalender, Branchenbuch und "
            "Erfolgsteams verfolgen sie weiter.</p><h2>Betriebe, die bleiben und besser "
            "werden</h2><p>Ein Betrieb, der schließt, hinterlässt mehr als ein leeres "
            "Fenster. Plan B wollte, dass Betriebe bestehen und sich weiterentwickeln: mit "
            "Rat, mit Kontakten und mit einem Blick von außen.</p><h2>Menschen, die sich "
            "kennen</h2><p>Wer weiß, was die Nachbarin anbietet, schickt ihr Kundschaft. Aus "
            "Bekanntschaften werden Netzwerke, und ein Netzwerk hält auch eine schlechte Zeit "
            "aus.</p><h2>Teams, die zusammen an Zielen arbeiten</h2><p>In einem Erfolgsteam "
            "treffen sich Unternehmerinnen und Unternehmer regelmäßig. Jede Person verfolgt "
            "ein eigenes Ziel, und die anderen geben ihr Rückmeldung zu ihren "
            "Plänen.</p><h2>Ideen aus dem Stadtteil selbst</h2><p>Die besten Vorschläge "
            "kommen von denen, die jeden Tag hier arbeiten. Deshalb sollten Unternehmerinnen "
            "und Unternehmer eigene Ideen einbringen und eigene Veranstaltungen planen. Der "
            "Kalender auf dieser Website ist dafür da.</p>"
        ),
        call(
            "Sie haben eine Idee?",
            "Tragen Sie eine Veranstaltung ein. Das Nötigste dauert am Handy drei Minuten.",
            "Veranstaltung eintragen",
            "/veranstaltungen/vorschlagen/",
        ),
    ),
)

HOW_IT_WORKS = PageEntry(
    title="So arbeitet Plan B",
    slug="arbeitsweise",
    summary="Erst das Gespräch im Betrieb, dann der gemeinsame Tisch.",
    body=(
        picture("workshop", "In der Werkstatt redet es sich leichter als im Büro."),
        text(
            "<h2>Besuche in den Betrieben</h2><p>Am Anfang steht ein Besuch. Jemand kommt "
            "vorbei, stellt sich vor und fragt, wie es läuft. So erreicht man auch Menschen, "
            "die keine Zeit für Sitzungen haben.</p><h2>Abende für Unternehmerinnen und "
            "Unternehmer</h2><p>Regelmäßig treffen sich alle, die in den beiden Stadtteilen "
            "einen Betrieb haben, an einem Abend. Es gibt ein Thema und viel Zeit zum "
            "Reden.</p><h2>Businessdinner</h2><p>Beim Essen lernt man sich anders kennen als "
            "bei einem Vortrag. Das Businessdinner bringt Leute an eine Tafel, die sich sonst "
            "nur vom Vorbeigehen kennen.</p><h2>Erfolgsteams</h2><p>Wer dranbleiben möchte, "
            "geht in ein Erfolgsteam. Dort setzt man sich Ziele, berichtet vom Stand der "
            "Dinge und hört, was andere dazu meinen.</p><h2>Beratung</h2><p>B3-Beyrow "
            "Business Beratung koordiniert die wirtschaftliche Seite und begleitet alle, die "
            "mitmachen.</p>"
        ),
        teaser("events", "Die nächsten Gelegenheiten", 3),
    ),
)

SCHALKE = PageEntry(
    title="Schalke",
    slug="schalke",
    summary="Rund 22.300 Menschen auf knapp drei Quadratkilometern, und eine lange Einkaufsstraße.",
    body=(
        picture("schalke"),
        text(
            "<p>Schalke liegt zwischen Bahngleisen und großen Straßen: im Norden und Südwesten "
            "die Eisenbahn, im Nordwesten die A 42, im Westen die Hans-Böckler-Allee, im Süden "
            "die Florastraße und im Osten die Bismarckstraße. Dazwischen wohnen viele Menschen "
            "auf wenig Raum.</p><p>Eingekauft wird auf der Schalker Straße. Dort, im Haus Nummer "
            "168, ist auch der Stadtteilladen. Er hat am 17. März 2016 eröffnet.</p>"
        ),
        facts(
            "Schalke in Zahlen",
            ("users", "Menschen", "rund 22.300 (2022)"),
            ("map-pin", "Fläche", "2,97 Quadratkilometer"),
            ("mail", "Postleitzahl", "45881 Gelsenkirchen"),
            ("phone", "Vorwahl", "0209"),
        ),
        call(
            "Betriebe in Schalke",
            "Wer hier was anbietet, steht im Branchenbuch.",
            "Branchenbuch für Schalke",
            "/branchenbuch/?stadtteil=schalke",
        ),
    ),
)

HASSEL = PageEntry(
    title="Hassel",
    slug="hassel",
    summary="Der grüne Stadtteil am nördlichen Rand, mit Markt am Mittwoch und am Freitag.",
    body=(
        picture("hassel"),
        text(
            "<p>Hassel ist der grüne Stadtteil ganz im Norden von Gelsenkirchen. Nebenan liegen "
            "schon Marl und Herten. Der Nordring und die A 52 bilden die anderen "
            "Grenzen.</p><p>Die Einkaufsstraße heißt Polsumer Straße. Zweimal in der Woche, "
            "mittwochs und freitags, ist Markt auf dem August-Schmidt-Platz. Die Anlaufstelle "
            "für alle Fragen ist das Stadtteilzentrum Bonni am Eppmannsweg.</p><p>Aus Plan B ist "
            "hier ein Verein der örtlichen Betriebe entstanden.</p>"
        ),
        facts(
            "Hassel in Zahlen",
            ("users", "Menschen", "rund 15.150 (2018)"),
            ("map-pin", "Fläche", "7,56 Quadratkilometer"),
            ("mail", "Postleitzahl", "45896 Gelsenkirchen"),
            ("phone", "Vorwahl", "0209"),
        ),
        call(
            "Betriebe in Hassel",
            "Wer hier was anbietet, steht im Branchenbuch.",
            "Branchenbuch für Hassel",
            "/branchenbuch/?stadtteil=hassel",
        ),
    ),
)

PARTNERS_PAGE = PageEntry(
    title="Partner",
    slug="partner",
    summary="Vier Partner haben Plan B gemeinsam getragen.",
    body=(
        text(
            "<p>Keiner hätte das Programm allein geschafft. Die Stadt, das Diakoniewerk, die AWO "
            "und eine Unternehmensberatung haben sich die Arbeit geteilt.</p>"
        ),
    ),
)

FUNDING = PageEntry(
    title="Förderung",
    slug="foerderung",
    summary="Woher das Geld kam: Europäischer Sozialfonds und Bundesministerium.",
    body=(
        text(
            "<p>Plan B wurde aus dem Programm BIWAQ bezahlt. Die Abkürzung steht für „Bildung, "
            "Wirtschaft, Arbeit im Quartier“. Das Geld kam von zwei Seiten: vom Europäischen "
            "Sozialfonds (ESF) und vom Bundesministerium für Umwelt, Naturschutz, Bau und "
            "Reaktorsicherheit (BMUB).</p><h2>Was ist BIWAQ?</h2><p>BIWAQ gibt es seit 2008. Es "
            "ergänzt das Städtebauprogramm „Soziale Stadt“ und arbeitet nur in "
            "benachteiligten Stadtteilen. Wo Häuser, Plätze und Straßen "
            "erneuert werden, fördert BIWAQ zugleich Vorhaben für Bildung, Wirtschaft und "
            "Arbeit. So wird das Bauen mit den Menschen verbunden, die dort leben.</p><p>Bezahlt "
            "werden zwei Arten von Vorhaben. Die einen bringen Menschen in Arbeit. Die anderen "
            "stärken die Wirtschaft vor Ort. Plan B gehörte zur zweiten Art.</p>"
        ),
        facts(
            "Die Förderung auf einen Blick",
            ("info", "Programm", "BIWAQ: Bildung, Wirtschaft, Arbeit im Quartier"),
            ("euro", "Geldgeber", "Europäischer Sozialfonds und BMUB"),
            ("calendar", "Zeitraum", "1. Oktober 2015 bis 30. September 2018"),
            ("map-pin", "Ort", "Gelsenkirchen-Schalke und Gelsenkirchen-Hassel"),
        ),
    ),
)

RESULTS = PageEntry(
    title="Ergebnisse",
    slug="ergebnisse",
    summary="Was das B3-Team zählt, und was dabei herausgekommen ist.",
    body=(
        text(
            "<p>Wer mit öffentlichem Geld arbeitet, soll sagen, was daraus geworden ist. "
            "Deshalb zählt das B3-Team mit, seit es diese Website gibt. In den Zahlen steht "
            "keine Person.</p>"
        ),
        released_results("Was erreicht wurde"),
        text(
            "<h2>So wird gezählt</h2><ul><li>Eine Veranstaltung zählt, wenn sie vorbei ist und "
            "jemand aufgeschrieben hat, wie viele Menschen da waren.</li><li>Ein Besuch zählt, "
            "wenn es ein Gespräch gab. War niemand da, zählt er nicht dazu.</li><li>Ein erreichter "
            "Betrieb zählt in einem Zeitraum einmal, egal wie oft wir mit ihm zu tun "
            "hatten.</li><li>Eine Einreichung zählt, wenn wir darüber entschieden "
            "haben.</li></ul>"
        ),
    ),
)

PROGRAMME = PageEntry(
    title="Programm",
    slug="programm",
    summary="Plan B: Stärkung der lokalen Ökonomie in Schalke und Hassel.",
    show_in_menus=True,
    body=(
        text(
            "<p>In Schalke und Hassel gibt es für fast alles einen Betrieb. Oft weiß die "
            "Nachbarschaft nur nichts davon. Man fährt in die nächste Stadt, obwohl zwei "
            "Straßen weiter jemand genau das anbietet.</p><p>Plan B wollte das ändern. Das "
            "Programm hat Unternehmerinnen und Unternehmer besucht, zusammengebracht und "
            "begleitet, damit ihre Betriebe bestehen und die Stadtteile lebendig bleiben.</p>"
        ),
        picture("evening"),
        quote(
            "Früher habe ich meine Schilder im Internet bestellt. Heute macht sie der Nachbar, "
            "und er kauft bei mir sein Brot.",
            "Thea M.",
            "Bäckerin aus Hassel",
        ),
        text(
            "<h2>Was weitergeht</h2><p>Gefördert wurde Plan B von 2015 bis 2018. Die Arbeit "
            "geht weiter. In Hassel ist daraus ein Verein der Betriebe geworden. Diese "
            "Website führt zusammen, was beide Stadtteile weiter brauchen: einen Kalender, "
            "ein Branchenbuch und die Erfolgsteams.</p>"
        ),
    ),
    children=(GOALS, HOW_IT_WORKS, RESULTS, SCHALKE, HASSEL, PARTNERS_PAGE, FUNDING),
)
