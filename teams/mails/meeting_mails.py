"""The letters around a meeting: before it, after it, halfway to the next, and when the facilitator asks.

Each is noted (`MeetingMail`) in the transaction that queues it: a night that runs twice, a worker that
is killed, or two machines at once write none twice. None is written to who pauses or has gone.
"""

import logging

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from post_office.models import Email

from submissions.mails import calls, send
from submissions.mails.masking import links_that_wait
from submissions.models.outgoing_mail import WAITING
from teams.mails import days, letters
from teams.mails.registry import MEETING_MAILS
from teams.models import Attendance, Meeting, MeetingMail, Member, SuccessTeam

logger = logging.getLogger(__name__)

Kind = MeetingMail.Kind
ASKS_ABOUT_STEP = (Kind.AFTER, Kind.HALFWAY)
MOST_STEPS = 10


def write_due(now):
    """Write each letter that is due; run nightly. Returns how many."""
    count = 0
    for kind, meeting in due(now):
        for member in recipients(meeting, kind):
            try:
                count += _write(kind, meeting, member, now)
            except Exception:  # one letter that fails keeps nobody else from theirs
                logger.exception("team mail %s: %s, %s", kind, meeting.pk, member.pk)
    return count


def due(now):
    """Return [(kind, meeting)] of what may be written about today; who has it already gets none."""
    running = Meeting.objects.filter(team__in=SuccessTeam.objects.running())
    begin, end = days.soon(now)
    before = running.planned().filter(starts_at__gt=begin, starts_at__lt=end)
    begin, end = days.just_over(now)
    over = running.taking_place().filter(ends_at__lte=now)
    after = over.filter(starts_at__gte=begin, starts_at__lt=end)
    return [
        *((Kind.BEFORE, meeting) for meeting in before),
        *((Kind.AFTER, meeting) for meeting in after),
        *((Kind.HALFWAY, meeting) for meeting in _halfway(running, now)),
    ]


def _halfway(running, now):
    """Return the last meeting of each team that is in the middle between this one and the next."""
    found = []
    following = {}
    for meeting in running.not_begun(now):
        following.setdefault(meeting.team_id, meeting)
    for meeting in following.values():
        past = running.taking_place().filter(team=meeting.team_id, ends_at__lte=now)
        last = past.order_by("starts_at").last()
        if last and days.is_halfway(last.starts_at, meeting.starts_at, now):
            found.append(last)
    return found


def recipients(meeting, kind):
    """Return the members who may get a letter of a kind; who cannot come needs none beforehand."""
    wanting = meeting.team.members.active().known().filter(**{f"gets_{kind}": True})
    if kind != Kind.BEFORE:
        return wanting
    absent = meeting.attendances.filter(answer=Attendance.Answer.CANNOT).exclude(member=None)
    return wanting.exclude(pk__in=absent.values("member"))


def without_answer(meeting):
    """Return the active members who have not said whether they come."""
    answered = meeting.attendances.exclude(answer=Attendance.Answer.OPEN).exclude(member=None)
    return meeting.team.members.active().known().exclude(pk__in=answered.values("member")).by_name()


def nudge(meeting, now):
    """Ask again whoever has not said whether they come, each once a day. Returns how many were asked."""
    if meeting.state != Meeting.State.PLANNED or meeting.starts_at <= now:
        return 0
    return sum(_write(Kind.NUDGE, meeting, member, now) for member in without_answer(meeting))


@transaction.atomic
def _write(kind, meeting, member, now):
    """Note one letter and queue it; return whether it is a new one.

    Member and meeting are read anew, locked: somebody may have left, or the meeting been called off.
    """
    found = recipients(meeting, kind).select_for_update().filter(pk=member.pk).first()
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("team")
    meeting = rows.get(pk=meeting.pk)
    if found is None or not _is_right(kind, meeting, now):
        return False
    found.team = meeting.team
    goal = _goal_of(found) if kind in ASKS_ABOUT_STEP else None
    if kind in ASKS_ABOUT_STEP and goal is None:
        return False
    mail = _note(kind, meeting, found, goal, now)
    if mail is None:
        return False
    mail.member, mail.meeting, mail.goal = found, meeting, goal
    with translation.override(settings.LANGUAGE_CODE):
        _send(mail, now)
    return True


def _is_right(kind, meeting, now):
    """Tell whether a meeting is still one to write about."""
    if meeting.is_cancelled or meeting.team.is_closed:
        return False
    is_over = meeting.ends_at <= now
    return is_over if kind in ASKS_ABOUT_STEP else meeting.starts_at > now


