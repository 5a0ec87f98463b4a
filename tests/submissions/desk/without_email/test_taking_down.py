"""The team fills in a public form for somebody: the consent is noted, and nobody needs an address."""

import pytest
from django.contrib.auth.models import Permission
from post_office.models import Email

from directory.models import Business
from submissions.desk import actions
from submissions.models import Call, Submission, SubmittedPicture
from submissions.models.submission import CONSENT_VERSION
from submissions.registry import kinds
from tests.factories.directory import make_business
from tests.factories.pictures import make_image, photo, upload
from tests.factories.typing import fields_in
from tests.submissions.desk.cast import DESK
from tests.submissions.desk.without_email.cast import NUMBER, TAKE_DOWN, taken_down, typed

State = Submission.State
pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def test_every_kind_that_visitors_may_send_in_is_offered(desk):
    page = desk.get(f"{DESK}aufnehmen/").content.decode()
    offered = {kind.key for kind in kinds.every() if f"aufnehmen/{kind.key}/" in page}
    assert offered == {kind.key for kind in kinds.every() if kind.is_from_anybody}


def test_what_only_people_write_who_are_signed_in_is_offered_for_nobody(desk):
    assert "aufnehmen/team-story/" not in desk.get(f"{DESK}aufnehmen/").content.decode()
    assert desk.get(f"{DESK}aufnehmen/team-story/").status_code == 404


@pytest.mark.parametrize("kind", ["event", "business", "premises", "team"])
def test_the_form_of_each_kind_opens_for_somebody(desk, kind):
    page = desk.get(f"{DESK}aufnehmen/{kind}/")
    names = list(page.context["form"].fields)
    assert [name for name in ("homepage", "started", "proof", "consent") if name in names] == []
    assert [name for name in ("contact_name", "channel", "consent_how") if name not in names] == []
    assert not page.context["form"].fields["contact_email"].required


@pytest.mark.parametrize("channel", ["telephone", "visit", "paper"])
@pytest.mark.parametrize("how", ["spoken", "paper"])
def test_a_consent_that_was_heard_puts_it_before_the_team(desk, editor, channel, how):
    row = taken_down(desk, channel=channel, consent_how=how)
    assert (row.state, row.channel, row.consent_how) == (State.IN_MODERATION, channel, how)
    assert (row.taken_by, row.consent_version) == (editor, CONSENT_VERSION)
    assert row.consent_at <= row.confirmed_at
    assert (row.contact_name, row.contact_email, row.contact_telephone) == (
        "Deniz Beispiel",
        "",
        NUMBER,
    )
    assert not Business.objects.get().live


def test_who_agrees_on_their_own_phone_is_waited_for(desk, client):
    row = taken_down(desk, consent_how="link")
    assert (row.state, row.consent_at, row.consent_version) == (State.UNCONFIRMED, None, "")
    assert row.standing == "wartet auf das Einverständnis über den privaten Link"
    assert not Business.objects.exists()
    client.logout()
    page = client.get(row.get_absolute_url()).content.decode()
    assert ("Ja, ich bin einverstanden" in page, "E-Mail-Adresse bestätigen" in page) == (
        True,
        False,
    )
    assert Submission.objects.get().state == State.UNCONFIRMED
    client.post(f"{row.get_absolute_url()}bestaetigen/")
    row.refresh_from_db()
    assert (row.state, row.consent_how, row.consent_version) == (
        State.IN_MODERATION,
        "link",
        CONSENT_VERSION,
    )


def test_nobody_without_an_address_gets_a_mail_or_is_called_about_what_they_just_said(desk):
    taken_down(desk)
    assert "" not in [address for mail in Email.objects.all() for address in mail.to]
    assert not Call.objects.exists()


def test_who_has_an_address_is_written_to(desk):
    row = taken_down(desk, contact_email="deniz@example.org")
    (mail,) = [mail for mail in Email.objects.all() if mail.to == ["deniz@example.org"]]
    assert row.full_url in mail.message


