"""The first question of every change, and what each answer stores."""

import pytest
from wagtail.models import Site

from submissions.models import Message, Submission
from submissions.registry import kinds
from submissions.workflow import corrections, submitter
from tests.factories.days import tuesday
from tests.factories.directory import (
    make_business,
    make_category,
    make_directory_page,
    make_premises,
)
from tests.factories.events import make_event, make_events_page
from tests.factories.submissions import valid
from tests.factories.typing import fields_in

pytestmark = pytest.mark.django_db
CONTACT = {"contact_name": "Cem Beispiel", "contact_email": "cem@example.org", "consent": "on"}
WITH_PARTS = ("business", "event", "premises")


@pytest.fixture(scope="module")
def stored(rows_of_the_file):
    home = Site.objects.get().root_page
    make_directory_page(home)
    make_events_page(home)
    return {
        "business": make_business(
            name="Salon Gül (Beispiel)",
            categories=[make_category(name="Friseur")],
            languages=["de"],
            street="Polsumer Straße 1",
            telephone="(0)221 4710-123",
            opening_hours="Tu-Fr 09:00-18:00",
        ),
        "event": make_event(starts=f"{tuesday()} 18:00", title="Nähcafé", price="5 Euro"),
        "premises": make_premises(title="Eckladen", telephone="0221 4710-950"),
    }


@pytest.fixture
def entries(stored, db):
    """One published entry of each kind that is changed in parts."""
    return {kind: type(entry).objects.get(pk=entry.pk) for kind, entry in stored.items()}


def address_of(entry):
    return f"{entry.get_absolute_url()}aendern/"


def names_in(form):
    return [field.name for _legend, fields in form.groups() for field in fields]


@pytest.mark.parametrize("kind", WITH_PARTS)
def test_every_field_of_the_form_belongs_to_just_one_answer(kind):
    form_class = kinds.get(kind).form_class
    in_steps = [n for step in form_class.steps() for _legend, names in step for n in names]
    in_parts = [name for _label, names in form_class.parts.values() for name in names]
    assert sorted(in_parts) == sorted(set(in_steps) - set(form_class.CONTACT))


def test_other_kinds_have_so_few_fields_that_nobody_is_asked():
    asking = [kind.key for kind in kinds.every() if kind.form_class.parts]
    assert sorted(asking) == sorted(WITH_PARTS)


@pytest.mark.parametrize("kind", WITH_PARTS)
def test_the_change_begins_with_the_question_what(client, entries, kind):
    page = client.get(address_of(entries[kind]))
    assert page["X-Robots-Tag"] == "noindex"
    assert "<h1>Was möchten Sie ändern?</h1>" in page.content.decode()
    form_class = kinds.get(kind).form_class
    labels = [choice.label for choice in page.context["choices"]]
    assert labels == [
        *(label for label, _names in form_class.parts.values()),
        "Bilder",
        form_class.gone,
        "Etwas anderes",
    ]
    assert 'href="?nur=alles"' in page.content.decode()


@pytest.mark.parametrize("kind", WITH_PARTS)
def test_each_answer_leads_to_just_its_fields(client, entries, kind):
    form_class = kinds.get(kind).form_class
    for choice, (_label, names) in zip(
        client.get(address_of(entries[kind])).context["choices"],
        form_class.parts.values(),
        strict=False,
    ):
        form = client.get(choice.address).context["form"]
        assert names_in(form) == [*names, *form_class.CONTACT]


def test_each_answer_says_how_it_stands_now(client, entries):
    choices = client.get(address_of(entries["business"])).context["choices"]
    now = {str(choice.label): choice.now for choice in choices}
    assert now["Telefon, E-Mail und Website"] == "(0)221 4710-123"
    assert now["Adresse"] == "Polsumer Straße 1 · Schalke"
    assert now["Öffnungszeiten"].startswith("Dienstag: 9 bis 18 Uhr")
    assert len(max(now.values(), key=len)) <= 100


@pytest.mark.parametrize(
    ("kind", "part", "typed", "changed"),
    [
        ("business", "kontakt", {"telephone": "0221 4710-999"}, ["telephone"]),
        ("business", "adresse", {"street": "Polsumer Straße 9"}, ["street"]),
        ("business", "beschreibung", {"summary": "Haare"}, ["summary"]),
        ("business", "gut-zu-wissen", {"offers_training": "on"}, ["offers_training"]),
        ("business", "oeffnungszeiten", {"opening_hours_mo": "9–12"}, ["opening_hours"]),
        ("event", "termin", {"start_time": "19:30"}, ["start_time"]),
        ("event", "ort", {"place_name": "Bonni"}, ["place_name"]),
        ("event", "preis", {"price": "6 Euro"}, ["price"]),
        ("event", "beschreibung", {"title": "Nähabend"}, ["title"]),
        ("event", "gut-zu-wissen", {"accessibility_note": "Rampe"}, ["accessibility_note"]),
        ("premises", "miete", {"rent": "512"}, ["rent"]),
        ("premises", "adresse", {"street": "Schalker Straße 9"}, ["street"]),
    ],
)
def test_only_what_was_changed_is_stored(client, entries, kind, part, typed, changed):
    address = f"{address_of(entries[kind])}?nur={part}"
    client.post(address, fields_in(client.get(address)) | CONTACT | typed)
    submission = Submission.objects.get()
    assert submission.changed_fields == changed
    submitter.confirm(submission, valid(submitter.form_of(submission)))
    assert len(corrections.differences(Submission.objects.get())) == 1


