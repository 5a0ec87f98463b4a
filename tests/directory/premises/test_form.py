"""The public form that offers empty premises, from what is typed to what is public."""

import datetime as dt
import uuid
from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.signing import Signer
from django.utils import timezone
from django.utils.formats import date_format
from post_office.models import Email

from content.models import Neighbourhood
from directory.models import Premises
from directory.models.premises import HALF_A_YEAR
from directory.premises.expiry import end_offers
from directory.premises.form import PremisesProposalForm
from submissions.models import Call, Submission
from submissions.workflow import submitter
from submissions.workflow.roles import EDITORS
from tests.factories.directory import make_premises
from tests.factories.pictures import make_image
from tests.factories.submissions import posted
from tests.factories.walking import walk

pytestmark = pytest.mark.django_db

NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def fields(**changes):
    return {
        "title": "Eckladen (Beispiel)",
        "size": "64",
        "rent": "420",
        "available_from": "1.3.2027",
        "suggested_use": "Café",
        "description": "Hell.\n\nMit Keller.",
        "street": "Schalker Straße 131",
        "postcode": "45881",
        "neighbourhood": str(Neighbourhood.objects.get(name="Schalke").pk),
        "is_step_free": "yes",
        "accessibility_note": "",
        "offered_by": "Vermietung Beispiel",
        "telephone": "0221 4710-950",
        "email": "",
        "website": "",
        "advertised_until": "",
        "contact_name": "Vera Beispiel",
        "contact_email": "vera@example.org",
        "contact_telephone": "",
        "consent": "on",
        "homepage": "",
        "started": Signer(salt="form-started").sign("1700000000"),
        "key": str(uuid.uuid4()),
    } | changes


def form_for(**changes):
    return PremisesProposalForm(posted(fields(**changes)), now=NOW)


def test_a_valid_form_becomes_an_offer_for_half_a_year():
    form = form_for()
    assert form.is_valid(), form.errors
    offer = Premises()
    form.apply_to(offer)
    offer.full_clean()
    assert (offer.size, offer.rent, offer.available_from, offer.is_step_free) == (
        64,
        420,
        dt.date(2027, 3, 1),
        True,
    )
    assert offer.description == "<p>Hell.</p><p>Mit Keller.</p>"
    assert offer.advertised_until == TODAY + dt.timedelta(days=183)
    assert "vera@example.org" not in str(vars(offer))


def test_a_thousand_is_a_thousand_however_it_is_written():
    form = form_for(rent="1.000,00 €", size="1 000")
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["rent"], form.cleaned_data["size"]) == (1000, 1000)


def test_half_square_metres_and_cents_are_kept():
    form = form_for(size="ca. 80,5 m²", rent="1.200,50 EUR")
    assert form.is_valid(), form.errors
    offer = Premises()
    form.apply_to(offer)
    offer.full_clean()
    offer.save()
    stored = Premises.objects.get()
    assert (stored.size, stored.rent) == (Decimal("80.5"), Decimal("1200.50"))
    shown = PremisesProposalForm(initial=PremisesProposalForm.initial_from(stored), now=NOW)
    assert [shown[name].value() for name in ("size", "rent")] == ["80,5", "1200,5"]


def test_only_the_necessary_is_required():
    assert set(PremisesProposalForm(posted({})).errors) == {
        "title",
        "size",
        "street",
        "neighbourhood",
        "telephone",
        "contact_name",
        "contact_email",
        "consent",
    }
    assert form_for(rent="", available_from="", postcode="", suggested_use="").is_valid()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "A\r\nTEL:0900"),
        ("title", "x" * 121),
        ("available_from", "1.1.1900"),
        ("available_from", "1.1.2999"),
        ("size", "0"),
        ("size", "groß"),
        ("size", "99999999999"),
        ("rent", "-1"),
        ("rent", "1e9"),
        ("available_from", "31.2.2027"),
        ("postcode", "1234"),
        ("neighbourhood", "999999"),
        ("telephone", "ruf mich an"),
        ("email", "a@b.de,c@d.de"),
        ("website", "javascript:alert(1)"),
        ("is_step_free", "vielleicht"),
        ("advertised_until", "1.1.2020"),
        ("advertised_until", "1.1.2999"),
    ],
)
def test_bad_input_is_refused_at_its_field(name, value):
    assert list(form_for(**{name: value}).errors) == [name]


