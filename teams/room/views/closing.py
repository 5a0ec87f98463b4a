"""Closing a team with a look back, and opening it again."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from submissions.models import RetentionRules
from teams.membership import closing
from teams.models import Closing
from teams.room.access import for_leading, led_team, signed_in
from teams.room.forms import LookBackForm, posted


@for_leading
def close(request, team):
    """Show what the team reached and what closing means, and close it by the button."""
    if team.is_closed:
        return redirect("team-leading", team.slug)
    now, earlier = timezone.now(), Closing.objects.filter(team=team).first()
    form = LookBackForm(
        posted(request), initial={"look_back": earlier.look_back if earlier else ""}
    )
    if request.method == "POST" and form.is_valid():
        closing.close(team, now=now, user=request.user, **form.cleaned_data)
        messages.success(
            request, _("Das Team ist abgeschlossen. Die Mitglieder bekommen eine E-Mail.")
        )
        return redirect("team-leading", team.slug)
    context = {
        "team": team,
        "form": form,
        "reached": closing.reached(team),
        "to_close": team.meetings.to_close(now),
        "coming": team.meetings.not_begun(now).count(),
        "outside": team.members.not_left().count() - team.members.in_team().count(),
        "days": RetentionRules.load().member_days,
    }
    return render(request, "teams/room/leading/close.html", context)


@signed_in
def reopen(request, slug):
    """Let a closed team go on."""
    team = led_team(request.user, slug)
    if request.method == "POST" and closing.reopen(team):
        messages.success(request, _("Das Team geht weiter. Die Mitglieder bekommen eine E-Mail."))
    return redirect("team-leading", slug)
