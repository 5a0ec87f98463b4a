"""Changes to what is published: beside the public version, one after the other, none undone."""

import pytest
from post_office.models import Email
from wagtail.models import Site, TaskState

from directory.models import Business
from submissions.desk import actions
from submissions.desk.submission_views import answers_of
from submissions.models import Submission
from submissions.workflow import corrections, submitter
from tests.factories.days import tuesday
from tests.factories.directory import make_business, make_category, make_directory_page
from tests.factories.events import make_event, make_events_page
from tests.factories.submissions import valid
from tests.factories.typing import fields_in

State = Submission.State
pytestmark = pytest.mark.django_db
CONTACT = {
    "contact_name": "Cem Beispiel",
    "contact_email": "cem@example.org",
    "consent": "on",
}


@pytest.fixture
def business():
    return make_business(
        name="Salon Gül (Beispiel)",
        categories=[make_category(name="Friseur")],
        languages=["de", "tr"],
        summary="Haare und Bärte",
        description="<p>Mit und <b>ohne</b> Termin.</p>",
        telephone="(0)221 4710-123",
        opening_hours="Tu-Fr 09:00-18:00",
    )


@pytest.fixture
def address(business):
    return (
        f"{make_directory_page(Site.objects.get().root_page).url}{business.slug}/aendern/?nur=alles"
    )


@pytest.fixture
def hours(address):
    return address.replace("alles", "oeffnungszeiten")


def send(client, address, shown=None, **changes):
    """Fill in the form as it was shown (now, or earlier as `shown`) and send it."""
    fields = shown or fields_in(client.get(address))
    return client.post(address, fields | CONTACT | changes, follow=True)


def corrected(client, address, **changes):
    """Send a correction and confirm it; returns the submission."""
    send(client, address, **changes)
    submission = Submission.objects.order_by("pk").last()
    return submitter.confirm(submission, valid(submitter.form_of(submission)))


def decide(entry, user, action, **words):
    task_state = type(entry).objects.get(pk=entry.pk).current_workflow_task_state
    task_state.task.specific.on_action(task_state, user, action, **words)


def test_the_form_shows_what_is_published_and_a_draft_stays_hidden(client, address, business):
    draft = Business.objects.get(pk=business.pk)
    draft.summary = "Noch geheim"
    draft.save_revision(clean=False)
    fields = fields_in(client.get(address))
    assert fields["summary"] == ["Haare und Bärte"]
    assert fields["telephone"] == ["(0)221 4710-123"]


def test_there_is_no_form_for_a_draft(client, address, business):
    Business.objects.update(live=False)
    assert client.get(address).status_code == 404


def test_a_correction_is_filed_with_only_what_differs(client, address, business):
    send(client, address, summary="Haare, Bärte, Hochzeiten")
    submission = Submission.objects.get()
    assert submission.is_correction
    assert submission.changed_fields == ["summary"]
    assert submission.draft == business
    assert submission.state == State.UNCONFIRMED
    assert TaskState.objects.count() == 0
    assert business.revisions.count() == 0


@pytest.fixture
def incomplete(business):
    """The entry as editors entered it: without what the public form asks of others."""
    Business.objects.update(summary="", neighbourhood=None, opening_hours="2027 Feb 29 off")
    business.refresh_from_db()
    business.categories.set([make_category() for _ in range(4)])
    business.save()
    return business


def test_who_corrects_one_field_need_not_mend_what_others_left_open(
    client, address, incomplete, editor
):
    submission = corrected(client, address, telephone="0221 4710-999")
    assert submission.changed_fields == ["telephone"]
    decide(incomplete, editor, "approve")
    entry = Business.objects.public().get()
    assert (entry.telephone, entry.summary, entry.neighbourhood) == ("0221 4710-999", "", None)
    assert (entry.opening_hours, entry.categories.count()) == ("2027 Feb 29 off", 4)


