"""A person's place at one date."""

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content.listing.addresses import section_url
from events.recurrence.local_time import local
from submissions.models import Submission
from submissions.models.private_link import PrivateLinkQuerySet, PrivatePage


def time_to_confirm():
    """Return how long a place is held for somebody who has not confirmed the address."""
    return timedelta(hours=settings.REGISTRATION_HOLD_HOURS)


class RegistrationQuerySet(PrivateLinkQuerySet):
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

    def reachable(self):
        """Those whom a mail reaches: their address is known to be theirs."""
        return self.proven().exclude(email="")

    def without_email(self):
        """Those whom the team registered without an e-mail address."""
        return self.filter(email="")

    def lapsed(self, now):
        """Those who did not confirm their address in time."""
        return self.filter(confirmed_at=None, expires_at__lte=now)

    def waiting(self):
        return self.filter(state=Registration.State.WAITING)

    def active(self):
        """Those who come or want to; what looks like advertising waits for the team apart."""
        return self.exclude(state__in=[Registration.State.CANCELLED, Registration.State.SPAM])

    def unconfirmed_from(self, network):
        """Those of one network (its mark) whose address is not known to be theirs."""
        return self.active().filter(confirmed_at=None, network=network)


class Registration(PrivatePage):
    """One registration; whoever has the private link in the mail may confirm and cancel it.

    Whom the team registered counts as confirmed, with or without an e-mail address.

    `state` says what place somebody has, `confirmed_at` whether the address is theirs: without
    that a place is only held, and the row is deleted at `expires_at`. `network` is the mark of the
    network that sent the form, until the address is confirmed. `announced` holds the facts of the
    date in the last mail to them (see `registration.mails`). `answers` are [[question, answer]], in
    the words of the question when it was asked.
    """

    class State(models.TextChoices):
        HELD = "held", _("Platz freigehalten, Bestätigung fehlt")
        CONFIRMED = "confirmed", _("angemeldet")
        WAITING = "waiting", _("auf der Warteliste")
        CANCELLED = "cancelled", _("abgemeldet")
        SPAM = "spam", _("Spam-Verdacht")

    occurrence = models.ForeignKey(
        "events.Occurrence",
        on_delete=models.CASCADE,
        related_name="registrations",
        verbose_name=_("Termin"),
    )
    name = models.CharField(_("Name"), max_length=120)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    telephone = models.CharField(_("Telefon"), max_length=40, blank=True)
    seats = models.PositiveSmallIntegerField(_("Plätze"), default=1)
    state = models.CharField(_("Stand"), max_length=10, choices=State)
    idempotency_key = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField(_("Eingegangen"))
    expires_at = models.DateTimeField(_("Zu bestätigen bis"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("Bestätigt am"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("Abgemeldet am"), null=True, blank=True)
    network = models.CharField(max_length=64, blank=True, editable=False)
    reminded_at = models.DateTimeField(_("Erinnert am"), null=True, blank=True, editable=False)
    announced = models.JSONField(default=dict, editable=False)
    answers = models.JSONField(_("Antworten"), default=list, blank=True)
    wants_invitations = models.BooleanField(
        _("Möchte zu weiteren Abenden eingeladen werden"), default=False, editable=False
    )
    has_come = models.BooleanField(_("War da"), default=False)
    channel = models.CharField(
        _("Weg"), max_length=10, choices=Submission.Channel, default=Submission.Channel.FORM
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Aufgenommen von"),
    )
    calls = GenericRelation("submissions.Call", for_concrete_model=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["occurrence", "state"], name="registration_state"),
            models.Index(fields=["confirmed_at", "expires_at"], name="registration_lapse"),
            models.Index(fields=["network"], name="registration_network"),
        ]
        verbose_name = _("Anmeldung")
        verbose_name_plural = _("Anmeldungen")

    def __str__(self):
        return f"{self.name}, {self.seats}"

    def address_with(self, token):
        return f"{section_url('events')}anmeldung/{token}/"

    @property
    def is_waiting(self):
        return self.state == self.State.WAITING

    @property
    def waiting_position(self):
        """Which in the queue this one is: 1 is the next; only for somebody who waits."""
        waiting = self.occurrence.registrations.waiting()
        earlier = Q(created_at=self.created_at, pk__lt=self.pk) | Q(created_at__lt=self.created_at)
        return waiting.filter(earlier).count() + 1

    @property
    def waiting_in_words(self):
        """Where somebody stands in the queue, and who may pass."""
        position = gettext("Sie stehen an %(position)s. Stelle der Warteliste.")
        if not self.occurrence.event.lets_smaller_groups_pass:
            rule = gettext("Wird ein Platz frei, geht es streng der Reihe nach.")
        elif self.seats > 1:
            rule = gettext(
                "Reichen die freien Plätze nicht für Sie alle, rücken kleinere Gruppen vor."
            )
        else:
            rule = gettext("Einzelne dürfen an Gruppen vorbei, für die es nicht reicht.")
        return f"{position % {'position': self.waiting_position}} {rule}"

    @property
    def is_cancelled(self):
        return self.state == self.State.CANCELLED

    @property
    def is_proven(self):
        return self.confirmed_at is not None

    @property
    def may_cancel(self):
        return not (self.is_cancelled or self.occurrence.is_past)

    @property
    def may_change(self):
        """Whether the guest may change the places and the answers."""
        return self.is_proven and self.state in (self.State.CONFIRMED, self.State.WAITING)

    @property
    def person_to_call(self):
        """Name and number for whoever calls."""
        return self.name, self.telephone

    @property
    def is_held(self):
        return self.state == self.State.HELD

    @property
    def answers_in_words(self):
        """`Ihr Betrieb: Nähstube; Was essen Sie? Suppe`."""
        asked = ((q if q.endswith("?") else f"{q}:", answer) for q, answer in self.answers)
        return "; ".join(f"{question} {answer}" for question, answer in asked)

    @property
    def event_title(self):
        return self.occurrence.event.title

    @property
    def date(self):
        return local(self.occurrence.starts_at)
