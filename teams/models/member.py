"""Who belongs to a team or wants to, who leads it, and how somebody is asked in at the table."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from submissions.models import Submission
from submissions.models.private_link import PrivateLinkQuerySet, PrivatePage
from teams.models.application import TeamApplication
from teams.models.private import PrivateRow
from teams.models.team import IN_TEAM, WITH_PLACE, SuccessTeam

FORMER_MEMBER = _("ein früheres Mitglied")
WITHOUT_NAME = _("noch ohne Namen")


class MemberQuerySet(PrivateLinkQuerySet):
    def in_team(self):
        """Those who belong to the team, also while they pause."""
        return self.filter(state__in=IN_TEAM)

    def active(self):
        return self.filter(state=Member.State.ACTIVE)

    def known(self):
        """Those in person: not the invented ones, and none of whom only the number is known."""
        return self.exclude(name="").exclude(is_example=True)

    def with_place(self):
        """Those who take up a place, including one that is held for somebody who was asked."""
        return self.filter(state__in=WITH_PLACE)

    def applied(self):
        """Those whom the facilitator has still to answer, who came first at the top."""
        return self.filter(state=Member.State.APPLIED).order_by("created_at", "pk")

    def invited(self):
        return self.filter(state=Member.State.INVITED).order_by("answer_by", "pk")

    def waiting(self):
        """The waiting list, whose turn is next at the top."""
        return self.filter(state=Member.State.WAITING).order_by("waiting_since", "pk")

    def left(self):
        return self.filter(state=Member.State.LEFT)

    def not_left(self):
        return self.exclude(state=Member.State.LEFT)

    def named(self):
        """Those whom the team's page names with their business, because they chose that themselves.

        Who leaves or pauses is named no more, nor is anybody whose entry is off the site.
        """
        with_entry = self.active().exclude(name="").filter(named_business__live=True)
        return with_entry.select_related("named_business").by_name()

    def unanswered(self, now):
        """Those who were asked and did not answer in time."""
        return self.filter(state=Member.State.INVITED, answer_by__lte=now)

    def by_name(self):
        return self.order_by(Lower("name"), "pk")


class Member(PrivateRow, PrivatePage):
    """One person in one team, from the application or invitation until some time after leaving.

    Name, address and number stand here and nowhere else. An account is made when somebody with an
    e-mail address gets a place; who has none is represented by the facilitator. A row without a name
    is a member whom the site knew only as a number until now.
    """

    class State(models.TextChoices):
        APPLIED = "applied", _("hat sich beworben")
        INVITED = "invited", _("ist gefragt")
        WAITING = "waiting", _("steht auf der Warteliste")
        ACTIVE = "active", _("ist dabei")
        PAUSED = "paused", _("macht Pause")
        LEFT = "left", _("ist nicht mehr dabei")

    team = models.ForeignKey(
        SuccessTeam, models.CASCADE, related_name="members", verbose_name=_("Erfolgsteam")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("Konto"),
    )
    application = models.OneToOneField(
        TeamApplication, models.SET_NULL, null=True, blank=True, related_name="member"
    )
    name = models.CharField(_("Name"), max_length=120, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    telephone = models.CharField(_("Telefon"), max_length=40, blank=True)
    trade = models.CharField(_("Was die Person macht"), max_length=160, blank=True)
    state = models.CharField(_("Stand"), max_length=10, choices=State)
    channel = models.CharField(
        _("Weg"), max_length=10, choices=Submission.Channel, default=Submission.Channel.FORM
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Aufgenommen von"),
    )
    idempotency_key = models.UUIDField(unique=True, null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("Eingegangen"))
    waiting_since = models.DateTimeField(_("Wartet seit"), null=True, blank=True)
    answer_by = models.DateTimeField(_("Antwort bis"), null=True, blank=True)
    joined_at = models.DateTimeField(_("Dabei seit"), null=True, blank=True)
    left_at = models.DateTimeField(_("Gegangen am"), null=True, blank=True)
    named_business = models.ForeignKey(
        "directory.Business",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="named_members",
        verbose_name=_("Auf der Website genannt mit"),
    )
    named_at = models.DateTimeField(_("Auf der Website genannt seit"), null=True, blank=True)
    calls = GenericRelation("submissions.Call", for_concrete_model=False)
    # One for each kind of letter (`MeetingMail.Kind`); the labels stand beside the boxes.
    gets_before = models.BooleanField(
        _("Vor einem Treffen: wann und wo, und meine offenen Schritte"), default=True
    )
    gets_after = models.BooleanField(
        _("Nach einem Treffen: mein nächster Schritt, und wie es steht"), default=True
    )
    gets_halfway = models.BooleanField(
        _("Zwischen zwei Treffen: eine Frage, wie es steht"), default=True
    )
    gets_nudge = models.BooleanField(
        _("Wenn die Begleitung fragt, ob ich zum Treffen komme"), default=True
    )
    is_example = models.BooleanField(default=False, editable=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["team", "pk"]
        indexes = [models.Index(fields=["team", "state"], name="member_state")]
        constraints = [
            models.UniqueConstraint(
                "team",
                Lower("email"),
                condition=~Q(email="") & ~Q(state="left"),
                name="once_in_a_team",
            )
        ]
        verbose_name = _("Mitglied")
        verbose_name_plural = _("Mitglieder")

    def __str__(self):
        return self.name or str(WITHOUT_NAME)

    def address_with(self, token):
        return reverse("team-place", args=[token])

    @property
    def is_in_team(self):
        return self.state in IN_TEAM

    @property
    def has_left(self):
        return self.state == self.State.LEFT

    @property
    def is_nameless(self):
        """Whether only a number is known of this member."""
        return not self.name

    @property
    def called(self):
        """How the others read of this person: who has gone is named no more."""
        return (self.name or WITHOUT_NAME) if self.is_in_team else FORMER_MEMBER

    def gets(self, kind):
        """Tell whether somebody wants letters of a kind."""
        return getattr(self, f"gets_{kind}")

    @property
    def waiting_position(self):
        """Which on the waiting list this one is: 1 is the next; only for somebody who waits."""
        waiting = self.team.members.waiting()
        earlier = Q(waiting_since=self.waiting_since, pk__lt=self.pk)
        return waiting.filter(earlier | Q(waiting_since__lt=self.waiting_since)).count() + 1

    @property
    def person_to_call(self):
        """Name and number for whoever calls."""
        return self.name, self.telephone


class Facilitation(PrivateRow):
    """Who leads which team. It is no field of the team: publishing an older version must not undo it."""

    team = models.ForeignKey(
        SuccessTeam, models.CASCADE, related_name="facilitations", verbose_name=_("Erfolgsteam")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="facilitations",
        verbose_name=_("Begleitung"),
    )

    class Meta:
        ordering = ["team", "pk"]
        constraints = [models.UniqueConstraint(fields=["team", "user"], name="leads_once")]
        verbose_name = _("Begleitung")
        verbose_name_plural = _("Begleitungen")

    def __str__(self):
        return f"{self.team}: {self.user.get_full_name() or self.user.get_username()}"


class TableInvitation(PrivateRow, PrivatePage):
    """A code that is scanned at the table: it lets one person in, and not for long."""

    team = models.ForeignKey(SuccessTeam, models.CASCADE, related_name="table_invitations")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    expires_at = models.DateTimeField(_("Gilt bis"))

    objects = PrivateLinkQuerySet.as_manager()

    class Meta:
        ordering = ["expires_at"]
        verbose_name = _("Einladung am Tisch")
        verbose_name_plural = _("Einladungen am Tisch")

    def __str__(self):
        return f"{self.team}"

    def address_with(self, token):
        return reverse("team-table", args=[token])
