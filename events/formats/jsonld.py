"""Events for machines: schema.org Event, one per date."""

from django.conf import settings

from content.place.postal import postal_address
from content.text import clean_line
from events.recurrence.local_time import local


def event_data(event, dates, languages) -> list[dict]:
    """Describe each date of an event as schema.org knows it."""
    return [_date_data(event, date, languages) for date in dates]


def _date_data(event, date, languages):
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.marked_name,
        "description": clean_line(event.summary),
        "url": date.full_url,
        "startDate": _moment(event, date.starts_at),
        **_end(event, date),
        "eventStatus": f"https://schema.org/Event{_status(date)}",
        "eventAttendanceMode": _attendance(event),
        "location": _location(event, date),
        "image": f"{date.full_url}bild.png",
        "isAccessibleForFree": event.is_free,
        "inLanguage": [language.code for language in languages] or ["de"],
    }
    if _status(date) == "Rescheduled":
        data["previousStartDate"] = _moment(event, date.original_start)
    if event.places and date.takes_registrations:
        data["maximumAttendeeCapacity"] = event.places
        data["remainingAttendeeCapacity"] = date.open_seats
    if event.organiser:
        data["organizer"] = {"@type": "Organization", "name": event.organiser}
    return data


def _status(date):
    """Only a new time counts as rescheduled; another place is written as the location."""
    if date.is_cancelled:
        return "Cancelled"
    return "Rescheduled" if date.is_moved and date.has_new_time else "Scheduled"


def _moment(event, at):
    return f"{local(at).date()}" if event.all_day else local(at).isoformat()


def _end(event, date):
    """The end as schema.org knows it; nothing where nobody said it."""
    if event.all_day:
        return {"endDate": f"{date.last_day}"}
    return {} if date.has_open_end else {"endDate": _moment(event, date.ends_at)}


def _attendance(event):
    is_mixed = event.online_url and event.place_name
    mode = "Mixed" if is_mixed else "Online" if event.online_url else "Offline"
    return f"https://schema.org/{mode}EventAttendanceMode"


def _location(event, date):
    if event.online_url and not event.place_name:
        return {"@type": "VirtualLocation", "url": event.online_url}
    return {
        "@type": "Place",
        "name": date.place or event.place_name or settings.TOWN,
        "address": postal_address(event),
    }