@pytest.mark.parametrize("name", ["live", "slug", "latitude", "first_published_at"])
def test_fields_that_are_not_asked_are_ignored(name):
    form, offer = form_for(**{name: "1"}), Premises()
    before = getattr(offer, name)
    assert form.is_valid(), form.errors
    form.apply_to(offer)
    assert getattr(offer, name) == before


def test_correcting_shows_what_is_stored():
    offer = make_premises(rent=None, is_step_free=False, description="<p>Hell.</p>")
    form = PremisesProposalForm(initial=PremisesProposalForm.initial_from(offer))
    shown = (form[name].value() for name in ("rent", "is_step_free", "description"))
    assert tuple(shown) == (
        None,
        "no",
        "Hell.",
    )
    assert form["advertised_until"].value() == offer.advertised_until


@pytest.fixture
def proposed(client, directory):
    answer = walk(client, "/branchenbuch/ladenlokale/anbieten/", "premises", fields())
    assert answer.status_code == 200
    return Submission.objects.get()


def confirmed(submission):
    form = submitter.form_of(submission)
    assert form.is_valid(), form.errors
    return submitter.confirm(submission, form)


def accept(submission):
    editor, _is_new = get_user_model().objects.get_or_create(username="erika")
    editor.groups.add(Group.objects.get(name=EDITORS))
    task_state = submission.draft.current_workflow_task_state
    task_state.task.specific.on_action(task_state, editor, "approve")


def listed(client):
    return [offer.title for offer in client.get("/branchenbuch/ladenlokale/").context["offers"]]


def test_an_offer_is_public_only_once_an_editor_accepts_it(client, proposed):
    assert (proposed.kind, proposed.subject) == ("premises", "Eckladen (Beispiel)")
    assert (Premises.objects.count(), listed(client)) == (0, [])
    submission = confirmed(proposed)
    assert (submission.draft.live, listed(client)) == (False, [])
    accept(submission)
    assert listed(client) == ["Eckladen (Beispiel)"]
    submission.refresh_from_db()
    assert submission.state == Submission.State.ACCEPTED
    page = client.get("/branchenbuch/ladenlokale/eckladen-beispiel/").content.decode()
    assert ("Vermietung Beispiel" in page, "vera@" in page, "Vera Beispiel" in page) == (
        True,
        False,
        False,
    )


def test_an_offer_is_prolonged_by_a_correction_that_an_editor_accepts(client, directory):
    offer = make_premises(title="Eckladen", telephone="0221 4710-950")
    offer.save_revision().publish()
    until = TODAY + dt.timedelta(days=300)
    shown = client.get(f"{offer.get_absolute_url()}aendern/?nur=alles")
    values = {n: "" if v is None else v for n, v in shown.context["form"].initial.items()}
    data = fields(**{n: str(getattr(v, "pk", v)) for n, v in values.items()})
    data |= {"advertised_until": until.isoformat(), "version": shown.context["version"]}
    client.post(f"{offer.get_absolute_url()}aendern/", data)
    submission = Submission.objects.get()
    form = submitter.form_of(submission)
    assert form.is_valid(), form.errors
    submitter.confirm(submission, form)
    offer.refresh_from_db()
    assert submission.changed_fields == ["advertised_until"]
    assert offer.advertised_until < until
    submission.refresh_from_db()
    accept(submission)
    offer.refresh_from_db()
    assert offer.advertised_until == until


def published(proposed):
    submission = confirmed(proposed)
    accept(submission)
    submission.refresh_from_db()
    return submission


