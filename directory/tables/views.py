"""The editors' way to take over a table: upload it, look at each row, take over."""

from io import BytesIO

from django import forms
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from openpyxl import Workbook
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from content.admin.page import AdminPageMixin
from directory.models import ImportTable
from directory.models.versions import Undecided
from directory.tables import apply
from directory.tables.cells import Lists
from directory.tables.columns import COLUMNS
from directory.tables.reader import MOST_BYTES, MOST_ROWS, Refusal

may_add = method_decorator(permission_required("directory.add_business"), name="dispatch")
may_change = method_decorator(permission_required("directory.change_business"), name="dispatch")
# So many rows of each kind are shown at first; of those that are refused, all.
MOST_SHOWN = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Tabelle (CSV, XLSX oder ODS, höchstens 5 MB)"),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.ods"}),
        help_text=gettext_lazy("Beim Hochladen wird noch nichts geändert."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("Die Datei ist größer als 5 MB."), code="too_large")
        return file

    def store(self, user, now):
        """Store the table; None, and an error at the field, where it cannot be read."""
        file = self.cleaned_data["file"]
        try:
            return apply.store(file.name, file.read(), user, now)
        except Refusal as refusal:
            self.add_error("file", str(refusal))
            return None


@may_add
@may_change
class UploadView(AdminPageMixin, View):
    """The form for the file, the template, and how the columns are called."""

    page_title = gettext_lazy("Tabelle einlesen")
    header_icon = "download"
    template_name = "directory/admin/upload.html"

    def get(self, request):
        return self.answer(UploadForm())

    def post(self, request):
        form = UploadForm(request.POST, request.FILES)
        table = form.store(request.user, timezone.now()) if form.is_valid() else None
        return self.answer(form) if table is None else redirect(table)

    def answer(self, form):
        context = self.get_context_data(form=form, columns=COLUMNS, most_rows=MOST_ROWS)
        return self.render_to_response(context)


@may_add
@may_change
class PreviewView(WagtailAdminTemplateMixin, View):
    """What is new, changed, unchanged or refused; nothing is written before the editor says so."""

    header_icon = "download"
    template_name = "directory/admin/import.html"

    def setup(self, request, *args, signed):
        super().setup(request, *args, signed=signed)
        tables = ImportTable.objects.opened_by(signed, request.user, timezone.now())
        self.table = tables.first()

    def dispatch(self, request, *args, **kwargs):
        if self.table is None:
            messages.warning(
                request, _("Diese Tabelle gibt es nicht mehr. Laden Sie sie neu hoch.")
            )
            return redirect("directory-imports")
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return self.table.name

    def get_breadcrumbs_items(self):
        above = {"url": reverse("directory-imports"), "label": UploadView.page_title}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.get_page_title()}]

    @cached_property
    def may_publish(self):
        return self.request.user.has_perm("directory.publish_business")

    def get(self, request, signed):
        seen = apply.preview(self.table)
        context = {kind: seen.of(kind) for kind in apply.KINDS}
        good = len(context["new"]) + len(context["changed"])
        shows_all = "alle" in request.GET
        return self.render_to_response(
            self.get_context_data(
                **context,
                good=good,
                most=MOST_SHOWN,
                shown=":" if shows_all else f":{MOST_SHOWN}",
                cut=[kind for kind in context if not shows_all and len(context[kind]) > MOST_SHOWN],
                unknown=seen.unknown,
                notes=self.table.notes,
                may_publish=self.may_publish,
            )
        )

    def post(self, request, signed):
        is_published = self.may_publish and request.POST.get("as") == "published"
        only_good = "only_good" in request.POST
        try:
            counts = apply.import_rows(self.table, request.user, is_published, only_good)
        except apply.NotAsked:
            messages.warning(request, _("Nichts wurde geschrieben: Einige Zeilen haben Fehler."))
        except Undecided as reason:
            messages.warning(request, f"{_('Nichts wurde geschrieben:')} {reason}")
        else:
            messages.success(request, counts_in_words(counts, is_published))
        return redirect(self.table)


def counts_in_words(counts, is_published):
    """Say what was written."""
    new = ngettext("%(n)s neuer Eintrag", "%(n)s neue Einträge", counts[apply.NEW])
    changed = ngettext("%(n)s geänderter", "%(n)s geänderte", counts[apply.CHANGED])
    text = _("%(new)s und %(changed)s, veröffentlicht.") if is_published else ""
    text = text or _("%(new)s und %(changed)s, als Entwurf.")
    return text % {
        "new": new % {"n": counts[apply.NEW]},
        "changed": changed % {"n": counts[apply.CHANGED]},
    }


@permission_required("directory.add_business")
def template_file(request, kind):
    """An empty table with the headings; as XLSX with a second sheet that explains them."""
    if kind not in ("csv", "xlsx"):
        raise Http404
    file, content_type = (_xlsx(), XLSX) if kind == "xlsx" else (_csv(), "text/csv")
    return FileResponse(
        file, as_attachment=True, filename=f"branchenbuch-vorlage.{kind}", content_type=content_type
    )


def _csv():
    return BytesIO(";".join(str(column.label) for column in COLUMNS).encode("utf-8-sig") + b"\r\n")


def _xlsx():
    book = Workbook()
    book.active.title = _("Branchenbuch")
    book.active.append([str(column.label) for column in COLUMNS])
    book.active.freeze_panes = "A2"
    notes = book.create_sheet(_("Erklärung"))
    notes.append([_("Spalte"), _("Was hinein gehört")])
    for column in COLUMNS:
        notes.append([str(column.label), str(column.hint)])
    lists = Lists()
    for title, known in (
        (_("Branchen"), lists.categories),
        (_("Stadtteile"), lists.neighbourhoods),
        (_("Sprachen"), lists.languages),
    ):
        notes.append([])
        notes.append([title, ", ".join(dict.fromkeys(str(name) for name in known.values()))])
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file
