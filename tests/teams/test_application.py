"""Applying for a seat: asked in public, decided at the desk, published nowhere."""

import pytest
from django.test import Client
from django.utils import timezone
from post_office.models import Email
from wagtail.models import Revision, Site, TaskState, WorkflowState

from content.search.index import SearchEntry
from submissions.models import Submission
from submissions.privacy import persons
from submissions.workflow import submitter
from teams.membership import closing, joining
from teams.models import Member, SuccessTeam, TeamApplication
from tests.factories.submissions import proposal
from tests.factories.teams import make_facilitator, make_member, make_team, make_teams_page
from tests.factories.typing import fields_in
from tests.factories.walking import walk
from tests.submissions.conftest import make_editor

State = Submission.State
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def address(rows_of_the_file):
    page = make_teams_page(Site.objects.get().root_page)
    team = make_team(name="Werkbank", members=0)
    return f"{page.url}{team.slug}/mitmachen/"


@pytest.fixture
def editor():
    return make_editor("erika")


@pytest.fixture(scope="module")
def applied(address):
    client = Client()
    names = ("contact_name", "contact_email", "consent", "started", "key")
    fields = {name: value for name, value in proposal().items() if name in names}
    fields |= {name: values[0] for name, values in fields_in(client.get(address)).items()}
    walk(client, address, "team", fields | {"trade": "Blumenladen", "goals": "Mehr Stammkunden"})
    submission = Submission.objects.get()
    client.post(f"{submission.get_absolute_url()}bestaetigen/")


@pytest.fixture
def application(applied, db):
    """An application that waits for a decision."""
    return Submission.objects.get()


def decide(editor, action, **words):
    task_state = TeamApplication.objects.get().current_workflow_task_state
    task_state.task.specific.on_action(task_state, editor, action, **words)


def test_the_form_knows_the_team_of_its_address(client, address):
    page = client.get(address)
    assert page.context["form"]["team"].value() is not None
    assert "Bei einem Erfolgsteam mitmachen" in page.content.decode()


def test_a_team_that_is_not_public_takes_no_applications(client, address):
    make_team(name="Geheim", live=False)
    assert client.get(address.replace("werkbank", "geheim")).status_code == 404


def test_an_application_waits_at_the_desk_with_its_person_in_the_submission_alone(application):
    assert application.state == State.IN_MODERATION
    draft = TeamApplication.objects.get()
    assert (draft.team.name, draft.trade, draft.live) == ("Werkbank", "Blumenladen", False)
    assert "Ayşe" not in str(Revision.objects.get().content)
    assert TaskState.objects.count() == 1


def test_a_team_that_is_closed_takes_no_applications(client, address):
    closing.close(SuccessTeam.objects.get(), look_back="", now=timezone.now(), user=None)
    assert client.get(address)["Location"] == "/erfolgsteams/werkbank/"  # which says so


def test_an_application_that_is_accepted_too_late_is_answered_and_not_stored(application, editor):
    closing.close(SuccessTeam.objects.get(), look_back="", now=timezone.now(), user=None)
    decide(editor, "approve")
    mail = Email.objects.get(subject="Zu Ihrer Bewerbung: Werkbank")
    assert (mail.to, Member.objects.count()) == (["ayse@example.org"], 0)
    assert "Das Erfolgsteam ist abgeschlossen." in mail.message


def test_accepting_publishes_nothing_and_tells_the_person(client, application, editor):
    decide(editor, "approve")
    assert Submission.objects.get().state == State.ACCEPTED
    to_person = Email.objects.filter(to="ayse@example.org").order_by("pk").last()
    assert to_person.subject == "Ihre Bewerbung ist beim Erfolgsteam"
    assert not SearchEntry.objects.filter(name__contains="blumenladen").exists()
    page = client.get(application.get_absolute_url()).content.decode()
    assert "Angenommen." in page
    assert "Veröffentlicht." not in page
    assert "Blumenladen" not in client.get("/erfolgsteams/werkbank/").content.decode()


def test_declining_gives_the_reason(client, application, editor):
    decide(editor, "decline", comment="Alle Stühle sind besetzt.")
    mail = Email.objects.order_by("pk").last()
    assert mail.subject == "Zu Ihrer Bewerbung für ein Erfolgsteam"
    assert "Alle Stühle sind besetzt." in mail.message


def test_asking_and_answering_runs_as_for_everything_else(client, application, editor):
    decide(editor, "reject", comment="Wann haben Sie Zeit?")
    link = f"{application.get_absolute_url()}aendern/"
    client.post(link, fields_in(client.get(link)) | {"times": "mittwochs"})
    assert Submission.objects.get().state == State.IN_MODERATION
    assert TeamApplication.objects.get().get_latest_revision_as_object().times == "mittwochs"
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


@pytest.mark.parametrize("is_accepted", [True, False])
def test_forgetting_the_person_deletes_the_application(application, editor, is_accepted):
    if is_accepted:
        decide(editor, "approve")
    persons.forget_submission(Submission.objects.get())
    assert TeamApplication.objects.count() == 0
    assert Revision.objects.count() == 0
    assert Email.objects.filter(message__contains="Ayşe").count() == 0


def test_withdrawing_after_the_acceptance_deletes_the_application(application, editor):
    decide(editor, "approve")
    submitter.withdraw(Submission.objects.get())
    assert TeamApplication.objects.count() == 0


def test_what_the_editors_accept_is_handed_to_whoever_leads(application, editor):
    leading = make_facilitator(TeamApplication.objects.get().team)
    decide(editor, "approve")
    member = Member.objects.get()
    assert (member.state, member.name, member.email) == (
        "applied",
        "Ayşe Beispiel",
        "ayse@example.org",
    )
    mail = Email.objects.get(to=leading.email)
    assert mail.subject == "Neue Bewerbung für Werkbank"
    assert "Mehr Stammkunden" in mail.message
    assert mail.headers["Reply-To"] == "ayse@example.org"


def test_where_nobody_leads_the_editors_hear_that_somebody_waits_and_not_who(application, editor):
    decide(editor, "approve")
    mail = Email.objects.filter(subject="Neue Bewerbung für Werkbank", to=editor.email).get()
    assert "begleitet noch niemand" in mail.message
    assert ("Ayşe" in mail.message, "Reply-To" in (mail.headers or {})) == (False, False)


def test_a_member_stays_when_the_application_is_deleted_after_its_time(application, editor):
    decide(editor, "approve")
    joining.accept(Member.objects.get(), timezone.now())
    persons.forget_submission(Submission.objects.get())
    assert (TeamApplication.objects.count(), Member.objects.get().state) == (0, "active")


def test_who_takes_the_application_back_before_the_answer_is_forgotten(application, editor):
    decide(editor, "approve")
    submitter.withdraw(Submission.objects.get())
    assert Member.objects.count() == 0


def test_who_applies_twice_stands_in_the_team_once(application, editor):
    team = TeamApplication.objects.get().team
    known = make_member(team, email="AYSE@example.org")
    decide(editor, "approve")
    assert list(Member.objects.filter(team=team, email__iexact=known.email)) == [known]
