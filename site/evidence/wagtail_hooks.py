"""What editors see of the evidence: report periods, and the report in the menu of reports."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from content.admin.menu import PermittedMenuItem
from evidence import admin, periods
from evidence.report import releasing
from evidence.report.views import ImpactView, RowsView

register_snippet(admin.ReportPeriodViewSet)
hooks.register("before_delete_snippet", admin.refuse_to_delete)
hooks.register("before_bulk_action", admin.refuse_to_delete_many)
hooks.register("before_edit_snippet", admin.refuse_to_change_closed)


@hooks.register("register_admin_urls")
def register_closing():
    return admin.admin_urls


@hooks.register("register_snippet_listing_buttons")
def offer_closing(snippet, user, next_url=None):
    button = admin.close_button(snippet, user)
    return [button] if button else []


@hooks.register("register_log_actions")
def name_what_happens(registry):
    for action, label in {
        periods.CLOSED: _("Zeitraum abgeschlossen"),
        releasing.RELEASED: _("Zahlen freigegeben"),
    }.items():
        registry.register_action(action, label, label)


@hooks.register("register_admin_urls")
def register_report():
    return [
        path("reports/wirkung/", ImpactView.as_view(), name="evidence-impact"),
        path(
            "reports/wirkung/ergebnisse/",
            ImpactView.as_view(results_only=True),
            name="evidence-impact-results",
        ),
        path("reports/wirkung/zeilen/", RowsView.as_view(), name="evidence-rows"),
        path(
            "reports/wirkung/zeilen/ergebnisse/",
            RowsView.as_view(results_only=True),
            name="evidence-rows-results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def offer_report():
    return PermittedMenuItem(
        ImpactView.page_title,
        reverse("evidence-impact"),
        permission="evidence.view_evidence",
        icon_name=ImpactView.header_icon,
        order=90,
    )
