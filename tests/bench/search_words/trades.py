"""Writes the word groups of trades that the search knows, from iD's tagging schema for OpenStreetMap.

A row is one trade: its key in the schema, its German name, `kein` or `keine` before that name, the kind
of trade that it is like (`Category.Trade`), and its words in five languages: names first, then what else
it is called, then the names without what every shop is called ("Fahrrad" of "Fahrradladen").
A word belongs to the trade of which it is a name; a mere keyword of several trades belongs to none, or
"bar" would find every restaurant. Another run writes the same file.

python -m tests.bench.search_words.trades
"""

import csv
import re
from collections import defaultdict
from functools import partial
from itertools import chain
from pathlib import Path

from content.search.stems import stem_in
from content.text import normalise
from tests.bench.search_words.schema import LANGUAGES, Schema

FILE = Path("site/content/search/trades/trades.csv")
# What of the schema is a business, a practice or a place to go out to: the rest are things in the street.
SECTIONS = ("shop/", "craft/", "office/", "healthcare/", "education/")
PLACES = re.compile(
    r"(amenity/(arts_centre|animal_(boarding|shelter)|bank|bar|biergarten|bicycle_rental|bureau_de_change"
    r"|cafe|car_(rental|sharing|wash)|casino|childcare|cinema|clinic|dentist|doctors|dojo|events_venue"
    r"|fast_food|food_court|fuel|hookah_lounge|hospital|ice_cream|internet_cafe|karaoke_box|library"
    r"|marketplace|money_transfer|nightclub|pharmacy|post_office|pub|restaurant|social_facility"
    r"|studio|taxi|theatre|veterinary|vehicle_inspection)"
    r"|leisure/(bowling_alley|dance|escape_game|fitness_centre|indoor_play|miniature_golf|sauna"
    r"|sports_centre$|trampoline_park)"
    r"|tourism/(apartment|gallery|guest_house|hostel|hotel|motel|museum))(/|$)"
)
# No trade that somebody looks for in a neighbourhood, or no trade at all.
LEFT_OUT = re.compile(
    r"vacant|lgbtq|-[A-Z]{2}|/outpost$|office/(government|diplomatic|political_party|quango|religion)"
    r"|office/(research|forestry|water_utility|energy_supplier|company|association)|shop/(yes|erotic)"
    r"|theatre/type|taxi/|fast_food/donut|education/(university|school|college)$"
)
# Mistakes of the translations, and words that say nothing: cobbler as cobbles, workshop, craftsman.
WRONG = set("kopfsteinpflaster nieokreślone ورشة تركيب rzemiosło rzemieślnik rzemieślnicy".split())
# What a shop, a workshop or an office is called, whatever it sells: not what it is about.
HEADS = {
    "de": (
        r"^(?:fachhandel|geschäft|praxis|laden) für "
        r"|[- ]?(?:fach)?(?:geschaft|geschäft|handlung|handel|händler|markt)$"
        r"|[- ]?(?:laden|betrieb|büro|studio|salon|kanzlei|firma|anbieter|werkstatt|dienst)$"
        r"|[- ]fast food$|-restaurant$"
    ),
    "en": (
        r" (?:store|shop|office|counter|parlou?r|studio|workplace|dealer(?:ship)?|school|salon"
        r"|retailer|service|services)$"
    ),
    "tr": r" (?:satış )?(?:mağazası|dükkanı|dükkânı|ofisi|bürosu|acentesi|salonu|merkezi|marketi)$",
    "ar": r"^(?:محل|محلات|متجر|مكتب|ورشة|معرض|مركز|بائع)(?: بيع)? ",
    "pl": r"^(?:sklep(?: ze?)?|salon|biuro|zakład|gabinet|studio|punkt|warsztat|artykuły) ",
}
TOO_SHORT = 3
# Umzug|s|firma, Heizung|s-: what joins two words belongs to neither.
JOINING_S = re.compile(r"(?<=\w{4}[^s])(?<!ei)s$")
STEMMERS = {"en": "english", "tr": "turkish", "ar": "arabic", "pl": "polish"}
SHORTEST_STEM = 3
# What "kein" ends in before a name: the last part of a German word decides its gender.
FEMININE = re.compile(
    r"(ei|ung|ie|ik|thek|schule|praxis|apotheke|schmiede|agentur|kanzlei|firma|klinik|filiale|stelle"
    r"|bank|bar|station|hilfe|pflege|vermietung|halle|bahn|galerie|küche|pension|wohnung|spende\w*|sauna"
    r"|werkstatt|kneipe|diskothek|wäsche|bude|zentrale|handlung|pizzeria|cafeteria|tankstelle|hebamme"
    r"|universität|presse|technik|post|sparkasse|arbeiten|pflegestation|medizin|ausgabe|residenz|anlage"
    r"|akupunktur|börse|gärtnerei|lounge|chirurgie|reparatur|stätte|stube|leihe|ion|box|anstalt|betten)$",
    re.I,
)
# The kinds of trade by the schema's keys; the first that fits counts, "other" is the rest.
FAMILIES = {
    "bakery": "shop/(bakery|pastry)",
    "cafe": "amenity/(cafe|ice_cream)|shop/(coffee|tea)$",
    "restaurant": (
        "amenity/(restaurant|fast_food|pub|bar|biergarten|food_court|nightclub|hookah|karaoke)"
        "|craft/caterer"
    ),
    "hair": "shop/(hairdresser|wigs)",
    "beauty": "shop/(beauty|cosmetics|perfumery|tattoo|piercing|chemist|massage)|leisure/sauna",
    "bicycle": "(shop|amenity)/bicycle",
    "car": "shop/(car|tyres|motorcycle|caravan|fuel)|amenity/(car_|fuel|vehicle|taxi)",
    "repair": (
        "shop/(repair|shoe_repair|watches|mobile|computer|electr|appliance|hifi|radio|vacuum|printer|locksmith)"
        "|craft/(shoemaker|electronics|watch|clock|key_)"
    ),
    "fashion": "shop/(clothes|shoes|bag|tailor|fabric|leather|fashion|curtain|sewing|jewel)|craft/dress",
    "flowers": "shop/(florist|garden|groundskeeping)|craft/gardener",
    "craft": (
        "craft/(?!photo|confectionery|brewery|distillery|winery|beekeeper|pottery|handicraft|cleaning)"
        "|shop/(doityourself|hardware|paint|tiles|flooring|doors|trade|bathroom|kitchen|window|fireplace)"
    ),
    "food": (
        "shop/(agrarian|alcohol|beverages|butcher|cheese|chocolate|confectionery|convenience|country|dairy"
        "|deli|farm|frozen|general|greengrocer|herbalist|honey|nuts|pasta|rice|seafood|spices|supermarket"
        "|water$|wine|brewing|health_food)|craft/(confectionery|brewery|distillery|winery|beekeeper)"
        "|amenity/marketplace"
    ),
    "kiosk": "shop/(kiosk|newsagent|tobacco|lottery|e-cigarette|bookmaker)",
    "health": (
        "healthcare|amenity/(doctors|dentist|clinic|hospital|pharmacy|veterinary|social_facility)"
        "|shop/(optician|hearing|medical|nutrition)"
    ),
    "education": "education|amenity/(childcare|library|dojo)",
    "culture": (
        "amenity/(arts|cinema|theatre|studio|events)|leisure|tourism/(gallery|museum)|craft/(photo|pottery|handicraft)"
        "|shop/(books|music|art$|games|video|photo|camera|craft$|collector|anime|toys|model)"
    ),
    "office": (
        "office|shop/(travel|copyshop|money|ticket)|amenity/(bank|bureau|money|post)|craft/cleaning"
    ),
}


