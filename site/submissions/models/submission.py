"""What outsiders sent in, who they are, and what was said about it.

Contact data lives here and nowhere else: never in a snippet or its revisions, so that deleting a
person is deleting a row, and publishing a revision cannot bring old data back.
"""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from submissions.registry import kinds
from submissions.tokens import hash_of, make_nonce, token_for

# Change it whenever the consent text of the public forms changes.
CONSENT_VERSION = "2026-12"


class SubmissionQuerySet(models.QuerySet):
    def open(self):
        """Submissions on which somebody still has to decide."""
        return self.filter(state__in=Submission.OPEN_STATES)

    def before_team(self):
        """Open ones whose draft the team can decide on; the others wait for the one before them."""
        return self.open().filter(is_waiting=False)

    def about(self, instance):
        """Submissions from which this draft or published object came."""
        content_type = ContentType.objects.get_for_model(instance, for_concrete_model=False)
        return self.filter(content_type=content_type, object_id=instance.pk)

    def all_behind(self, instance):
        """The submissions by whose senders this stands on the site, newest first.

        There are several where editors made one entry of two.
        """
        accepted = self.about(instance).filter(is_correction=False, state=Submission.State.ACCEPTED)
        return accepted.order_by("-created_at")

    def behind(self, instance):
        """The newest submission by whose sender this stands on the site; None where nobody is known."""
        return self.all_behind(instance).first()

    def with_token(self, token):
        """The submission that this private link opens; an empty queryset for a wrong one."""
        return self.filter(token_hash=hash_of(token))


