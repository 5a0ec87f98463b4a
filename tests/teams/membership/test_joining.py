"""Getting a place: by application, invitation, telephone or at the table, and never two on the last."""

import datetime as dt
import threading
import uuid

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from post_office.models import Email

from content.models import ContentVersion
from evidence.models import Evidence
from teams.membership import joining, leaving
from teams.models import Member, TableInvitation
from tests.factories.teams import make_facilitator, make_member, make_team

State = Member.State
pytestmark = pytest.mark.django_db
DORA = "dora@example.org"


@pytest.fixture
def dora(team):
    """Somebody whose application the editors have accepted."""
    return make_member(
        team, name="Dora Beispiel", email=DORA, state=State.APPLIED, has_account=False
    )


def invited(team, now, user, **kw):
    values = {"name": "Dora Beispiel", "email": DORA, "key": uuid.uuid4()} | kw
    return joining.invite(team, now=now, user=user, **values)


def fill(team):
    while team.members.with_place().count() < team.seats:
        make_member(team)


def formed(team):
    rows = Evidence.objects.filter(source="team", source_id=team.pk, kind="team_formed")
    return sum(rows.values_list("number", flat=True))


def test_who_is_accepted_has_a_place_an_account_without_rights_and_a_letter(
    team, dora, facilitator, now, mails
):
    version = ContentVersion.current()
    assert joining.accept(dora, now)
    dora.refresh_from_db()
    assert (dora.state, dora.joined_at) == (State.ACTIVE, now)
    assert (dora.user.email, dora.user.has_usable_password()) == (DORA, False)
    assert dora.user.get_all_permissions() == set()
    assert mails(DORA) == ["Willkommen: Werkbank"]
    mail = Email.objects.get(to=DORA)
    assert mail.headers["Reply-To"] == facilitator.email
    assert "/mein-team/werkbank/" in mail.message
    assert ContentVersion.current() > version  # the free places stand on public pages


def test_the_letter_names_the_next_meeting_and_its_place(team, dora, now):
    from_now = now + dt.timedelta(days=2)
    meeting = team.meetings.create(
        starts_at=from_now, ends_at=from_now + dt.timedelta(hours=2), place="Bonni"
    )
    joining.accept(dora, now)
    text = Email.objects.get(to=DORA).message
    assert meeting.when in text
    assert "Bonni" in text


def test_accepting_twice_writes_one_letter(dora, now, mails):
    assert [joining.accept(dora, now), joining.accept(dora, now)] == [True, False]
    assert len(mails(DORA)) == 1


def test_a_full_team_accepts_nobody(team, dora, now, mails):
    fill(team)
    with pytest.raises(joining.NoPlace):
        joining.accept(dora, now)
    dora.refresh_from_db()
    assert (dora.state, mails(DORA)) == (State.APPLIED, [])


def test_an_account_that_is_there_already_is_kept(dora, now):
    editor = get_user_model().objects.create_user("dora", DORA.upper(), "geheim und lang")
    joining.accept(dora, now)
    dora.refresh_from_db()
    assert dora.user == editor


def test_the_third_member_forms_a_team_once(team, alice, bob, dora, now):
    assert formed(team) == 0
    joining.accept(dora, now)
    assert formed(team) == 1
    dora.refresh_from_db()
    leaving.leave(dora, now)
    fourth = make_member(team, state=State.APPLIED, has_account=False)
    joining.accept(fourth, now)
    assert formed(team) == 1


def test_a_team_that_was_one_before_is_not_formed_by_the_next_member(dora, team, now):
    for _number in range(3):
        make_member(team)
    joining.accept(dora, now)
    assert formed(team) == 0


def test_declining_gives_the_reason_and_forgets_the_person(dora, facilitator, now, mails):
    assert joining.decline(dora, "Wir suchen jemanden aus dem Handwerk.")
    assert mails(DORA) == ["Zu Ihrer Bewerbung: Werkbank"]
    assert "aus dem Handwerk" in Email.objects.get(to=DORA).message
    assert not Member.objects.filter(email=DORA).exists()


def test_the_waiting_list_is_in_the_order_of_coming_and_says_the_place(team, dora, now, mails):
    first = make_member(team, state=State.WAITING, waiting_since=now - dt.timedelta(days=1))
    assert joining.put_on_waiting_list(dora, now)
    assert list(team.members.waiting()) == [first, dora]
    assert "an 2. Stelle" in Email.objects.get(to=DORA).message


def test_who_leaves_makes_room_for_the_next_one_who_is_asked(team, alice, dora, now, mails):
    fill(team)
    joining.put_on_waiting_list(dora, now)
    leaving.leave(alice, now)
    dora.refresh_from_db()
    assert (dora.state, dora.answer_by) == (State.INVITED, now + joining.TIME_TO_ANSWER)
    assert mails(DORA)[-1] == "Ein Platz ist frei: Werkbank"
    # the place is held, so nobody else gets it
    other = make_member(team, state=State.APPLIED, has_account=False)
    with pytest.raises(joining.NoPlace):
        joining.accept(other, now)
    assert joining.say_yes(dora, now)
    assert team.members.in_team().count() == team.seats


