"""What the teams hold of a person: exported, erased, and deleted some time after they have left."""

from django.utils import timezone
from django.utils.timezone import localtime

from teams.membership import closing as ending
from teams.membership import leaving
from teams.models import Closing, MeetingMail, Member


def members_with(email):
    return Member.objects.filter(email__iexact=email).select_related("team")


def export_members(email):
    """Return all that is stored of the memberships of an address."""
    return [export_member(member) for member in members_with(email)]


def export_member(member):
    """Return what is stored of one membership, as JSON can write it."""
    return {
        "erfolgsteam": member.team.name,
        "name": member.name,
        "email": member.email,
        "telefon": member.telephone,
        "was": member.trade,
        "stand": str(member.get_state_display()),
        "weg": str(member.get_channel_display()),
        "eingegangen": _moment(member.created_at),
        "dabei_seit": _moment(member.joined_at),
        "gegangen": _moment(member.left_at),
        "auf_der_website_genannt_mit": str(member.named_business or ""),
        "auf_der_website_genannt_seit": _moment(member.named_at),
        "geschichten": [
            {"titel": story.title, "text": story.text, "wer_erzaehlt": story.told_by}
            for story in member.stories.all()
        ],
        "ziele": [_goal(goal) for goal in member.goals.prefetch_related("steps", "check_ins")],
        "rueckmeldungen_an_andere": [
            {
                "zu": row.round.goal.title,
                "ueberzeugt": row.convinces,
                "frage": row.asks,
                "versuch": row.tries,
                "am": _moment(row.given_at),
            }
            for row in member.feedback.given().select_related("round__goal")
        ],
        "treffen": [
            {
                "wann": _moment(row.meeting.starts_at),
                "antwort": str(row.get_answer_display()),
                "war_da": row.has_come,
            }
            for row in member.attendances.select_related("meeting")
        ],
        "will_keine_briefe": [
            str(kind.label) for kind in MeetingMail.Kind if not member.gets(kind)
        ],
        "briefe": [
            {
                "anlass": str(row.get_kind_display()),
                "am": _moment(row.sent_at),
                "beantwortet": _moment(row.used_at),
            }
            for row in member.meeting_mails.all()
        ],
        "am_tisch_aufgeschrieben": [
            {"was": str(note.get_kind_display()), "text": note.text, "am": _moment(note.noted_at)}
            for turn in member.turns.prefetch_related("notes")
            for note in turn.notes.all()
        ],
        "dateien": [
            {"was": file.title, "vom": _moment(file.added_at)} for file in member.files.all()
        ],
    }


def _goal(goal):
    return {
        "ziel": goal.title,
        "warum": goal.why,
        "bis": goal.due_on.isoformat() if goal.due_on else "",
        "stand": str(goal.get_state_display()),
        "nur_fuer_mich": goal.is_private,
        "schritte": [
            {"was": step.text, "geschafft": _moment(step.done_at)} for step in goal.steps.all()
        ],
        "zwischenstaende": [
            {"wie": str(row.get_answer_display()), "text": row.text, "am": _moment(row.at)}
            for row in goal.check_ins.all()
        ],
        "rueckmeldungen": [
            {
                "frage": asked.question,
                "antworten": [
                    {"ueberzeugt": a.convinces, "frage": a.asks, "versuch": a.tries}
                    for a in asked.answers.given()
                ],
            }
            for asked in goal.rounds.opened()
        ],
    }


def _moment(moment):
    return localtime(moment).isoformat() if moment else ""


def erase_members(email):
    found = list(members_with(email))
    for member in found:
        leaving.erase(member, timezone.now())
    return len(found)


def erase_again(member):
    """Erase a member whom a restored backup brought back."""
    leaving.erase(member, timezone.now())


def empty_room(closing):
    """Delete what the room of a closed team holds; for the retention."""
    ending.empty(closing, timezone.now())


def closed_rooms(before, now):
    """Those closed before a moment; for the retention."""
    return Closing.objects.over(before)


def old_members(before, now):
    """Those who left before a moment; for the retention."""
    return Member.objects.left().filter(left_at__lte=before)
