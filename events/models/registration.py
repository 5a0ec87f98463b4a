"""A person's place at one date."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from content.listing.addresses import section_url
from events.recurrence.local_time import local
from submissions.tokens import hash_of, make_nonce, token_for

# A place is lost if the address is not confirmed in this time; sooner if the date is near.
HOLD = timedelta(hours=24)
SHORT_HOLD = timedelta(hours=2)
NEAR = timedelta(hours=48)


class RegistrationQuerySet(models.QuerySet):
    def with_token(self, token):
        """The registration that this private link opens; an empty queryset for a wrong one."""
        return self.filter(token_hash=hash_of(token))

    def in_order(self):
        """First come, first served."""
        return self.order_by("created_at", "pk")

    def confirmed(self):
        return self.filter(state=Registration.State.CONFIRMED)

    def with_place(self):
        """Those who take up a place, including one that is only held until they confirm."""
        return self.filter(state__in=[Registration.State.HELD, Registration.State.CONFIRMED])

    def proven(self):
        """Those whose address is known to be theirs; only they get unrequested mails."""
        return self.exclude(confirmed_at=None)

    def lapsed(self, now):
        """Those who did not confirm their address in time."""
        return self.filter(confirmed_at=None, expires_at__lte=now)

    def waiting(self):
        return self.filter(state=Registration.State.WAITING)

    def since(self, moment):
        return self.filter(created_at__gt=moment)

    def active(self):
        return self.exclude(state=Registration.State.CANCELLED)


class Registration(models.Model):
    """One registration; whoever has the private link in the mail may confirm and cancel it.

    `state` says what place somebody has, `confirmed_at` whether the address is theirs: without
    that a place is only held, and the row is deleted at `expires_at`. `announced` holds the facts of the
    date in the last mail to them (see `registration.mails`).
    """

    class State(models.TextChoices):
        HELD = "held", _("Platz freigehalten, Bestätigung fehlt")
        CONFIRMED = "confirmed", _("angemeldet")
        WAITING = "waiting", _("auf der Warteliste")
        CANCELLED = "cancelled", _("abgemeldet")

    occurrence = models.ForeignKey(
        "events.Occurrence",
        on_delete=models.CASCADE,
        related_name="registrations",
        verbose_name=_("Termin"),
    )
    name = models.CharField(_("Name"), max_length=120)
    email = models.EmailField(_("E-Mail-Adresse"))
    seats = models.PositiveSmallIntegerField(_("Plätze"), default=1)
    state = models.CharField(_("Stand"), max_length=10, choices=State)
    idempotency_key = models.UUIDField(unique=True, editable=False)
    token_nonce = models.CharField(max_length=43, default=make_nonce, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("Eingegangen"))
    expires_at = models.DateTimeField(_("Zu bestätigen bis"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("Bestätigt am"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("Abgemeldet am"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("Erinnert am"), null=True, blank=True, editable=False)
    announced = models.JSONField(default=dict, editable=False)
    has_come = models.BooleanField(_("War da"), default=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["occurrence", "state"], name="registration_state"),
            models.Index(fields=["confirmed_at", "expires_at"], name="registration_lapse"),
        ]
        verbose_name = _("Anmeldung")
        verbose_name_plural = _("Anmeldungen")

    def __str__(self):
        return f"{self.name}, {self.seats}"

    def save(self, *args, **kwargs):
        self.token_hash = hash_of(self.token)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        """The private link; whoever has it may cancel."""
        return f"{section_url('events')}anmeldung/{self.token}/"

    @property
    def token(self):
        """The secret of the private link: only the server's key and this row's nonce make it."""
        return token_for(self.token_nonce)

    @property
    def full_url(self):
        return settings.BASE_URL + self.get_absolute_url()

    @property
    def is_waiting(self):
        return self.state == self.State.WAITING

    @property
    def is_cancelled(self):
        return self.state == self.State.CANCELLED

    @property
    def is_proven(self):
        return self.confirmed_at is not None

    @property
    def expires_local(self):
        return local(self.expires_at)

    @property
    def is_held(self):
        return self.state == self.State.HELD

    @property
    def event_title(self):
        return self.occurrence.event.title

    @property
    def date(self):
        return local(self.occurrence.starts_at)