def test_who_offers_takes_a_public_picture_out_by_the_private_link(client, proposed):
    submission = published(proposed)
    offer, old, other = Premises.objects.get(), make_image("Alt"), make_image("Neu")
    offer.take_pictures([old, other])
    offer.save_revision().publish()
    client.post(f"{submission.get_absolute_url()}bilder/", {"remove": [str(old.pk)]})
    assert Premises.objects.get().shown_pictures() == [old, other]
    submission.refresh_from_db()
    accept(submission)
    assert Premises.objects.get().shown_pictures() == [other]


def night_of(day):
    return timezone.make_aware(dt.datetime.combine(day, dt.time(3)))


def letters_about_the_end():
    return list(Email.objects.filter(subject__contains="Ihr Angebot endet"))


def test_its_sender_is_reminded_once_before_each_last_day(client, proposed):
    published(proposed)
    last_day = TODAY + HALF_A_YEAR
    end_offers(night_of(last_day - dt.timedelta(days=15)))
    assert letters_about_the_end() == []
    for before in (14, 13, 0):
        end_offers(night_of(last_day - dt.timedelta(days=before)))
    (mail,) = letters_about_the_end()
    assert mail.to == ["vera@example.org"]
    assert date_format(last_day, "j. F Y") in mail.message
    assert proposed.full_url in mail.message
    Premises.objects.update(advertised_until=last_day + HALF_A_YEAR)
    end_offers(night_of(last_day + HALF_A_YEAR))
    assert len(letters_about_the_end()) == 2


def test_who_has_no_address_is_called_before_the_last_day(client, proposed):
    published(proposed)
    Submission.objects.update(contact_email="")
    last_day = TODAY + HALF_A_YEAR
    for before in (14, 13):
        end_offers(night_of(last_day - dt.timedelta(days=before)))
    call = Call.objects.get()
    assert call.row == Submission.objects.get()
    assert date_format(last_day, "j. F Y") in call.script
    assert letters_about_the_end() == []


def test_nobody_is_written_to_about_what_editors_entered(directory):
    make_premises(advertised_until=TODAY)
    end_offers(NOW)
    assert Email.objects.count() == 0


def test_the_private_link_of_an_ended_offer_tells_how_to_prolong_it(client, proposed):
    submission = published(proposed)
    assert "Auf der Website ansehen" in client.get(submission.get_absolute_url()).content.decode()
    Premises.objects.update(advertised_until=TODAY - dt.timedelta(days=1))
    page = client.get(submission.get_absolute_url()).content.decode()
    assert (
        "Auf der Website ansehen" in page,
        "Ein abgelaufenes Angebot verlängern Sie" in page,
    ) == (
        False,
        True,
    )


def test_an_offer_that_is_accepted_too_late_stands_for_half_a_year(client, proposed):
    submission = confirmed(proposed)
    offer = submission.draft
    offer.advertised_until = TODAY - dt.timedelta(days=3)
    offer.save_revision(clean=False)
    accept(submission)
    offer = Premises.objects.get()
    assert offer.advertised_until == TODAY + HALF_A_YEAR
    assert offer.get_latest_revision_as_object().advertised_until == offer.advertised_until
    assert listed(client) == ["Eckladen (Beispiel)"]


def test_an_offer_that_an_editor_ends_stays_ended(client, proposed):
    published(proposed)
    offer = Premises.objects.get()
    offer.advertised_until = TODAY - dt.timedelta(days=1)
    offer.save_revision().publish()
    assert Premises.objects.get().advertised_until == TODAY - dt.timedelta(days=1)
    assert listed(client) == []


def test_who_offers_the_same_premises_again_is_told_of_the_offer_that_stands(client, directory):
    make_premises(title="Eckladen", street="Schalker Str. 131")
    make_premises(title="Eckladen am Markt", street="Polsumer Straße 126")
    typed = {"title": "Eckladen", "street": "Schalker Straße 131"}
    answer = client.get("/einreichung/gibt-es-schon/premises/", typed).json()
    assert [entry["url"] for entry in answer["entries"]] == ["/branchenbuch/ladenlokale/eckladen/"]
    Premises.objects.update(advertised_until=TODAY - dt.timedelta(days=1))
    answer = client.get("/einreichung/gibt-es-schon/premises/", typed).json()
    assert answer["entries"] == []
