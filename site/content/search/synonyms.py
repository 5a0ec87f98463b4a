"""Groups of words that mean the same to people who search; editors maintain them."""

from django.db import connections, models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from content.text import normalise


class WordGroupQuerySet(models.QuerySet):
    def others_of(self, words):
        """Return {word: the other words of its groups}, all in search form; one query."""
        groups = _groups(self._forms_with([f"%,{word},%" for word in words]))
        return {
            word: list(dict.fromkeys(w for group in groups if word in group for w in group))
            for word in words
        }

    def all_words(self):
        """Return every word of every group once, in search form."""
        forms = self.order_by().values_list("search_form", flat=True)
        return {word for group in _groups(forms) for word in group}

    def begun_with(self, begun):
        """Return all words of the groups that have a word with this beginning, in search form."""
        return {word for group in _groups(self._forms_with([f"%,{begun}%"])) for word in group}

    def _forms_with(self, patterns):
        """The groups that match one of these; by hand, because this stands before every search."""
        if not patterns:
            return []
        where = " OR ".join(["search_form LIKE %s"] * len(patterns))
        with connections[self.db].cursor() as cursor:
            # Words in search form hold nothing that LIKE reads as a sign of its own.
            cursor.execute(
                f"SELECT search_form FROM content_wordgroup WHERE {where}",  # noqa: S608 - constants
                patterns,
            )
            return [form for (form,) in cursor.fetchall()]


def _groups(forms):
    return [form.strip(",").split(",") for form in forms]


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
