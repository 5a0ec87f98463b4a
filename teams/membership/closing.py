"""Closing a team with a look back, and opening it again; its room is emptied some time later."""

from django.db import transaction

from content.models import ContentVersion
from submissions.models import RetentionRules
from teams.mails import letters, meeting_mails
from teams.membership import joining, leaving
from teams.models import Closing, FeedbackRound, Goal, Meeting, MeetingMail
from teams.models.team import IN_TEAM
from teams.work import evidence, feedback, files, guests


def reached(team):
    """Return what a team reached, in numbers; goals that members keep to themselves do not count."""
    goals = Goal.objects.seen_in(team)
    return {
        "members": team.members.in_team().count(),
        "meetings": team.meetings.filter(state=Meeting.State.HELD).count(),
        "goals_set": goals.count(),
        "goals_reached": goals.filter(state=Goal.State.REACHED).count(),
    }


@transaction.atomic
def close(team, *, look_back, now, user):
    """End a team: no meeting is to come, nobody can join any more, and its members can still read all."""
    team = joining.locked_team(team.pk)
    closing, _is_new = Closing.objects.get_or_create(team=team)
    if closing.closed_at:
        return False
    for name, number in reached(team).items():
        setattr(closing, name, number)
    closing.look_back, closing.closed_at, closing.closed_by = look_back, now, user
    closing.save()
    team = joining.locked_team(team.pk)
    _end_what_runs(team, now)
    _let_go_who_is_not_in(team)
    evidence.record_closing(team, now)
    ContentVersion.bump()
    more = {"rueckblick": look_back, "tage": RetentionRules.load().member_days}
    _tell(team, "team_closed", more)
    return True


@transaction.atomic
def reopen(team):
    """Let a team go on that was closed: its members are still there, its cancelled meetings are not."""
    team = joining.locked_team(team.pk)
    closing = Closing.objects.filter(team=team).exclude(closed_at=None).first()
    if closing is None:
        return False
    closing.closed_at = closing.closed_by = closing.emptied_at = None
    closing.save()
    evidence.forget_closing(team)
    ContentVersion.bump()
    _tell(joining.locked_team(team.pk), "team_reopened")
    return True


@transaction.atomic
def empty(closing, now):
    """Delete what a closed room holds: members with all that is theirs, meetings, files, words."""
    team = closing.team
    for member in team.members.all():
        leaving.forget(member)
    for file in team.files.all():
        files.delete(file)
    team.meetings.all().delete()
    closing.look_back, closing.emptied_at = "", now
    closing.save(update_fields=["look_back", "emptied_at"])


def _end_what_runs(team, now):
    meeting_mails.take_back(MeetingMail.objects.filter(member__team=team))
    for meeting in team.meetings.not_begun(now):
        meeting.state, meeting.cancel_reason = Meeting.State.CANCELLED, str(joining.CLOSED)
        meeting.save(update_fields=["state", "cancel_reason"])
        guests.call_off(meeting)
    for asked in FeedbackRound.objects.collecting().filter(goal__member__team=team):
        feedback.open_to_all(asked, now)
    team.table_invitations.all().delete()


def _let_go_who_is_not_in(team):
    """Tell whoever applied, waits or was asked that nothing comes of it, and forget them."""
    for member in team.members.not_left().exclude(state__in=IN_TEAM):
        letters.tell(member, "member_declined", {"grund": joining.CLOSED})
        member.delete()


def _tell(team, key, more=None):
    for member in team.members.in_team().known():
        member.team = team
        letters.tell(member, key, more)
