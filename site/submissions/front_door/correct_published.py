"""The public form that corrects something published: `…/aendern/` below the thing's own address."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from submissions.registry import kinds
from submissions.spam import score
from submissions.spam.rate_limits import TOO_MANY
from submissions.workflow import corrections, submitter


@never_cache
def correct_published(request, kind, page, entry):
    """Serve the kind's form filled from a published entry; file what differs as a correction."""
    form_class = kinds.get(kind).form_class
    if request.method != "POST":
        return _show(request, kind, page, entry, form_class(initial=form_class.initial_from(entry)))
    shown = corrections.filled_from(entry, request.POST.get("version"))
    changed = corrections.changed_names(form_class, request.POST, shown)
    form = corrections.merge(form_class, request.POST, changed, entry)
    if form.is_valid() and not changed:
        form.add_error(
            None, _("Sie haben nichts geändert. Bitte berichtigen Sie, was nicht stimmt.")
        )
    if form.is_valid():
        verdict = score.weigh(form, request)
        if not verdict.is_flood:
            submission = submitter.file(kind, form, verdict, entry, changed)
            return redirect(f"{reverse('submission-sent')}?nummer={submission.reference}")
        form.add_error(None, TOO_MANY)
    return _show(request, kind, page, entry, form)


def _show(request, kind, page, entry, form):
    context = {
        "form": form,
        "kind": kinds.get(kind),
        "page": page,
        "entry": entry,
        "version": corrections.signed_version(entry.live_revision_id),
    }
    response = render(request, "submissions/front_door/correct_published.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