def test_who_says_no_or_nothing_lets_the_next_one_have_the_place(team, alice, dora, now, mails):
    fill(team)
    joining.put_on_waiting_list(dora, now)
    later = make_member(team, state=State.WAITING, waiting_since=now + dt.timedelta(minutes=1))
    leaving.leave(alice, now)
    assert joining.lapse(now) == 0
    in_time = now + joining.TIME_TO_ANSWER
    assert joining.lapse(in_time) == 1
    assert not Member.objects.filter(email=DORA).exists()
    assert mails(DORA)[-1] == "Ihr Platz ist vergeben: Werkbank"
    later.refresh_from_db()
    assert later.state == State.INVITED
    assert joining.withdraw(later, in_time)
    assert team.members.with_place().count() == team.seats - 1


def test_an_invitation_holds_a_place_and_is_sent_once(team, facilitator, now, mails):
    key = uuid.uuid4()
    first, again = (invited(team, now, facilitator, key=key) for _time in range(2))
    assert first == again
    assert mails(DORA) == ["Einladung ins Erfolgsteam: Werkbank"]
    assert (first.state, first.user, first.added_by) == (State.INVITED, None, facilitator)
    fill(team)
    assert joining.say_yes(first, now)
    assert team.members.in_team().count() == team.seats


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_who_are_invited_at_once_one_gets_the_last_place(team, facilitator, now):
    while team.members.with_place().count() < team.seats - 1:
        make_member(team, has_account=False)
    start, outcomes = threading.Barrier(2), []

    def invite(email):
        start.wait()
        try:
            outcomes.append(invited(team, now, facilitator, email=email).state)
        except joining.NoPlace:
            outcomes.append("no place")
        connection.close()

    threads = [threading.Thread(target=invite, args=[f"{n}@example.org"]) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["invited", "no place"]
    assert team.members.with_place().count() == team.seats


def test_nobody_is_twice_in_a_team_but_may_be_in_another(team, facilitator, alice, now):
    with pytest.raises(joining.AlreadyThere):
        invited(team, now, facilitator, email="ALICE@example.org")
    other = make_team(members=0)
    assert invited(other, now, facilitator, email=alice.email).team == other


def test_whoever_leads_takes_in_by_telephone_and_passes_the_letter_on(
    team, facilitator, now, mails
):
    fields = {"name": "Emil Ohnemail", "telephone": "0221 4710-123", "key": uuid.uuid4()}
    member = joining.add_by_telephone(team, now=now, user=facilitator, **fields)
    assert (member.state, member.user, member.channel) == (State.ACTIVE, None, "telephone")
    assert mails(facilitator.email) == ["Bitte weitersagen an Emil Ohnemail: Willkommen: Werkbank"]
    assert "0221 4710-123" in Email.objects.get(to=facilitator.email).message
    assert joining.add_by_telephone(team, now=now, user=facilitator, **fields) == member


def test_a_code_lets_one_person_in_for_half_an_hour(team, facilitator, now):
    invitation = joining.open_table(team, now=now, user=facilitator)
    token, just_over = invitation.token, now + joining.TABLE_TIME
    assert joining.table_with(token, now) == invitation
    assert joining.table_with(token, just_over) is None
    fields = {"name": "Dora", "email": DORA, "telephone": "", "key": uuid.uuid4()}
    member = joining.join_at_table(invitation, now=now, **fields)
    assert (member.state, member.added_by) == (State.ACTIVE, facilitator)
    assert joining.join_at_table(invitation, now=now, **fields) == member
    others = fields | {"email": "emil@example.org", "key": uuid.uuid4()}
    assert joining.join_at_table(invitation, now=now, **others) is None
    assert TableInvitation.objects.count() == 0


def test_at_the_table_of_a_full_team_one_gets_onto_the_waiting_list(team, facilitator, now):
    fill(team)
    invitation = joining.open_table(team, now=now, user=facilitator)
    fields = {"name": "Dora", "email": DORA, "telephone": "", "key": uuid.uuid4()}
    assert joining.join_at_table(invitation, now=now, **fields).state == State.WAITING


def test_whoever_leads_says_yes_only_for_those_without_an_address(team, facilitator, now):
    member = invited(team, now, facilitator)
    assert not joining.say_yes(member, now, by_facilitator=True)
    silent = make_member(
        team, email="", telephone="0221 4710-123", state=State.INVITED, answer_by=now
    )
    assert joining.lapse(now + dt.timedelta(days=99)) == 1  # only the one who could have answered
    assert joining.say_yes(silent, now, by_facilitator=True)


def test_letters_go_to_who_has_the_role_and_was_named_for_the_team(team, dora, now, mails):
    leading, without_role = make_facilitator(team), make_facilitator(team, name="ohne")
    without_role.groups.clear()
    of_another = make_facilitator(make_team(members=0), name="andere")
    joining.withdraw(dora, now)
    addresses = (leading.email, without_role.email, of_another.email)
    assert [len(mails(address)) for address in addresses] == [1, 0, 0]
