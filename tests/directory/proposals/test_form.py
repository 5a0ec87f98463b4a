"""The public form that lists a business: what it takes, what it refuses, what becomes a draft."""

import datetime as dt
import re
import uuid

import pytest
from django.core.signing import Signer
from django.http import QueryDict

from content.models import Language, Neighbourhood
from content.place.time_zone import BERLIN
from directory.models import Business
from directory.proposals.form import BusinessProposalForm
from submissions.workflow import submitter
from tests.factories.directory import make_business, make_category
from tests.factories.walking import walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def category():
    return make_category(name="Friseur", slug="friseur")


def fields(category, **changes):
    """Return the fields of a valid proposal as a browser sends them."""
    return {
        "name": "Salon Gül (Beispiel)",
        "categories": [str(category.pk)],
        "summary": "Haare und Bärte",
        "description": "Mit und ohne Termin.\n\nWir trinken Tee.",
        "street": "Polsumer Straße 1",
        "postcode": "45896",
        "neighbourhood": str(Neighbourhood.objects.get(name="Hassel").pk),
        "telephone": "0221 4710-123",
        "whatsapp": "0221 4710-124",
        "email": "salon@example.org",
        "website": "www.salon.example.org",
        "opening_hours_tu": "9–13, 15–18 Uhr",
        "opening_hours_we": "9-18",
        "opening_hours_fr": "22-2",
        "opening_hours_exceptions": "24.12.2026: zu",
        "opening_hours_note": "Termine auch nach Vereinbarung.",
        "languages": [
            str(pk)
            for pk in Language.objects.filter(code__in=["de", "tr"]).values_list("pk", flat=True)
        ],
        "is_step_free": "no",
        "accessibility_note": "Eine Stufe",
        "offers_training": "on",
        "contact_name": "Gül Beispiel",
        "contact_email": "guel@example.org",
        "contact_telephone": "",
        "consent": "on",
        "homepage": "",
        "started": Signer(salt="form-started").sign("1700000000"),
        "key": str(uuid.uuid4()),
    } | changes


def form_for(data, **kw):
    query = QueryDict(mutable=True)
    for name, value in data.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return BusinessProposalForm(query, **kw)


def errors_of(category, **changes):
    form = form_for(fields(category, **changes))
    return {name: [str(e) for e in errors] for name, errors in form.errors.items()}


def test_a_valid_form_becomes_a_business(category):
    form = form_for(fields(category))
    assert form.is_valid(), form.errors
    business = Business()
    form.apply_to(business)
    business.full_clean()
    business.save()
    business = Business.objects.get()
    assert {
        "name": business.name,
        "categories": [str(c) for c in business.categories.all()],
        "description": business.description,
        "neighbourhood": str(business.neighbourhood),
        "website": business.website,
        "whatsapp": business.whatsapp_url,
        "opening_hours": business.opening_hours,
        "languages": [language.code for language in business.languages.all()],
        "is_step_free": business.is_step_free,
        "offers": (business.offers_training, business.offers_internship),
    } == {
        "name": "Salon Gül (Beispiel)",
        "categories": ["Friseur"],
        "description": "<p>Mit und ohne Termin.</p><p>Wir trinken Tee.</p>",
        "neighbourhood": "Hassel",
        "website": "https://www.salon.example.org",
        "whatsapp": "https://wa.me/492214710124",
        "opening_hours": "Tu 09:00-13:00,15:00-18:00; We 09:00-18:00; Fr 22:00-02:00; "
        "PH off; 2026 Dec 24 off",
        "languages": ["de", "tr"],
        "is_step_free": False,
        "offers": (True, False),
    }


def test_only_the_necessary_is_required(category):
    form = form_for(
        {
            name: value
            for name, value in fields(category).items()
            if name in ("name", "categories", "summary", "neighbourhood", "telephone", "started")
            or name in ("contact_name", "contact_email", "consent")
        }
    )
    assert form.is_valid(), form.errors


def test_an_empty_form_says_what_is_missing():
    form = form_for({})
    assert set(form.errors) == {
        "name",
        "categories",
        "summary",
        "neighbourhood",
        "telephone",
        "contact_name",
        "contact_email",
        "consent",
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", "A\r\nTEL:0900"),
        ("name", "x" * 121),
        ("summary", "x" * 161),
        ("categories", ["999999"]),
        ("neighbourhood", "999999"),
        ("postcode", "1234"),
        ("postcode", "４５８９６x"),
        ("telephone", "ruf mich an"),
        ("telephone", "1234"),
        ("email", "a@b.de,c@d.de"),
        ("email", "x" * 65 + "@b.de"),
        ("website", "javascript:alert(1)"),
        ("website", "java\nscript:alert(1)"),
        ("website", "data:text/html,x"),
        ("website", "ftp://example.org"),
        ("website", "https://user:pw@example.org"),
        ("website", "https://evil.de\\@good.de"),
        ("is_step_free", "vielleicht"),
        ("description", "x" * 4001),
        ("contact_email", "a@b.de\r\nBcc: c@d.de"),
    ],
)
def test_bad_input_is_refused_at_its_field(category, name, value):
    assert list(errors_of(category, **{name: value})) == [name]


