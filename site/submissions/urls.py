from django.urls import path
from django.utils.translation import gettext_lazy as _

from . import private, views
from .models import Message

urlpatterns = [
    path("einreichung/gesendet/", views.sent, name="submission-sent"),
    path("einreichung/<str:token>/", private.StatusView.as_view(), name="submission"),
    path(
        "einreichung/<str:token>/bestaetigen/",
        private.ConfirmView.as_view(),
        name="submission-confirm",
    ),
    path(
        "einreichung/<str:token>/aendern/", private.CorrectView.as_view(), name="submission-correct"
    ),
    path(
        "einreichung/<str:token>/zurueckziehen/",
        private.WithdrawView.as_view(),
        name="submission-withdraw",
    ),
    path("kontakt/", views.MessageView.as_view(), name="contact"),
    path(
        "erfolgsteam-anfragen/",
        views.MessageView.as_view(
            topic=Message.Topic.TEAM,
            title=_("Bei einem Erfolgsteam mitmachen"),
            introduction=_(
                "Sagen Sie kurz, was Sie machen und welches Team Sie interessiert. Wir melden uns "
                "und stellen Sie der Gruppe vor."
            ),
        ),
        name="team-request",
    ),
    path(
        "barriere-melden/",
        views.MessageView.as_view(
            topic=Message.Topic.BARRIER,
            title=_("Barriere melden"),
            introduction=_(
                "Etwas auf dieser Website ist für Sie nicht lesbar oder nicht bedienbar? "
                "Beschreiben Sie es kurz. Wir beheben es oder sagen Ihnen, warum es nicht geht."
            ),
        ),
        name="report-barrier",
    ),
    path(
        "fehler-melden/",
        views.MessageView.as_view(
            topic=Message.Topic.MISTAKE,
            title=_("Fehler melden"),
            introduction=_(
                "Eine Telefonnummer stimmt nicht mehr, eine Veranstaltung fällt aus? Danke, dass Sie "
                "es uns sagen."
            ),
        ),
        name="report-mistake",
    ),
    path("nachricht-gesendet/", views.message_sent, name="message-sent"),
]
