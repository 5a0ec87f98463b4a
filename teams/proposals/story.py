"""Telling what was reached in a team: written inside its room, read by everybody once accepted."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from content.fields import LineField, TextAreaField
from submissions.front_door.forms import SubmissionForm
from teams.models import Member, SuccessTeam

COPIED = ("title", "text", "told_by")
_signer = signing.Signer(salt="story-from-a-room")


def written_in(team, member=None):
    """Return what the form carries to tell in which room, and by which member, a story is written.

    Only our pages write it, so nobody tells a story for a team that is not theirs.
    """
    return _signer.sign_object({"team": team.pk, "member": member.pk if member else None})


class RoomField(forms.CharField):
    """Where a story was written; its value is (team, member), the member None for whoever leads."""

    widget = forms.HiddenInput

    def clean(self, value):
        try:
            known = _signer.unsign_object(value or "")
        except signing.BadSignature:
            known = {"team": None, "member": None}
        team = SuccessTeam.objects.public().filter(pk=known["team"]).first()
        if team is None:
            raise ValidationError(self.error_messages["required"], code="required")
        return team, team.members.filter(pk=known["member"]).first()

    def answer_text(self, value):
        try:
            return str(self.clean(value)[0])
        except ValidationError:
            return ""


class StoryForm(SubmissionForm):
    """What a member, or whoever leads, tells of a team."""

    fieldsets = [(_("Was haben Sie erreicht?"), ["room", "title", "text", "told_by"])]
    step_titles = [_("Ihre Geschichte")]

    room = RoomField(
        label=_("Erfolgsteam"),
        template_name="teams/room/story/field.html",
        error_messages={
            "required": _("Bitte öffnen Sie dieses Formular noch einmal im Raum Ihres Teams.")
        },
    )
    title = LineField(
        label=_("Überschrift"),
        max_length=120,
        help_text=_("Zum Beispiel: Zwanzig neue Stammgäste in einem halben Jahr."),
        error_messages={"required": _("Bitte geben Sie eine Überschrift an.")},
    )
    text = TextAreaField(
        label=_("Ihre Geschichte"),
        max_length=3000,
        help_text=_(
            "Was war das Ziel, was hat geholfen, was ist daraus geworden? Schreiben Sie nur über sich, "
            "oder fragen Sie vorher die anderen."
        ),
        error_messages={"required": _("Bitte schreiben Sie Ihre Geschichte.")},
    )
    told_by = LineField(
        label=_("Wer erzählt?"),
        max_length=120,
        required=False,
        help_text=_(
            "Steht unter der Geschichte, zum Beispiel: Hatice, Änderungsschneiderei. Leer: ohne Namen."
        ),
    )

    def apply_to(self, story):
        """Write what was told to a story."""
        story.team, story.author = self.cleaned_data["room"]
        for name in COPIED:
            setattr(story, name, self.cleaned_data[name])

    @classmethod
    def initial_from(cls, story):
        """What the form shows when the person changes it."""
        values = {name: getattr(story, name) for name in COPIED}
        author = Member.objects.filter(pk=story.author_id).first()
        return values | {"room": written_in(story.team, author)}
