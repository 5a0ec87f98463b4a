"""Where editors import a partner's calendar: upload or name it, review the differences, import."""

from django import forms
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

from content.fields import LineField, WebsiteField
from events.ical_import import sync
from events.ical_import.describe import described
from events.ical_import.fetch import MOST_BYTES
from events.models import ImportSource

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
        """Read the address or file; return the source, which stores the problem if there was one."""
        source = ImportSource.objects.filter(name__iexact=self.cleaned_data["name"]).first()
        source = source or ImportSource(name=self.cleaned_data["name"])
        if file := self.cleaned_data["file"]:
            sync.read_from_file(source, file.read(), now)
        else:
            source.url = self.cleaned_data["url"]
            sync.read_from_address(source, now)
        return source


@may_import
class SourcesView(WagtailAdminTemplateMixin, View):
    """The partners whose calendars were read, and the form to read one."""

    page_title = gettext_lazy("Kalender einlesen")
    header_icon = "download"
    template_name = "events/admin/sources.html"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request):
        return self.answer(ImportForm())

    def post(self, request):
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.answer(form)
        return redirect("events-import", form.read(timezone.now()).pk)

    def answer(self, form):
        sources = ImportSource.objects.defer("text")
        return self.render_to_response(self.get_context_data(form=form, sources=sources))


@may_import
class PreviewView(WagtailAdminTemplateMixin, View):
    """What is new, changed, unchanged or refused; the chosen ones become drafts to be moderated."""

    header_icon = "download"
    template_name = "events/admin/import.html"

    def setup(self, request, *args, pk):
        super().setup(request, *args, pk=pk)
        self.source = get_object_or_404(ImportSource, pk=pk)

    def get_page_title(self):
        return _("Kalender von %(name)s") % {"name": self.source.name}

    def get_breadcrumbs_items(self):
        above = {"url": reverse("events-imports"), "label": SourcesView.page_title}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.get_page_title()}]

    def get(self, request, pk):
        seen = sync.preview(self.source, timezone.now())
        context = {
            "source": self.source,
            "new": [(line, facts_of(line)) for line in seen.of(sync.NEW)],
            "changed": [(line, differences_of(line)) for line in seen.of(sync.CHANGED)],
            "unchanged": seen.of(sync.UNCHANGED),
            "refused": seen.of(sync.REFUSED),
            "cancelled": seen.of(sync.CANCELLED),
            "missing": seen.missing,
        }
        return self.render_to_response(self.get_context_data(**context))

    def post(self, request, pk):
        now = timezone.now()
        if "read" in request.POST and self.source.url:
            sync.read_from_address(self.source, now)
            return redirect("events-import", pk)
        count = sync.import_events(self.source, set(request.POST.getlist("uid")), request.user, now)
        text = ngettext(
            "Ein Entwurf wartet jetzt auf die Prüfung.",
            "%(count)s Entwürfe warten jetzt auf die Prüfung.",
            count,
        )
        messages.success(request, text % {"count": count})
        return redirect("events-import", pk)


def facts_of(line):
    """[(name, value)] of what an editor reads before importing a new event."""
    shown = ("starts_at", "ends_at", "rule", "changes", "place_name", "street", "organiser_name")
    facts = line.found.facts
    rows = [(FACT_NAMES[name], described(name, facts)) for name in shown]
    return [(name, value) for name, value in rows if value]


def differences_of(line):
    """[(name, before, now)] of what a partner changed."""
    before, now = line.imported.facts, line.found.facts
    return [
        (
            FACT_NAMES[name],
            described(name, before),
            described(name, now),
        )
        for name in line.differences
    ]