def trades(schema):
    """Yield (preset, {language: [names, senses of the names, keywords]}) of every trade."""
    for preset, facts in sorted(schema.presets.items()):
        is_trade = preset.startswith(SECTIONS) or PLACES.match(preset)
        if not is_trade or LEFT_OUT.search(preset) or not facts.get("searchable", True):
            continue
        if schema.name_of(preset, "de"):
            yield preset, {language: _words(schema, preset, language) for language in LANGUAGES}


def _words(schema, preset, language):
    entry = schema.words[language].get(preset, {})
    aliases = entry.get("aliases", [])
    names = [entry.get("name", ""), *(aliases.split("\n") if isinstance(aliases, str) else aliases)]
    # "Sklep z oponami / wulkanizacja" and "Szewc (naprawa obuwia)" are two names each.
    names = [
        part for name in names for part in re.split(r" ?[/(] ?|\)", _plain(name)) if part.strip()
    ]
    terms = entry.get("terms", [])
    terms = terms.split(",") if isinstance(terms, str) else terms
    terms = [part for term in terms for part in re.split("[;.،()]", _plain(term)) if part.strip()]
    bare = [_without_head(name, language) for name in names]
    if language == "de":
        bare += [
            JOINING_S.sub("", part)
            for name in names
            for part in re.findall(r"(\w+)-(?=\s|$)", name)
        ]
    return [
        _distinct(names),
        _distinct(bare),
        _distinct(terms + [_without_head(t, language) for t in terms]),
    ]


