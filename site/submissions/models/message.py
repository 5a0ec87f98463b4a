"""What people tell the team, and what the team answers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

# How many characters of a text stand for it in a list.
SHOWN = 80


class MessageQuerySet(models.QuerySet):
    def open(self):
        """Messages that nobody has dealt with yet."""
        return self.filter(state=Message.State.OPEN, is_spam=False)

    def due_before(self, moment):
        """Open messages that have to be answered before a moment and were not reminded of yet."""
        return self.open().filter(due_at__lt=moment, reminded_at=None)


class Message(models.Model):
    """What somebody told the team: a question, a barrier, a mistake on the site."""

    class Topic(models.TextChoices):
        CONTACT = "contact", _("Nachricht")
        TEAM = "team", _("Erfolgsteam")
        BARRIER = "barrier", _("Barriere")
        MISTAKE = "mistake", _("Fehler auf der Website")

    class State(models.TextChoices):
        OPEN = "open", _("offen")
        DONE = "done", _("erledigt")

    topic = models.CharField(_("Thema"), max_length=10, choices=Topic)
    text = models.TextField(_("Nachricht"))
    page = models.CharField(_("Seite"), max_length=300, blank=True)
    about = models.CharField(
        _("Betrifft"),
        max_length=200,
        blank=True,
        help_text=_("Der Name dessen, was auf der Seite steht."),
    )
    name = models.CharField(_("Name"), max_length=120, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    language = models.CharField(_("Sprache"), max_length=10, default="de")
    state = models.CharField(
        _("Stand"), max_length=10, choices=State, default=State.OPEN, db_index=True
    )
    due_at = models.DateTimeField(
        _("Fällig"),
        null=True,
        blank=True,
        help_text=_("Bis dahin bekommt die Person eine Antwort."),
    )
    reminded_at = models.DateTimeField(_("Erinnert"), null=True, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Kümmert sich"),
    )
    done_at = models.DateTimeField(_("Erledigt am"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Erledigt von"),
    )
    is_spam = models.BooleanField(_("Spam-Verdacht"), default=False, db_index=True)
    spam_reasons = models.JSONField(
        _("Was nach Spam aussah"), default=list, blank=True, help_text=_("Kennungen der Gründe.")
    )
    idempotency_key = models.UUIDField(unique=True)
    created_at = models.DateTimeField(_("Eingegangen"), auto_now_add=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("Nachricht")
        verbose_name_plural = _("Nachrichten")

    def __str__(self):
        return f"{self.get_topic_display()}: {self.text[:60]}"

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def subject(self):
        """What it is about and how it begins, in one line."""
        begin = " ".join(self.text[:SHOWN].split())
        return f"{self.about}: {begin}" if self.about else begin


class MessageAnswer(models.Model):
    """One answer that went out by mail."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="answers")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    text = models.TextField(_("Antwort"))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("Antwort")
        verbose_name_plural = _("Antworten")

    def __str__(self):
        return self.text[:60]
