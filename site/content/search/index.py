"""The search index: one row of normalised text for everything public, whatever it is.

A model takes part by offering `search_parts()`. Publishing writes its row, unpublishing and deleting
remove it (`content.receivers`). On SQLite triggers keep an FTS5 trigram table beside the rows, on
PostgreSQL trigram indexes serve the same questions (`search.condition`); `search.engine` asks them.
"""

from dataclasses import dataclass

from django.db import connection, models, transaction
from wagtail.models import Page

from content.search.condition import COLUMNS, Containing
from content.search.words import is_correctable, spellings, without_umlauts
from content.text import normalise


@dataclass(frozen=True)
class SearchParts:
    """The texts of one object by weight: a hit in its name counts more than one in its keywords."""

    name: str
    keywords: str = ""
    offers: str = ""
    text: str = ""


class SearchEntryQuerySet(models.QuerySet):
    def containing(self, wanted, columns=COLUMNS):
        """Entries in which a piece of text in search form, an AnyOf or an AllOf is found."""
        return self.filter(Containing(wanted, columns))


class SearchEntry(models.Model):
    """What can be found of one public object, in search form, with a space at both ends."""

    model_label = models.CharField(max_length=80)
    object_id = models.PositiveBigIntegerField()
    name = models.TextField()
    keywords = models.TextField(blank=True)
    offers = models.TextField(blank=True, default="")
    text = models.TextField(blank=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["model_label", "object_id"], name="one_search_entry")
        ]

    def __str__(self):
        return f"{self.model_label} {self.object_id}:{self.name}"

    def words(self):
        return {word for name in COLUMNS for word in getattr(self, name).split()}


class SearchSpelling(models.Model):
    """A way to write one of the indexed words with a letter left out, to recognise a typo by."""

    spelling = models.CharField(max_length=24)
    word = models.CharField(max_length=24, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["spelling", "word"], name="one_spelling")]

    def __str__(self):
        return f"{self.spelling}: {self.word}"


def label_of(model):
    """Return the name under which a model's objects are indexed; all pages share one."""
    return Page._meta.label if issubclass(model, Page) else model._meta.label


def texts_of(parts):
    """Return {column: text} in search form, with a space at both ends."""
    return {name: f" {normalise(getattr(parts, name))} " for name in COLUMNS}


@transaction.atomic
def index_object(instance):
    """Write the row of a public object, or remove it where it is not public (any more)."""
    parts = instance.search_parts() if getattr(instance, "is_for_everybody", True) else None
    if parts is None:
        forget_object(instance)
        return
    key = _key(instance)
    before = SearchEntry.objects.filter(**key).first()
    entry = SearchEntry(**key, **texts_of(parts))
    SearchEntry.objects.bulk_create(
        [entry], update_conflicts=True, unique_fields=list(key), update_fields=COLUMNS
    )
    remember_words(entry.words())
    forget_words(before.words() - entry.words() if before else ())


@transaction.atomic
def forget_object(instance):
    """Remove the row of an object that nobody may find any more, and the words only it had."""
    forget_objects(type(instance), [instance.pk])


@transaction.atomic
def forget_objects(model, ids=None):
    """Remove the rows of these objects of a model (all, when left out), and the words only they had."""
    found = SearchEntry.objects.filter(model_label=label_of(model))
    if ids is not None:
        found = found.filter(object_id__in=ids)
    words = set().union(*(entry.words() for entry in found))
    if words:
        found.delete()
        forget_words(words)


def _key(instance):
    return {"model_label": label_of(type(instance)), "object_id": instance.pk}


def remember_words(words):
    """Store the spellings by which a typo of these words is recognised."""
    words = {word for word in words if is_correctable(word)}
    known = SearchSpelling.objects.filter(word__in=words).values_list("word", flat=True)
    SearchSpelling.objects.bulk_create(
        [
            SearchSpelling(spelling=spelling, word=word)
            for word in words.difference(known)
            for spelling in spellings(word) | {without_umlauts(word)}
        ],
        ignore_conflicts=True,
        batch_size=500,
    )


def forget_words(words):
    """Drop the spellings of words that no entry has any more: they may have been a person's name."""
    words = filter(is_correctable, words)
    unused = [word for word in words if not SearchEntry.objects.containing(f" {word} ").exists()]
    SearchSpelling.objects.filter(word__in=unused).delete()


def tidy():
    """Join what many changes left apart in the full-text table, which halves a question's time.

    A third of a second for 10,000 entries on SQLite; PostgreSQL does its part by itself (autovacuum).
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO content_searchtext(content_searchtext) VALUES ('optimize')")


@transaction.atomic
def rebuild(objects):
    """Write the whole index anew from an iterable of public objects; forgets unused words."""
    SearchEntry.objects.all().delete()
    SearchSpelling.objects.all().delete()
    for instance in objects:
        index_object(instance)
