"""The room of a team in which everything is there once."""

import datetime as dt
import uuid

from django.core.files.base import ContentFile

from submissions.mails import calls
from teams.models import TurnNote
from teams.work import feedback, files, turns
from tests.factories.teams import make_goal, make_mail, make_meeting, make_member


def fill_room(team, alice, bob, *, now):
    """Give two members and their team one of everything; returns the ids in its addresses, by name."""
    goal = make_goal(alice)
    of_bob = make_goal(bob)
    without_email = make_member(team, name="Frieda Beispiel", email="")
    mail = make_mail(without_email, make_meeting(team))
    call = calls.note(mail, "Treffen", "Kommen Sie?")
    in_a_week = now + dt.timedelta(days=7)
    asked = feedback.ask(of_bob, question="Lohnt es sich?", ends_at=in_a_week, now=now)
    meeting = make_meeting(team)
    turns.write_down(meeting, alice.pk, key=uuid.uuid4(), text="Anrufen", now=now)
    return {
        "loose": TurnNote.objects.get().pk,
        "applied": make_member(team, state="applied", has_account=False).pk,
        "member": make_member(team, name="", email="").pk,
        "without_email": without_email.pk,
        "call": call.pk,
        "goal": goal.pk,
        "step": goal.steps.create(text="Anfangen").pk,
        "private": make_goal(alice, is_private=True).pk,
        "row": asked.answers.get(author=alice).pk,
        "meeting": meeting.pk,
        "past": make_meeting(team, starts_at=now - dt.timedelta(days=365)).pk,
        "file": files.add(
            team, alice, title="Plan", upload=ContentFile(b"%PDF-1.4", "plan.pdf"), now=now
        ).pk,
    }
