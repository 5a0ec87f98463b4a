"""The front door over HTTP: the form, the private link, messages to the team."""

import pytest
from post_office.models import Email
from wagtail.models import Site

from content.models import Neighbourhood, NeighbourhoodShop
from events.models import Event
from submissions.models import Message, Submission
from tests.factories.events import make_events_page
from tests.factories.submissions import proposal
from tests.factories.walking import walk

State = Submission.State
pytestmark = pytest.mark.django_db
UNKNOWN = "x" * 43


@pytest.fixture
def address():
    home = Site.objects.get().root_page
    return f"{make_events_page(home).url}vorschlagen/"


def steps_of(link):
    return [link, f"{link}bestaetigen/", f"{link}aendern/", f"{link}zurueckziehen/"]


def test_a_proposal_is_stored_and_its_number_shown(client, address):
    answer = walk(client, address, "event", proposal())
    assert Submission.objects.get().reference in answer.content.decode()


def test_hidden_fields_that_the_form_does_not_know_change_nothing(client, address, editor):
    tampered = {"live": "1", "state": "accepted", "decided_by": str(editor.pk)}
    walk(client, address, "event", proposal(), beside=tampered)
    submission = Submission.objects.get()
    assert submission.state == State.UNCONFIRMED
    assert submission.decided_by is None
    assert not set(submission.payload) & {"live", "state", "decided_by", "contact_email", "key"}


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_the_link_changes_nothing(client, unconfirmed, method):
    for step in steps_of(unconfirmed.get_absolute_url()):
        getattr(client, method)(step)
    unconfirmed.refresh_from_db()
    assert unconfirmed.state == State.UNCONFIRMED
    assert Event.objects.count() == 0


def test_the_button_behind_the_link_confirms(client, unconfirmed):
    link = unconfirmed.get_absolute_url()
    page = client.post(f"{link}bestaetigen/", follow=True)
    assert page.context["submission"].state == State.IN_MODERATION
    assert Event.objects.get().title == unconfirmed.subject


def test_a_wrong_link_shows_the_same_page_everywhere(client, unconfirmed):
    token = unconfirmed.token
    changed = token[:-1] + ("A" if token[-1] != "A" else "B")
    pages = [
        client.get(step) for t in (changed, UNKNOWN) for step in steps_of(f"/einreichung/{t}/")
    ]
    assert {page.status_code for page in pages} == {404}
    assert unconfirmed.subject not in "".join(page.content.decode() for page in pages)


def test_a_private_page_is_stored_nowhere_and_tells_no_other_host_its_address(client, unconfirmed):
    page = client.get(unconfirmed.get_absolute_url())
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "same-origin"
    assert page.content.decode().count(f"seite=/einreichung/{unconfirmed.token}") == 0


def test_a_question_is_shown_where_it_is_answered(client, in_moderation, editor):
    task_state = in_moderation.draft.current_workflow_task_state
    task_state.task.specific.on_action(task_state, editor, "reject", comment="Wann ist Einlass?")
    page = client.get(f"{in_moderation.get_absolute_url()}aendern/")
    assert "Wann ist Einlass?" in page.content.decode()
    fields = proposal(summary="Einlass ist um 17:30 Uhr.")
    client.post(f"{in_moderation.get_absolute_url()}aendern/", fields)
    in_moderation.refresh_from_db()
    assert in_moderation.state == State.IN_MODERATION
    assert in_moderation.draft.get_latest_revision_as_object().summary == (
        "Einlass ist um 17:30 Uhr."
    )


def test_withdrawing_asks_first_and_then_does_it(client, in_moderation):
    link = in_moderation.get_absolute_url()
    assert "Ja, zurückziehen" in client.get(f"{link}zurueckziehen/").content.decode()
    page = client.post(f"{link}zurueckziehen/", follow=True)
    assert page.context["submission"].state == State.WITHDRAWN
    assert Event.objects.count() == 0