def test_sending_an_incomplete_entry_unchanged_changes_nothing(client, address, incomplete):
    assert "Sie haben nichts geändert" in send(client, address).content.decode()
    assert Submission.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "faulty"),
    [({"name": ""}, ["name"]), ({"opening_hours_rule": "banane"}, ["opening_hours"])],
)
def test_what_one_changes_oneself_is_checked(client, address, incomplete, typed, faulty):
    page = send(client, address, **typed)
    assert list(page.context["form"].errors) == faulty


def test_the_last_way_to_reach_a_business_can_not_be_taken_away(client, address, business):
    page = send(client, address, telephone="")
    assert list(page.context["form"].errors) == ["telephone"]


def test_sending_the_form_unchanged_is_refused_and_kept(client, address):
    page = send(client, address)
    assert "Sie haben nichts geändert" in page.content.decode()
    assert page.context["form"]["contact_name"].value() == "Cem Beispiel"
    assert Submission.objects.count() == 0


def test_what_is_public_stays_until_the_correction_is_accepted(client, address, business, editor):
    corrected(client, address, summary="Neu")
    assert Business.objects.public().get().summary == "Haare und Bärte"
    decide(business, editor, "approve")
    entry = Business.objects.public().get()
    assert entry.summary == "Neu"
    assert entry.description == "<p>Mit und <b>ohne</b> Termin.</p>"
    assert entry.opening_hours == business.opening_hours
    assert [language.code for language in entry.languages.all()] == ["de", "tr"]
    assert Submission.objects.get().state == State.ACCEPTED
    assert Email.objects.order_by("pk").last().subject == "Geändert: Salon Gül (Beispiel)"


def test_a_declined_correction_leaves_no_trace_in_the_draft(client, address, business, editor):
    corrected(client, address, summary="Unsinn")
    decide(business, editor, "decline", comment="Stimmt nicht.")
    entry = Business.objects.get(pk=business.pk)
    assert entry.live
    assert not entry.has_unpublished_changes
    assert entry.get_latest_revision_as_object().summary == "Haare und Bärte"
    assert entry.get_latest_revision().as_object().summary == "Haare und Bärte"
    assert Submission.objects.get().state == State.DECLINED


def test_a_declined_correction_gives_editors_their_own_draft_back(
    client, address, business, editor
):
    draft = Business.objects.get(pk=business.pk)
    draft.summary = "Halbfertig"
    draft.save_revision(user=editor, clean=False)
    corrected(client, address, telephone="0221 4710-999")
    decide(business, editor, "decline", comment="Nein.")
    entry = Business.objects.get(pk=business.pk)
    assert entry.has_unpublished_changes
    assert entry.get_latest_revision_as_object().summary == "Halbfertig"
    assert entry.get_latest_revision_as_object().telephone == "(0)221 4710-123"


def test_the_moderator_sees_each_field_that_changes(client, address, business):
    submission = corrected(client, address, summary="Neu", accessibility_note="Rampe")
    assert corrections.differences(submission) == [
        ("In einer Zeile", "Haare und Bärte", "Neu"),
        ("Mehr zur Barrierefreiheit", "", "Rampe"),
    ]


@pytest.fixture
def two(client, address):
    """Two corrections, filled in on the same morning from the same version."""
    shown = fields_in(client.get(address))
    send(client, address, shown, summary="Von der Ersten")
    send(client, address, shown | {"key": [""]}, telephone="0221 4710-999")
    for submission in Submission.objects.order_by("pk"):
        submitter.confirm(submission, valid(submitter.form_of(submission)))
    return list(Submission.objects.order_by("pk"))


def test_of_two_corrections_one_lies_before_the_team_and_one_waits(two, business):
    assert [submission.is_waiting for submission in two] == [False, True]
    assert list(Submission.objects.before_team()) == [two[0]]
    newest = Business.objects.get(pk=business.pk).get_latest_revision_as_object()
    assert (newest.summary, newest.telephone) == ("Von der Ersten", "(0)221 4710-123")


