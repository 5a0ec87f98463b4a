"""Groups of words that mean the same to who searches; editors maintain them."""

from django.db import connections, models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from .text import normalise


class WordGroupQuerySet(models.QuerySet):
    def others_of(self, words):
        """Return {word: the other words of its groups}, all in search form; one query."""
        groups = [form.strip(",").split(",") for form in self._forms_with(words)]
        return {
            word: list(dict.fromkeys(w for group in groups if word in group for w in group))
            for word in words
        }

    def _forms_with(self, words):
        """The groups that hold one of the words; by hand, because this stands before every search."""
        if not words:
            return []
        where = " OR ".join(["search_form LIKE %s"] * len(words))
        with connections[self.db].cursor() as cursor:
            # Words in search form hold nothing that LIKE reads as a sign of its own.
            cursor.execute(
                f"SELECT search_form FROM content_wordgroup WHERE {where}",  # noqa: S608 - constants
                [f"%,{word},%" for word in words],
            )
            return [form for (form,) in cursor.fetchall()]


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
