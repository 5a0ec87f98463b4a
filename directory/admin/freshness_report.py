"""What editors see of the yearly question: the report "Zu prüfen", and "telefonisch geprüft"."""

import django_filters
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from directory.freshness import answers
from directory.models import Business, FreshnessCheck
from submissions.models import Submission

BULK = "mark_checked"
NEVER, MARKED, WAITING, HIDDEN, UNREACHABLE = "nie", "lange", "offen", "versteckt", "ohne"


class ReviewFilterSet(WagtailFilterSet):
    stand = django_filters.ChoiceFilter(
        label=gettext_lazy("Stand"),
        method="filter_stand",
        choices=[
            (NEVER, gettext_lazy("nie geprüft")),
            (MARKED, gettext_lazy("lange nicht geprüft")),
            (WAITING, gettext_lazy("gefragt, ohne Antwort")),
            (HIDDEN, gettext_lazy("ausgeblendet")),
            (UNREACHABLE, gettext_lazy("ohne E-Mail-Adresse")),
        ],
    )

    class Meta:
        model = Business
        fields = ["stand", "neighbourhood"]

    def filter_stand(self, businesses, name, value):
        unanswered = FreshnessCheck.objects.open().filter(business=OuterRef("pk"))
        wanted = {
            NEVER: Q(checked_on=None),
            MARKED: Exists(unanswered.exclude(marked_at=None)),
            WAITING: Exists(unanswered),
            HIDDEN: Exists(unanswered.exclude(hidden_at=None)),
            UNREACHABLE: Q(email="") & Q(is_known=False),
        }
        return businesses.filter(wanted[value])


def question_of(business):
    """Say where the last question to a business stands."""
    check = next(iter(business.freshness_checks.all()), None)
    if check is None:
        return _("nicht gefragt")
    parts = [_("gefragt am %(day)s") % {"day": _day(check.asked_at)}]
    if check.reminders:
        parts.append(
            ngettext("einmal erinnert", "%(n)s-mal erinnert", check.reminders)
            % {"n": check.reminders}
        )
    if check.answered_at:
        parts.append(f"{check.get_answer_display()} ({_day(check.answered_at)})")
    elif check.hidden_at:
        parts.append(_("ausgeblendet am %(day)s") % {"day": _day(check.hidden_at)})
    elif check.marked_at:
        parts.append(_("lange nicht geprüft"))
    if not check.recipient_hash:
        parts.append(_("ohne E-Mail"))
    return ", ".join(parts)


def _day(moment):
    return f"{localtime(moment):%d.%m.%Y}"


def contact_of(business):
    """Say which way of asking is known; not the address itself."""
    if business.is_known:
        return _("aus der Einreichung")
    return _("öffentliche E-Mail") if business.email else _("nur Telefon")


class QuestionColumn(Column):
    def get_value(self, instance):
        return question_of(instance)


class ContactColumn(Column):
    def get_value(self, instance):
        return contact_of(instance)


def presence_of(business):
    return _("veröffentlicht") if business.live else _("ausgeblendet")


class PresenceColumn(Column):
    """Wagtail's own column would ask for each entry's workflow."""

    def get_value(self, instance):
        return presence_of(instance)


class CheckedColumn(TitleColumn):
    """The way to the page that asks whether it was checked by telephone."""

    def get_value(self, instance):
        return _("Telefonisch geprüft")


def checked_url(business):
    address = reverse("wagtail_bulk_action", args=["directory", "business", BULK])
    return f"{address}?next={reverse('directory-review')}&id={business.pk}"


class ReviewView(ReportView):
    """Entries by when they were last checked, the longest ago first."""

    model = Business
    page_title = gettext_lazy("Branchenbuch: zu prüfen")
    header_icon = "home"
    index_url_name = "directory-review"
    index_results_url_name = "directory-review-results"
    any_permission_required = ["change"]
    filterset_class = ReviewFilterSet
    export_filename = "zu-pruefen"
    list_export = ["name", "checked_on", "live", "telephone", "contact", "question"]
    export_headings = {
        "name": gettext_lazy("Name"),
        "checked_on": gettext_lazy("Zuletzt geprüft am"),
        "live": gettext_lazy("Veröffentlicht"),
        "telephone": gettext_lazy("Telefon"),
        "contact": gettext_lazy("Kontakt"),
        "question": gettext_lazy("Nachfrage"),
    }
    columns = [
        TitleColumn(
            "name", label=gettext_lazy("Name"), url_name="wagtailsnippets_directory_business:edit"
        ),
        DateColumn("checked_on", label=gettext_lazy("Geprüft am")),
        PresenceColumn("live", label=gettext_lazy("Stand")),
        Column("telephone", label=gettext_lazy("Telefon")),
        ContactColumn("contact", label=gettext_lazy("Kontakt")),
        QuestionColumn("question", label=gettext_lazy("Nachfrage")),
        CheckedColumn("done", label=gettext_lazy("Erledigt"), get_url=checked_url),
    ]

    def get_queryset(self):
        """Published and hidden entries; a draft that was never public has nobody to mislead."""
        known = Submission.objects.filter(
            content_type__app_label="directory",
            content_type__model="business",
            object_id=OuterRef("pk"),
            is_correction=False,
            state=Submission.State.ACCEPTED,
        )
        hidden = FreshnessCheck.objects.open().exclude(hidden_at=None).values("business")
        found = Business.objects.public() | Business.objects.filter(pk__in=hidden)
        self.queryset = (
            found.annotate(is_known=Exists(known))
            .prefetch_related(Prefetch("freshness_checks", FreshnessCheck.objects.all()))
            .order_by(F("checked_on").asc(nulls_first=True), "name", "pk")
        )
        return super().get_queryset()

    def to_row_dict(self, item):
        labels = {
            "contact": contact_of(item),
            "question": question_of(item),
            "live": presence_of(item),
        }
        return {name: labels.get(name) or getattr(item, name, "") for name in self.list_export}


class CheckedAction(SnippetBulkAction):
    """Notes that the chosen entries were checked today; an open question is thereby answered."""

    display_name = gettext_lazy("Telefonisch geprüft")
    action_type = BULK
    aria_label = gettext_lazy("Ausgewählte Einträge als telefonisch geprüft vermerken")
    template_name = "directory/admin/mark_checked.html"
    action_priority = 30
    models = [Business]

    def check_perm(self, business):
        return self.permission_policy.user_has_permission(self.request.user, "publish")

    @classmethod
    def execute_action(cls, objects, **kwargs):
        now = timezone.now()
        for business in objects:
            answers.check_by_team(business, now, kwargs["self"].request.user)
        return len(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        text = ngettext(
            "Ein Eintrag ist als geprüft vermerkt.",
            "%(n)s Einträge sind als geprüft vermerkt.",
            num_parent_objects,
        )
        return text % {"n": num_parent_objects}
