"""What the calendar brings to the site."""

from operator import attrgetter

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from content.sections import Mention, Night, NightlyJob, OpenFile, SearchKind, Section
from events import models
from events.occurrences.rebuild import top_up
from events.proposals import duplicates, merging, retention
from events.proposals.form import EventProposalForm
from events.registration.mails import remind
from events.starting_content.loading import STARTING_PAGE, load_examples
from events.views.api import EventEndpoint
from events.views.detail import coming_dates_of
from events.views.filters import EventFilterForm
from events.views.sitemaps import EventSitemap
from submissions.privacy.retention import Rule
from submissions.registry.kinds import Merging, SubmissionKind
from submissions.registry.personal_data import Holding


def public_events(now):
    """Events with their next date, which search results show."""
    dates = models.Occurrence.objects.taking_place().upcoming(now).filter(event=OuterRef("pk"))
    next_start = Subquery(dates.values("starts_at")[:1])
    events = models.Event.objects.public().select_related("neighbourhood")
    return events.annotate(next_start=next_start)


SECTION = Section(
    app="events",
    label=_("Veranstaltungen"),
    page=models.EventsPage,
    starting_page=STARTING_PAGE,
    shown_models=(models.Event, models.FeedEntry, models.Occurrence, models.OccurrenceChange),
    private_models=(models.ImportedEvent, models.ImportSource, models.Registration),
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
            over_since=retention.over_since,
            refresh=retention.refresh,
        ),
    ),
    mails=(),
    retention_rules=(
        Rule(
            "registrations",
            _("Anmeldungen zu vergangenen Terminen"),
            "registration_days",
            retention.old_registrations,
        ),
    ),
    personal_data=(
        Holding(
            "registrations",
            _("Anmeldungen"),
            retention.export_registrations,
            retention.erase_registrations,
        ),
    ),
    rights=("events.*",),
    nightly_jobs=(
        NightlyJob("top_up", Night.RENEW, top_up),
        NightlyJob("remind", Night.WRITE, remind),
        NightlyJob("forget", Night.FORGET, retention.forget),
    ),
    load_examples=load_examples,
)
