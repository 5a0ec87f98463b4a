"""What the admin shows of report periods: the list, and closing one that is over."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import SnippetViewSet

from evidence import periods
from evidence.models import CLOSED, ReportPeriod

CHANGE = "evidence.change_reportperiod"


class StateColumn(Column):
    def get_value(self, period):
        if period.is_closed:
            day = timezone.localtime(period.closed_at)
            return _("abgeschlossen am %(day)s") % {"day": f"{day:%d.%m.%Y}"}
        return _("kann abgeschlossen werden") if period.is_over else _("läuft oder kommt noch")


class ReportPeriodViewSet(SnippetViewSet):
    model = ReportPeriod
    icon = "calendar-alt"
    menu_label = gettext_lazy("Berichtszeiträume")
    menu_order = 140
    add_to_settings_menu = True
    copy_view_enabled = False
    search_fields = ["name"]
    list_display = [
        "name",
        DateColumn("first_day", label=gettext_lazy("Erster Tag"), sort_key="first_day"),
        DateColumn("last_day", label=gettext_lazy("Letzter Tag"), sort_key="last_day"),
        StateColumn("state", label=gettext_lazy("Stand")),
    ]


class ClosePeriodView(WagtailAdminTemplateMixin, View):
    """Ask whether a period is to be closed, and close it: that cannot be undone."""

    page_title = gettext_lazy("Zeitraum abschließen")
    header_icon = "lock"
    template_name = "evidence/admin/close_period.html"

    def setup(self, request, *args, pk):
        super().setup(request, *args, pk=pk)
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        self.period = get_object_or_404(ReportPeriod, pk=pk)

    def get_page_subtitle(self):
        return str(self.period)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": list_url(), "label": ReportPeriodViewSet.menu_label},
            {"url": "", "label": self.page_title},
        ]

    def get(self, request, pk):
        return self.render_to_response(self.get_context_data(period=self.period, back=list_url()))

    def post(self, request, pk):
        try:
            periods.close(self.period, timezone.now(), request.user)
        except periods.NotOver:
            messages.error(request, _("Der Zeitraum ist noch nicht zu Ende."))
        else:
            text = _("„%(name)s“ ist abgeschlossen. Der Schlüssel ist gelöscht.")
            messages.success(request, text % {"name": self.period})
        return redirect(list_url())


def list_url():
    return reverse(ReportPeriod.snippet_viewset.get_url_name("list"))


def close_button(snippet, user):
    """Return the way to closing a period that is over; None where there is nothing to close."""
    is_due = isinstance(snippet, ReportPeriod) and snippet.is_over and not snippet.is_closed
    if not is_due or not user.has_perm(CHANGE):
        return None
    url = reverse("evidence-close-period", args=[snippet.pk])
    return Button(
        ClosePeriodView.page_title, url, priority=60, icon_name=ClosePeriodView.header_icon
    )


def refuse_to_delete(request, periods_to_delete):
    """Keep a period whose days hold evidence, or that is closed: its numbers could not be read again."""
    for period in periods_to_delete:
        if isinstance(period, ReportPeriod) and (period.is_closed or periods.holds_rows(period)):
            text = _("„%(name)s“ hat Nachweise und bleibt.") % {"name": period}
            messages.error(request, text)
            return redirect(list_url())
    return None


def refuse_to_delete_many(request, action_type, objects, action_class_instance):
    return refuse_to_delete(request, objects) if action_type == "delete" else None


def refuse_to_change_closed(request, snippet):
    if isinstance(snippet, ReportPeriod) and snippet.is_closed:
        messages.error(request, str(CLOSED))
        return redirect(list_url())
    return None


admin_urls = [
    path(
        "berichtszeitraum/<int:pk>/abschliessen/",
        ClosePeriodView.as_view(),
        name="evidence-close-period",
    )
]