def test_accepting_both_keeps_both_changes(
    two, business, editor, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        decide(business, editor, "approve")
    assert [submission.state for submission in Submission.objects.order_by("pk")] == [
        State.ACCEPTED,
        State.IN_MODERATION,
    ]
    assert Business.objects.public().get().telephone == "(0)221 4710-123"
    decide(business, editor, "approve")
    entry = Business.objects.public().get()
    assert (entry.summary, entry.telephone) == ("Von der Ersten", "0221 4710-999")


def test_declining_the_first_brings_the_second_without_it(two, business, editor):
    decide(business, editor, "decline", comment="Nein.")
    newest = Business.objects.get(pk=business.pk).get_latest_revision_as_object()
    assert (newest.summary, newest.telephone) == ("Haare und Bärte", "0221 4710-999")
    assert Submission.objects.get(pk=two[1].pk).is_waiting is False


def test_withdrawing_the_first_brings_the_second(two, business):
    submitter.withdraw(two[0])
    assert Business.objects.public().get() == business
    assert Submission.objects.get(pk=two[1].pk).is_waiting is False
    newest = Business.objects.get(pk=business.pk).get_latest_revision_as_object()
    assert newest.summary == "Haare und Bärte"


def test_what_waits_is_taken_up_at_night_if_its_turn_was_missed(two, business, editor):
    decide(business, editor, "approve")  # the process ends before the next one's turn
    assert Submission.objects.get(pk=two[1].pk).is_waiting is True
    assert corrections.resume_forgotten() == 1
    assert Submission.objects.get(pk=two[1].pk).is_waiting is False
    assert corrections.resume_forgotten() == 0


def test_both_changing_the_same_field_shows_the_second_against_the_first(
    client, address, business, editor, django_capture_on_commit_callbacks
):
    corrected(client, address, summary="Eins")
    second = corrected(client, address, summary="Zwei")
    with django_capture_on_commit_callbacks(execute=True):
        decide(business, editor, "approve")
    second.refresh_from_db()
    assert corrections.differences(second) == [("In einer Zeile", "Eins", "Zwei")]


def test_an_old_form_does_not_bring_back_what_an_editor_has_changed_since(
    client, address, business, editor
):
    shown = fields_in(client.get(address))
    entry = Business.objects.get(pk=business.pk)
    entry.save_revision(clean=False).publish()
    shown = fields_in(client.get(address))
    entry.telephone = "0221 4710-500"
    entry.save_revision(user=editor, clean=False).publish()
    send(client, address, shown, summary="Neu")
    submission = Submission.objects.get()
    assert submission.changed_fields == ["summary"]
    submitter.confirm(submission, valid(submitter.form_of(submission)))
    decide(business, editor, "approve")
    entry = Business.objects.public().get()
    assert (entry.summary, entry.telephone) == ("Neu", "0221 4710-500")


def test_a_stranger_cannot_unpublish_by_withdrawing_a_correction(client, address, business):
    send(client, address, summary="Neu")
    submitter.withdraw(Submission.objects.get())
    assert Business.objects.public().get() == business


def test_an_event_is_corrected_at_its_own_address(client, editor):
    event = make_event(starts=f"{tuesday()} 18:00", title="Nähcafé", rule="FREQ=WEEKLY;COUNT=4")
    page = make_events_page(Site.objects.get().root_page)
    submission = corrected(client, f"{page.url}{event.slug}/aendern/?nur=alles", place_name="Bonni")
    assert submission.changed_fields == ["place_name"]
    decide(event, editor, "approve")
    event.refresh_from_db()
    assert (event.place_name, event.title) == ("Bonni", "Nähcafé")
    assert event.occurrences.count() == 4


def test_an_event_with_a_rule_that_the_form_cannot_say_keeps_it(client, editor):
    rule = "FREQ=MONTHLY;BYDAY=2TU,4TU;COUNT=5"
    day = next(day for day in map(tuesday, range(5)) if 8 <= day.day <= 14)  # a second Tuesday
    event = make_event(starts=f"{day} 18:00", ends=f"{day} 20:00", rule=rule)
    page = make_events_page(Site.objects.get().root_page)
    corrected(client, f"{page.url}{event.slug}/aendern/?nur=alles", place_name="Bonni")
    decide(event, editor, "approve")
    event.refresh_from_db()
    assert event.place_name == "Bonni"
    assert event.occurrences.count() == 5


@pytest.mark.parametrize("has_own_draft", [False, True])
def test_undoing_a_correction_of_what_was_only_loaded_brings_back_what_was_public(
    client, address, business, editor, has_own_draft
):
    """Loaded in bulk it has no version and no line in the log; an editor may have begun a draft."""
    assert (business.live, business.live_revision) == (True, None)
    if has_own_draft:
        begun = Business.objects.get()
        begun.summary = "Noch nicht fertig"
        begun.save_revision(clean=False)
    submission = corrected(client, address, telephone="0221 4710-500")
    decide(business, editor, "approve")
    assert Business.objects.public().get().telephone == "0221 4710-500"
    submission.refresh_from_db()
    assert actions.undo(submission, editor)
    entry = Business.objects.public().get()
    assert (entry.telephone, entry.summary) == ("(0)221 4710-123", "Haare und Bärte")
    decide(business, editor, "approve")
    assert Business.objects.public().get().telephone == "0221 4710-500"


def test_the_hours_are_changed_alone_on_one_short_page(client, hours, business):
    page = client.get(hours)
    groups = [[field.name for field in fields] for _legend, fields in page.context["form"].groups()]
    assert groups == [
        ["opening_hours", "opening_hours_note"],
        ["contact_name", "contact_email", "contact_telephone", "consent"],
    ]
    send(client, hours, opening_hours_mo="ab 17 Uhr", opening_hours_tu="wie Montag")
    submission = Submission.objects.get()
    assert submission.changed_fields == ["opening_hours"]
    assert (
        valid(submitter.form_of(submission))
        .cleaned_data["opening_hours"]
        .startswith("Mo-Tu 17:00+")
    )


def test_the_desk_says_what_the_hours_mean_for_the_coming_seven_days(client, hours, business):
    typed = {"opening_hours_mo": "", "opening_hours_exceptions": "Betriebsferien 1.8. bis 20.8."}
    corrected(client, hours, **typed)
    answers = dict(answers_of(Submission.objects.get()))
    assert answers["Öffnungszeiten"].endswith(
        "Ausnahmen an einzelnen Tagen: 1.8.–20.8.: geschlossen (Betriebsferien)"
    )
    assert len(answers["Die nächsten sieben Tage"].splitlines()) == 7


def test_hours_that_cannot_be_read_bring_the_short_page_again(client, hours, business):
    page = send(client, hours, opening_hours_mo="banane")
    form = page.context["form"]
    assert (list(form.errors), len(form.groups())) == (["opening_hours"], 2)
    assert Submission.objects.count() == 0


def test_who_sent_it_in_changes_the_hours_alone_behind_the_private_link(client, address, business):
    submission = corrected(client, address, telephone="0221 4710-199")
    short = f"/einreichung/{submission.token}/aendern/?nur=oeffnungszeiten"
    page = client.get(f"{submission.get_absolute_url()}aendern/")
    assert short in page.content.decode()
    shown = client.get(short)
    assert len(shown.context["form"].groups()) == 1
    client.post(short, fields_in(shown) | {"opening_hours_mo": "9–13 und nach Vereinbarung"})
    submission.refresh_from_db()
    assert submission.changed_fields == ["opening_hours", "telephone"]
    version = corrections.proposed_version(submission)
    assert (version.telephone, version.opening_hours) == (
        "0221 4710-199",
        'Mo 09:00-13:00; Tu-Fr 09:00-18:00 || Mo unknown "nach Vereinbarung"',
    )
