"""What the calendar brings to the site."""

from operator import attrgetter

from django.db.models import Case, CharField, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content.sections import Calendar, Mention, Night, NightlyJob, OpenFile, SearchKind, Section
from events import models
from events.admin import timeline
from events.ical_import import subscriptions
from events.models import Invitee
from events.models.registration import Registration
from events.occurrences import open_dates
from events.occurrences.rebuild import top_up
from events.occurrences.remarks import remarks_on_draft
from events.proposals import date_changes, duplicates, merging, retention
from events.proposals.form import EventProposalForm
from events.registration import attendance, invitations
from events.registration.mails import remind
from events.starting_content.loading import EXAMPLES, STARTING_PAGE, load_examples
from events.views.api import EventEndpoint
from events.views.detail import coming_dates_of, coming_dates_to_print
from events.views.filters import EventFilterForm
from events.views.sitemaps import EventSitemap
from submissions.privacy.retention import Rule
from submissions.registry.kinds import Dates, Merging, SubmissionKind
from submissions.registry.personal_data import Holding


def public_events(now):
    """Events with their next date, which search results show."""
    dates = models.Occurrence.objects.taking_place().upcoming(now).filter(event=OuterRef("pk"))
    next_start = Subquery(dates.values("starts_at")[:1])
    events = models.Event.objects.public().select_related("neighbourhood")
    return events.annotate(next_start=next_start)


def calendar_of(event_pk):
    """Return the expression for the calendar that an event was imported from, and whether to look."""
    name = F("source__name")
    to_look_at = Concat(name, Value(gettext(" – bitte prüfen")), output_field=CharField())
    label = Case(When(is_doubtful=True, then=to_look_at), default=name, output_field=CharField())
    imported = models.ImportedEvent.objects.filter(event=event_pk).annotate(label=label)
    return Subquery(imported.values("label")[:1])


SECTION = Section(
    app="events",
    label=_("Veranstaltungen"),
    page=models.EventsPage,
    starting_page=STARTING_PAGE,
    shown_models=(
        models.Event,
        models.EventQuestion,
        models.FeedEntry,
        models.Occurrence,
        models.OccurrenceChange,
    ),
    private_models=(
        models.GuestMail,
        models.ImportedEvent,
        models.ImportSource,
        models.Invitation,
        models.Invitee,
        models.Registration,
        models.WalkIn,
    ),
    search_kinds=(
        SearchKind(
            "veranstaltungen",
            _("Veranstaltungen"),
            30,
            models.Event,
            public_events,
            "home/hits/event.html",
        ),
    ),
    sitemaps={"events": EventSitemap},
    api_endpoints={"events": EventEndpoint},
    open_files=(OpenFile("/veranstaltungen/kalender.ics", _("Der Kalender (iCalendar)")),),
    filter_forms=(EventFilterForm,),
    query_keys=("ansicht",),
    added_filters=(),
    mentions=(Mention("business", "below", coming_dates_of, "events/at_business.html"),),
    calendar=Calendar(open_dates.show, open_dates.cancel, open_dates.take_away),
    reminders=(*timeline.REMINDERS, subscriptions.REMINDERS),
    timeline=timeline.TIMELINE,
    submission_kinds=(
        SubmissionKind(
            key="event",
            label=_("Veranstaltung"),
            model=models.Event,
            form_class=EventProposalForm,
            subject=attrgetter("title"),
            begins=duplicates.begins,
            is_same=duplicates.is_same,
            merging=Merging(merging.merge, merging.CHOICES),
            evidence_scope=attendance.scope_of,
            coming=coming_dates_to_print,
            remarks=remarks_on_draft,
            over_since=retention.over_since,
            refresh=retention.refresh,
            draft_from=calendar_of,
            dates=Dates(
                date_changes.DateChangeForm,
                date_changes.apply,
                date_changes.publish_cancellation,
                date_changes.in_words,
            ),
        ),
    ),
    queue_sources=(),
    mails=(),
    retention_rules=(
        Rule(
            "registrations",
            _("Anmeldungen zu vergangenen Terminen"),
            "registration_days",
            retention.old_registrations,
            attendance.forget,
        ),
        Rule(
            "invitees",
            _("Anfragen ohne Antwort, ob wir einladen dürfen"),
            "unconfirmed_days",
            retention.unanswered_invitees,
        ),
    ),
    personal_data=(
        Holding(
            "registrations",
            _("Anmeldungen"),
            retention.export_registrations,
            retention.erase_registrations,
            {Registration: attendance.forget},
        ),
        Holding(
            "invitees",
            _("Einladungsliste"),
            retention.export_invitees,
            retention.erase_invitees,
            {Invitee: invitations.revoke},
        ),
    ),
    rights=("events.*",),
    guarded_rights=("events.*_registration", "events.*_invit*", "events.*_guestmail"),
    guarded_addresses=("events/registration/", "teilnahmelisten/", "einladungsliste/"),
    roles={},
    nightly_jobs=(
        NightlyJob("top_up", Night.RENEW, top_up, _("Termine fortschreiben")),
        NightlyJob(
            "read_calendars", Night.RENEW, subscriptions.read_all, _("Kalender der Partner lesen")
        ),
        NightlyJob("remind", Night.WRITE, remind, _("Angemeldete erinnern")),
        NightlyJob("forget", Night.FORGET, retention.forget, _("Alte Anmeldungen vergessen")),
    ),
    load_examples=load_examples,
    examples=EXAMPLES,
)
