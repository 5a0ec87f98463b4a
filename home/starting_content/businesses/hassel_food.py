"""Invented grocers, bakeries, cafés and restaurants in Hassel."""

from home.starting_content.entries import BusinessEntry

FOOD = (
    BusinessEntry(
        name="Hofladen Lindemann",
        slug="hofladen-lindemann",
        categories=("lebensmittel",),
        street="Polsumer Straße 64",
        point=(51.60151, 7.05112),
        summary="Kartoffeln, Eier und Milch vom eigenen Hof",
        description=(
            "Familie Lindemann verkauft, was auf ihren Feldern wächst, und sonst nichts. Im Mai "
            "gibt es Spargel, im Herbst Kürbis und Apfelsaft aus Hasseler Gärten. Leere Gläser "
            "und Eierkartons nimmt der Laden zurück."
        ),
        hours="Tu-Fr 09:00-18:00; Sa 08:00-13:00; PH off",
        telephone="0221 4710-201",
        email="hofladen@example.org",
        is_step_free=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Marktstand Kräutergarten",
        slug="marktstand-kraeutergarten",
        categories=("lebensmittel", "blumen"),
        street="August-Schmidt-Platz",
        point=(51.60338, 7.05021),
        summary="Kräuter, Setzlinge und Salat auf dem Wochenmarkt",
        description=(
            "Ursula Pohl zieht in ihrem Gewächshaus 40 Sorten Kräuter. Zweimal in der Woche "
            "steht sie auf dem Markt und erklärt, was auf den Balkon passt und was nicht."
        ),
        hours="We,Fr 08:00-13:00; PH off",
        hours_note="Nur an Markttagen.",
        telephone="0221 4710-202",
        is_step_free=True,
    ),
    BusinessEntry(
        name="Fischwagen Küstenkind",
        slug="fischwagen-kuestenkind",
        categories=("lebensmittel", "restaurant"),
        street="August-Schmidt-Platz",
        point=(51.60329, 7.05040),
        summary="Frischer Fisch und Backfisch am Freitag",
        description=(
            "Freitags kommt Hauke Jansen mit seinem Wagen nach Hassel. Ab elf gibt es Backfisch "
            "auf die Hand, bestellte Ware legt er zurück."
        ),
        hours="Fr 08:00-13:30; PH off",
        telephone="030 23125-201",
        is_step_free=True,
    ),
    BusinessEntry(
        name="Bäckerei Morgenstern",
        slug="baeckerei-morgenstern",
        categories=("baeckerei", "cafe"),
        street="Polsumer Straße 78",
        point=(51.60194, 7.05098),
        summary="Sauerteigbrot, Brötchen und sechs Tische am Fenster",
        description=(
            "Der Sauerteig ist älter als die Bäckerin. Thea Morgenstern hat den Betrieb "
            "übernommen und backt mit weniger Sorten und mehr Zeit. Montags gibt es das Brot vom "
            "Samstag zum halben Preis."
        ),
        hours="Tu-Fr 06:00-17:30; Sa 06:00-12:30; Su 08:00-11:00; PH off",
        telephone="0221 4710-204",
        website="https://morgenstern.example.org",
        is_step_free=True,
        offers_training=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Café Zechengarten",
        slug="cafe-zechengarten",
        categories=("cafe",),
        street="Polsumer Straße 112",
        point=(51.60287, 7.05071),
        summary="Kuchen, Kinderecke und Tische unter der Linde",
        description=(
            "Bei gutem Wetter sitzt man draußen unter der Linde. Die Kuchen backt Dorota "
            "Lewandowska, die Kinderecke hat eine Rutsche. Donnerstagvormittag treffen sich hier "
            "Eltern mit Babys."
        ),
        hours="We-Su 10:00-18:00",
        telephone="0221 4710-205",
        email="zechengarten@example.org",
        languages=("de", "pl"),
        is_step_free=True,
        accessibility_note="Draußen Kies, innen stufenlos; Wickeltisch und breite Toilette.",
        offers_internship=True,
    ),
    BusinessEntry(
        name="Pizzeria Vesuvio Nord",
        slug="pizzeria-vesuvio-nord",
        categories=("restaurant",),
        street="Polsumer Straße 95",
        point=(51.60243, 7.05083),
        summary="Pizza aus dem Holzofen, auch mit dem Rad geliefert",
        description=(
            "Antonio und Giulia Ferrante lassen den Teig zwei Tage ruhen. Im Umkreis von drei "
            "Kilometern liefern sie mit dem Lastenrad. Am Mittwoch kostet jede Pizza für Kinder "
            "gleich viel."
        ),
        hours="Tu-Sa 17:00-22:30; Su,PH 12:00-21:30",
        telephone="030 23125-202",
        languages=("de", "it"),
        is_step_free=False,
        accessibility_note="Eine Stufe, Hilfe auf Zuruf.",
        offers_training=True,
    ),
    BusinessEntry(
        name="Imbiss Rot-Weiß",
        slug="imbiss-rot-weiss",
        categories=("restaurant",),
        street="Polsumer Straße 131",
        point=(51.60334, 7.05057),
        summary="Currywurst, Pommes und eine gute Linsensuppe",
        description=(
            "Die Soße macht Günter Rehbein selbst und verrät sie nicht. Neben Currywurst gibt es "
            "seit einem Jahr auch vegane Wurst und Linsensuppe nach dem Rezept der Nachbarin."
        ),
        hours="Mo-Fr 11:00-20:00; Sa 12:00-20:00; PH off",
        telephone="0221 4710-207",
        is_step_free=True,
    ),
    BusinessEntry(
        name="Meze-Haus Amara",
        slug="meze-haus-amara",
        categories=("restaurant",),
        street="Eppmannsweg 14",
        point=(51.59986, 7.05380),
        summary="Libanesische Vorspeisen und Grillteller",
        description=(
            "Rima Khoury deckt den Tisch mit zehn kleinen Tellern, und alle teilen. Vieles ist "
            "ohne Fleisch. Für Feste liefert sie Platten, den Preis pro Person nennt sie vorher."
        ),
        hours="Tu-Su 12:00-15:00,17:30-22:30; Mo off",
        telephone="0221 4710-208",
        email="amara@example.org",
        website="https://amara.example.org",
        languages=("de", "ar", "fr"),
        is_step_free=True,
        offers_training=True,
        offers_internship=True,
    ),
    BusinessEntry(
        name="Gasthaus Zur Kastanie",
        slug="gasthaus-zur-kastanie",
        categories=("kneipe", "restaurant"),
        street="Polsumer Straße 147",
        point=(51.60378, 7.05041),
        summary="Bürgerliche Küche, Kegelbahn und Saal für 80 Leute",
        description=(
            "Am Wochenende wird gekocht wie früher: Rouladen, Pfefferpotthast, Grünkohl. Die "
            "Kegelbahn hat zwei Bahnen. Im Saal tagen Vereine, und einmal im Quartal steht hier "
            "eine lange Tafel."
        ),
        hours="We-Th 17:00-23:00; Fr-Sa 17:00-01:00; Su 11:30-21:00",
        telephone="0221 4710-209",
        email="kastanie@example.org",
        is_step_free=True,
        accessibility_note="Saal und Toiletten stufenlos, Kegelbahn im Keller.",
        offers_training=True,
    ),
)