def test_sent_twice_it_is_one_submission(desk):
    fields = typed()
    answers = [desk.post(TAKE_DOWN, fields).url for _time in range(2)]
    row = Submission.objects.get()
    assert answers == [f"{DESK}{row.pk}/beleg/"] * 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"contact_name": ""}, "contact_name"),
        ({"contact_telephone": ""}, "contact_telephone"),
        ({"contact_telephone": "ruf an"}, "contact_telephone"),
        ({"contact_email": "keine"}, "contact_email"),
        ({"consent_how": None}, "consent_how"),
        ({"consent_how": "form"}, "consent_how"),
        ({"channel": "brieftaube"}, "channel"),
        ({"name": "x" * 121}, "name"),
    ],
)
def test_what_is_wrong_is_said_and_everything_typed_stays(desk, wrong, field):
    page = desk.post(TAKE_DOWN, typed(**wrong))
    assert list(page.context["form"].errors) == [field]
    assert 'value="Schalker Straße 12"' in page.content.decode()
    assert "<title>Fehler:" in " ".join(page.content.decode().split())
    assert not Submission.objects.exists()


def test_what_is_missing_is_asked_of_the_team_about_the_person(desk):
    page = desk.post(TAKE_DOWN, typed(contact_name="")).content.decode()
    assert ("Namen der Person" in page, "Ihren Namen" in page) == (True, False)
    assert "Ihren Namen" in str(
        kinds.get("business").form_class.base_fields["contact_name"].error_messages
    )


def test_who_is_met_in_the_shop_needs_no_number(desk):
    assert taken_down(desk, channel="visit", contact_telephone="").state == State.IN_MODERATION


def test_markup_stays_text(desk):
    row = taken_down(desk, name="<script>alert(1)</script>", contact_name="<b>Deniz</b>")
    for address in (row.get_absolute_url(), f"{DESK}{row.pk}/", f"{DESK}{row.pk}/beleg/"):
        page = desk.get(address).content.decode()
        assert ("<script>alert(1)" in page, "<b>Deniz" in page) == (False, False)


def test_a_change_of_an_entry_is_filed_as_a_correction_of_what_differs(desk, editor):
    business = make_business(name="Salon Gül (Beispiel)", summary="Haare")
    business.save_revision().publish()
    address = f"{TAKE_DOWN}{business.pk}/"
    fields = fields_in(desk.get(address)) | {
        "summary": "Haare und Bärte",
        "contact_name": "Gül Beispiel",
        "contact_telephone": NUMBER,
        "channel": "telephone",
        "consent_how": "spoken",
    }
    desk.post(address, fields)
    row = Submission.objects.get()
    assert (row.is_correction, row.changed_fields, row.taken_by) == (True, ["summary"], editor)
    business.refresh_from_db()
    assert business.summary == "Haare"
    assert business.get_latest_revision_as_object().summary == "Haare und Bärte"


def test_a_change_that_changes_nothing_is_none(desk):
    business = make_business(name="Salon Gül (Beispiel)")
    business.save_revision().publish()
    address = f"{TAKE_DOWN}{business.pk}/"
    more = {"contact_name": "Gül", "contact_telephone": NUMBER, "consent_how": "spoken"}
    page = desk.post(address, fields_in(desk.get(address)) | more | {"channel": "telephone"})
    assert "Es ist nichts geändert." in page.content.decode()
    assert not Submission.objects.exists()


PICTURE = "Die Ladentür"


def with_picture(number=1, text=PICTURE):
    return {f"picture{number}-file": photo(), f"picture{number}-alt_text": text}


@pytest.mark.parametrize("kind", ["event", "business", "premises", "team"])
def test_each_kind_asks_for_as_many_pictures_as_its_public_form(desk, kind):
    page = desk.get(f"{DESK}aufnehmen/{kind}/")
    assert len(page.context["places"]) == kinds.get(kind).form_class.max_pictures
    asks = 'enctype="multipart/form-data"' in page.content.decode()
    assert asks == bool(page.context["places"])


