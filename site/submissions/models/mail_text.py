"""What editors make of the mails' texts."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.listing.preview import Previewed
from submissions.registry import mails


class LetterText(Previewed, models.Model):
    """The text of one mail in one language; empty means the text that the site brings along."""

    preview_template = "submissions/admin/letter_preview.html"
    preview_context = "submissions.mails.render.preview_context"

    letter = models.CharField(_("Brief"), max_length=40, choices=mails.choices)
    language = models.CharField(_("Sprache"), max_length=10, default="de")
    subject = models.CharField(_("Betreff"), max_length=150, blank=True)
    body = models.TextField(
        _("Text"),
        max_length=5000,
        blank=True,
        help_text=_(
            "Leer heißt: der mitgelieferte Text. Gruß, Telefonnummer und Förderhinweis setzt die "
            "Website selbst darunter."
        ),
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "language"], name="one_text_per_letter")
        ]
        verbose_name = _("Brieftext")
        verbose_name_plural = _("Brieftexte")

    def __str__(self):
        return f"{self.get_letter_display()} ({self.language})"

    @property
    def is_own(self):
        """Whether editors wrote it; otherwise the shipped text is sent."""
        return bool(self.subject and self.body)

    @property
    def wording(self):
        return _("eigener Text") if self.is_own else _("mitgelieferter Text")

    def clean(self):
        mail = mails.get(self.letter)
        if mail is None or not (self.subject or self.body):
            return
        errors = {
            name: self._wrong_with(mail, name, getattr(self, name)) for name in ("subject", "body")
        }
        if errors := {name: text for name, text in errors.items() if text}:
            raise ValidationError(errors)

    def _wrong_with(self, mail, name, text):
        if not text:
            return _("Bitte füllen Sie Betreff und Text aus, oder lassen Sie beides leer.")
        if unknown := mail.unknown_in(text):
            return _(
                "Diesen Platzhalter gibt es hier nicht: {unknown}. Möglich sind: {known}."
            ).format(
                unknown=", ".join(f"{{{word}}}" for word in unknown),
                known=", ".join(f"{{{word}}}" for word in mail.placeholders),
            )
        if name == "subject" and any(f"{{{secret}}}" in text for secret in mails.SECRETS):
            return _(
                "Ein Link gehört nicht in den Betreff: Er öffnet, was nur die Person sehen darf."
            )
        if name == "subject" and any(f"{{{private}}}" in text for private in mails.PRIVATE):
            return _(
                "Der Betreff steht auch im Postausgang: Was nur die Person wissen darf, gehört in den "
                "Text."
            )
        if name == "body" and (missing := mail.missing_in(text)):
            return _("Ohne diesen Platzhalter hilft der Brief nicht: {missing}.").format(
                missing=", ".join(f"{{{word}}}" for word in missing)
            )
        return None


def prepare():
    """Make a row for each mail in each language that has none; repeatable."""
    for language, _name in settings.LANGUAGES:
        for mail in mails.every():
            LetterText.objects.get_or_create(letter=mail.key, language=language)
