"""What the editors should do for the teams: name somebody who leads, mark what is open to guests."""

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from content.sections import Reminder
from teams.mails.letters import facilitators_of
from teams.models import Facilitation, Member, SuccessTeam

MOST = 20


def teams_without_leading(now):
    """Return a reminder for each team where somebody applied and nobody leads; numbers, no names."""
    waiting = SuccessTeam.objects.filter(members__state=Member.State.APPLIED)
    counted = waiting.annotate(count=Count("members"), since=Min("members__created_at"))
    return [
        _reminder(team) for team in counted.order_by("since")[:MOST] if not facilitators_of(team)
    ]


def _reminder(team):
    text = ngettext(
        "%(team)s: %(n)d Bewerbung wartet, und niemand begleitet das Team",
        "%(team)s: %(n)d Bewerbungen warten, und niemand begleitet das Team",
        team.count,
    )
    return Reminder(
        text % {"team": team.name, "n": team.count},
        timezone.localdate(team.since),
        reverse(Facilitation.snippet_viewset.get_url_name("add")),
    )


def series_without_a_mark(now):
    """Return a reminder for each team whose meetings stand in the calendar as if it were no team's."""
    kinds = SuccessTeam.event.field.related_model.Kind
    unmarked = SuccessTeam.objects.public().filter(event__live=True).exclude(event__kind=kinds.TEAM)
    today = timezone.localdate(now)
    return [
        Reminder(
            _("%(team)s: Sind die Treffen im Kalender offen für Gäste? Dann wählen Sie diese Art.")
            % {"team": team.name},
            today,
            reverse(type(team.event).snippet_viewset.get_url_name("edit"), args=[team.event_id]),
        )
        for team in unmarked.select_related("event")[:MOST]
    ]