def test_pictures_come_with_the_entry_and_are_shown_when_it_is_accepted(desk, editor):
    row = taken_down(desk, **with_picture(1), **with_picture(2, "Der Tresen"))
    sent = SubmittedPicture.objects.order_by("position").values_list("submission", "alt_text")
    assert list(sent) == [(row.pk, PICTURE), (row.pk, "Der Tresen")]
    actions.decide(row, editor, "approve")
    shown = Business.objects.get().shown_pictures()
    assert [image.description for image in shown] == [PICTURE, "Der Tresen"]
    assert not SubmittedPicture.objects.exists()


def test_pictures_wait_with_what_somebody_agrees_to_on_their_own_phone(desk):
    row = taken_down(desk, consent_how="link", **with_picture())
    assert row.state == State.UNCONFIRMED
    assert list(row.pictures.values_list("alt_text", flat=True)) == [PICTURE]


def test_sent_twice_a_picture_lies_there_once(desk):
    fields = typed(**with_picture())
    for _time in range(2):
        fields["picture1-file"].seek(0)
        desk.post(TAKE_DOWN, fields)
    assert SubmittedPicture.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"picture1-file": upload(b"kein Bild")}, "Diese Datei konnten wir nicht als Bild"),
        ({"picture1-alt_text": ""}, "Bitte beschreiben Sie das Bild in einem Satz."),
        ({"contact_name": ""}, "Bitte wählen Sie diese Datei noch einmal aus."),
    ],
)
def test_what_is_wrong_beside_a_picture_is_said_and_its_description_stays(desk, wrong, message):
    fields = typed(**with_picture()) | wrong
    page = desk.post(TAKE_DOWN, fields).content.decode()
    assert message in page
    assert (f'value="{PICTURE}"' in page) == bool(fields["picture1-alt_text"])
    assert "<title>Fehler:" in " ".join(page.split())
    assert not Submission.objects.exists()


@pytest.fixture
def salon(db):
    business = make_business(name="Salon Gül (Beispiel)", picture=make_image("Alte Tür"))
    business.save_revision().publish()
    return business


def change_for_her(desk, business, **more):
    address = f"{TAKE_DOWN}{business.pk}/"
    about = {"contact_name": "Gül Beispiel", "contact_telephone": NUMBER}
    answers = {"channel": "visit", "consent_how": "spoken"}
    return desk.post(address, fields_in(desk.get(address)) | about | answers | more)


def test_a_picture_is_a_change_and_one_that_goes_makes_room_for_it(desk, editor, salon):
    old = salon.picture_id
    change_for_her(desk, salon, remove=[str(old)], **with_picture())
    row = Submission.objects.get()
    assert (row.changed_fields, row.removed_pictures) == (["pictures"], [old])
    salon.refresh_from_db()
    assert salon.picture_id == old
    actions.decide(row, editor, "approve")
    salon.refresh_from_db()
    assert [image.description for image in salon.shown_pictures()] == [PICTURE]


def test_more_pictures_than_an_entry_may_have_are_refused(desk, salon):
    pictures = [with_picture(number) for number in (1, 2, 3)]
    page = change_for_her(desk, salon, **pictures[0], **pictures[1], **pictures[2])
    assert "Es sind zu viele Bilder." in page.content.decode()
    assert not Submission.objects.exists()


def test_only_who_may_add_submissions_takes_down(client, django_user_model):
    stranger = django_user_model.objects.create_user("fremd")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)
    client.post(TAKE_DOWN, typed())
    assert not Submission.objects.exists()


@pytest.mark.parametrize("address", ["gibtesnicht/", "business/99999/"])
def test_what_is_not_there_is_not_found(desk, address):
    assert desk.get(f"{DESK}aufnehmen/{address}").status_code == 404
