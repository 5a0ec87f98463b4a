"""Groups of words that mean the same to people who search; editors maintain them."""

from itertools import chain

from django.db import connections, models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from content.text import normalise


class Groups:
    """What all groups say, in search form: read once for a question, however many words it has."""

    def __init__(self, forms=()):
        self._groups = {}
        for form in forms:
            group = form.strip(",").split(",")
            for word in group:
                self._groups.setdefault(word, []).append(group)

    @property
    def words(self):
        """Every word of every group."""
        return self._groups.keys()

    def of(self, word):
        """Return the words of all groups that a word is in, itself among them."""
        return list(dict.fromkeys(chain.from_iterable(self._groups.get(word, ()))))


class WordGroupQuerySet(models.QuerySet):
    def read(self):
        """Return what all groups say; one query, by hand, because this stands before every search."""
        with connections[self.db].cursor() as cursor:
            cursor.execute("SELECT search_form FROM content_wordgroup")
            return Groups(form for (form,) in cursor.fetchall())

    def begun_with(self, begun):
        """Return all words of the groups that have a word with this beginning, in search form."""
        with connections[self.db].cursor() as cursor:
            # Words in search form hold nothing that LIKE reads as a sign of its own.
            cursor.execute(
                "SELECT search_form FROM content_wordgroup WHERE search_form LIKE %s",
                [f"%,{begun}%"],
            )
            return set().union(*(form.strip(",").split(",") for (form,) in cursor.fetchall()))


class WordGroup(models.Model):
    """Words of which each finds what the others find: Kiosk, Trinkhalle, Büdchen."""

    words = models.TextField(
        _("Wörter"),
        max_length=500,
        help_text=_(
            "Mit Komma getrennt, auch in anderen Sprachen: Friseur, Frisör, Haare, kuaför, حلاق. "
            "Wer eines davon sucht, findet auch, was zu den anderen gehört."
        ),
    )
    search_form = models.TextField(editable=False)

    objects = WordGroupQuerySet.as_manager()

    panels = [FieldPanel("words")]

    class Meta:
        ordering = ["words"]
        verbose_name = _("Wortgruppe der Suche")
        verbose_name_plural = _("Wortgruppen der Suche")

    def __str__(self):
        return self.words

    def save(self, *args, **kwargs):
        forms = {normalise(word): None for word in self.words.split(",")}
        forms.pop("", None)
        self.search_form = f",{','.join(forms)},"
        super().save(*args, **kwargs)
