"""A shop met on the street becomes a visit, and with consent an entry before the desk."""

import io
import uuid

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from post_office.models import Email

from content.models import Neighbourhood
from directory.models import Business
from evidence.models import Evidence
from outreach.models import Visit
from submissions.models import Submission, SubmittedPicture
from submissions.pictures.decoding import LONGEST_SIDE
from submissions.workflow.roles import EDITORS
from tests.factories.directory import make_category
from tests.factories.pictures import heavy_photo, upload
from tests.outreach.conftest import make_walker

pytestmark = pytest.mark.django_db
NEW = reverse("outreach-shop")


def shop(**more):
    fields = {
        "name": "Änderungsschneiderei",
        "categories": str(make_category(name=f"Schneiderei {uuid.uuid4().hex[:4]}").pk),
        "street": "Lange Straße 7",
        "neighbourhood": str(Neighbourhood.objects.get(name="Schalke").pk),
        "telephone": "0221 4710-123",
        "opening_hours_note": "Meist bis sechs",
        "consent": "on",
        "contact_name": "Ayşe Beispiel",
        "key": str(uuid.uuid4()),
    }
    return fields | more


def photo():
    file = io.BytesIO()
    Image.new("RGB", (800, 600), "red").save(file, "JPEG")
    return SimpleUploadedFile("laden.jpg", file.getvalue(), "image/jpeg")


def test_with_consent_it_waits_at_the_desk_with_channel_and_who_heard_it(walker, wanda, street):
    walker.post(NEW, shop(photo=photo()))
    submission = Submission.objects.get()
    assert (submission.state, submission.channel) == ("in_moderation", "visit")
    assert (submission.taken_by, bool(submission.consent_version)) == (wanda, True)
    assert (submission.contact_name, submission.contact_email) == ("Ayşe Beispiel", "")
    draft = Business.objects.get(name="Änderungsschneiderei")
    assert (draft.live, draft.opening_hours_note) == (False, "Meist bis sechs")
    assert SubmittedPicture.objects.get().submission == submission
    visit = Visit.objects.get()
    assert (visit.business, visit.user) == (draft, wanda)
    assert Evidence.objects.get(kind="visit").subject


def test_who_has_no_e_mail_address_gets_no_mail(walker, street):
    walker.post(NEW, shop())
    assert "" not in [address for mail in Email.objects.all() for address in mail.to]


def test_who_has_one_gets_the_private_link(walker, street):
    walker.post(NEW, shop(contact_email="ayse@example.org"))
    mails = [mail for mail in Email.objects.all() if mail.to == ["ayse@example.org"]]
    assert Submission.objects.get().full_url in mails[0].message


def test_the_desk_decides_on_it_without_an_address_to_write_to(walker, client, street):
    walker.post(NEW, shop())
    submission = Submission.objects.get()
    from_desk = reverse("einreichungen:submission", args=[submission.pk])
    client.force_login(make_decider("erika"))
    text = client.get(from_desk).content.decode()
    assert "ohne E-Mail-Adresse" in text
    assert "Besuch im Betrieb" in text
    decide = {"action": "approve", "seen_revision": submission.draft.latest_revision_id}
    client.post(from_desk, decide)
    assert Business.objects.public().filter(name="Änderungsschneiderei").exists()
    assert "" not in [address for mail in Email.objects.all() for address in mail.to]


def make_decider(name, *more_groups):
    from_group = make_user(name)
    from_group.groups.add(*groups(EDITORS, *more_groups))
    return from_group


def make_user(name):
    return get_user_model().objects.create_user(name, f"{name}@example.org", "geheim-2026")


def groups(*names):
    return Group.objects.filter(name__in=names)


def test_without_consent_only_the_visit_is_noted(walker, street):
    fields = shop()
    del fields["consent"]
    page = walker.post(NEW, fields, follow=True)
    assert "Ohne Einverständnis" in page.content.decode()
    assert not Submission.objects.exists()
    assert not Business.objects.filter(name="Änderungsschneiderei").exists()
    visit = Visit.objects.get()
    assert (visit.business, visit.name, visit.street) == (
        None,
        "Änderungsschneiderei",
        "Lange Straße 7",
    )


def test_the_form_sent_twice_makes_one_entry_and_one_visit(walker, street):
    fields = shop()
    for _time in range(2):
        walker.post(NEW, fields)
    assert (Submission.objects.count(), Visit.objects.count()) == (1, 1)
    assert Business.objects.filter(name="Änderungsschneiderei").count() == 1


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"name": ""}, "Bitte geben Sie den Namen des Betriebs an."),
        ({"telephone": "ruf an"}, "Bitte geben Sie eine Telefonnummer an"),
        ({"contact_name": ""}, "Wer hat zugestimmt?"),
        ({"categories": []}, "Für das Branchenbuch braucht es eine Branche."),
        ({"contact_email": "keine"}, "E-Mail-Adresse"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_stays(walker, street, wrong, complaint):
    page = walker.post(NEW, shop() | wrong).content.decode()
    assert complaint in page
    assert 'value="Lange Straße 7"' in page
    assert not Submission.objects.exists()
    assert not Visit.objects.exists()


def test_what_is_no_photo_is_refused(walker, street):
    page = walker.post(NEW, shop(photo=SimpleUploadedFile("laden.jpg", b"kein Bild", "image/jpeg")))
    assert page.context["form"].errors["photo"]
    assert not Submission.objects.exists()


def test_a_photo_of_twelve_megabytes_that_no_browser_shrank_is_taken(walker, street):
    heavy = heavy_photo()
    assert len(heavy) >= 12_000_000
    walker.post(NEW, shop(photo=upload(heavy)))
    picture = SubmittedPicture.objects.get()
    assert max(picture.width, picture.height) == LONGEST_SIDE
    assert len(picture.content) <= len(heavy) / 2


@pytest.mark.parametrize("consent", ["on", ""])
def test_who_meets_a_new_shop_second_hears_who_was_there_before(walker, client, street, consent):
    walker.post(NEW, shop(consent=consent))
    client.force_login(make_walker("walter"))
    page = client.post(NEW, shop(consent=consent), follow=True)
    warnings = [str(m).strip() for m in page.context["messages"] if "Am selben Tag" in str(m)]
    assert warnings == [
        "Am selben Tag war auch wanda bei Änderungsschneiderei. Beide Besuche sind notiert."
    ]
    assert Visit.objects.filter(name="Änderungsschneiderei").count() == 2


def test_who_decides_publishes_at_once_and_who_does_not_cannot(walker, client, street):
    walker.post(NEW, shop(publish="on"))
    assert Submission.objects.get().state == "in_moderation"
    client.force_login(make_decider("emre", "Besuche"))
    client.post(NEW, shop(name="Friseur am Markt", publish="on"))
    assert Submission.objects.get(subject="Friseur am Markt").state == "accepted"
    assert Business.objects.public().filter(name="Friseur am Markt").exists()


def test_the_street_one_stands_in_is_filled_in(walker, street):
    assert walker.get(f"{NEW}?strasse=langestr").context["form"]["street"].value() == "Lange Str. "


@pytest.mark.parametrize("consent", ["on", ""])
def test_the_first_shop_of_a_street_leads_to_a_page_that_is_there(walker, street, consent):
    answer = walker.post(NEW, shop(street="Neue Gasse 1", consent=consent), follow=True)
    assert (answer.status_code, answer.redirect_chain) == (
        200,
        [(reverse("outreach-streets"), 302)],
    )
    answer = walker.post(NEW, shop(consent=consent))
    assert answer.url == reverse("outreach-street", args=["langestr"])
