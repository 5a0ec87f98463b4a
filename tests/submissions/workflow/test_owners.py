"""A stranger's change of an entry: its owner hears of it, may object, and the desk shows it."""

import pytest
from django.contrib.auth import get_user_model
from post_office.models import Email
from wagtail.models import Site

from directory.models import Business
from submissions.desk import actions
from submissions.models import Call, OwnerReply, Submission
from submissions.workflow import owners, submitter
from tests.factories.directory import make_directory_page
from tests.factories.submissions import filed_business, valid
from tests.factories.typing import fields_in
from tests.submissions.conftest import make_editor
from tests.submissions.desk.cast import url_of

pytestmark = pytest.mark.django_db
NAME = "Bäckerei Korn (Beispiel)"
OWNER, STRANGER = "ayse@example.org", "fremd@example.org"


def fresh(submission):
    return Submission.objects.get(pk=submission.pk)


def mails_to(email):
    return [mail for mail in Email.objects.order_by("pk") if mail.to == [email]]


@pytest.fixture(scope="module")
def page(rows_of_the_file):
    submission = filed_business(NAME)
    actions.decide(submission, make_editor("erika"), "approve")
    Email.objects.all().delete()
    return make_directory_page(Site.objects.get().root_page).url


@pytest.fixture
def editor(page, db):
    return get_user_model().objects.get(username="erika")


@pytest.fixture
def owner(page, db):
    return Submission.objects.get()


@pytest.fixture
def change_by(client, page, owner):
    """Return what files and confirms a correction of the owner's entry from an address."""
    slug = Business.objects.get().slug
    address = f"{page}{slug}/aendern/?nur=alles"

    def change(email, **changes):
        contact = {"contact_name": "Cem", "contact_email": email, "consent": "on"}
        client.post(address, fields_in(client.get(address)) | contact | changes)
        submission = Submission.objects.order_by("pk").last()
        return submitter.confirm(submission, valid(submitter.form_of(submission)))

    return change


@pytest.fixture
def change(change_by):
    return change_by(STRANGER, summary="Neu: www.evil.example")


def test_the_owner_hears_which_fields_somebody_wants_to_change_but_no_word_of_theirs(owner, change):
    (mail,) = mails_to(OWNER)
    assert mail.subject == f"Jemand möchte „{NAME}“ ändern"
    assert "Ändern soll sich: In einer Zeile." in mail.message
    assert owner.full_url in mail.message
    assert ("evil" in mail.message, STRANGER in mail.message) == (False, False)


def test_before_the_stranger_confirms_nobody_hears_of_it(client, owner, change_by):
    change_by(STRANGER, summary="Neu")
    assert len(mails_to(OWNER)) == 1
    Submission.objects.update(state=Submission.State.UNCONFIRMED)
    assert not owners.changes_for(fresh(owner)).exists()


def test_who_corrects_their_own_entry_at_its_page_is_no_stranger(owner, change_by):
    change = change_by("Ayse@Example.org", summary="Neu")
    assert owners.owners_of(change) == []
    assert [mail.subject for mail in mails_to(OWNER)] == []


def test_an_owner_objects_by_the_private_link_and_the_desk_shows_it(client, owner, change, editor):
    page = client.get(owner.get_absolute_url())
    assert list(page.context["foreign_changes"]) == [change]
    address = f"{owner.get_absolute_url()}fremde-aenderung/{change.reference}/"
    shown = client.get(address)
    assert shown.context["differences"] == [
        ("In einer Zeile", "Brot und Kuchen", "Neu: www.evil.example")
    ]
    after = client.post(address, {"answer": "objects", "text": "Das sind wir nicht."}, follow=True)
    assert "Ihre Antwort ist gespeichert." in after.content.decode()
    (mail,) = [mail for mail in mails_to(editor.email) if owner.reference in mail.subject]
    assert "Ich bin nicht einverstanden.\n\nDas sind wir nicht." in mail.message
    assert url_of(change) in mail.message
    client.force_login(editor)
    desk = client.get(url_of(change))
    assert desk.context["owners"] == [owner]
    assert "Das sind wir nicht." in desk.content.decode()
    assert owner.contact_email in desk.content.decode()


def test_a_second_answer_replaces_the_first(owner, change):
    owners.reply(owner, change, "objects", "Nein.")
    owners.reply(owner, change, "agrees", "Doch.")
    assert [(row.answer, row.text) for row in OwnerReply.objects.all()] == [("agrees", "Doch.")]


def test_an_answer_needs_a_choice(client, owner, change):
    address = f"{owner.get_absolute_url()}fremde-aenderung/{change.reference}/"
    page = client.post(address, {"text": "Hm."})
    assert list(page.context["form"].errors) == ["answer"]
    assert not OwnerReply.objects.exists()


def test_nobody_answers_for_the_entry_of_others(client, change):
    address = f"{change.get_absolute_url()}fremde-aenderung/{change.reference}/"
    assert client.post(address, {"answer": "agrees", "text": ""}).status_code == 404
    assert not OwnerReply.objects.exists()


def test_the_owner_hears_what_was_changed(owner, change, editor):
    actions.decide(fresh(change), editor, "approve")
    mail = mails_to(OWNER)[-1]
    assert mail.subject == f"Geändert: {NAME}"
    assert f"haben wir „{NAME}“ geändert: In einer Zeile." in mail.message
    assert Business.objects.get().full_url in mail.message


def test_the_stranger_never_reads_what_the_owner_says(client, owner, change):
    owners.reply(owner, change, "objects", "Geheimnis")
    assert "Geheimnis" not in client.get(change.get_absolute_url()).content.decode()
    assert (
        "Geheimnis" not in client.get(f"{change.get_absolute_url()}meine-daten/").content.decode()
    )


def test_an_owner_without_an_address_is_called_about_a_strangers_change(change_by, owner):
    Submission.objects.filter(pk=owner.pk).update(contact_email="")
    change_by(STRANGER, summary="Neu")
    call = Call.objects.get()
    assert (call.row, call.subject) == (owner, f"Jemand möchte „{NAME}“ ändern")


def test_two_people_without_an_address_are_two(change_by, owner):
    change = change_by(STRANGER, summary="Neu")
    Submission.objects.update(contact_email="")
    owner, change = fresh(owner), fresh(change)
    assert owners.owners_of(change) == [owner]
    assert list(owners.changes_for(owner)) == [change]
