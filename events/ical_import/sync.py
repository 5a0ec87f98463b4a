"""Importing a partner's calendar: read it, show what differs, make drafts for the moderators.

Nothing is published or deleted here. A partner's event is recognised by its UID and compared with
what the partner sent last time, so that our editors' own changes stay.
"""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from content.models import Neighbourhood
from content.place.time_zone import BERLIN
from content.text import decoded
from events.ical_import import cancellation, reader
from events.ical_import.fetch import FetchError, fetch
from events.ical_import.reader import Found
from events.ical_import.times import Refusal
from events.models import Event, FeedEntry, ImportedEvent, OccurrenceChange
from events.recurrence.rrule import parse
from events.recurrence.validation import change_errors, time_errors
from submissions.workflow.submitter import ask_moderators

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
CANCELLED = "cancelled"  # and never imported, so there is nothing to do
COPIED = ("title", "organiser_name", "summary", "description", "place_name", "street")
COPIED += ("postcode", "online_url", "all_day")
TIMES = ("starts_at", "ends_at")
CHANGE_MOMENTS = ("new_starts_at", "new_ends_at")


class Line(NamedTuple):
    """One event in the preview. `differences` names the facts that are not as they were."""

    kind: str
    found: Found
    reason: str = ""
    differences: tuple[str, ...] = ()
    imported: ImportedEvent | None = None


class Preview(NamedTuple):
    lines: list[Line]
    missing: list[ImportedEvent]

    def of(self, kind):
        return [line for line in self.lines if line.kind == kind]


def read_from_address(source, now, fetch=fetch):
    """Fetch a partner's calendar again. Errors are noted; what was read before stays."""
    try:
        data = fetch(source.url)
    except FetchError as error:
        return _note_problem(source, str(error))
    return read_from_file(source, data, now)


def read_from_file(source, data: bytes, now):
    """Store a calendar's text for the preview if it can be read. Returns whether it could."""
    try:
        reader.read(data, source.name)
    except Refusal as refusal:
        return _note_problem(source, str(refusal))
    source.text = decoded(data).replace("\x00", "")
    source.read_at, source.problem = now, ""
    source.save()
    return True


def _note_problem(source, problem):
    source.problem = problem[:300]
    source.save()
    return False


def preview(source, now: datetime) -> Preview:
    """Compare what the partner sends now with what was imported before."""
    known = {imported.uid: imported for imported in source.imported.select_related("event")}
    found = reader.read(source.text.encode(), source.name) if source.text else []
    ours = {str(uid) for uid in FeedEntry.objects.values_list("uid", flat=True)}
    lines = [_line(entry, known.get(entry.uid), entry.uid in ours, now) for entry in found]
    uids = {entry.uid for entry in found}
    missing = [known[uid] for uid in known if uid not in uids and known[uid].event]
    return Preview(lines, missing)


def _line(found, imported, is_ours, now):
    if is_ours:
        return Line(REFUSED, found, _("Die Veranstaltung kommt aus unserem eigenen Kalender."))
    if found.facts is None:
        return Line(REFUSED, found, found.reason, imported=imported)
    if imported is None and cancellation.is_cancelled(found.facts):
        return Line(CANCELLED, found)
    if imported is None:
        reason = _refusal(found.facts, now)
        return Line(REFUSED, found, reason) if reason else Line(NEW, found)
    if imported.event is None:
        return Line(REFUSED, found, _("Diese Veranstaltung wurde bei uns gelöscht."))
    differences = cancellation.differs(found.facts, imported.facts)
    if not differences:
        return Line(UNCHANGED, found, imported=imported)
    facts = imported.facts | found.facts
    if reason := _refusal(facts, now):
        return Line(REFUSED, found, reason, differences, imported)
    return Line(CHANGED, found, "", differences, imported)


def _refusal(facts, now):
    """Say why our calendar cannot hold these facts, or ""; the rules are those of our own forms."""
    event = Event()
    _apply(event, facts, facts)
    errors = list(time_errors(event.starts_at, event.ends_at, event.rule, now).values())
    if not errors:
        changes = list(event.changes.all())
        errors = [message for _number, message in change_errors(event, changes, now)]
    if not errors and not cancellation.coming_dates(event, now):
        errors = [_("Die Veranstaltung ist vorbei.")]
    return str(errors[0]) if errors else ""


@transaction.atomic
def import_events(source, uids, user, now) -> int:
    """Make drafts of the new and changed events with these UIDs. Returns how many."""
    source = type(source).objects.select_for_update().get(pk=source.pk)
    chosen = [line for line in preview(source, now).lines if line.found.uid in uids]
    count = 0
    for line in chosen:
        if line.kind == NEW:
            _import_new(source, line.found, user)
        elif line.kind == CHANGED:
            _import_changed(line, user, now)
        else:
            continue
        count += 1
    return count


def _import_new(source, found, user):
    event = Event(live=False)
    _apply(event, found.facts, found.facts)
    event.save()
    event.save_revision(user=user, clean=False)
    ask_moderators(event, event.latest_revision)
    ImportedEvent.objects.create(source=source, uid=found.uid, event=event, facts=found.facts)


def _import_changed(line, user, now):
    """Write only what the partner changed onto the newest version; what is published stays."""
    imported, facts, names = line.imported, line.found.facts, set(line.differences)
    draft = imported.event.get_latest_revision_as_object()
    if cancellation.is_cancelled(facts):
        cancellation.cancel(draft, now)
        facts = imported.facts | facts
    else:
        if cancellation.FLAG in names:
            cancellation.revive(draft)
            names |= {*TIMES, "rule", "changes"}
        _apply(draft, facts, names, before=imported.facts)
    ask_moderators(imported.event, draft.save_revision(user=user, clean=False))
    imported.facts = facts
    imported.save(update_fields=["facts"])


def _apply(event, facts, names, before=None):
    """Write these facts to an event; of its exceptions only those that came from the partner go."""
    for name in COPIED:
        if name in names:
            setattr(event, name, facts[name])
    for name in TIMES:
        if name in names:
            setattr(event, name, reader.moment(facts[name]))
    if "rule" in names:
        event.rule = parse(facts["rule"], BERLIN) if facts["rule"] else None
    if "changes" in names:
        theirs = [change_from(stored).as_change() for stored in (before or {}).get("changes", [])]
        own = [change for change in event.changes.all() if change.as_change() not in theirs]
        event.changes = [*own, *(change_from(stored) for stored in facts["changes"])]
    if "postcode" in names:
        event.neighbourhood = _neighbourhood(facts["postcode"])
    if "kind_label" in names:
        event.kind = _kind(facts["kind_label"])


def change_from(stored):
    moments = {n: reader.moment(stored[n]) for n in CHANGE_MOMENTS if n in stored}
    days = {
        name: datetime.fromisoformat(stored[name]).date()
        for name in ("original_date", "until_date")
        if name in stored
    }
    return OccurrenceChange(**stored | moments | days)


def _neighbourhood(postcode):
    return Neighbourhood.objects.filter(postcode=postcode).first() if postcode else None


def _kind(label):
    by_label = {str(name).casefold(): value for value, name in Event.Kind.choices}
    return by_label.get(label.casefold(), Event.Kind.OTHER)
