"""Name, telephone and address are corrected behind the private link."""

import pytest
from post_office.models import Email

from submissions.models import Submission
from submissions.privacy import persons

pytestmark = pytest.mark.django_db
NEW = "neu@example.org"


def change(client, submission, **more):
    data = {"name": "Ayşe Neu", "email": submission.contact_email, "telephone": "0221 4710-200"}
    return client.post(f"{submission.get_absolute_url()}kontakt/", data | more, follow=True)


@pytest.fixture
def asked(client, in_moderation):
    """Return the submission for which a new address waits for its link."""
    Email.objects.all().delete()
    change(client, in_moderation, email=NEW)
    return Submission.objects.get()


def new_link(submission):
    return f"{submission.get_absolute_url()}adresse/{submission.new_address_key}/"


def test_name_and_telephone_are_corrected_at_once(client, in_moderation):
    before = Email.objects.count()
    page = change(client, in_moderation)
    assert "Gespeichert." in page.content.decode()
    row = Submission.objects.get()
    assert (row.contact_name, row.contact_telephone) == ("Ayşe Neu", "0221 4710-200")
    assert (row.contact_email, row.new_email) == ("ayse@example.org", "")
    assert Email.objects.count() == before


def test_a_new_address_counts_once_its_link_was_used_by_a_button(client, asked):
    (mail,) = Email.objects.all()
    assert (mail.to, new_link(asked) in mail.message) == ([NEW], True)
    assert client.get(new_link(asked)).status_code == 200
    assert Submission.objects.get().contact_email == "ayse@example.org"
    page = client.post(new_link(asked), follow=True)
    assert "Wir schreiben Ihnen jetzt an die neue Adresse." in page.content.decode()
    assert (Submission.objects.get().contact_email, Submission.objects.get().new_email) == (NEW, "")
    last = Email.objects.order_by("pk").last()
    assert last.to == ["ayse@example.org"]
    assert last.subject.endswith("ist geändert")
    assert NEW not in last.message


def test_the_private_link_alone_confirms_no_address(client, asked):
    for key in (asked.newest_token, asked.new_address_key[:-1] + "_", "x"):
        address = f"{asked.get_absolute_url()}adresse/{key}/"
        assert [client.get(address).status_code, client.post(address).status_code] == [404, 404]
    assert Submission.objects.get().contact_email == "ayse@example.org"


def test_an_older_mail_confirms_no_newer_address(client, asked):
    old = new_link(asked)
    change(client, asked, email="anders@example.org")
    assert client.post(old).status_code == 404
    assert Submission.objects.get().new_email == "anders@example.org"


def test_a_name_makes_no_link_in_the_mail_to_a_new_address(client, in_moderation):
    change(client, in_moderation, email=NEW, name="Gewinn www.evil.example")
    mail = Email.objects.order_by("pk").last()
    assert mail.to == [NEW]
    assert "www.evil.example" not in mail.message


@pytest.mark.parametrize("typed", [{"name": ""}, {"email": "a@b.de,c@d.de"}, {"telephone": "?"}])
def test_what_is_wrong_is_asked_again(client, in_moderation, typed):
    page = change(client, in_moderation, **typed)
    assert list(page.context["form"].errors) == list(typed)
    assert Submission.objects.get().contact_name == "Ayşe Beispiel"


def test_before_the_first_address_is_confirmed_there_is_nothing_to_change(client, unconfirmed):
    change(client, unconfirmed)
    assert Submission.objects.get().contact_name == "Ayşe Beispiel"


def test_erasing_the_new_address_leaves_the_submission(asked):
    assert [row["neue_email"] for row in persons.export_submissions(NEW)] == [NEW]
    assert persons.erase_submissions(NEW) == 1
    assert Submission.objects.get().new_email == ""


def test_who_has_no_address_corrects_name_and_telephone_without_one(client, in_moderation):
    Submission.objects.update(contact_email="")
    in_moderation.refresh_from_db()
    change(client, in_moderation)
    row = Submission.objects.get()
    assert (row.contact_name, row.contact_telephone) == ("Ayşe Neu", "0221 4710-200")
    assert (row.contact_email, row.new_email) == ("", "")


def test_who_has_none_may_give_one_and_confirms_it(client, in_moderation):
    Submission.objects.update(contact_email="")
    in_moderation.refresh_from_db()
    change(client, in_moderation, email=NEW)
    client.post(new_link(Submission.objects.get()))
    assert Submission.objects.get().contact_email == NEW


def test_who_has_one_cannot_empty_it(client, in_moderation):
    change(client, in_moderation, email="")
    assert Submission.objects.get().contact_email == "ayse@example.org"
