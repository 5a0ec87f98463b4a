"""Businesses, events and teams from their entries, each published through a revision."""

import datetime as dt
from decimal import Decimal
from zlib import crc32

from content.models import Language, Neighbourhood
from content.time_zone import BERLIN
from directory.models import Business, Category, Premises
from directory.models.premises import HALF_A_YEAR
from events.models import Event, OccurrenceChange
from events.recurrence.rrule import parse
from home.starting_content.businesses import BUSINESSES
from home.starting_content.categories import CATEGORIES
from home.starting_content.entries import EXAMPLE_MARK
from home.starting_content.events import starting_events
from home.starting_content.premises import PREMISES
from home.starting_content.teams import TEAMS
from teams.models import SuccessTeam

INVENTED = "<p><em>Beispiel: {} ist erfunden und zeigt, wie ein Eintrag aussieht.</em></p>"
CHECKED_AGO = dt.timedelta(days=20)


def publish(snippet):
    """Store and publish, so that addresses, dates, indexes follow as after an editor's click."""
    snippet.full_clean(exclude=["latest_revision", "live_revision"])
    snippet.live = False
    snippet.save()
    snippet.save_revision().publish()


def businesses(today):
    """Load the trades and every business, drawn by lot, so that the newest are of every kind."""
    categories = {entry.slug: category_of(entry, n) for n, entry in enumerate(CATEGORIES)}
    rows = [(slug, entry) for slug, entries in BUSINESSES.items() for entry in entries]
    places = {slug: Neighbourhood.objects.get(slug=slug) for slug in BUSINESSES}
    for slug, entry in sorted(rows, key=lambda row: crc32(row[1].slug.encode())):
        business = business_of(entry, places[slug], today)
        business.categories = [categories[name] for name in entry.categories]
        business.languages = languages_of(entry)
        publish(business)
    return len(rows)


def category_of(entry, number):
    category, _ = Category.objects.get_or_create(
        slug=entry.slug,
        defaults={
            "name": entry.name,
            "trade": entry.trade,
            "synonyms": entry.synonyms,
            "sort_order": number,
        },
    )
    return category


def business_of(entry, neighbourhood, today):
    latitude, longitude = entry.point
    return Business(
        name=f"{entry.name} {EXAMPLE_MARK}",
        slug=entry.slug,
        neighbourhood=neighbourhood,
        street=entry.street,
        postcode=neighbourhood.postcode,
        latitude=Decimal(str(latitude)),
        longitude=Decimal(str(longitude)),
        summary=entry.summary,
        description=f"<p>{entry.description}</p>" + INVENTED.format("Dieses Geschäft"),
        opening_hours=entry.hours,
        opening_hours_note=entry.hours_note,
        telephone=entry.telephone,
        email=entry.email,
        website=entry.website,
        is_step_free=entry.is_step_free,
        accessibility_note=entry.accessibility_note,
        offers_training=entry.offers_training,
        offers_internship=entry.offers_internship,
        checked_on=today - CHECKED_AGO,
    )


def premises(today):
    rows = [(slug, entry) for slug, entries in PREMISES.items() for entry in entries]
    for slug, entry in rows:
        publish(premises_of(entry, Neighbourhood.objects.get(slug=slug), today))
    return len(rows)


def premises_of(entry, neighbourhood, today):
    latitude, longitude = entry.point
    return Premises(
        title=f"{entry.title} {EXAMPLE_MARK}",
        slug=entry.slug,
        neighbourhood=neighbourhood,
        street=entry.street,
        postcode=neighbourhood.postcode,
        latitude=Decimal(str(latitude)),
        longitude=Decimal(str(longitude)),
        size=entry.size,
        rent=entry.rent,
        suggested_use=entry.suggested_use,
        description=f"<p>{entry.description}</p>" + INVENTED.format("Dieses Ladenlokal"),
        is_step_free=entry.is_step_free,
        accessibility_note=entry.accessibility_note,
        offered_by="Vermietung Beispiel",
        telephone="0221 4710-950",
        advertised_until=today + HALF_A_YEAR,
    )


def languages_of(entry):
    return list(Language.objects.filter(code__in=entry.languages))


def events(today):
    entries = starting_events(today)
    for entry in entries:
        event = event_of(entry)
        event.languages = languages_of(entry)
        event.changes = [change_of(change) for change in entry.changes]
        publish(event)
    return len(entries)


def event_of(entry):
    """Return an unsaved event; the organiser is a business where the entry names one."""
    event = Event(
        title=entry.title,
        slug=entry.slug,
        kind=entry.kind,
        summary=entry.summary,
        description=entry.description + INVENTED.format("Diese Veranstaltung"),
        starts_at=local(entry.starts_at),
        ends_at=local(entry.ends_at),
        all_day=entry.all_day,
        neighbourhood=Neighbourhood.objects.filter(slug=entry.neighbourhood).first(),
        place_name=entry.place_name,
        street=entry.street,
        postcode=entry.postcode,
        online_url=entry.online_url,
        organiser_business=Business.objects.filter(slug=entry.organiser).first(),
        organiser_name=entry.organiser_name,
        price=entry.price,
        is_step_free=entry.is_step_free,
        accessibility_note=entry.accessibility_note,
        registration=entry.registration,
        places=entry.places,
    )
    event.rule = parse(entry.rule, BERLIN) if entry.rule else None
    return event


def change_of(change):
    return OccurrenceChange(
        kind=change.kind,
        original_date=change.original_date,
        new_starts_at=local(change.new_starts_at),
        new_ends_at=local(change.new_ends_at),
        new_place=change.new_place,
        reason=change.reason,
    )


def local(moment):
    """Return the wall clock time as a moment in Berlin; None stays None."""
    return moment and moment.replace(tzinfo=BERLIN)


def teams(today):
    for entry in TEAMS:
        publish(
            SuccessTeam(
                name=f"{entry.name} {EXAMPLE_MARK}",
                slug=entry.slug,
                summary=entry.summary,
                description=entry.description + INVENTED.format("Dieses Team"),
                neighbourhood=Neighbourhood.objects.get(slug=entry.neighbourhood),
                event=Event.objects.filter(slug=entry.event).first(),
                facilitator=entry.facilitator,
                member_count=entry.member_count,
                seats=entry.seats,
                meeting_note=entry.meeting_note,
            )
        )
    return len(TEAMS)