class Submission(models.Model):
    """One thing that an outsider sent in, until it is decided and after."""

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("wartet auf Bestätigung der E-Mail-Adresse")
        IN_MODERATION = "in_moderation", _("wird geprüft")
        CHANGES_ASKED = "changes_asked", _("Rückfrage")
        ACCEPTED = "accepted", _("veröffentlicht")
        DECLINED = "declined", _("abgelehnt")
        WITHDRAWN = "withdrawn", _("zurückgezogen")
        SPAM = "spam", _("Spam-Verdacht")

    OPEN_STATES = (State.IN_MODERATION, State.CHANGES_ASKED)
    EDITABLE_STATES = (
        State.UNCONFIRMED,
        State.IN_MODERATION,
        State.CHANGES_ASKED,
        State.ACCEPTED,
    )

    reference = models.CharField(_("Nummer"), max_length=12, unique=True)
    kind = models.CharField(_("Art"), max_length=30, choices=kinds.choices)
    subject = models.CharField(_("Worum es geht"), max_length=200)
    state = models.CharField(
        _("Stand"), max_length=20, choices=State, default=State.UNCONFIRMED, db_index=True
    )
    contact_name = models.CharField(_("Name"), max_length=120)
    contact_email = models.EmailField(_("E-Mail-Adresse"), db_index=True)
    contact_telephone = models.CharField(_("Telefon"), max_length=40, blank=True)
    consent_version = models.CharField(_("Fassung der Einwilligung"), max_length=20)
    payload = models.JSONField(
        _("Eingaben"),
        default=dict,
        help_text=_("Name des Formularfelds zu Liste der Werte, wie getippt."),
    )
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, null=True, blank=True)
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    draft = GenericForeignKey("content_type", "object_id", for_concrete_model=False)
    spam_reasons = models.JSONField(
        _("Was nach Spam aussah"), default=list, blank=True, help_text=_("Kennungen der Gründe.")
    )
    idempotency_key = models.UUIDField(unique=True)
    token_nonce = models.CharField(max_length=43, default=make_nonce)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("Eingegangen"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("Bestätigt"), null=True, blank=True)
    decided_at = models.DateTimeField(_("Entschieden"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("Entschieden von"),
        related_name="+",
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("Kümmert sich"),
        related_name="+",
    )
    begins_at = models.DateTimeField(
        _("Beginnt"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Der nächste Termin dessen, was eingereicht wurde."),
    )
    similar_count = models.PositiveSmallIntegerField(_("Ähnliche Einträge"), default=0)
    replaced_revision = models.ForeignKey(
        "wagtailcore.Revision",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Was öffentlich war, bevor diese Einreichung angenommen wurde."),
    )

    language = models.CharField(_("Sprache"), max_length=10, default="de")
    is_correction = models.BooleanField(
        _("Korrektur"),
        default=False,
        help_text=_("Jemand möchte etwas ändern, das schon auf der Website steht."),
    )
    changed_fields = models.JSONField(
        default=list, blank=True, help_text=_("Die Felder, die eine Korrektur ändern will.")
    )
    removed_pictures = models.JSONField(
        default=list,
        blank=True,
        help_text=_("Nummern der Bilder, die vom Eintrag verschwinden sollen."),
    )
    base_revision = models.ForeignKey(
        "wagtailcore.Revision",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Wie der Entwurf war, bevor die Korrektur hineingeschrieben wurde."),
    )
    is_waiting = models.BooleanField(
        default=False,
        help_text=_("Steht noch nicht im Entwurf: Erst wird eine andere Änderung entschieden."),
    )
    waiting_since = models.DateTimeField(_("Beim Team seit"), null=True, blank=True)
    asked_at = models.DateTimeField(_("Rückfrage gestellt"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("Erinnert"), null=True, blank=True)
    left_site_at = models.DateTimeField(_("Nicht mehr öffentlich seit"), null=True, blank=True)
    link_renewed_at = models.DateTimeField(_("Link erneuert"), null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="submission_draft")]
        verbose_name = _("Einreichung")
        verbose_name_plural = _("Einreichungen")

    def __str__(self):
        return f"{self.reference} {self.subject}"

    def save(self, *args, **kwargs):
        self.token_hash = hash_of(self.token)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        """The private link; whoever has it may see and change the submission."""
        return reverse("submission", args=[self.token])

    @property
    def token(self):
        """The secret of the private link: only the server's key and this row's nonce make it."""
        return token_for(self.token_nonce)

    def payload_data(self):
        """Return what was typed as the QueryDict that forms are bound to."""
        data = QueryDict(mutable=True)
        for name, values in self.payload.items():
            data.setlist(name, values)
        return data

    @property
    def is_open(self):
        return self.state in self.OPEN_STATES

    @property
    def is_editable(self):
        return self.state in self.EDITABLE_STATES

    @property
    def may_be_withdrawn(self):
        """What was corrected is corrected: only another correction changes it again."""
        return self.is_editable and not (self.is_correction and self.state == self.State.ACCEPTED)

    @property
    def is_unconfirmed(self):
        return self.state == self.State.UNCONFIRMED

    @property
    def is_public(self):
        """Whether visitors see what it is about."""
        is_live = self.draft is not None and self.draft.live
        return is_live and kinds.get(self.kind).is_published

    @property
    def is_change(self):
        """Whether it wants to change something that is on the site already."""
        return self.is_correction or bool(self.changed_fields and self.is_public)

    @property
    def is_in_draft(self):
        """Whether the draft holds what was sent in, and not something that others wrote."""
        if self.draft is None or self.is_waiting or self.state == self.State.UNCONFIRMED:
            return False
        return self.is_open or not self.is_correction

    @property
    def full_url(self):
        return settings.BASE_URL + self.get_absolute_url()


class ConversationEntry(models.Model):
    """One thing said between the submitter and the team."""

    submission = models.ForeignKey(
        Submission, on_delete=models.CASCADE, related_name="conversation"
    )
    is_from_team = models.BooleanField(_("Vom Team"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    text = models.TextField(_("Text"))
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("Nachricht zur Einreichung")
        verbose_name_plural = _("Nachrichten zur Einreichung")

    def __str__(self):
        return self.text[:60]
