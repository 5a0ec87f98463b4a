"""How somebody gets a place in a team: by application, invitation, telephone, or at the table.

Each action locks the team first, so that two people never get the same last place.
"""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.members import account_for
from content.models import ContentVersion
from submissions.models import Submission
from teams.mails import letters
from teams.models import Member, SuccessTeam, TableInvitation
from teams.work import evidence

State = Member.State
CLOSED = _("Das Erfolgsteam ist abgeschlossen.")
# How long a place is held for somebody who was asked.
TIME_TO_ANSWER = dt.timedelta(days=14)
# As long as people sit together.
TABLE_TIME = dt.timedelta(minutes=30)


class NoPlace(Exception):
    """Every place of the team is taken."""


class AlreadyThere(Exception):
    """Somebody with this address belongs to the team or is on the way into it."""


@transaction.atomic
def take_up(application, now):
    """Hand an application that the editors accepted on to whoever leads the team.

    What the person wrote stays in the application; how they are reached is copied, because the
    submission is deleted after its own time.
    """
    about = Submission.objects.about(application).filter(is_correction=False)
    submission = about.order_by("pk").first()
    if submission is None or Member.objects.filter(application=application).exists():
        return None
    team = locked_team(application.team_id)
    if team.is_closed:
        _say_that_it_is_closed(team, submission, now)
        return None
    if known := _known(team, submission.contact_email):
        return known
    member = Member.objects.create(
        team=team,
        application=application,
        name=submission.contact_name,
        email=submission.contact_email,
        telephone=submission.contact_telephone,
        trade=application.trade,
        state=State.APPLIED,
        channel=submission.channel,
        created_at=now,
    )
    letters.tell_facilitators(member, "applied", application=application)
    return member


def _say_that_it_is_closed(team, submission, now):
    """Write to somebody whose application was accepted after the team had ended; nothing is stored."""
    gone = Member(
        team=team,
        name=submission.contact_name,
        email=submission.contact_email,
        state=State.APPLIED,
        created_at=now,
    )
    letters.tell(gone, "member_declined", {"grund": CLOSED})


def drop_unanswered(application):
    """Forget whoever takes an application back before the facilitator has answered."""
    Member.objects.applied().filter(application=application).delete()


@transaction.atomic
def accept(member, now):
    """Take somebody in who applied or waits. Raises `NoPlace`."""
    team, member = locked(member)
    if member.state not in (State.APPLIED, State.WAITING):
        return False
    if not team.free_seats:
        raise NoPlace
    _join(team, member, now)
    return True


@transaction.atomic
def put_on_waiting_list(member, now):
    """Let somebody who applied wait for a place."""
    _team, member = locked(member)
    if member.state != State.APPLIED:
        return False
    _wait(member, now)
    return True


@transaction.atomic
def decline(member, reason):
    """Say no with a reason, and forget the person: nothing of them is needed any more."""
    _team, member = locked(member)
    if member.state not in (State.APPLIED, State.WAITING):
        return False
    letters.tell(member, "member_declined", {"grund": reason})
    member.delete()
    ContentVersion.bump()  # how many wait stands on the team's page
    return True


@transaction.atomic
def invite(team, *, name, email, key, now, user):
    """Ask somebody by mail whether they want to join; a place is held until they answer.

    The same form sent twice asks once. Raises `NoPlace` and `AlreadyThere`.
    """
    team = locked_team(team.pk)
    if sent := Member.objects.filter(idempotency_key=key).first():
        return sent
    _refuse_known(team, email)
    if not team.free_seats:
        raise NoPlace
    member = _new(team, name=name, email=email, key=key, now=now, user=user)
    _ask(member, "member_invited", now)
    return member


@transaction.atomic
def add_by_telephone(team, *, name, telephone, key, now, user):
    """Take somebody in who said yes on the telephone and has no e-mail address. Raises `NoPlace`."""
    team = locked_team(team.pk)
    if sent := Member.objects.filter(idempotency_key=key).first():
        return sent
    if not team.free_seats:
        raise NoPlace
    channel = Submission.Channel.TELEPHONE
    member = _new(
        team, name=name, telephone=telephone, key=key, now=now, user=user, channel=channel
    )
    _join(team, member, now)
    return member


@transaction.atomic
def open_table(team, *, now, user):
    """Make the code that lets one person in who sits at the table, for half an hour."""
    close_tables(now)
    return TableInvitation.objects.create(team=team, made_by=user, expires_at=now + TABLE_TIME)


def table_with(token, now):
    """Return the invitation behind a scanned code; None where it was used or is over."""
    rows = TableInvitation.objects.select_related("team").filter(expires_at__gt=now)
    return rows.opened_with(token)