def test_what_a_template_would_run_is_sent_as_it_was_typed(client, address):
    walk(client, address, "event", proposal(title="{% now 'Y' %} {{ settings }} {% broken"))
    mail = Email.objects.get()
    assert "{% now 'Y' %} {{ settings }} {% broken" in mail.message


def test_markup_in_a_title_is_text_in_the_mail(client, address):
    walk(client, address, "event", proposal(title="<script>alert(1)</script>"))
    assert "<script>" not in Email.objects.get().html_message


@pytest.mark.parametrize(
    ("path", "topic"),
    [
        ("/kontakt/", "contact"),
        ("/erfolgsteam-anfragen/", "team"),
        ("/barriere-melden/", "barrier"),
        ("/fehler-melden/", "mistake"),
    ],
)
def test_a_message_reaches_the_inbox_once(client, path, topic):
    form = client.get(path).context["form"]
    fields = {"text": "Hallo", "key": form["key"].value(), "started": form["started"].value()}
    client.post(path, fields)
    page = client.post(path, fields, follow=True)
    assert "angekommen" in page.content.decode()
    assert [message.topic for message in Message.objects.all()] == [topic]


def test_the_contact_page_says_where_and_when_the_team_is_met(client):
    shop = NeighbourhoodShop.objects.create(
        name="Stadtteilladen Beispiel",
        neighbourhood=Neighbourhood.objects.get(name="Hassel"),
        street="Eppmannsweg",
        hours="Mittwoch: 9 bis 12 Uhr\nFreitag: 9 bis 12 Uhr",
        contact_name="Murat Beispiel",
        telephone="0221 4710-901",
    )
    page = client.get("/kontakt/").content.decode()
    for part in (
        "Eppmannsweg, 45896 Gelsenkirchen",
        "Mittwoch: 9 bis 12 Uhr<br>Freitag: 9 bis 12 Uhr",
        "Murat Beispiel",
        'href="tel:02214710901"',
    ):
        assert part in page
    assert shop.name not in client.get("/fehler-melden/").content.decode()


def test_reporting_a_mistake_knows_the_page_it_came_from(client):
    page = client.get("/fehler-melden/?seite=/branchenbuch/baecker/")
    assert page.context["form"]["page"].value() == "/branchenbuch/baecker/"


def test_an_empty_message_is_refused_at_its_field(client):
    page = client.post("/kontakt/", {"text": " "})
    assert 'href="#id_text"' in page.content.decode()
    assert Message.objects.count() == 0


def test_a_foreign_form_gets_its_text_back(client):
    strict = type(client)(enforce_csrf_checks=True)
    page = strict.post("/kontakt/", {"text": "Mein langer Text"})
    assert page.status_code == 403
    assert "Mein langer Text" in page.content.decode()


def test_too_many_fields_are_refused(client):
    fields = {f"f{n}": "x" for n in range(1001)}
    assert client.post("/kontakt/", fields).status_code == 400


def test_a_huge_body_is_refused_before_it_is_read(client):
    answer = client.generic("POST", "/kontakt/", b"x" * (1024 * 1024 + 1))
    assert answer.status_code == 413


def test_the_page_of_thanks_leads_back_to_what_was_written_about(client):
    page = client.get("/nachricht-gesendet/?zurueck=/branchenbuch/baecker/").content.decode()
    assert 'href="/branchenbuch/baecker/"' in page
    assert "Zurück zur Seite, um die es ging" in page


@pytest.mark.parametrize(
    "back", ["", "//evil.example/", "/\\evil.example", "https://evil.example/", "javascript:x"]
)
def test_the_page_of_thanks_leads_nowhere_else(client, back):
    page = client.get("/nachricht-gesendet/", {"zurueck": back}).content.decode()
    assert "Zurück zur Seite" not in page
    assert "evil" not in page.split("<main")[1].split("</main>")[0]
