"""The pages behind a sign-in: a team's room for members and who leads it, street work, the style page."""

import datetime as dt

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from outreach import streets
from outreach.models import NextStep
from outreach.visits import note, visit_to
from submissions.workflow.roles import EDITORS
from teams.membership import closing, joining
from teams.models import Feedback, Goal, Meeting, Member
from teams.work import check_ins, feedback, goals, meetings
from tests.accounts.role_table import VISITORS
from tests.factories.rooms import fill_room
from tests.factories.teams import make_facilitator, make_mail, make_member, make_team
from tests.teams.room.permissions import OK, TABLE
from tests.whole_site.pseudo import row


def pages_inside(site):
    """Yield the answer of every page that somebody is shown after signing in, or by a mailed link."""
    now = timezone.now()
    place = row("schalke")
    team = make_team(
        name=row("Werkbank"), slug="werkbank", members=0, seats=12, neighbourhood=place
    )
    alice, bob = (make_member(team, name=row(name)) for name in ("Alice", "Bob"))
    ids = fill_room(team, alice, bob, now=now)
    clients = {"member": alice.user, "leading": make_facilitator(team)}
    clients = {actor: signed_in(user) for actor, user in clients.items()}
    with_more_to_read(team, alice, bob, ids, now)
    yield from in_the_room(clients, ids)
    yield from behind_links(team, alice, ids, now)
    yield from where_rooms_begin(clients, alice)
    closing.close(team, look_back=row(), now=now, user=None)
    for below in ("", "ziele/", "treffen/", "dateien/"):
        yield clients["member"].get(f"/mein-team/werkbank/{below}")
    yield clients["leading"].get("/mein-team/werkbank/begleiten/")
    yield from on_the_street(site)
    yield signed_in(editor()).get("/stil/")


def editor():
    user = get_user_model().objects.create_user(row("Erika"), "erika.b@example.org", "geheim-2026")
    user.groups.add(Group.objects.get(name=EDITORS))
    return user


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def in_the_room(clients, ids):
    """Every page of the room that opens, and each form as it answers to nothing."""
    for actor, client in clients.items():
        for (method, address), allowed in TABLE.items():
            if allowed.get(actor) != OK:
                continue
            url = f"/mein-team/werkbank/{address.format(**ids)}"
            answer = client.generic(method, url)
            yield answer
            if "form" in (answer.context or {}):
                with transaction.atomic():
                    yield client.post(url)
                    transaction.set_rollback(True)


def with_more_to_read(team, alice, bob, ids, now):
    """Let the goal be on its way, a round be answered, a date be over, one be public, and some wait."""
    goal = Goal.objects.get(pk=ids["goal"])
    goals.change(goal, title=row(), why=row(), due_on=now.date(), is_private=False, now=now)
    for answer in ("done", "stuck", "needs"):
        check_ins.check_in(goal, answer=answer, text=row(), now=now)
    feedback.ask(goal, question=row(), ends_at=now + dt.timedelta(days=7), now=now)
    answers = dict.fromkeys(("convinces", "asks", "tries"), row())
    for asked in Feedback.objects.awaited().filter(round__goal=goal):
        feedback.answer(asked, **answers, now=now)
    check_ins.check_in(Goal.objects.get(member=bob), answer="needs", text=row(), now=now)
    meeting = Meeting.objects.get(pk=ids["meeting"])
    meeting.agenda = row()
    meeting.save()
    for member, comes in ((alice, True), (bob, False)):
        meetings.answer(meeting, member, comes=comes)
    meetings.open_to_guests(meeting, note=row(), now=now)
    past = Meeting.objects.get(pk=ids["past"])
    meetings.close(past, came=[alice.pk], minutes=row(), now=now)
    moments = {"waiting_since": now, "answer_by": now + dt.timedelta(days=14), "left_at": now}
    for state in ("waiting", "invited", "paused", "left"):
        make_member(team, name=row(), state=state, has_account=False, **moments)


def behind_links(team, alice, ids, now):
    """The pages that open without signing in: of a place, of the table, of letters around a meeting."""
    client = Client()
    for state in Member.State.values:
        yield client.get(team.members.filter(state=state).first().get_absolute_url())
    invitation = joining.open_table(team, now=now, user=None)
    yield client.get(invitation.get_absolute_url())
    yield client.post(invitation.get_absolute_url())
    meeting, goal = Meeting.objects.get(pk=ids["meeting"]), Goal.objects.get(pk=ids["goal"])
    for kind in ("before", "after"):
        mail = make_mail(alice, meeting, kind=kind, goal=goal)
        yield client.get(mail.get_absolute_url())
        yield client.post(mail.get_absolute_url())
        yield client.get(reverse("team-switch-off", args=[kind, alice.token]))
    yield client.get(reverse("team-mail-thanks"))
    for kind in ("platz", "tisch", "antwort"):
        yield client.get(f"/mein-team/{kind}/{'x' * 43}/")


def where_rooms_begin(clients, alice):
    """The choice of a team, the list of who leads several, and signing in on the way to a room."""
    other = make_team(name=row(), slug="andere", members=0, neighbourhood=row("schalke"))
    make_member(other, user=alice.user, email=alice.email, name=alice.name)
    yield clients["member"].get("/mein-team/")
    yield clients["leading"].get("/mein-team/begleitung/uebersicht/")
    for name in ("help-for-members", "help-for-leading"):
        yield clients["member"].get(reverse(name))
    yield Client().get("/mein-team/werkbank/", follow=True)


def on_the_street(site):
    """The phone's pages of street work, and its forms as they answer to nothing."""
    user = get_user_model().objects.create_user(row("Wanda"), "wanda@example.org", "geheim-2026")
    user.groups.add(Group.objects.get(name=VISITORS))
    client = signed_in(user)
    visit = note(
        visit_to(site.business, day=site.today, user=user, note=row()),
        NextStep(text=row(), due_on=site.today),
    )
    street = streets.key_of(streets.read(site.business.street).street)
    place = reverse("outreach-place", args=["betrieb", site.business.pk])
    new = reverse("outreach-shop")
    for address in (
        reverse("outreach-streets"),
        reverse("outreach-street", args=[street]),
        place,
        new,
        reverse("outreach-steps"),
        reverse("outreach-slip"),
        reverse("outreach-offline"),
        reverse("outreach-visit", args=[visit.pk]),
        reverse("outreach-take-back", args=[visit.pk]),
    ):
        yield client.get(address)
    for address in (place, new):
        yield client.post(address)