@pytest.mark.parametrize(
    ("part", "typed", "complaint"),
    [
        ("mo", "banane", "Montag: „banane“ lässt sich nicht als Uhrzeit lesen"),
        ("tu", "25-26", "Dienstag: Die Uhrzeit 25:00 gibt es nicht"),
        ("holidays", "9-13, 12-14", "Feiertage: Die Zeiten 9 bis 13 Uhr und 12 bis 14 Uhr"),
        ("exceptions", "31.2.2026: zu", "Ausnahmen an einzelnen Tagen: Den Tag in „31.2.2026: zu“"),
        ("mo", "1" * 5000, "Montag: "),
    ],
)
def test_bad_hours_are_named_by_their_row(category, part, typed, complaint):
    errors = errors_of(category, **{f"opening_hours_{part}": typed})
    assert list(errors) == ["opening_hours"]
    assert errors["opening_hours"][0].startswith(complaint)


@pytest.mark.parametrize("rule", ["banane", "Mo 25:00", "Mo 09:00-10:00; " * 400])
def test_a_bad_rule_is_refused(category, rule):
    rows = {f"opening_hours_{part}": "" for part in ("tu", "we", "fr", "exceptions")}
    errors = errors_of(category, **rows, opening_hours_rule=rule)
    assert list(errors) == ["opening_hours"]


def test_rows_and_rule_together_are_refused(category):
    errors = errors_of(category, opening_hours_rule="Mo[1] 10:00-12:00")
    assert errors["opening_hours"] == [
        "Bitte füllen Sie entweder die Zeilen oder die Regel aus, nicht beides."
    ]


def test_only_the_row_that_cannot_be_read_is_marked(category):
    form = form_for(fields(category, opening_hours_mo="banane"))
    marked = re.findall(r'name="opening_hours_(\w+)"[^>]*aria-invalid', str(form["opening_hours"]))
    assert marked == ["mo"]


def test_after_an_error_everything_typed_is_still_there(category):
    form = form_for(fields(category, opening_hours_mo="banane", opening_hours_sa="10-14"))
    html = str(form["opening_hours"])
    assert form.errors
    for typed in ("banane", "10-14", "9–13, 15–18 Uhr", "24.12.2026: zu"):
        assert typed in html, typed


def test_more_than_three_categories_are_refused(category):
    others = [str(make_category().pk) for _ in range(3)]
    errors = errors_of(category, categories=[str(category.pk), *others])
    assert errors == {"categories": ["Bitte wählen Sie höchstens drei Branchen."]}


def test_some_way_to_reach_the_business_is_needed(category):
    nothing = dict.fromkeys(("street", "telephone", "whatsapp", "email", "website"), "")
    assert list(errors_of(category, **nothing)) == ["telephone"]