@transaction.atomic
def join_at_table(invitation, *, name, email, telephone, key, now):
    """Take in whoever scanned the code, or put them on the waiting list where no place is free.

    The code is used up by it; the same form sent twice joins once. Returns None where the code was
    used by somebody else. Raises `AlreadyThere`, and leaves the code good.
    """
    if sent := Member.objects.filter(idempotency_key=key).first():
        return sent
    team = locked_team(invitation.team_id)
    _refuse_known(team, email)
    good = TableInvitation.objects.filter(pk=invitation.pk, expires_at__gt=now)
    if not good.delete()[0]:
        return None
    user = invitation.made_by
    member = _new(team, name=name, email=email, telephone=telephone, key=key, now=now, user=user)
    if team.free_seats:
        _join(team, member, now)
    else:
        _wait(member, now)
    return member


def close_tables(now):
    """Delete the codes that are over."""
    return TableInvitation.objects.filter(expires_at__lte=now).delete()[0]


@transaction.atomic
def say_yes(member, now, by_facilitator=False):
    """Take in somebody who was asked and says yes: their place was held for them.

    Whoever leads says it only for those without an e-mail address.
    """
    team, member = locked(member)
    if member.state != State.INVITED or (by_facilitator and member.email):
        return False
    _join(team, member, now)
    if not by_facilitator:
        letters.tell_facilitators(member, "answered", said_yes=True)
    return True


@transaction.atomic
def withdraw(member, now, by_facilitator=False):
    """Forget somebody who is not in yet and does not want to be any more; the next one is asked.

    An application is declined by whoever leads, with a reason, and not withdrawn.
    """
    team, member = locked(member)
    if member.state not in (
        State.INVITED,
        State.WAITING,
        *([] if by_facilitator else [State.APPLIED]),
    ):
        return False
    if not by_facilitator:
        letters.tell_facilitators(member, "answered", said_yes=False)
    member.delete()
    place_came_free(team, now)
    return True


@transaction.atomic
def offer_place(member, now):
    """Ask somebody on the waiting list whether they still want to join. Raises `NoPlace`."""
    team, member = locked(member)
    if member.state != State.WAITING:
        return False
    if not team.free_seats:
        raise NoPlace
    _ask(member, "place_free", now)
    return True


def place_came_free(team, now):
    """Ask those whose turn it is, as many as there are places; the caller has locked the team."""
    ContentVersion.bump()
    free = SuccessTeam.objects.get(pk=team.pk).free_seats
    for member in team.members.waiting()[:free]:
        _ask(member, "place_free", now)


def lapse(now):
    """Let go those who were asked and did not answer, and ask the next; run nightly.

    For whoever has no e-mail address the facilitator answers, in their own time.
    """
    due = Member.objects.unanswered(now).exclude(email="")
    return sum(_lapse(member, now) for member in due)


@transaction.atomic
def _lapse(member, now):
    team, member = locked(member)
    if member.state != State.INVITED or member.answer_by > now:  # answered meanwhile
        return False
    letters.tell(member, "place_lapsed")
    letters.tell_facilitators(member, "answered", said_yes=False, is_lapsed=True)
    member.delete()
    place_came_free(team, now)
    return True


def locked_team(pk):
    return SuccessTeam.objects.select_for_update().get(pk=pk)


def locked(member):
    """Return the team, locked, and the member as it is then; who has gone raises `DoesNotExist`."""
    team = locked_team(member.team_id)
    found = Member.objects.select_for_update().get(pk=member.pk)
    found.team = team
    return team, found


def _known(team, email):
    return email and team.members.not_left().filter(email__iexact=email).first()


def _refuse_known(team, email):
    if _known(team, email):
        raise AlreadyThere


def _new(team, *, name, key, now, user, email="", telephone="", channel=Submission.Channel.FORM):
    """Return a member who is not stored yet."""
    return Member(
        team=team,
        name=name,
        email=email,
        telephone=telephone,
        channel=channel,
        added_by=user,
        idempotency_key=key,
        created_at=now,
    )


def _join(team, member, now):
    member.state, member.joined_at = State.ACTIVE, now
    member.waiting_since = member.answer_by = None
    if member.email:
        member.user = account_for(member.email, member.name)
    member.save()
    evidence.record_new_member(team, now)
    # How many places are free stands on public pages.
    ContentVersion.bump()
    letters.tell(member, "member_accepted")


def _wait(member, now):
    member.state, member.waiting_since = State.WAITING, now
    member.save()
    ContentVersion.bump()
    letters.tell(member, "member_waiting", {"platz": member.waiting_position})


def _ask(member, key, now):
    member.state, member.answer_by = State.INVITED, now + TIME_TO_ANSWER
    member.waiting_since = None
    member.save()
    ContentVersion.bump()
    letters.tell(member, key)
