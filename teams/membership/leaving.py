"""Pausing, coming back, leaving, and being erased: the others go on."""

from django.contrib.auth import get_user_model
from django.db import transaction
from post_office.models import Email

from accounts.members import is_only_a_members
from content.models import ContentVersion
from submissions.mails.masking import mails_with_links_to
from submissions.models import RetentionRules
from teams.mails import letters, meeting_mails
from teams.membership import joining, stories
from teams.models import Member
from teams.work import feedback, files, meetings

State = Member.State


@transaction.atomic
def pause(member, now):
    """Let somebody stay away for a time: they keep the place, and nobody waits for their answers."""
    _team, member = joining.locked(member)
    if member.state != State.ACTIVE:
        return False
    _change_state(member, State.PAUSED)
    _let_go(member, now)
    return True


@transaction.atomic
def come_back(member):
    """End a pause."""
    _team, member = joining.locked(member)
    if member.state != State.PAUSED:
        return False
    _change_state(member, State.ACTIVE)
    return True


@transaction.atomic
def leave(member, now, by_facilitator=False):
    """End a membership. The place goes to the next one; what the person wrote stays theirs for a time."""
    team, member = joining.locked(member)
    if not member.is_in_team:
        return False
    member.left_at = now
    _change_state(member, State.LEFT)
    _let_go(member, now)
    if member.is_nameless:  # nobody who could be told, or would want to look back
        forget(member)
    else:
        letters.tell(member, "member_left", {"tage": RetentionRules.load().member_days})
        if not by_facilitator:
            letters.tell_facilitators(member, "left")
    joining.place_came_free(team, now)
    return True


@transaction.atomic
def erase(member, now):
    """Delete a person at once, whatever they are in the middle of; the place goes to the next one."""
    team, member = joining.locked(member)
    had_place = member.is_in_team or member.state == State.INVITED
    _let_go(member, now)
    stories.forget_stories(member)
    forget(member)
    if had_place:
        joining.place_came_free(team, now)


@transaction.atomic
def forget(member):
    """Delete a member with what only concerns them, and the account that nothing needs any more.

    What they said to others stays without a name, and so does that somebody came to a meeting.
    """
    member.attendances.filter(has_come=False).delete()
    for file in member.files.all():
        files.delete(file)
    Email.objects.filter(pk__in=mails_with_links_to(member)).delete()
    user = member.user
    member.delete()
    if user is not None:
        drop_account(user)


def drop_account(user):
    """Delete an account that was made for a member, and with it the sessions, if nothing needs it."""
    is_needed = user.memberships.exists() or user.facilitations.exists()
    if is_only_a_members(user) and not is_needed:
        get_user_model().objects.filter(pk=user.pk).delete()


def _let_go(member, now):
    feedback.stop_waiting_for(member, now)
    meetings.drop_answers(member, now)
    meeting_mails.take_back(member.meeting_mails.all())


def _change_state(member, state):
    member.state = state
    if member.named_at:  # the team's page names those only who take part
        ContentVersion.bump()
    if state == State.LEFT:
        member.named_business = member.named_at = None
    member.save(update_fields=["state", "left_at", "named_business", "named_at"])
