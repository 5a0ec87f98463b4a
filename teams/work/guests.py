"""How a meeting that is open to guests stands in the calendar. Whoever calls has locked the meeting."""

from django.utils.translation import gettext as _

from content import sections
from content.sections import OpenDate


def may_come(meeting, now):
    """Whether a meeting can be opened: it is to come, and its team is public and goes on."""
    is_to_come = meeting.state == meeting.State.PLANNED and meeting.ends_at > now
    goes_on = meeting.team.is_for_everybody and not meeting.team.is_closed
    return is_to_come and goes_on and sections.calendar() is not None


def show(meeting):
    """Put a meeting into the calendar, or let it say there what is new."""
    meeting.event = sections.calendar().show(_open_date(meeting), meeting.event)
    meeting.save(update_fields=["event", "guest_note"])


def follow(meeting):
    """Let the calendar follow a meeting that stands in it."""
    if meeting.is_open_to_guests:
        show(meeting)


def call_off(meeting):
    """Say in the calendar that a meeting falls out. The reason was written for the members."""
    if meeting.is_open_to_guests:
        sections.calendar().cancel(meeting.event)


def take_away(meeting):
    if meeting.is_open_to_guests:
        sections.calendar().take_away(meeting.event)


def follow_deletion(meeting, now):
    """Take a meeting that is deleted out of the calendar; what has been stays in its archive."""
    if meeting.ends_at > now:
        take_away(meeting)


def follow_team(team):
    """Let the calendar follow a team whose name or part of town has changed."""
    for meeting in team.meetings.planned().open_to_guests():
        meeting.team = team
        show(meeting)


def take_team_away(team, now):
    """Take the meetings to come of a team out of the calendar that is public no more."""
    for meeting in team.meetings.upcoming(now).open_to_guests():
        take_away(meeting)


def _open_date(meeting):
    team = meeting.team
    return OpenDate(
        title=_("Erfolgsteam, offen für Gäste: %(team)s") % {"team": team.name},
        summary=meeting.guest_note
        or _("Gäste sind willkommen. Lernen Sie das Team kennen und hören Sie zu."),
        organiser=team.name,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        neighbourhood=team.neighbourhood,
    )
