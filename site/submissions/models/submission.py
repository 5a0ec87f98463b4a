"""What outsiders sent in, who they are, and what was said about it.

Contact data lives here and nowhere else: never in a snippet or its revisions, so that deleting a
person is deleting a row, and publishing a revision cannot bring old data back.
"""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from content.place.times import moment_in_words
from submissions.models.about import AboutQuerySet
from submissions.models.private_link import PrivateLinkQuerySet, PrivatePage
from submissions.registry import kinds
from submissions.tokens import token_for

# Change it whenever the consent text of the public forms changes.
CONSENT_VERSION = "2026-12"
WAITS_FOR_CONSENT = _("wartet auf das Einverständnis über den privaten Link")


class SubmissionQuerySet(AboutQuerySet, PrivateLinkQuerySet):
    def open(self):
        """Submissions on which somebody still has to decide."""
        return self.filter(state__in=Submission.OPEN_STATES)

    def before_team(self):
        """Open ones whose draft the team can decide on; the others wait for the one before them."""
        return self.open().filter(is_waiting=False)

    def to_decide(self):
        """Those about which nothing is decided yet; what is scheduled only waits for its moment."""
        return self.filter(scheduled_for=None)

    def all_behind(self, instance):
        """The submissions by whose senders this stands on the site, newest first.

        There are several where editors made one entry of two.
        """
        accepted = self.about(instance).filter(is_correction=False, state=Submission.State.ACCEPTED)
        return accepted.order_by("-created_at")

    def behind(self, instance):
        """The newest submission by whose sender this stands on the site; None where nobody is known."""
        return self.all_behind(instance).first()


class DraftKey(GenericForeignKey):
    """Points to a draft; to none where the model of the draft is gone from the site."""

    def __get__(self, instance, cls=None):
        if instance is not None and (number := instance.content_type_id):
            content_type = self.get_content_type(id=number, using=instance._state.db)
            if content_type.model_class() is None:
                return None
        return super().__get__(instance, cls)


