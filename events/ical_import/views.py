"""Where editors import a partner's calendar: upload or name it, review the differences, import."""

from collections import Counter

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import WorkflowState

from content.admin.page import AdminPageMixin
from content.fields import LineField, WebsiteField
from content.security.reading import Refusal
from events.ical_import import subscriptions, sync
from events.ical_import.describe import described
from events.ical_import.fetch import MOST_BYTES
from events.ical_import.reader import Reading
from events.models import Event, ImportedEvent, ImportSource

FACT_NAMES = {
    "title": gettext_lazy("Titel"),
    "organiser_name": gettext_lazy("Veranstalter"),
    "kind_label": gettext_lazy("Art"),
    "summary": gettext_lazy("Kurz gesagt"),
    "description": gettext_lazy("Beschreibung"),
    "place_name": gettext_lazy("Ort"),
    "street": gettext_lazy("Straße"),
    "postcode": gettext_lazy("Postleitzahl"),
    "online_url": gettext_lazy("Online-Link"),
    "starts_at": gettext_lazy("Beginn"),
    "ends_at": gettext_lazy("Ende"),
    "has_open_end": gettext_lazy("Ende offen"),
    "all_day": gettext_lazy("Ganztägig"),
    "rule": gettext_lazy("Wiederholung"),
    "changes": gettext_lazy("Ausnahmen"),
    "is_cancelled": gettext_lazy("Vom Partner abgesagt"),
}
may_import = method_decorator(permission_required("events.add_importsource"), name="dispatch")


class CalendarAddressField(WebsiteField):
    """An address of a calendar; webcal:// is https:// by another name."""

    def to_python(self, value):
        value = super().to_python(value)
        return f"https://{value[9:]}" if value.lower().startswith("webcal://") else value


class ImportForm(forms.Form):
    """Whose calendar it is, and where it comes from: an address or a file."""

    name = LineField(
        label=gettext_lazy("Von wem ist der Kalender?"),
        max_length=120,
        help_text=gettext_lazy(
            "Zum Beispiel: Volkshochschule. Nehmen Sie beim nächsten Mal denselben Namen, dann "
            "erkennen wir die Veranstaltungen wieder."
        ),
    )
    url = CalendarAddressField(
        label=gettext_lazy("Adresse des Kalenders"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Beginnt mit https:// oder webcal:// und endet oft mit .ics"),
    )
    file = forms.FileField(
        label=gettext_lazy("oder eine Kalenderdatei (.ics, höchstens 1 MB)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise ValidationError(_("Die Datei ist größer als 1 MB."), code="too_large")
        return file

    def clean(self):
        data = super().clean()
        if not self.errors and bool(data.get("url")) == bool(data.get("file")):
            raise ValidationError(
                _("Bitte geben Sie entweder eine Adresse an oder wählen Sie eine Datei."),
                code="one_of_two",
            )
        return data

    def read(self, now):
        """Read the address or file and return the source; None, and an error at the field, where it
        cannot be read."""
        source = ImportSource.objects.filter(name__iexact=self.cleaned_data["name"]).first()
        source = source or ImportSource(name=self.cleaned_data["name"])
        if file := self.cleaned_data["file"]:
            is_read = sync.read_from_file(source, file.read(), now)
        else:
            if source.url != self.cleaned_data["url"]:
                source.url, source.etag, source.last_modified = self.cleaned_data["url"], "", ""
            is_read = sync.read_from_address(source, now)
        if not is_read:
            self.add_error("file" if file else "url", source.problem)
        return source if is_read else None


@may_import
class SourcesView(AdminPageMixin, View):
    """The partners whose calendars were read, and the form to read one."""

    page_title = gettext_lazy("Kalender einlesen")
    header_icon = "download"
    template_name = "events/admin/imports/sources.html"

    def get(self, request):
        return self.answer(ImportForm())

    def post(self, request):
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.answer(form)
        source = form.read(timezone.now())
        return self.answer(form) if source is None else redirect("events-import", source.pk)

    def answer(self, form):
        asked = Counter(subscriptions.questions(timezone.now()).values_list("source", flat=True))
        waiting = Counter(with_draft().values_list("source", flat=True))
        sources = list(ImportSource.objects.defer("text"))
        for source in sources:
            source.questions, source.waiting = asked[source.pk], waiting[source.pk]
        return self.render_to_response(self.get_context_data(form=form, sources=sources))


def with_draft():
    """The imported events of which a draft waits for the moderators."""
    waiting = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Event),
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    # as numbers: a workflow state names its object in letters, which PostgreSQL does not compare
    numbers = [int(pk) for pk in waiting.values_list("object_id", flat=True)]
    return ImportedEvent.objects.filter(event__in=numbers).select_related("event")


class SourceView(WagtailAdminTemplateMixin, View):
    """What the pages of one partner's calendar know."""

    header_icon = "download"

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, pk=pk, **kwargs)
        self.source = get_object_or_404(ImportSource, pk=pk)
        self.now = timezone.now()

    def get_page_title(self):
        return _("Kalender von %(name)s") % {"name": self.source.name}

    def get_breadcrumbs_items(self):
        above = {"url": reverse("events-imports"), "label": SourcesView.page_title}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.get_page_title()}]


