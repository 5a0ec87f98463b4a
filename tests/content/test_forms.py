"""Every form for visitors says of each field in its own words what is missing."""

import pytest
from django.forms import CharField, ChoiceField, Field, ModelChoiceField, ModelMultipleChoiceField
from django.urls import get_resolver

from content.forms import PublicForm
from content.models import Neighbourhood
from events.fields import RepetitionField
from submissions.desk.without_email.forms import for_somebody
from submissions.registry import kinds


def subclasses_of(form):
    for subclass in form.__subclasses__():
        yield subclass
        yield from subclasses_of(subclass)


def test_each_answer_that_is_needed_says_what_to_do_when_it_is_missing():
    assert get_resolver().url_patterns  # imports every view, and with it every form
    for_others = [for_somebody(kind.form_class) for kind in kinds.every()]  # made when asked for
    forms = {form for form in subclasses_of(PublicForm) if not form.__module__.startswith("tests")}
    assert forms.issuperset(for_others)
    silent = [
        f"{form.__name__}.{name}"
        for form in forms
        for name, field in form.base_fields.items()
        if field.required
        and name not in getattr(form, "MISSING", {})  # said when the form is made
        and field.error_messages["required"] == Field.default_error_messages["required"]
    ]
    assert silent == []
    assert {"RegistrationForm", "DateChangeForm", "RenewalForm"} <= {
        form.__name__ for form in forms
    }


class ChoicesForm(PublicForm):
    """One field for each way to choose, and one with words of its own."""

    one = ChoiceField(label="Welcher Termin?", choices=[("a", "A")])
    row = ModelChoiceField(Neighbourhood.objects, label="Stadtteil")
    rows = ModelMultipleChoiceField(Neighbourhood.objects, label="Stadtteile")
    part = RepetitionField(label="Findet das öfter statt?")
    own = ChoiceField(
        choices=[], error_messages={"invalid_choice": "Diesen Termin gibt es nicht mehr."}
    )


@pytest.mark.django_db
def test_a_choice_that_is_gone_asks_for_another_and_names_its_field_where_that_is_far():
    data = {"one": "x", "row": "99999", "rows": ["99999", "x"], "part_pattern": "x", "own": "x"}
    form = ChoicesForm(data)
    gone = "Diese Auswahl gibt es nicht mehr. Bitte wählen Sie noch einmal."
    assert form.errors == {name: [gone] for name in ("one", "row", "rows", "part")} | {
        "own": ["Diesen Termin gibt es nicht mehr."]
    }
    assert [message for _target, message in form.summary_errors()] == [
        f"Welcher Termin? {gone}",
        f"Stadtteil: {gone}",
        f"Stadtteile: {gone}",
        f"Findet das öfter statt? {gone}",
        "Diesen Termin gibt es nicht mehr.",
    ]


class LongForm(PublicForm):
    question = CharField(label="Was machen Sie?", max_length=3)
    name = CharField(label="Name", max_length=3)


def test_the_name_of_a_field_that_is_a_question_gets_no_colon():
    form = LongForm({"question": "länger", "name": "länger"})
    too_long = "Hier stehen 6 Zeichen. Bitte kürzen Sie den Text auf höchstens 3."
    assert [message for _target, message in form.summary_errors()] == [
        f"Was machen Sie? {too_long}",
        f"Name: {too_long}",
    ]
