"""Where the long words of a name may break: German ones are long, and no browser has to know them."""

import re

from django import template
from django.utils.translation import get_language

SOFT_HYPHEN = "\u00ad"
LEAST_BEFORE = 4
LONG_WORD = re.compile(r"\w{12,}")
# What the names of businesses and events are made of. A word breaks where one of these begins;
# what else is long, the browser breaks by its own dictionary (`hyphens: auto`) where it has one.
PARTS = """
abend angebot arbeit ausbildung ausstellung beratung betreuung betrieb bildung börse bücher dienst
einzelhandel entwicklung erklärung fachmann fahrschule fahrzeug fenster förderung freiheit freunde
frühstück führung garten gärtnerei gaststätte gebäude gemeinde gemeinschaft gesellschaft gespräch
gestaltung gewerbe glaserei großhandel gründung gründer gruppe gymnastik handel handwerk
heizung helferin herstellung hilfe initiative installation kalender kauffrau kontrolle konferenz
kosmetik kreis kundschaft laden lieferung manufaktur markt maschine meister messe mittag museum
musikschule nachbarschaft nachmittag netzwerk ordnung partner pflege planung praktikum praxis
programm projekt prüfung qualifizierung quartier reifen reinigung reparatur restaurant rundgang
sammlung sanierung schlosserei schneiderei schreinerei schulung schutz selbst service sitzung
spaziergang sprechstunde stadtteil steuer straße stunde supermarkt tagung tankstelle technik
tischlerei training treffen unternehmen unternehmer unterricht veranstaltung verein verkauf verleih
vermietung vermittlung versammlung versicherung versorgung verwaltung vorbereitung vorstellung
wäscherei weihnacht werbung werkstatt werkzeug wettbewerb wirtschaft wochenende wohnung zeichen
zeiten zeitung zentrum zubehör
""".split()
JOINT = re.compile(rf"(?<=\w{{{LEAST_BEFORE}}})(?={'|'.join(PARTS)})", re.IGNORECASE)

register = template.Library()


@register.filter
def soft_hyphens(name):
    """Return a name with a soft hyphen at the joints of its long words; none in Leichte Sprache.

    For what is read on a page: files, addresses, titles of windows and what is copied by a button
    take the name itself.
    """
    if get_language() == "de-simple":
        return name
    return LONG_WORD.sub(lambda word: JOINT.sub(SOFT_HYPHEN, word[0]), str(name))