class Submission(PrivatePage):
    """One thing that an outsider sent in, until it is decided and after."""

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("wartet auf Bestätigung der E-Mail-Adresse")
        IN_MODERATION = "in_moderation", _("wird geprüft")
        CHANGES_ASKED = "changes_asked", _("Rückfrage")
        ACCEPTED = "accepted", _("veröffentlicht")
        DECLINED = "declined", _("abgelehnt")
        WITHDRAWN = "withdrawn", _("zurückgezogen")
        SPAM = "spam", _("Spam-Verdacht")
        INVITED = "invited", _("zum Übernehmen eingeladen")

    class Channel(models.TextChoices):
        FORM = "form", _("Formular auf der Website")
        VISIT = "visit", _("Besuch im Betrieb")
        TELEPHONE = "telephone", _("Telefon")
        PAPER = "paper", _("Papier")

    class Consent(models.TextChoices):
        FORM = "form", _("im Formular auf der Website")
        SPOKEN = "spoken", _("mündlich")
        PAPER = "paper", _("mit Unterschrift auf Papier")
        LINK = "link", _("über den privaten Link")

    OPEN_STATES = (State.IN_MODERATION, State.CHANGES_ASKED)
    EDITABLE_STATES = (
        State.UNCONFIRMED,
        State.IN_MODERATION,
        State.CHANGES_ASKED,
        State.ACCEPTED,
        State.WITHDRAWN,
    )

    reference = models.CharField(_("Nummer"), max_length=12, unique=True)
    kind = models.CharField(_("Art"), max_length=30, choices=kinds.choices)
    subject = models.CharField(_("Worum es geht"), max_length=200)
    state = models.CharField(
        _("Stand"), max_length=20, choices=State, default=State.UNCONFIRMED, db_index=True
    )
    contact_name = models.CharField(_("Name"), max_length=120)
    contact_email = models.EmailField(_("E-Mail-Adresse"), blank=True, db_index=True)
    new_email = models.EmailField(
        _("Neue E-Mail-Adresse"),
        blank=True,
        help_text=_("Gilt, sobald jemand den Link in der E-Mail dorthin benutzt hat."),
    )
    contact_telephone = models.CharField(_("Telefon"), max_length=40, blank=True)
    consent_version = models.CharField(_("Fassung der Einwilligung"), max_length=20)
    consent_how = models.CharField(
        _("Wie die Einwilligung kam"), max_length=10, choices=Consent, blank=True
    )
    consent_at = models.DateTimeField(
        _("Eingewilligt am"),
        null=True,
        blank=True,
        help_text=_("Leer, solange die Person selbst noch nicht zugestimmt hat."),
    )
    channel = models.CharField(_("Weg"), max_length=10, choices=Channel, default=Channel.FORM)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("Aufgenommen von"),
        related_name="+",
        help_text=_("Wer es für die Person eingetragen und die Einwilligung gehört hat."),
    )
    payload = models.JSONField(
        _("Eingaben"),
        default=dict,
        help_text=_("Name des Formularfelds zu Liste der Werte, wie getippt."),
    )
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, null=True, blank=True)
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    draft = DraftKey("content_type", "object_id", for_concrete_model=False)
    spam_reasons = models.JSONField(
        _("Was nach Spam aussah"), default=list, blank=True, help_text=_("Kennungen der Gründe.")
    )
    idempotency_key = models.UUIDField(unique=True)
    created_at = models.DateTimeField(_("Eingegangen"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("Bestätigt"), null=True, blank=True)
    confirmation_asked_at = models.DateTimeField(
        _("Um Bestätigung gebeten"),
        null=True,
        blank=True,
        help_text=_("Leer, wenn an diese Adresse schon zu viele E-Mails gegangen waren."),
    )
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
    date_changes = models.JSONField(
        default=list,
        blank=True,
        help_text=_("Einzelne Termine, die ausfallen oder sich verschieben sollen."),
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
    scheduled_for = models.DateTimeField(
        _("Erscheint am"),
        null=True,
        blank=True,
        help_text=_("Angenommen, aber erst für diesen Zeitpunkt geplant."),
    )
    wrote_at = models.DateTimeField(
        _("Hat geschrieben"),
        null=True,
        blank=True,
        help_text=_(
            "Eine Nachricht zu etwas Entschiedenem, um die sich noch niemand gekümmert hat."
        ),
    )
    reminded_at = models.DateTimeField(_("Erinnert"), null=True, blank=True)
    left_site_at = models.DateTimeField(_("Nicht mehr öffentlich seit"), null=True, blank=True)
    link_renewed_at = models.DateTimeField(_("Link erneuert"), null=True, blank=True)
    calls = GenericRelation("submissions.Call", for_concrete_model=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="submission_draft")]
        verbose_name = _("Einreichung")
        verbose_name_plural = _("Einreichungen")

    def __str__(self):
        return f"{self.reference} {self.subject}"

    def address_with(self, token):
        return reverse("submission", args=[token])

    def payload_data(self):
        """Return what was typed as the QueryDict that forms are bound to."""
        data = QueryDict(mutable=True)
        for name, values in self.payload.items():
            data.setlist(name, values)
        return data

    @property
    def standing(self):
        if self.waits_for_consent:
            return WAITS_FOR_CONSENT
        return standing(self.state, self.scheduled_for)

    @property
    def person_to_call(self):
        """Name and number for whoever calls; without one's own number the one that was sent in."""
        typed = self.payload.get("telephone") or [""]
        return self.contact_name, self.contact_telephone or typed[0]

    @property
    def waits_for_consent(self):
        """Whether the team has typed it, and the person agrees on their own phone."""
        return self.is_unconfirmed and self.taken_by_id is not None

    @property
    def may_consent(self):
        """Whether the person may still say with their own hand what the team noted for them."""
        has_heard = self.taken_by_id is not None and self.consent_how != self.Consent.LINK
        return has_heard and self.may_be_written_about

    @property
    def is_open(self):
        return self.state in self.OPEN_STATES

    @property
    def is_editable(self):
        return self.state in self.EDITABLE_STATES

    @property
    def may_be_withdrawn(self):
        """What was corrected is corrected: only another correction changes it again."""
        is_corrected = self.is_correction and self.state == self.State.ACCEPTED
        return self.is_editable and not is_corrected and not self.is_withdrawn

    @property
    def is_invited(self):
        """Whether somebody was asked to take over an entry of the team, and has not answered."""
        return self.state == self.State.INVITED

    @property
    def is_withdrawn(self):
        return self.state == self.State.WITHDRAWN

    @property
    def may_be_written_about(self):
        """Whether its sender may write to the team: whoever has an address that is right."""
        return self.confirmed_at is not None and self.state != self.State.SPAM

    @property
    def is_unconfirmed(self):
        return self.state == self.State.UNCONFIRMED

    @property
    def was_asked_to_confirm(self):
        """Whether a mail with the private link has gone to the address."""
        return bool(self.confirmation_asked_at or self.link_renewed_at)

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
        if self.draft is None or self.is_waiting or self.is_unconfirmed:
            return False
        return self.is_open or not self.is_correction

    @property
    def new_address_key(self):
        """The secret in the mail to a new address: the private link alone proves nothing about it."""
        return token_for(f"{self.token_nonce}:{self.new_email}")


def standing(state, planned_for):
    """Return in words how a submission stands: its state, or the moment for which it is planned."""
    if planned_for is None:
        return dict(Submission.State.choices).get(state, state)
    return _("geplant für %(moment)s") % {"moment": moment_in_words(planned_for)}


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