def test_markup_and_invisible_signs_do_not_survive(category):
    form = form_for(
        fields(
            category,
            name="<script>alert(1)</script>\u202e\u200b",
            description="<img src=x onerror=alert(1)>\0",
        )
    )
    assert form.is_valid(), form.errors
    business = Business()
    form.apply_to(business)
    assert (business.name, business.description) == (
        "<script>alert(1)</script>",
        "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    )


@pytest.mark.parametrize("field", ["live", "slug", "checked_on", "latitude", "first_published_at"])
def test_fields_that_are_not_asked_are_ignored(category, field):
    form = form_for(fields(category, **{field: "1"}))
    business = Business()
    before = getattr(business, field)
    assert form.is_valid(), form.errors
    form.apply_to(business)
    assert getattr(business, field) == before


def test_correcting_shows_what_is_stored_and_changes_nothing(category):
    form = form_for(fields(category))
    assert form.is_valid(), form.errors
    business = Business()
    form.apply_to(business)
    business.save()
    initial = BusinessProposalForm.initial_from(business)
    shown = BusinessProposalForm(initial=initial, is_correction=True)
    html = "".join(str(shown[name]) for name in shown.fields)
    for value in (
        "9 bis 13 Uhr, 15 bis 18 Uhr",
        "22 bis 2 Uhr",
        "24.12.2026: geschlossen",
        "Eine Stufe",
    ):
        assert value in html, value


def test_correcting_keeps_the_formatting_of_a_text_that_was_left_alone(category):
    business = make_business(description="<p>Wir <b>färben</b> auch.</p>", categories=[category])
    data = fields(category, description="Wir färben auch.")
    form = form_for(data, is_correction=True)
    assert form.is_valid(), form.errors
    form.apply_to(business)
    assert business.description == "<p>Wir <b>färben</b> auch.</p>"


def test_a_rule_that_rows_cannot_say_survives_correcting(category):
    business = make_business(opening_hours="Mo[1] 10:00-12:00", categories=[category])
    shown = BusinessProposalForm(
        initial=BusinessProposalForm.initial_from(business), is_correction=True
    )
    assert 'name="opening_hours_rule"' in str(shown["opening_hours"])
    assert "Mo[1] 10:00-12:00" in str(shown["opening_hours"])


def test_the_answers_are_shown_in_words(category):
    form = form_for(fields(category))
    answers = {str(label): str(text) for label, text in form.answers()}
    assert (answers["Branche"], answers["Öffnungszeiten"], answers["Wir bilden aus."]) == (
        "Friseur",
        "Dienstag: 9 bis 13 Uhr, 15 bis 18 Uhr; Mittwoch: 9 bis 18 Uhr; Freitag: 22 bis 2 Uhr; "
        "Ausnahmen an einzelnen Tagen: 24.12.2026: geschlossen",
        "ja",
    )


def test_the_coming_seven_days_show_how_the_hours_were_understood(category):
    now = dt.datetime(2026, 12, 22, 9, tzinfo=BERLIN)
    form = form_for(fields(category), now=now)
    ((label, days),) = form.consequences(["opening_hours"])
    assert (label, days.splitlines()) == (
        "Die nächsten sieben Tage",
        [
            "Dienstag, 22. Dezember: 9 bis 13 Uhr, 15 bis 18 Uhr",
            "Mittwoch, 23. Dezember: 9 bis 18 Uhr",
            "Donnerstag, 24. Dezember: geschlossen",
            "Freitag, 25. Dezember: geschlossen",
            "Samstag, 26. Dezember: geschlossen",
            "Sonntag, 27. Dezember: geschlossen",
            "Montag, 28. Dezember: geschlossen",
        ],
    )
    assert form.consequences(["name"]) == []


def test_a_rule_is_shown_in_words_and_never_as_it_is_stored(category):
    empty = {f"opening_hours_{part}": "" for part in ("tu", "we", "fr", "exceptions")}
    rule = 'Mo[1] 10:00-12:00; Apr-Oct Su 14:00-17:00 "Bitte klingeln"'
    form = form_for(fields(category, **empty, opening_hours_rule=rule))
    answers = {str(label): str(text) for label, text in form.answers()}
    assert answers["Öffnungszeiten"] == (
        "Jeder 1. Montag im Monat: 10 bis 12 Uhr; "
        "April bis Oktober, Sonntag: 14 bis 17 Uhr (Bitte klingeln)"
    )


def test_hours_that_cannot_be_read_are_shown_as_they_were_typed(category):
    form = form_for(fields(category, opening_hours_we="banane"))
    answers = {str(label): str(text) for label, text in form.answers()}
    assert answers["Öffnungszeiten"] == (
        "Dienstag: 9–13, 15–18 Uhr; Mittwoch: banane; Freitag: 22-2; "
        "Ausnahmen an einzelnen Tagen: 24.12.2026: zu"
    )


def test_the_form_has_its_page(client, directory):
    make_category(name="Friseur")
    page = client.get("/branchenbuch/eintragen/").content.decode()
    assert "Name des Betriebs" in page
    assert "Friseur" in page


def test_each_step_asks_for_its_part():
    forms = [BusinessProposalForm(step=step) for step in range(1, 6)]
    asked = [[str(legend) for legend, _fields in form.groups()] for form in forms]
    assert asked == [
        ["Was bieten Sie an?"],
        ["Wo findet die Kundschaft Sie?", "Wie erreicht die Kundschaft Sie?"],
        ["Wann haben Sie geöffnet?"],
        ["Gut zu wissen"],
        ["Wie erreichen wir Sie?"],
    ]


def test_sending_stores_a_submission_and_publishes_nothing(client, directory, category):
    walk(client, "/branchenbuch/eintragen/", "business", fields(category))
    assert (submitter.Submission.objects.get().subject, Business.objects.count()) == (
        "Salon Gül (Beispiel)",
        0,
    )


def test_confirming_makes_a_draft_that_only_editors_see(client, directory, category):
    walk(client, "/branchenbuch/eintragen/", "business", fields(category))
    submission = submitter.Submission.objects.get()
    form = submitter.form_of(submission)
    assert form.is_valid(), form.errors
    submitter.confirm(submission, form)
    draft = Business.objects.get()
    assert (draft.live, list(Business.objects.public().matching("Salon"))) == (False, [])
    assert draft.current_workflow_state is not None
