"""The public form that corrects something published: `…/aendern/` below the thing's own address."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from submissions.front_door import what_to_change
from submissions.front_door.sent import redirect_to_sent
from submissions.registry import kinds
from submissions.spam import score
from submissions.spam.rate_limits import with_status
from submissions.workflow import corrections, submitter


@never_cache
def correct_published(request, kind, page, entry):
    """Ask what shall be different, then serve the fields for it; file what differs as a correction.

    `?nur=…` names the part that is shown alone, or all of them.
    """
    form_class, part = kinds.get(kind).form_class, request.GET.get("nur", "")
    if request.method != "POST":
        form = form_class(initial=form_class.initial_from(entry), part=part)
        if what_to_change.is_asked(form_class, part):
            return _ask(request, kind, page, entry, form)
        return _show(request, kind, page, entry, form)
    shown = corrections.filled_from(entry, request.POST.get("version"))
    changed = corrections.changed_names(form_class, request.POST, shown, part)
    form = corrections.merge(form_class, request.POST, changed, entry, part=part)
    if form.is_valid() and not changed:
        form.add_error(
            None, _("Sie haben nichts geändert. Bitte berichtigen Sie, was nicht stimmt.")
        )
    if form.is_valid():
        verdict = score.weigh(form, request)
        if not verdict.is_flood:
            submission = submitter.file(kind, form, verdict, entry, changed)
            return redirect_to_sent(submission)
    return _show(request, kind, page, entry, form)


def _ask(request, kind, page, entry, form):
    choices = what_to_change.parts_of(form, request.path)
    context = {
        "kind": kinds.get(kind),
        "page": page,
        "entry": entry,
        "choices": choices + what_to_change.told_to_the_team(form, entry),
    }
    response = render(request, "submissions/front_door/what_to_change.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _show(request, kind, page, entry, form):
    form.lift_unseen_errors()
    context = {
        "form": form,
        "kind": kinds.get(kind),
        "page": page,
        "entry": entry,
        "version": corrections.signed_version(entry.live_revision_id),
    }
    response = with_status(
        render(request, "submissions/front_door/correct_published.html", context), form
    )
    response["X-Robots-Tag"] = "noindex"
    return response
