"""What the front door keeps for a while: begun forms, their pictures, and counts against floods."""

import datetime as dt
import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.place.times import moment_in_words
from submissions.tokens import hash_of, make_nonce

KEPT_FOR = dt.timedelta(hours=24)


def end_of_keeping():
    return timezone.now() + KEPT_FOR


class UnfinishedFormQuerySet(models.QuerySet):
    def open_with(self, token):
        """The begun form that this link opens; an empty queryset for a wrong or old one."""
        return self.filter(token_hash=hash_of(token), expires_at__gt=timezone.now())

    def expired(self, now):
        return self.filter(expires_at__lte=now)


class UnfinishedForm(models.Model):
    """A form of several steps that somebody has begun; only its unguessable link opens it."""

    kind = models.CharField(max_length=30)
    data = models.JSONField(default=dict, help_text="Name of a form field to what was typed.")
    furthest = models.PositiveSmallIntegerField(default=1, help_text="The farthest step reached.")
    token_hash = models.CharField(max_length=64, unique=True)
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    submission = models.ForeignKey(
        "submissions.Submission",
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        help_text="What it became: the same form is never filed twice.",
    )
    begun_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(default=end_of_keeping, db_index=True)

    objects = UnfinishedFormQuerySet.as_manager()

    class Meta:
        verbose_name = _("Angefangenes Formular")
        verbose_name_plural = _("Angefangene Formulare")

    def __str__(self):
        return f"{self.kind} {moment_in_words(self.begun_at)}"

    @classmethod
    def begin(cls, kind, data):
        """Store a right first step and return it with the secret of its link, which is stored nowhere."""
        cls.objects.expired(timezone.now()).delete()  # the night's run comes too late for a promise
        token = make_nonce()
        begun = cls.objects.create(kind=kind, data=data, furthest=2, token_hash=hash_of(token))
        return begun, token

    def store(self):
        """Save it, to be kept for another day."""
        self.expires_at = end_of_keeping()
        self.save()


class SubmittedPicture(models.Model):
    """A picture from outside, re-encoded, until its submission is decided.

    The bytes lie in the database: nothing there is reachable by an address, they are stored and
    deleted in the transaction of the form they belong to, and a backup holds them.
    """

    unfinished = models.ForeignKey(
        UnfinishedForm, on_delete=models.CASCADE, null=True, related_name="pictures"
    )
    submission = models.ForeignKey(
        "submissions.Submission", on_delete=models.CASCADE, null=True, related_name="pictures"
    )
    position = models.PositiveSmallIntegerField()
    alt_text = models.CharField(_("Bildbeschreibung"), max_length=200)
    content = models.BinaryField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["unfinished", "position"], name="one_picture_for_each_place_in_a_form"
            )
        ]
        verbose_name = _("Eingereichtes Bild")
        verbose_name_plural = _("Eingereichte Bilder")

    def __str__(self):
        return self.alt_text


class RateCount(models.Model):
    """How often somebody did something in one window of time; the name says who only as a hash.

    In the database, because each web process has a cache of its own: there a limit would be as
    many times higher as there are processes, and would begin anew with each restart.
    """

    name = models.CharField(max_length=64)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "window"], name="one_count_for_each_window")
        ]

    def __str__(self):
        return f"{self.count}"


class SpentProof(models.Model):
    """A solved puzzle that was used; the unique signature lets it be used once."""

    signature = models.CharField(max_length=128, unique=True)
    key = models.UUIDField(help_text="The form it was used for: a double click is no replay.")
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return self.signature
