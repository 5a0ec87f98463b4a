"""What lies in a begun form: how it is put together again, changed, and sent."""

from django.db import transaction
from django.http import QueryDict

from submissions.models.front_door import UnfinishedForm
from submissions.registry import kinds
from submissions.workflow import submitter

TRAP = "trap"
# The steps into which more was typed than is kept: they are shown again before the form is sent.
SHORTENED = "shortened"


def typed_in(form, request):
    """Return what a step brought, as it is kept: {step number: {html name: [values]}}."""
    kept = {str(form.step): form.payload(form.step_names())}
    if request.POST.get("homepage"):
        kept[TRAP] = True  # weighed when the form is sent
    return kept


def kept_data(unfinished, but=None, and_also=None):
    """Return all steps as the QueryDict that forms are bound to; `and_also` replaces the step `but`."""
    data = and_also.copy() if and_also is not None else QueryDict(mutable=True)
    for step, typed in unfinished.data.items():
        if step.isdigit() and int(step) != but:
            for name, values in typed.items():
                data.setlist(name, values)
    return data


@transaction.atomic
def change(unfinished, form, places, request, is_onward):
    """Store what a step brought, right or wrong, and note how far somebody has come."""
    unfinished = UnfinishedForm.objects.select_for_update().get(pk=unfinished.pk)
    unfinished.data |= typed_in(form, request)
    shortened = set(unfinished.data.get(SHORTENED, [])) - {form.step}
    unfinished.data[SHORTENED] = sorted(shortened | {form.step} if form.too_long() else shortened)
    if is_onward:
        unfinished.furthest = max(unfinished.furthest, form.step + 1)
    unfinished.store()
    for place in places:
        place.store(unfinished)
    return unfinished


def whole_form(unfinished):
    """Return the form with all that was typed, without what is asked at the end."""
    return kinds.get(unfinished.kind).form_class(kept_data(unfinished), step=0)


def wrong_steps(unfinished, form):
    """Return the numbers of the steps that are missing or no longer right; `form` holds them all."""
    steps = form.steps()
    wrong = {n for n in range(1, len(steps) + 1) if str(n) not in unfinished.data}
    wrong |= set(unfinished.data.get(SHORTENED, []))
    for number, step in enumerate(steps, 1):
        names = {name for _legend, names in step for name in names} - {"consent"}
        if names & form.errors.keys():
            wrong.add(number)
    if unfinished.pictures.filter(alt_text="").exists():
        wrong.add(form.picture_step())
    return wrong


@transaction.atomic(savepoint=False)
def send(unfinished, form, verdict):
    """File a whole and valid form with its pictures, once; what was typed is forgotten here."""
    unfinished = UnfinishedForm.objects.select_for_update().get(pk=unfinished.pk)
    if unfinished.submission is None:
        submission = submitter.file(unfinished.kind, form, verdict)
        unfinished.pictures.update(submission=submission, unfinished=None)
        unfinished.submission, unfinished.data = submission, {}
        unfinished.save()
    return unfinished.submission
