"""A directory with thousands of businesses, written in bulk into an empty database."""

import random

from django.db import transaction

from content.models import ContentVersion, Language, Neighbourhood
from content.search.index import SearchEntry, remember_words
from content.text import normalise
from directory.map.ground import GROUNDS as DRAWN
from directory.models import Business, Category, DirectoryPage

# How German syllables begin, sound and end.
BEGINNINGS = (
    "b bl br d dr f fl fr g gl gr h j k kl kn kr l m n p pf pl pr qu r s sch schl schm schn schw sp "
    "spr st str t tr v w z zw"
).split()
VOWELS = "a e i o u ä ö ü ei au ie eu aa ee".split()
ENDINGS = (
    "b ch ck d f ft g k l ld ll m mm n nd ng nk nn p r rk rm rn rt s ss st t tt tz x".split()
) + [""] * 3
# With so many the words have 3,200 different triples of letters; as many words of a German dictionary
# have 4,700. Of fewer syllables every word would look like a thousand others to an index of triples.
SYLLABLES = 400
WORDS = 6000
CATEGORIES = 20
HOURS = [
    f"Mo-Fr {hour:02}:{minute:02}-{end}:00; Sa {saturday}; PH off"
    for hour in range(6, 11)
    for minute in (0, 15, 30)
    for end in (17, 18, 19, 20, 22)
    for saturday in ("09:00-13:00", "10:00-14:00", "off", "10:00-16:00")
]
GROUNDS = {ground.key: ground for ground in DRAWN}
# The share of entries that hold the most common word.
COMMONEST = 0.65
CHUNK = 5_000


class Vocabulary:
    """Invented German words; like in a real language few are common and most are rare."""

    def __init__(self, chance):
        self.chance = chance
        parts = (BEGINNINGS, VOWELS, ENDINGS)
        syllables = ["".join(map(chance.choice, parts)) for _ in range(SYLLABLES)]
        lengths = (1, 2, 2, 2, 3)
        self.words = [
            "".join(chance.choices(syllables, k=chance.choice(lengths))) for _ in range(WORDS)
        ]
        self.weights = [1 / (place + 3) for place in range(WORDS)]

    def text(self, count):
        return " ".join(self.chance.choices(self.words, self.weights, k=count))


def add_directory(parent):
    return parent.add_child(
        instance=DirectoryPage(title="Branchenbuch", slug="branchenbuch", show_in_menus=True)
    )


def add_businesses(total):
    """Store that many published businesses with their search rows; returns the vocabulary."""
    chance = random.Random(5)  # the same directory in each run
    words = Vocabulary(chance)
    categories = [_category(number, words.words) for number in range(CATEGORIES)]
    places, languages = list(Neighbourhood.objects.all()), list(Language.objects.all())
    for first in range(0, total, CHUNK):
        with transaction.atomic():
            numbers = range(first, min(first + CHUNK, total))
            rows = [_business(number, words, places) for number in numbers]
            Business.objects.bulk_create(rows, batch_size=1000)
            _describe(rows, words, categories, languages)
    remember_words(set(words.words))
    ContentVersion.bump()
    return words


def _category(number, words):
    name = f"{words[number * 7].title()} {number}"
    synonyms = ", ".join(words[number * 11 : number * 11 + 6])
    return Category.objects.create(name=name, slug=f"branche-{number}", synonyms=synonyms)


def _business(number, words, places):
    place = words.chance.choice(places)
    latitude, longitude = _point_in(GROUNDS[place.slug].bounds, words.chance)
    return Business(
        name=words.text(2).title(),
        slug=f"betrieb-{number}",
        live=True,
        neighbourhood=place,
        street=f"Straße {number % 200}",
        summary=words.text(8)[:160],
        description=f"<p>{words.text(40)}</p>",
        opening_hours=words.chance.choice(HOURS),
        is_step_free=words.chance.choice([True, False, None]),
        telephone="030 23125-203",
        latitude=latitude,
        longitude=longitude,
    )


def _point_in(bounds, chance):
    """Return a place on the neighbourhood's map, so that each page draws all its pins."""
    return chance.uniform(bounds.south, bounds.north), chance.uniform(bounds.west, bounds.east)


def _describe(rows, words, categories, languages):
    """Give each its category, languages and the row in the search index."""
    chance = words.chance
    category_of = {row.pk: chance.choice(categories) for row in rows}
    through = Business.categories.through
    through.objects.bulk_create(
        through(business_id=pk, category=category) for pk, category in category_of.items()
    )
    through = Business.languages.through
    through.objects.bulk_create(
        through(business=row, language=language)
        for row in rows
        for language in chance.sample(languages, chance.choice((1, 2)))
    )
    entries = (_entry(row, category_of[row.pk], chance) for row in rows)
    SearchEntry.objects.bulk_create(entries, batch_size=1000)


def _entry(row, category, chance):
    place = "Schalke" if chance.random() < COMMONEST else "Hassel"
    texts = {
        "name": row.name,
        "keywords": f"{category.name} {category.synonyms}",
        "offers": row.summary,
        "text": f"{row.description[3:-4]} {place} {row.street}",
    }
    return SearchEntry(
        model_label="directory.Business",
        object_id=row.pk,
        **{column: f" {normalise(text)} " for column, text in texts.items()},
    )