def _goal_of(member):
    """Return the goal that a letter asks about, one with an open step first; no private one."""
    goals = member.goals.open().filter(is_private=False).in_order().prefetch_related("steps")
    return next((goal for goal in goals if goal.next_step), None) or goals.first()


def _note(kind, meeting, member, goal, now):
    """Store that a letter is written; None where it was written already."""
    today = days.day_of(now)
    values = {
        "goal": goal,
        "step": goal and goal.next_step,
        "sent_at": now,
        "sent_on": today,
    }
    if kind != Kind.NUDGE:
        date = {"meeting": meeting, "meeting_starts_at": meeting.starts_at}
        mail, is_new = MeetingMail.objects.get_or_create(
            member=member, kind=kind, **date, defaults=values
        )
        return mail if is_new else None
    if member.meeting_mails.asking_who_comes().filter(sent_on=today).exists():
        return None
    return MeetingMail.objects.create(
        member=member,
        kind=kind,
        meeting=meeting,
        meeting_starts_at=meeting.starts_at,
        **values,
    )


def _send(mail, now):
    """Queue a letter, or a call where there is no address."""
    member, key = mail.member, MEETING_MAILS[mail.kind].key
    values = _values(mail, now)
    if member.email:
        letters.tell(member, key, values, headers_of(member, mail.kind))
    else:
        _let_call(mail, key, letters.values_of(member, key) | values, now)


def _values(mail, now):
    meeting = mail.meeting
    links = {"link": mail.full_url, "abbestellen": switch_off_url(mail.member, mail.kind)}
    if mail.asks_who_comes:
        steps = _open_steps(mail.member)
        date = {"treffen": meeting.when, "tag": meeting.day, "ort": meeting.place}
        said_yes = meeting.attendances.coming().filter(member=mail.member).exists()
        return links | date | {"schritte": "\n".join(steps), "said_yes": said_yes}
    goal, step = mail.goal, mail.step
    about = {"ziel": goal.title, "schritt": step.text if step else goal.title}
    return links | about | letters.next_meeting(meeting.team, now)


def _open_steps(member):
    """Return the open steps of the goals that are not private, one in a line."""
    goals = member.goals.open().filter(is_private=False).in_order().prefetch_related("steps")
    steps = (
        f"– {step.text} ({goal.title})"
        for goal in goals
        for step in goal.listed_steps
        if not step.is_done
    )
    return list(steps)[:MOST_STEPS]


def switch_off_url(member, kind):
    """Return the address at which a member ends letters of a kind, without signing in."""
    path = reverse("team-switch-off", args=[str(kind), member.newest_token])
    return settings.BASE_URL + path


def headers_of(member, kind):
    """Return what lets a mail program offer to end these letters (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{switch_off_url(member, kind)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _let_call(mail, key, values, now):
    """Let whoever leads the team say it on the telephone; where nobody does, it is a call of the editors.

    An earlier call of these letters has nothing to say any more.
    """
    member = mail.member
    _settle(member.meeting_mails, now)
    values |= {"link": "", "abbestellen": ""}
    if not letters.facilitators_of(member.team):
        if mail.asks_who_comes:  # what somebody has to do is nothing for the editors
            calls.note(member, *send.worded(key, letters.without_private(values)), now)
        return
    calls.note(mail, *send.worded(key, values), now)
    letters.tell_facilitators(member, "call")


def take_back(rows):
    """Forget letters that have reached nobody yet: what waits is not sent, and nobody is called.

    Should they be right again, they are written anew.
    """
    called = list(rows.with_open_call().values_list("pk", flat=True))
    links = list(links_that_wait(rows).values_list("mail", "object_id"))
    Email.objects.filter(pk__in=[mail for mail, _row in links], status__in=WAITING).delete()
    MeetingMail.objects.filter(pk__in=[*called, *(row for _mail, row in links)]).delete()


def settle_calls(meeting, member, now):
    """Let nobody be called about a meeting to which a member has answered."""
    _settle(member.meeting_mails.asking_who_comes().filter(meeting=meeting), now)


def _settle(rows, now):
    for mail in rows.with_open_call():
        calls.settle(mail, now)


def switch(member, wanted):
    """Store which letters a member wants: {kind: True or False}."""
    names = {f"gets_{kind}": is_wanted for kind, is_wanted in wanted.items()}
    Member.objects.filter(pk=member.pk).update(**names)
