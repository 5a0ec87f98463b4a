"""The panel that shows editors what the rule means, and the view that keeps it true while they type."""

from django import forms
from django.http import HttpResponseNotAllowed, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin.panels import Panel

from events.models import Event

# What the dates depend on; names that end in * are beginnings.
WATCHED = "starts_at ends_at all_day recurrences* changes-* skips_* confirms_changes"


class DatesPanel(Panel):
    """The rule as a sentence, the next dates, and what differs from what is published."""

    def get_form_options(self):
        return {"fields": ["confirms_changes"]}

    class BoundPanel(Panel.BoundPanel):
        template_name = "events/admin/dates_panel.html"

        class Media:
            js = [forms.Script("js/event-dates.js", type="module")]
            css = {"all": ["css/components/event-dates.css"]}

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | parts_of(self.form) | {
                "address": reverse("wagtailsnippets_events_event:outlook"),
                "watched": WATCHED,
            }  # fmt: skip


def parts_of(form):
    """The rendered parts of the panel; `question` is empty if no registration is affected."""
    context = {"preview": form.preview, "form": form, "complaints": complaints_of(form)}
    return {
        "sentence": render_to_string("events/admin/_sentence.html", context),
        "dates": render_to_string("events/admin/_outlook.html", context),
        "question": render_to_string("events/admin/_question.html", context),
    }


def complaints_of(form):
    """What has to be put right before the dates can be shown; what is still empty is no mistake."""
    if not form.is_bound:
        return []
    errors = form.errors.as_data()
    found = [errors.get(name, []) for name in ("starts_at", "ends_at", "recurrences")]
    for change_form in form.formsets["changes"].forms:
        found += change_form.errors.as_data().values()
    texts = [text for few in found for error in few if error.code != "required" for text in error]
    return list(dict.fromkeys(map(str, texts)))


def preview_view(viewset):
    """Make the view that answers what the posted form would do; it stores nothing."""

    def view(request, pk=None):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        event = Event()
        if pk is not None:
            event = get_object_or_404(Event, pk=pk).get_latest_revision_as_object()
        viewset.require(request.user, "change" if pk else "add", event)
        form_class = viewset.get_edit_handler().get_form_class()
        form = form_class(request.POST, instance=event, for_user=request.user)
        # The script sends only what the dates depend on.
        del form.formsets["questions"], form.fields["title"]
        form.defer_required_fields()
        form.is_valid()
        return JsonResponse(parts_of(form))

    return view
