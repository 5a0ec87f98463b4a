from django.urls import path
from django.utils.translation import gettext_lazy as _

from submissions.front_door import duplicate_hints, sent, steps, views
from submissions.private_link import (
    change_views,
    contact_views,
    date_views,
    owner_views,
    picture_views,
    renewal,
)
from submissions.private_link import views as private_link_views

from .models import Message

urlpatterns = [
    path("einreichung/gesendet/<str:receipt>/", sent.SentView.as_view(), name="submission-sent"),
    path(
        "einreichung/gesendet/<str:receipt>/adresse/",
        sent.CorrectAddressView.as_view(),
        name="submission-address",
    ),
    path(
        "einreichung/gibt-es-schon/<str:kind_key>/",
        duplicate_hints.similar_entries,
        name="similar-entries",
    ),
    path("einreichung/bild/<int:pk>/", steps.submitted_picture, name="submitted-picture"),
    path("einreichung/entwurf/<str:token>/", steps.ContinueView.as_view(), name="submission-draft"),
    path(
        "einreichung/entwurf/<str:token>/<int:step>/",
        steps.StepView.as_view(),
        name="submission-step",
    ),
    path(
        "einreichung/entwurf/<str:token>/pruefen/",
        steps.CheckView.as_view(),
        name="submission-check",
    ),
    path(
        "einreichung/entwurf/<str:token>/bild/<int:position>/",
        steps.KeptPictureView.as_view(),
        name="kept-picture",
    ),
    path("einreichung/link-anfordern/", renewal.renew, name="link-renewal"),
    path("einreichung/link-unterwegs/", renewal.renewed, name="link-renewed"),
    path("einreichung/daten-geloescht/", private_link_views.forgotten, name="submission-forgotten"),
    path("einreichung/<str:token>/", private_link_views.StatusView.as_view(), name="submission"),
    path(
        "einreichung/<str:token>/bestaetigen/",
        private_link_views.ConfirmView.as_view(),
        name="submission-confirm",
    ),
    path(
        "einreichung/<str:token>/alle-bestaetigen/",
        private_link_views.ConfirmAllView.as_view(),
        name="submission-confirm-all",
    ),
    path(
        "einreichung/<str:token>/aendern/",
        change_views.CorrectView.as_view(),
        name="submission-correct",
    ),
    path(
        "einreichung/<str:token>/bilder/",
        picture_views.SubmissionPicturesView.as_view(),
        name="submission-pictures",
    ),
    path(
        "einreichung/<str:token>/bild/<int:position>/",
        picture_views.SubmissionPictureView.as_view(),
        name="submission-picture",
    ),
    path(
        "einreichung/<str:token>/zurueckziehen/",
        private_link_views.WithdrawView.as_view(),
        name="submission-withdraw",
    ),
    path(
        "einreichung/<str:token>/antworten/",
        private_link_views.ReplyView.as_view(),
        name="submission-reply",
    ),
    path(
        "einreichung/<str:token>/kontakt/",
        contact_views.ContactView.as_view(),
        name="submission-contact",
    ),
    path(
        "einreichung/<str:token>/adresse/<str:key>/",
        contact_views.NewAddressView.as_view(),
        name="submission-new-address",
    ),
    path(
        "einreichung/<str:token>/termin/",
        date_views.SubmissionDatesView.as_view(),
        name="submission-dates",
    ),
    path(
        "einreichung/<str:token>/fremde-aenderung/<str:reference>/",
        owner_views.OwnerReplyView.as_view(),
        name="submission-owner-reply",
    ),
    path(
        "einreichung/<str:token>/meine-daten/",
        private_link_views.MyDataView.as_view(),
        name="submission-data",
    ),
    path("kontakt/", views.MessageView.as_view(), name="contact"),
    path(
        "erfolgsteam-anfragen/",
        views.MessageView.as_view(
            topic=Message.Topic.TEAM,
            title=_("Bei einem Erfolgsteam mitmachen"),
            introduction=_(
                "Sagen Sie kurz, was Sie machen und welches Erfolgsteam Sie interessiert. Wir "
                "melden uns bei Ihnen."
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
