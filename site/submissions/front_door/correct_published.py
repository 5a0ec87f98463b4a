"""The public form that corrects something published: `…/aendern/` below the thing's own address."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from submissions.front_door.sent import redirect_to_sent
from submissions.registry import kinds
from submissions.spam import score
from submissions.spam.rate_limits import with_status
from submissions.workflow import corrections, submitter


@never_cache
def correct_published(request, kind, page, entry):
    """Serve the kind's form filled from a published entry; file what differs as a correction.

    `?nur=…` shows one part of it alone.
    """
    form_class, part = kinds.get(kind).form_class, request.GET.get("nur", "")
    if request.method != "POST":
        form = form_class(initial=form_class.initial_from(entry), part=part)
        return _show(request, kind, page, entry, form)
    shown = corrections.filled_from(entry, request.POST.get("version"))
    changed = corrections.changed_names(form_class, request.POST, shown)
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


def _show(request, kind, page, entry, form):
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
