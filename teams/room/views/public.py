"""What of a team becomes public: who is named, what was reached, and meetings that guests may come to."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.listing.addresses import section_page
from content.text import clean_line
from submissions.front_door.views import propose
from submissions.registry import legal_bases
from teams.membership import naming as names
from teams.proposals.story import written_in
from teams.room.access import for_everybody_inside, for_leading, for_members, leads
from teams.room.forms import GuestsForm, posted
from teams.work import guests as in_calendar
from teams.work import meetings

MOST_WORDS = 120
ENTRY_GONE = gettext_lazy("Diesen Eintrag gibt es nicht mehr. Bitte suchen Sie noch einmal.")


@for_everybody_inside
def story(request, team, member):
    """The form that tells what was reached; who signed in here is known to the story."""
    page = section_page(team.section)
    if page is None or not team.live:  # it would stand where nobody sees it
        raise Http404
    initial = {"room": written_in(team, member)}
    return propose(request, kind="team-story", page=page, initial=initial)


@for_members
def naming(request, member):
    """Choose the entry with which one is named on the team's page, or be named no more."""
    if request.method == "POST":
        return _name(request, member)
    words = clean_line(request.GET.get("q", ""))[:MOST_WORDS]
    context = {
        "team": member.team,
        "member": member,
        "words": words,
        "found": names.entries_like(words),
        "basis": legal_bases.NAMING,
        "is_leading": leads(request.user, member.team),
    }
    return render(request, "teams/room/own_data/naming.html", context)


def _name(request, member):
    if "no_more" in request.POST:
        if names.be_named_no_more(member):
            messages.success(request, _("Sie werden auf der Website nicht mehr genannt."))
        return redirect("team-own-data", member.team.slug)
    entry = names.public_entry(request.POST.get("entry", ""))
    if entry is None:
        messages.error(request, ENTRY_GONE)
        return redirect("team-naming", member.team.slug)
    if names.be_named(member, entry, timezone.now()):
        messages.success(request, _("Sie stehen jetzt auf der Seite Ihres Teams."))
    return redirect("team-own-data", member.team.slug)


@for_leading
def guests(request, team, pk):
    """Open a meeting to guests, or close it again."""
    meeting = get_object_or_404(team.meetings.select_related("event", "team"), pk=pk)
    if not (meeting.is_open_to_guests or in_calendar.may_come(meeting, timezone.now())):
        raise Http404
    form = GuestsForm(posted(request), initial={"note": meeting.guest_note})
    if request.method == "POST" and "close" in request.POST:
        if meetings.close_to_guests(meeting):
            messages.success(request, _("Das Treffen steht nicht mehr im Kalender."))
        return redirect("team-meeting", team.slug, pk)
    if request.method == "POST" and form.is_valid():
        if meetings.open_to_guests(meeting, note=form.cleaned_data["note"], now=timezone.now()):
            messages.success(request, _("Das Treffen steht jetzt im Kalender, offen für Gäste."))
        return redirect("team-meeting", team.slug, pk)
    context = {"team": team, "member": None, "is_leading": True, "meeting": meeting, "form": form}
    return render(request, "teams/room/meetings/guests.html", context)
