"""The outbox in the admin: what waits, what was sent, what failed, and sending it again.

Nobody reads a token here, and mails about accounts are not listed: whoever reads the link to an
administrator's new password is the administrator.
"""

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import linebreaksbr
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import View
from post_office.models import STATUS, Email
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail_modeladmin.helpers import ButtonHelper
from wagtail_modeladmin.views import InspectView

from content.admin.inbox import Inbox, InboxIndexView
from content.place.times import moment_in_words
from submissions.mails import resend
from submissions.mails.queue_state import queue_state
from submissions.models.outgoing_mail import WAITING, OutgoingMail
from submissions.tokens import masked

INDEX = "post_office_email_modeladmin_index"
INSPECT = "post_office_email_modeladmin_inspect"


def may_read(user):
    return user.has_perm("post_office.view_email")


class OutboxButtons(ButtonHelper):
    """Beside looking at a mail: sending it again."""

    def get_buttons_for_obj(self, obj, **kwargs):
        buttons = super().get_buttons_for_obj(obj, **kwargs)
        if obj.outgoing.may_go_again:
            # Beside the mail itself it is the only button, in the list it stands back.
            in_list = kwargs.get("classnames_add")
            buttons.append(self.again_button(obj, in_list and ["button-secondary", *in_list]))
        return buttons

    def again_button(self, obj, classnames_add=None):
        return {
            "url": reverse("resend-mail", args=[obj.pk]),
            "label": _("Noch einmal senden"),
            "classname": self.finalise_classname(classnames_add),
            "title": _("Diese E-Mail noch einmal senden"),
        }


class OutboxIndexView(InboxIndexView):
    """The list, and above it what the queue asks of the team."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(state=queue_state(timezone.now()), **kwargs)


class OutboxInspectView(InspectView):
    """One mail as it may be shown."""

    def __init__(self, model_admin, instance_pk):
        super().__init__(model_admin, instance_pk)
        if not OutgoingMail.objects.listed().filter(email=self.instance).exists():
            raise Http404

    def get_field_label(self, field_name, field=None):
        return FIELD_LABELS.get(field_name) or super().get_field_label(field_name, field)

    def get_field_display_value(self, field_name, field=None):
        if field_name == "subject":
            return masked(self.instance.subject)
        if field_name == "message" and self.instance.outgoing.is_private:
            return _("Diesen Text liest nur, wer die E-Mail bekommt.")
        if field_name == "message":
            return linebreaksbr(masked(self.instance.message))
        if field_name == "to":
            return ", ".join(self.instance.to)
        if field_name == "status":
            return state_of(self.instance)
        return super().get_field_display_value(field_name, field)


FIELD_LABELS = {
    "to": _("An"),
    "subject": _("Betreff"),
    "message": _("Text"),
    "status": _("Stand"),
    "created": _("Geschrieben"),
}


def state_of(email):
    """Return in words how it stands with a mail."""
    if email.status == STATUS.sent:
        return _("gesendet")
    if email.status == STATUS.failed:
        return _("fehlgeschlagen")
    if email.outgoing.is_held and settings.EMAIL_HOST:
        return _("wartet auf Ihre Freigabe")
    if email.number_of_retries:
        moment = moment_in_words(email.scheduled_time)
        return _("nächster Versuch am %(moment)s") % {"moment": moment}
    return _("wartet")


class StateFilter(admin.SimpleListFilter):
    """How it stands with a mail, in the three words that matter to the team."""

    title = _("Stand")
    parameter_name = "stand"
    states = {
        "wartet": (_("wartet"), WAITING),
        "gesendet": (_("gesendet"), (STATUS.sent,)),
        "fehlgeschlagen": (_("fehlgeschlagen"), (STATUS.failed,)),
    }

    def lookups(self, request, model_admin):
        return [(key, label) for key, (label, _statuses) in self.states.items()]

    def queryset(self, request, queryset):
        if self.value() not in self.states:
            return queryset
        return queryset.filter(status__in=self.states[self.value()][1])


class Outbox(Inbox):
    """The mails: what waits, what was sent, what failed and can be sent again."""

    model = Email
    menu_label = _("Postausgang")
    menu_icon = "mail"
    menu_order = 105
    add_to_admin_menu = False  # it stands among the reports
    ordering = ("-created",)
    list_display = ("recipients", "shown_subject", "state", "written_at")
    list_filter = (StateFilter,)
    search_fields = ("to", "subject")
    inspect_view_fields = ("to", "subject", "message", "status", "created")
    index_view_class = OutboxIndexView
    index_template_name = "submissions/admin/outbox/index.html"
    inspect_view_class = OutboxInspectView
    button_helper_class = OutboxButtons

    def register_indexing(self):
        """Keep mails out of Wagtail's index of references, which costs a task each: they have none."""

    def get_queryset(self, request):
        listed = OutgoingMail.objects.listed().values("email")
        return super().get_queryset(request).filter(pk__in=listed).select_related("outgoing")

    @admin.display(description=_("An"), ordering="to")
    def recipients(self, email):
        return ", ".join(email.to)

    @admin.display(description=_("Betreff"))
    def shown_subject(self, email):
        return masked(email.subject)

    @admin.display(description=_("Stand"), ordering="status")
    def state(self, email):
        return state_of(email)

    @admin.display(description=_("Geschrieben"), ordering="created")
    def written_at(self, email):
        return email.created