def test_a_mistake_with_a_field_that_the_page_does_not_show_is_said_above_it(client, entries):
    entry = entries["business"]
    entry.telephone = ""
    entry.save()
    address = f"{address_of(entry)}?nur=adresse"
    page = client.post(address, fields_in(client.get(address)) | CONTACT | {"street": ""})
    assert page.context["form"].errors == {
        "__all__": ["Bitte nennen Sie mindestens eine Adresse, Telefonnummer oder Website."]
    }
    assert names_in(page.context["form"])[:3] == ["street", "postcode", "neighbourhood"]
    assert Submission.objects.count() == 0


def test_an_answer_that_is_none_asks_again(client, entries):
    page = client.get(f"{address_of(entries['event'])}?nur=quatsch")
    assert "Was möchten Sie ändern?" in page.content.decode()


@pytest.mark.parametrize(
    ("label", "asks"),
    [
        ("Bilder", "Welches Bild stimmt nicht"),
        ("Den Betrieb gibt es nicht mehr", "Seit wann gibt es das nicht mehr?"),
        ("Etwas anderes", "Danke, dass Sie es uns sagen."),
    ],
)
def test_what_a_stranger_can_not_change_is_written_to_the_team(client, entries, label, asks):
    entry = entries["business"]
    choices = client.get(address_of(entry)).context["choices"]
    (address,) = [choice.address for choice in choices if choice.label == label]
    page = client.get(address)
    assert asks in page.content.decode()
    client.post(address, fields_in(page) | {"text": "Seit Mai steht das Haus leer."})
    assert Message.objects.get().page == entry.get_absolute_url()


def owned(entry, kind, **facts):
    """Return the submission by whose sender an entry stands on the site."""
    submission = submitter.take_over_for(
        kinds.get(kind),
        entry,
        name="Gül Beispiel",
        telephone="",
        email="guel@example.org",
        how=Submission.Consent.SPOKEN,
        channel=Submission.Channel.VISIT,
        user=None,
    )
    Submission.objects.filter(pk=submission.pk).update(**facts)
    return Submission.objects.get(pk=submission.pk)


def test_the_sender_reaches_dates_pictures_contact_and_withdrawing_from_the_question(
    client, entries
):
    submission = owned(entries["event"], "event")
    link = submission.get_absolute_url()
    choices = client.get(f"{link}aendern/").context["choices"]
    beside = {str(choice.label): choice.address for choice in choices[5:]}
    assert beside == {
        "Einen Termin absagen oder verlegen": f"{link}termin/",
        "Bilder": f"{link}bilder/",
        "Ihre Kontaktdaten": f"{link}kontakt/",
        "Das findet nicht mehr statt": f"{link}zurueckziehen/",
        "Etwas anderes": f"{link}#talk",
    }


def test_the_sender_changes_one_part_and_the_rest_stays(client, entries):
    submission = owned(entries["business"], "business")
    address = f"{submission.get_absolute_url()}aendern/?nur=kontakt"
    page = client.get(address)
    assert names_in(page.context["form"]) == ["telephone", "whatsapp", "email", "website"]
    client.post(address, fields_in(page) | {"telephone": "0221 4710-999"})
    submission.refresh_from_db()
    assert submission.changed_fields == ["telephone"]


def test_whoever_takes_it_up_again_sees_everything_at_once(client, unconfirmed):
    submitter.withdraw(unconfirmed)
    page = client.get(f"{unconfirmed.get_absolute_url()}aendern/")
    assert "Was möchten Sie ändern?" not in page.content.decode()
    assert {"title", "date", "price"} <= set(names_in(page.context["form"]))


def test_a_part_is_changed_before_the_address_is_confirmed(client, unconfirmed):
    address = f"{unconfirmed.get_absolute_url()}aendern/?nur=preis"
    typed = fields_in(client.get(address)) | {"price": "3 Euro"}
    typed.pop("is_free")
    client.post(address, typed)
    payload = Submission.objects.get().payload
    assert (payload["price"], "is_free" in payload) == (["3 Euro"], False)
    outside = set(unconfirmed.payload) - {"price", "is_free"}
    assert {name: payload[name] for name in outside} == {
        name: unconfirmed.payload[name] for name in outside
    }