def _without_head(name, language):
    core = re.sub(HEADS[language], "", name, flags=re.I)
    if language == "de" and core != name:
        core = JOINING_S.sub("", core)
    return core if len(core) >= TOO_SHORT else name


def _plain(text):
    # One word for one thing: on this site a shop is a Betrieb, who sells one thing is its Fachhandel.
    return re.sub(r"\bGeschäft", "Fachhandel", text.replace("\u00ad", "").replace(",", " "))


def _distinct(words):
    found = {}
    for word in (" ".join(word.split()) for word in words):
        if word not in WRONG:
            found.setdefault(word.casefold(), word)
    return list(found.values())


def owned(rows):
    """Return {preset: {language: [titles, keywords]}} with each word at the trade that it means.

    A name belongs to whoever has it, then to whoever has it as the sense of a name; a keyword to the one
    trade that has it, or to two of one kind.
    """
    levels = [defaultdict(list) for _ in range(3)]
    for preset, words in rows:
        for language, groups in words.items():
            for level, group in zip(levels, groups, strict=True):
                for word in group:
                    level[language, normalise(word)].append(preset)

    def belongs(preset, language, word):
        key = language, normalise(word)
        owners = next(level[key] for level in levels if key in level)
        return preset in owners and is_clear(owners)

    return {
        preset: {
            language: _apart(groups, partial(belongs, preset, language))
            for language, groups in words.items()
        }
        for preset, words in rows
    }


def _apart(groups, is_wanted):
    """Return [names and their senses, other words], each word once."""
    names, senses, keywords = groups
    titles = list(filter(is_wanted, _distinct(names + senses)))
    known = {word.casefold() for word in titles}
    return [titles, [w for w in _distinct(keywords) if is_wanted(w) and w.casefold() not in known]]


def is_clear(presets):
    """Whether a word that these trades have still says what somebody looks for."""
    return len(presets) == 1 or (len(presets) == 2 and len(set(map(family_of, presets))) == 1)


def stems_of(words):
    """Return {preset: stems} of its single words in other languages, in the search's form.

    A stem that is itself a word, or that several trades share, would say too little.
    """
    groups = chain.from_iterable(cells.values() for cells in words.values())
    whole = {normalise(word) for titles, keywords in groups for word in (*titles, *keywords)}
    owners = defaultdict(set)
    for preset, cells in words.items():
        for language, snowball in STEMMERS.items():
            for word in chain(*cells[language]):
                own = [stem_in(snowball, word.casefold())]
                own += [re.sub("[cç][ıiuü]$", "", word.casefold())] if language == "tr" else []
                for stem in map(normalise, own):
                    if " " not in word and len(stem) >= SHORTEST_STEM and stem not in whole:
                        owners[stem].add(preset)
    found = {preset: [] for preset in words}
    for stem, presets in sorted(owners.items()):
        if is_clear(presets):
            for preset in presets:
                found[preset].append(stem)
    return found


def family_of(preset):
    return next((name for name, keys in FAMILIES.items() if re.match(keys, preset)), "other")


def main():
    schema = Schema.read()
    rows = list(trades(schema))
    words = owned(rows)
    stems = stems_of(words)
    columns = ["key", "name", "none", "family", *LANGUAGES, "stems"]
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(columns)
        for name, presets in by_name(schema, rows).items():
            none = "keine" if FEMININE.search(name.split(" für ")[0].split(" mit ")[0]) else "kein"
            cells = [
                _cell([words[preset][language] for preset in presets]) for language in LANGUAGES
            ]
            known = dict.fromkeys(stem for preset in presets for stem in stems[preset])
            writer.writerow(
                [presets[0], name, none, family_of(presets[0]), *cells, " ".join(known)]
            )


def by_name(schema, rows):
    """Return {German name: presets}: who mends clocks and who mends watches are one trade here."""
    found = defaultdict(list)
    for preset, _words_of in rows:
        name = " ".join(_plain(schema.name_of(preset, "de")).split())
        found[re.split("(?<!-) ?/ ?", name)[0]].append(preset)
    return found


def _cell(groups):
    titles, keywords = (_distinct(chain(*part)) for part in zip(*groups, strict=True))
    return " / ".join([", ".join(titles), ", ".join(keywords)]) if keywords else ", ".join(titles)


if __name__ == "__main__":
    main()