@may_import
class PreviewView(SourceView):
    """What is new, changed, unchanged or refused; the chosen ones become drafts to be moderated."""

    template_name = "events/admin/imports/preview.html"

    def reading(self):
        """Return what the stored text holds; nothing, and a warning, where it cannot be read now."""
        try:
            return sync.found_in(self.source, self.now)
        except Refusal as refusal:
            messages.warning(self.request, str(refusal))
            return Reading([])

    def get(self, request, pk):
        reading = self.reading()
        seen = sync.preview(self.source, reading, self.now)
        context = {
            "source": self.source,
            "remarks": reading.remarks,
            "past": len(reading.past),
            "new": [(line, facts_of(line)) for line in seen.of(sync.NEW)],
            "changed": [(line, differences_of(line)) for line in seen.of(sync.CHANGED)],
            "unchanged": seen.of(sync.UNCHANGED),
            "older": seen.of(sync.OLDER),
            "refused": seen.of(sync.REFUSED),
            "cancelled": seen.of(sync.CANCELLED),
            "missing": seen.missing,
            "questions": subscriptions.questions(self.now).filter(source=self.source),
            "drafts": with_draft().filter(source=self.source),
            "kept": [(imported, kept_of(imported)) for imported in with_own_edits(self.source)],
            "may_subscribe": request.user.has_perm(subscriptions.PERMISSION),
        }
        return self.render_to_response(self.get_context_data(**context))

    def post(self, request, pk):
        if "read" in request.POST and self.source.url:
            sync.read_from_address(self.source, self.now)
            return redirect("events-import", pk)
        uids = set(request.POST.getlist("uid"))
        numbers = sync.import_events(self.source, self.reading(), uids, request.user, self.now)
        messages.success(request, drafts_in_words(sum(numbers)))
        return redirect("events-import", pk)


def drafts_in_words(count):
    return ngettext(
        "Ein Entwurf wartet jetzt auf die Prüfung.",
        "%(count)s Entwürfe warten jetzt auf die Prüfung.",
        count,
    ) % {"count": count}


@method_decorator(permission_required(subscriptions.PERMISSION), name="dispatch")
class SubscriptionView(SourceView):
    """Where an editor subscribes to a calendar, reads it now, pauses, ends it, or answers a question."""

    http_method_names = ["post"]

    def post(self, request, pk):
        action = request.POST.get("action", "")
        if action in ACTIONS and self.source.url:
            ACTIONS[action](self)
        return redirect("events-import", pk)

    def read(self):
        """Read it now, as the night does."""
        try:
            is_read = subscriptions.read_into_queue(self.source, self.now, user=self.request.user)
        except Refusal as refusal:
            messages.warning(self.request, str(refusal))
            return
        if is_read:
            count = self.source.came_new + self.source.came_changed
            words = drafts_in_words(count) if count else _("Gelesen. Es gibt nichts Neues.")
            messages.success(self.request, words)

    def subscribe(self):
        subscriptions.set_state(self.source, ImportSource.State.SUBSCRIBED)
        messages.success(self.request, _("Der Kalender wird jetzt jede Nacht gelesen."))

    def pause(self):
        subscriptions.set_state(self.source, ImportSource.State.PAUSED)
        messages.success(self.request, _("Der Kalender wird vorerst nicht mehr gelesen."))

    def end(self):
        subscriptions.set_state(self.source, ImportSource.State.ONCE)
        messages.success(
            self.request, _("Das Abonnement ist beendet. Die Veranstaltungen bleiben.")
        )

    def leave_as_it_is(self):
        if imported := self.asked():
            subscriptions.leave_as_it_is(imported)

    def cancel(self):
        if imported := self.asked():
            subscriptions.propose_cancellation(imported, self.request.user, self.now)
            messages.success(self.request, drafts_in_words(1))

    def asked(self):
        """The event that the answered question is about; None where it was answered meanwhile."""
        number = self.request.POST.get("imported", "")
        asked = subscriptions.questions(self.now).filter(source=self.source)
        return asked.filter(pk=number).first() if number.isdecimal() else None


ACTIONS = {
    "read": SubscriptionView.read,
    "subscribe": SubscriptionView.subscribe,
    "pause": SubscriptionView.pause,
    "end": SubscriptionView.end,
    "keep": SubscriptionView.leave_as_it_is,
    "cancel": SubscriptionView.cancel,
}


def facts_of(line):
    """[(name, value)] of what an editor reads before importing a new event."""
    shown = ("starts_at", "ends_at", "rule", "changes", "place_name", "street", "organiser_name")
    facts = line.found.facts
    rows = [(FACT_NAMES[name], described(name, facts)) for name in shown]
    return [(name, value) for name, value in rows if value]


def differences_of(line):
    """[(name, before, now, whether ours stays)] of what a partner changed."""
    before, now = line.imported.facts, line.found.facts
    return [
        (FACT_NAMES[name], described(name, before), described(name, now), name in line.kept)
        for name in line.differences
    ]


def with_own_edits(source):
    """The events in which the partner changed something that we had changed ourselves."""
    return source.imported.exclude(kept=[]).exclude(event=None).select_related("event")


def kept_of(imported):
    """[(name, at the partner's, here)] of the facts in which our own edits won."""
    ours = sync.facts_now(imported.event.get_latest_revision_as_object())
    return [
        (FACT_NAMES[name], described(name, imported.facts), described(name, ours))
        for name in imported.kept
        if name in FACT_NAMES and name in imported.facts
    ]
