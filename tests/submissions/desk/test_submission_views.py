"""The page of a submission at the desk, as a plain member of the editors' group uses it."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.utils import timezone
from post_office.models import Email
from wagtail.models import Page, Site

from directory.models import Business
from events.models import Event
from submissions.desk import actions
from submissions.models import AnswerText, Submission
from submissions.workflow import submitter
from tests.factories.days import tuesday
from tests.factories.directory import make_business
from tests.factories.events import make_events_page
from tests.factories.submissions import TITLE, filed, posted, proposal, valid
from tests.submissions.desk.cast import DESK, proposed, row, subjects, url_of

State = Submission.State
pytestmark = pytest.mark.django_db


@pytest.fixture
def calendar():
    home = Page.objects.get(depth=1).add_child(instance=Page(title="Start", slug="start-hier"))
    Site.objects.update(root_page=home)
    return make_events_page(home)


@pytest.fixture
def staff(client, editor):
    client.force_login(editor)
    return client


def notices(response):
    """Return the messages without the buttons that Wagtail prints below them."""
    return [str(message).partition("\n")[0] for message in get_messages(response.wsgi_request)]


def answer(submission, action, text="", **more):
    seen = Submission.objects.get(pk=submission.pk).draft.latest_revision_id
    return {"action": action, "text": text, "seen_revision": seen} | more


def fresh(submission):
    return Submission.objects.get(pk=submission.pk)


def test_the_page_shows_who_sent_what_and_a_preview_of_it(staff, calendar, in_moderation):
    page = staff.get(url_of(in_moderation))
    text = page.content.decode()
    assert in_moderation.contact_email in text
    assert dict(page.context["answers"])["Kurz gesagt"] == "Gemeinsam nähen und reparieren."
    assert page.context["differences"] == []
    preview = staff.get(page.context["preview_url"]).content.decode()
    assert TITLE in preview


def test_accepting_publishes_and_leads_to_the_next(staff, editor):
    first = proposed("Erstes", date=f"{tuesday()}")
    second = proposed("Zweites", date=f"{tuesday(weeks=1)}")
    response = staff.post(url_of(first), answer(first, "approve"))
    assert response.url == url_of(second)
    assert notices(response) == ["„Erstes“ ist angenommen."]
    assert [event.title for event in Event.objects.public()] == ["Erstes"]
    response = staff.post(url_of(second), answer(second, "decline", "Leider nicht."))
    assert response.url == DESK
    assert fresh(second).state == State.DECLINED


@pytest.mark.parametrize("action", ["reject", "decline"])
def test_a_question_or_a_refusal_needs_words(staff, in_moderation, action):
    page = staff.post(url_of(in_moderation), answer(in_moderation, action, "  "))
    assert list(page.context["form"].errors) == ["text"]
    assert fresh(in_moderation).state == State.IN_MODERATION


def test_without_a_choice_nothing_happens(staff, in_moderation):
    page = staff.post(url_of(in_moderation), {"text": "Hallo"})
    assert list(page.context["form"].errors) == ["action"]
    assert "Hallo" in page.content.decode()


def test_the_second_editor_reads_who_decided_and_how(client, in_moderation, editor):
    sent = answer(in_moderation, "decline", "Nein.")
    colleague = get_user_model().objects.create_user("kim", first_name="Kim", last_name="Kaya")
    colleague.groups.set(editor.groups.all())
    actions.decide(fresh(in_moderation), colleague, "approve")
    mails = Email.objects.count()
    client.force_login(editor)
    response = client.post(url_of(in_moderation), sent)
    (text,) = notices(response)
    assert text.startswith("Kim Kaya war schneller: am ")
    assert text.endswith("Uhr, jetzt „veröffentlicht“.")
    assert Email.objects.count() == mails
    assert fresh(in_moderation).state == State.ACCEPTED


def test_what_was_changed_meanwhile_is_read_again_and_the_text_is_kept(staff, in_moderation):
    sent = answer(in_moderation, "approve", "Danke.")
    shown = submitter.version_of(in_moderation)
    form, changed = submitter.changed_form(in_moderation, posted(proposal(title="Anders")), shown)
    submitter.correct(in_moderation, valid(form), changed)
    page = staff.post(url_of(in_moderation), sent)
    assert notices(page) == ["Die Angaben wurden gerade geändert. Bitte lesen Sie sie noch einmal."]
    assert "Danke." in page.content.decode()
    assert fresh(in_moderation).state == State.IN_MODERATION
    assert page.context["seen"] == {"seen_revision": fresh(in_moderation).draft.latest_revision_id}


def test_a_ready_made_text_is_filled_in_without_scripts(staff, in_moderation, editor):
    text = AnswerText.objects.create(
        title="Fehlt", outcome="reject", text="{name}, zu „{titel}“ {unbekannt}? {ich}."
    )
    page = staff.post(url_of(in_moderation), {"fill": "1", "answer": text.pk})
    assert page.context["form"]["text"].value() == (
        f"Ayşe Beispiel, zu „{TITLE}“ {{unbekannt}}? erika."
    )
    assert page.context["form"]["action"].value() == "reject"
    assert fresh(in_moderation).state == State.IN_MODERATION


def test_the_first_texts_are_there_for_each_outcome(staff, in_moderation):
    page = staff.get(url_of(in_moderation))
    outcomes = {row.outcome for row, _text in page.context["texts"]}
    assert outcomes == {"approve", "reject", "decline"}


def test_a_change_of_what_is_published_is_shown_field_by_field(staff, in_moderation, editor):
    actions.decide(in_moderation, editor, "approve")
    submission = fresh(in_moderation)
    data = posted(proposal(title="Nähcafé am Abend", price="2 Euro", is_free=""))
    form, changed = submitter.changed_form(submission, data, submitter.version_of(submission))
    submitter.correct(submission, valid(form), changed)
    page = staff.get(url_of(submission))
    labels = [str(field.field_label()) for field in page.context["differences"]]
    assert labels == ["Titel", "Preis"]
    assert "Änderungen gegenüber der Website" in page.content.decode()


def test_the_team_is_told_of_holidays_and_of_addresses_that_are_not_what_they_look_like(staff):
    year = timezone.localdate().year + 1
    submission = proposed(
        "Markt am Feiertag", date=f"25.12.{year}", registration_url="https://p\u0430ypal.com/platz"
    )
    page = staff.get(url_of(submission))
    holiday, lookalike = page.context["remarks"]
    assert holiday.startswith("Auf einen Feiertag fällt: ")
    assert holiday.endswith(f"25. Dezember {year} (Erster Weihnachtstag).")
    assert lookalike.startswith("In der Adresse „p\u0430ypal.com“")
    assert holiday in page.content.decode()


def test_an_ordinary_proposal_has_no_remarks(staff, in_moderation):
    assert staff.get(url_of(in_moderation)).context["remarks"] == []


def test_an_answer_to_a_question_is_compared_with_what_was_asked_about(staff, in_moderation):
    staff.post(url_of(in_moderation), answer(in_moderation, "reject", "Wann ist Einlass?"))
    submission = fresh(in_moderation)
    data = posted(proposal(summary="Einlass um 17:30."))
    form, changed = submitter.changed_form(submission, data, submitter.version_of(submission))
    submitter.correct(submission, valid(form), changed)
    page = staff.get(url_of(submission))
    assert [str(d.field_label()) for d in page.context["differences"]] == ["Kurz gesagt"]
    assert "Änderungen seit der Rückfrage" in page.content.decode()
    assert "Wann ist Einlass?" in page.content.decode()


def test_a_decision_is_undone_by_a_button(staff, in_moderation):
    staff.post(url_of(in_moderation), answer(in_moderation, "approve"))
    page = staff.get(url_of(in_moderation))
    assert page.context["can_be_undone"]
    assert staff.get(url_of(in_moderation) + "zuruecknehmen/").status_code == 405
    response = staff.post(url_of(in_moderation) + "zuruecknehmen/")
    assert notices(response)[-1] == "Die Entscheidung ist zurückgenommen. Es wartet wieder."
    assert fresh(in_moderation).state == State.IN_MODERATION
    response = staff.post(url_of(in_moderation) + "zuruecknehmen/")
    assert notices(response)[-1] == "Das wartet wieder auf eine Entscheidung."


def test_a_ready_made_text_neither_greets_nor_signs_a_second_time(staff, in_moderation, editor):
    editor.first_name, editor.last_name = "Erika", "Muster"
    editor.save()
    page = staff.get(url_of(in_moderation))
    ready = next(text for row, text in page.context["texts"] if row.title == "Gibt es schon")
    staff.post(url_of(in_moderation), answer(in_moderation, "reject", ready))
    mail = Email.objects.get(subject__startswith="Eine Frage zu").message
    assert (mail.count("Guten Tag"), mail.count("Erika Muster")) == (1, 1)
    assert "Freundliche Grüße\nErika Muster\nIhr B3-Team" in mail


def test_a_user_name_signs_no_letter(staff, in_moderation, editor):
    staff.post(url_of(in_moderation), answer(in_moderation, "decline", "Passt nicht."))
    mail = Email.objects.get(subject__startswith="Zu Ihrer Einreichung").message
    assert "Freundliche Grüße\nIhr B3-Team" in mail
    assert editor.username not in mail


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("Guten Tag {name},\n\nwann ist Einlass?", False),
        ("Hallo, wann ist Einlass?", False),
        ("Wann ist Einlass?\n\n{ich}", False),
        ("Wann ist Einlass?\n\nMit freundlichen Grüßen\n{ich}", False),
        ("Hallodri {ich} fragt, wann Einlass ist.", True),
    ],
)
def test_a_ready_made_text_with_a_greeting_is_refused(db, text, is_right):
    row = AnswerText(title="Einlass", outcome="reject", text=text)
    if is_right:
        return row.full_clean()
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert list(refused.value.message_dict) == ["text"]


def test_the_history_holds_what_the_sender_did_and_nothing_that_the_site_did(
    staff, in_moderation, editor
):
    actions.decide(fresh(in_moderation), editor, "approve")
    submission = fresh(in_moderation)
    form, changed = submitter.changed_form(
        submission, posted(proposal(price="2 Euro", is_free="")), submitter.version_of(submission)
    )
    submitter.correct(submission, valid(form), changed)
    submitter.withdraw_change(fresh(submission))
    page = staff.get(url_of(submission))
    assert [(happening.who, str(happening.what)) for happening in page.context["history"]] == [
        ("", "Änderung zurückgezogen"),
        ("", "Angaben geändert"),
        ("erika", "Angenommen"),
        ("", "E-Mail-Adresse bestätigt"),
        ("", "Eingegangen"),
    ]


def test_a_question_is_taken_back_by_a_button(staff, in_moderation):
    staff.post(url_of(in_moderation), answer(in_moderation, "reject", "Was kostet es?"))
    page = staff.get(url_of(in_moderation))
    assert page.context["has_open_question"]
    response = staff.post(url_of(in_moderation) + "rueckfrage/")
    assert notices(response)[-1].startswith("Die Rückfrage ist zurückgenommen.")
    page = staff.get(url_of(in_moderation))
    assert not page.context["has_open_question"]
    assert fresh(in_moderation).state == State.IN_MODERATION


def test_the_decision_comes_after_what_is_decided_and_before_all_else(staff, in_moderation):
    text = staff.get(url_of(in_moderation)).content.decode()
    places = [text.index(f'id="{name}-section"') for name in ("angaben", "vorschau", "entscheiden")]
    places.append(text.index('id="kontakt-section"'))
    assert places == sorted(places)


def test_the_history_names_who_did_what(staff, in_moderation, other_editor):
    staff.post(url_of(in_moderation) + "zustaendig/", {"colleague": other_editor.pk})
    staff.post(url_of(in_moderation), answer(in_moderation, "decline", "Nein."))
    staff.post(url_of(in_moderation) + "zuruecknehmen/")
    page = staff.get(url_of(in_moderation))
    assert [(happening.who, str(happening.what)) for happening in page.context["history"]] == [
        ("erika", "Entscheidung zurückgenommen"),
        ("erika", "Abgelehnt"),
        ("erika", "Zuständig: emre"),
        ("", "E-Mail-Adresse bestätigt"),
        ("", "Eingegangen"),
    ]
    assert fresh(in_moderation).assigned_to == other_editor


def test_only_who_can_decide_can_be_named(staff, in_moderation, django_user_model):
    stranger = django_user_model.objects.create_user("fremd")
    staff.post(url_of(in_moderation) + "zustaendig/", {"colleague": stranger.pk})
    assert fresh(in_moderation).assigned_to is None


def test_spam_is_rescued_or_closed_by_a_button(staff):
    good, bad = filed(proposal()), filed(proposal(title="Casino"))
    Submission.objects.update(state=State.SPAM, spam_reasons=["phrase"])
    assert "oft in Werbung" in staff.get(url_of(good)).content.decode()
    staff.post(url_of(good) + "kein-spam/")
    staff.post(url_of(bad) + "spam/")
    assert [fresh(submission).state for submission in (good, bad)] == [
        State.UNCONFIRMED,
        State.DECLINED,
    ]
    assert subjects(staff.get(DESK)) == []
    staff.post(f"{fresh(good).get_absolute_url()}bestaetigen/")
    assert subjects(staff.get(DESK)) == [TITLE]


def bulk_url(*submissions):
    ids = "&".join(f"id={submission.pk}" for submission in submissions)
    return f"/admin/bulk/submissions/submission/decline/?{ids}&next={DESK}"


def test_several_are_declined_with_one_text_filled_in_for_each(staff, editor):
    first, second = proposed("Erstes"), proposed("Zweites")
    decided = proposed("Schon entschieden")
    actions.decide(decided, editor, "approve")
    spam = row("Casino", state=State.SPAM)
    url = bulk_url(first, second, decided, spam)
    page = staff.get(url)
    assert sorted(row["item"].subject for row in page.context["items"]) == [
        "Casino",
        "Erstes",
        "Zweites",
    ]
    assert page.context["items_with_no_access"] == [decided]
    response = staff.post(url, {"text": "Nicht „{titel}“."})
    assert notices(response)[-1] == "3 Einreichungen sind abgelehnt."
    assert [fresh(submission).state for submission in (first, second, decided, spam)] == [
        State.DECLINED,
        State.DECLINED,
        State.ACCEPTED,
        State.DECLINED,
    ]
    assert [e.text for e in fresh(second).conversation.all()] == ["Nicht „Zweites“."]
    assert fresh(spam).conversation.count() == 0


def test_nobody_declines_what_they_have_not_ticked(staff, in_moderation):
    everything = "/admin/bulk/submissions/submission/decline/?id=all"
    assert staff.post(everything, {"text": "Nein."}).status_code == 404
    assert fresh(in_moderation).state == State.IN_MODERATION


def test_a_bulk_refusal_needs_words(staff, in_moderation):
    page = staff.post(bulk_url(in_moderation), {"text": " "})
    assert list(page.context["form"].errors) == ["text"]
    ready = AnswerText.objects.filter(outcome="decline").first()
    staff.post(bulk_url(in_moderation), {"answer": ready.pk, "text": ""})
    assert fresh(in_moderation).state == State.DECLINED


def test_a_reader_who_is_not_in_the_workflows_group_can_not_decide(client, in_moderation):
    reader = get_user_model().objects.create_user("lena", password="geheim-2026")
    codenames = ["access_admin", "change_submission", "view_submission"]
    reader.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(reader)
    page = client.get(url_of(in_moderation))
    assert page.context["form"] is None
    client.post(url_of(in_moderation), answer(in_moderation, "approve"))
    client.post(bulk_url(in_moderation), {"text": "Nein."})
    client.post(url_of(in_moderation) + "zuruecknehmen/")
    assert fresh(in_moderation).state == State.IN_MODERATION


def test_a_draft_that_an_editor_deleted_leaves_a_page_that_can_be_read(staff, in_moderation):
    in_moderation.draft.delete()
    page = staff.get(url_of(in_moderation))
    assert page.status_code == 200
    assert page.context["form"] is None
    assert not page.context["can_be_undone"]


def test_two_entries_are_merged_from_their_page(staff):
    keep = make_business(name="Salon Gül", telephone="0221 4710-1", website="")
    drop = make_business(
        name="Salon Guel", telephone="0221 4710-1", website="https://a.example.org"
    )
    find = f"{DESK}zusammenfuehren/business/{keep.pk}/"
    assert [entry for entry, _url in staff.get(find).context["rows"]] == [drop]
    page = staff.get(f"{find}{drop.pk}/")
    assert [(row[0], row[4]) for row in page.context["rows"]] == [
        ("name", "keep"),
        ("website", "drop"),
    ]
    staff.post(f"{find}{drop.pk}/", {"name": "keep", "website": "drop"})
    assert [(b.name, b.website) for b in Business.objects.public()] == [
        ("Salon Gül", "https://a.example.org")
    ]


def test_merging_asks_for_two_entries_of_a_kind_that_can_be_merged(staff):
    business = make_business()
    base = f"{DESK}zusammenfuehren/"
    addresses = [f"business/{business.pk}/{business.pk}/", "business/9999/", f"team/{business.pk}/"]
    assert [staff.get(base + address).status_code for address in addresses] == [404, 404, 404]


def test_the_lists_of_entries_offer_merging(staff):
    business = make_business()
    page = staff.get("/admin/snippets/directory/business/").content.decode()
    assert f"{DESK}zusammenfuehren/business/{business.pk}/" in page
