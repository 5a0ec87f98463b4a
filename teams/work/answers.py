"""What is answered to a letter: by its link, without signing in, or on the telephone."""

from django.db import transaction

from submissions.mails import calls
from teams.models import Attendance, CheckIn, MeetingMail, Member
from teams.work import check_ins, goals, meetings


@transaction.atomic
def store(mail, answer, now, text=""):
    """Store the one answer to a letter; return whether it was still wanted.

    "Geschafft" also ticks the step that the letter named.
    """
    _lock_what_it_is_about(mail)
    rows = MeetingMail.objects.select_for_update(of=("self",))
    rows = rows.select_related("member__team", "meeting", "goal", "step")
    found = rows.filter(pk=mail.pk).first()
    if found is None or answer not in found.answers or not found.may_be_answered(now):
        return False
    if found.asks_who_comes:
        meetings.answer(found.meeting, found.member, comes=answer == Attendance.Answer.COMES)
    else:
        if answer == CheckIn.Answer.DONE and found.step:
            goals.tick(found.step, is_done=True, now=now)
        check_ins.check_in(found.goal, answer=answer, text=text, now=now)
    found.used_at = now
    found.save(update_fields=["used_at"])
    return True


@transaction.atomic
def note_call(call, answer, now, user):
    """Note what a member says on the telephone to whoever leads the team."""
    _lock_what_it_is_about(call.row)
    return calls.reached(call, now, user, answer)


def _lock_what_it_is_about(mail):
    """Lock the member, then the meeting, as whoever leaves or calls a meeting off does."""
    Member.objects.select_for_update().filter(pk=mail.member_id).first()
    meetings.locked(mail.meeting)


def hear(row, answer, now):
    """Take what somebody said on the telephone about a letter that was read out."""
    if isinstance(row, MeetingMail) and answer:
        store(row, answer, now)
