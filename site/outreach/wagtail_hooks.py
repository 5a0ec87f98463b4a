"""What the admin shows of street work: the phone pages in the menu, and what is due on the dashboard."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

from content.admin.menu import PermittedMenuItem
from content.admin.offline.views import urls_below
from outreach.views.base import MAY_VISIT, StreetView
from outreach.views.shops import NewShopView
from outreach.views.slip import SlipView
from outreach.views.steps import FinishView, NextStepsPanel, NextStepsView, ReopenView
from outreach.views.streets import NearestView, OneStreetView, StreetsView
from outreach.views.visiting import (
    ChangeVisitView,
    NobodyInView,
    OfflinePlaceView,
    PlaceView,
    TakeBackView,
)
from submissions.desk.without_email.call_views import MAY_CALL, CallsView


@hooks.register("register_admin_urls")
def register_street_work():
    at = "unterwegs/"
    place = f"{at}<str:door>/<int:pk>/"
    return [
        *urls_below(at, "outreach"),
        path(at, StreetsView.as_view(), name="outreach-streets"),
        path(f"{at}ohne-netz/", OfflinePlaceView.as_view(), name="outreach-offline"),
        path(f"{at}nah/", NearestView.as_view(), name="outreach-nearest"),
        path(f"{at}zettel/", SlipView.as_view(), name="outreach-slip"),
        path(f"{at}neu/", NewShopView.as_view(), name="outreach-shop"),
        path(f"{at}anstehend/", NextStepsView.as_view(), name="outreach-steps"),
        path(f"{at}anstehend/<int:pk>/erledigt/", FinishView.as_view(), name="outreach-finish"),
        path(f"{at}anstehend/<int:pk>/zurueck/", ReopenView.as_view(), name="outreach-reopen"),
        path(f"{at}strasse/<str:street>/", OneStreetView.as_view(), name="outreach-street"),
        path(f"{at}besuch/<int:pk>/", ChangeVisitView.as_view(), name="outreach-visit"),
        path(f"{at}besuch/<int:pk>/loeschen/", TakeBackView.as_view(), name="outreach-take-back"),
        path(place, PlaceView.as_view(), name="outreach-place"),
        path(f"{place}niemand-da/", NobodyInView.as_view(), name="outreach-nobody"),
    ]


@hooks.register("register_admin_menu_item")
def offer_street_work():
    pages = [
        (StreetView, "outreach-streets", MAY_VISIT),
        (NextStepsView, "outreach-steps", MAY_VISIT),
        (CallsView, "calls", MAY_CALL),
    ]
    items = [
        PermittedMenuItem(
            view.page_title,
            reverse(address),
            permission=permission,
            name=address,
            icon_name=view.header_icon,
            order=order,
        )
        for order, (view, address, permission) in enumerate(pages)
    ]
    return SubmenuMenuItem(
        _("Besuche"), Menu(items=items), name="visits", icon_name="mobile-alt", order=215
    )


@hooks.register("construct_homepage_panels")
def show_what_is_due(request, panels):
    panels.append(NextStepsPanel())