class AskingView(View):
    """Asks before it acts on the queue: looking changes nothing, the button does."""

    question = button = ""

    def dispatch(self, request, **kwargs):
        if not may_read(request.user):
            raise PermissionDenied
        return super().dispatch(request, **kwargs)

    def get(self, request, **kwargs):
        context = {"view": self, "state": queue_state(timezone.now()), "index_url": reverse(INDEX)}
        return render(request, "submissions/admin/outbox/ask.html", context)

    def post(self, request, **kwargs):
        messages.success(request, self.act(**kwargs))
        return redirect(INDEX)


class ResendView(AskingView):
    """Sends one mail again: one that failed, or one that was sent and got lost."""

    question = _("Diese E-Mail noch einmal senden?")
    button = _("Noch einmal senden")

    def dispatch(self, request, pk):
        self.mail = get_object_or_404(OutgoingMail.objects.listed().select_related("email"), pk=pk)
        if not self.mail.may_go_again:
            raise Http404
        return super().dispatch(request)

    @property
    def shown_subject(self):
        return masked(self.mail.email.subject)

    @property
    def makes_links(self):
        """Whether there will be new links, which have to be said before."""
        return self.mail.email.status == STATUS.sent and self.mail.links.exists()

    def post(self, request):
        try:
            return super().post(request)
        except resend.LinkIsGone:
            text = _(
                "Das geht nicht mehr: Was der Link in dieser E-Mail öffnete, gibt es nicht mehr."
            )
            messages.error(request, text)
            return redirect(INDEX)

    def act(self):
        resend.send_again(self.mail)
        return _("Die E-Mail ist unterwegs.")


class ResendAllView(AskingView):
    question = _("Alle fehlgeschlagenen E-Mails noch einmal senden?")
    button = _("Alle noch einmal senden")

    def act(self):
        count = resend.send_all_failed()
        return ngettext(
            "Eine E-Mail ist wieder unterwegs.", "%(count)d E-Mails sind wieder unterwegs.", count
        ) % {"count": count}


class ReleaseView(AskingView):
    question = _("Die wartenden E-Mails jetzt senden?")
    button = _("Jetzt senden")

    def act(self):
        count = resend.release_held()
        return ngettext(
            "Eine E-Mail ist unterwegs.", "%(count)d E-Mails sind unterwegs.", count
        ) % {"count": count}


class DiscardView(AskingView):
    question = _("Die wartenden E-Mails verwerfen?")
    button = _("Endgültig verwerfen")

    def act(self):
        count = resend.discard_held()
        return ngettext(
            "Eine E-Mail ist verworfen.", "%(count)d E-Mails sind verworfen.", count
        ) % {"count": count}


admin_urls = [
    path("postausgang/<int:pk>/noch-einmal/", ResendView.as_view(), name="resend-mail"),
    path("postausgang/fehlgeschlagene/", ResendAllView.as_view(), name="resend-all-mails"),
    path("postausgang/wartende/senden/", ReleaseView.as_view(), name="release-mails"),
    path("postausgang/wartende/verwerfen/", DiscardView.as_view(), name="discard-mails"),
]


class OutboxPanel(Component):
    """What is wrong with the mails, on the dashboard; nothing where all is well."""

    name = "outbox"
    order = 40
    template_name = "submissions/admin/outbox/panel.html"

    def get_context_data(self, parent_context):
        return {"state": queue_state(timezone.now())}

    def render_html(self, parent_context=None):
        if not may_read(parent_context["request"].user):
            return ""
        return super().render_html(parent_context)
