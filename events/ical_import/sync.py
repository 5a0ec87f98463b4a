"""Importing a partner's calendar: read it, show what differs, make drafts for the moderators.

Nothing is published or deleted here. A partner's event is recognised by its UID and compared with
what the partner sent last time, so that our editors' own changes stay.
"""

from datetime import datetime, time
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from content.models import Neighbourhood
from content.place.time_zone import BERLIN
from content.security.reading import Refusal
from content.text import text_of
from events.ical_import import cancellation, reader
from events.ical_import.fetch import FetchError, fetch
from events.ical_import.lines import unfolded
from events.ical_import.reader import Found, Reading
from events.ical_import.reading import read
from events.models import Event, FeedEntry, ImportedEvent, OccurrenceChange
from events.recurrence.rrule import parse
from events.recurrence.validation import change_errors, time_errors
from submissions.mails import team
from submissions.workflow.submitter import ask_moderators

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
CANCELLED = "cancelled"  # and never imported, so there is nothing to do
OLDER = "older"  # than what was taken, so it is not looked at
TIMES = ("starts_at", "ends_at")
# What only makes sense together: where we changed a part of it, all of it is ours.
WHEN = (*TIMES, "has_open_end", "all_day", "rule")
WHERE = ("place_name", "street", "postcode", "online_url")
COPIED = ("title", "organiser_name", "summary", "description", *WHERE, "all_day", "has_open_end")
CHANGE_MOMENTS = ("new_starts_at", "new_ends_at")


class Line(NamedTuple):
    """One event in the preview. `differences` names the facts that are not as they were.

    Of these `kept` names those that we changed ourselves: ours stay.
    """

    kind: str
    found: Found
    reason: str = ""
    differences: tuple[str, ...] = ()
    imported: ImportedEvent | None = None
    kept: tuple[str, ...] = ()


class Preview(NamedTuple):
    """What an import would do; `missing` is what the partner had and has no longer."""

    lines: list[Line]
    missing: list[ImportedEvent]

    def of(self, kind):
        return [line for line in self.lines if line.kind == kind]


def read_from_address(source, now, fetch=fetch):
    """Fetch a partner's calendar again. Errors are noted; what was read before stays."""
    source.tried_at = now
    known = (source.etag, source.last_modified) if source.text else ("", "")
    try:
        fetched = fetch(source.url, *known)
    except FetchError as error:
        return _note_problem(source, str(error), now)
    if fetched.data is None:  # as it was
        _note_success(source, now)
        source.save()
        return True
    if not read_from_file(source, fetched.data, now):
        return False
    source.etag, source.last_modified = fetched.etag, fetched.last_modified
    source.save(update_fields=["etag", "last_modified"])
    return True


def read_from_file(source, data: bytes, now):
    """Store a calendar's text for the preview if it can be read. Returns whether it could."""
    text = unfolded(data)
    try:
        read(text.encode(), source.name, now)
    except Refusal as refusal:
        return _note_problem(source, str(refusal), now)
    source.text = text
    _note_success(source, now)
    # of another file than the one at the address, its server has said nothing
    source.etag = source.last_modified = ""
    source.save()
    return True


def _note_success(source, now):
    source.read_at, source.problem = now, ""
    source.failing_since, source.is_failure_told = None, False


def _note_problem(source, problem, now):
    source.problem = problem[:300]
    source.failing_since = source.failing_since or now
    source.save()
    return False


def found_in(source, now: datetime) -> Reading:
    """Read the stored text of a partner's calendar; raises Refusal."""
    return read(source.text.encode(), source.name, now) if source.text else Reading([])


def preview(source, reading: Reading, now: datetime) -> Preview:
    """Compare what the partner sends now with what was imported before."""
    known = {imported.uid: imported for imported in source.imported.select_related("event")}
    ours = {str(uid) for uid in FeedEntry.objects.values_list("uid", flat=True)}
    lines = [
        _line(entry, known.get(entry.uid), entry.uid[:36] in ours, now) for entry in reading.entries
    ]
    there = {entry.uid for entry in reading.entries} | set(reading.past)
    missing = [known[uid] for uid in known if uid not in there and known[uid].event]
    return Preview(lines, missing if reading.is_whole else [])


def _line(found, imported, is_ours, now):
    if is_ours:
        return Line(REFUSED, found, _("Die Veranstaltung kommt aus unserem eigenen Kalender."))
    if found.facts is None:
        return Line(REFUSED, found, found.reason, imported=imported)
    if imported is None and cancellation.is_any(found.facts):
        return Line(CANCELLED, found)
    if imported is None:
        reason = _refusal(found.facts, now)
        return Line(REFUSED, found, reason) if reason else Line(NEW, found)
    if imported.event is None:
        return Line(REFUSED, found, _("Diese Veranstaltung wurde bei uns gelöscht."))
    if _is_older(found, imported):
        return Line(OLDER, found, imported=imported)
    found = found._replace(facts=cancellation.completed(found.facts, imported.facts))
    differences = cancellation.differs(found.facts, imported.facts)
    if not differences:
        return Line(UNCHANGED, found, imported=imported)
    facts = imported.facts | found.facts
    if reason := _refusal(facts, now):
        return Line(REFUSED, found, reason, differences, imported)
    return Line(CHANGED, found, "", differences, imported, _kept(imported, differences))


def _is_older(found, imported):
    """Whether the partner sends an older version than the one that was taken (RFC 5546, 2.1.5)."""
    if found.sequence != imported.sequence:
        return found.sequence < imported.sequence
    return bool(found.modified and imported.modified) and found.modified < imported.modified


def _kept(imported, differences):
    """Of the facts that the partner changed, those that we changed ourselves: ours stay."""
    if cancellation.FLAG in differences:
        return ()
    draft = imported.event.get_latest_revision_as_object()
    ours = {name for name in imported.facts if _is_ours(draft, name, imported.facts[name])}
    for group in (WHEN, WHERE):
        if ours & set(group):
            ours |= set(group)
    return tuple(name for name in differences if name in ours)


def _is_ours(draft, name, theirs):
    """Whether a fact of our version is not as the partner sent it last; exceptions are joined."""
    if name in TIMES:
        return getattr(draft, name) != reader.moment(theirs)
    if name == "rule":
        return str(draft.rule or "") != theirs
    if name == "kind_label":
        return draft.kind != _kind(theirs)
    if name == "description":
        # the editors' form writes the same text with other tags
        return text_of(draft.description).split() != text_of(theirs).split()
    return name in COPIED and getattr(draft, name) != theirs


def facts_now(version) -> dict:
    """What a version of ours says, in the form of a partner's facts."""
    facts = {name: getattr(version, name) for name in COPIED}
    facts |= {name: getattr(version, name).isoformat() for name in TIMES}
    return facts | {"rule": str(version.rule or ""), "kind_label": version.get_kind_display()}


def _refusal(facts, now):
    """Say why our calendar cannot hold these facts, or ""; the rules are those of our own forms."""
    event = Event()
    _apply(event, facts, facts)
    end = None if event.has_open_end else event.ends_at
    errors = list(time_errors(event.starts_at, end, event.rule, now).values())
    if not errors:
        changes = list(event.changes.all())
        errors = [message for _number, message in change_errors(event, changes, now)]
    return str(errors[0]) if errors else ""


@transaction.atomic
def import_events(source, reading: Reading, uids, user, now) -> tuple[int, int]:
    """Make drafts of the new and changed events with these UIDs. Returns how many of each.

    What was found is passed in, because nothing is read while this holds the write lock. `uids` is
    None for all.
    """
    source = type(source).objects.select_for_update().get(pk=source.pk)
    lines = preview(source, reading, now).lines
    chosen = [line for line in lines if uids is None or line.found.uid in uids]
    new = [line for line in chosen if line.kind == NEW]
    changed = [line for line in chosen if line.kind == CHANGED]
    with team.one_mail():
        for line in new:
            _import_new(source, line.found, user)
        drafts = [_import_changed(line, user, now) for line in changed]
    return len(new), sum(drafts)


def _import_new(source, found, user):
    event = Event(live=False)
    _apply(event, found.facts, found.facts)
    event.save()
    event.save_revision(user=user, clean=False)
    ask_moderators(event, event.latest_revision)
    ImportedEvent.objects.create(
        source=source,
        uid=found.uid,
        event=event,
        facts=found.facts,
        **_version_of(found),
    )


def _version_of(found):
    """What is kept of a partner's version beside its facts."""
    return {
        "sequence": found.sequence,
        "modified": found.modified,
        "remarks": list(found.remarks),
        "is_doubtful": found.is_doubtful,
    }


def _import_changed(line, user, now):
    """Write only what the partner changed onto the newest version; what is published stays.

    Returns whether that makes a draft: where all of it is ours, nothing is to be decided.
    """
    imported, facts = line.imported, line.found.facts
    names = set(line.differences) - set(line.kept)
    if names:
        draft = imported.event.get_latest_revision_as_object()
        if cancellation.is_cancelled(facts):
            cancellation.cancel(draft, now)
        else:
            if cancellation.FLAG in names:
                cancellation.revive(draft)
                names |= {*WHEN, "changes"}
            _apply(draft, facts, names, before=imported.facts)
        ask_moderators(imported.event, draft.save_revision(user=user, clean=False))
    imported.facts = imported.facts | facts
    if not cancellation.is_cancelled(facts):
        imported.facts = facts
    imported.kept = sorted({*imported.kept, *line.kept} - names)
    for name, value in _version_of(line.found).items():
        setattr(imported, name, value)
    imported.save()
    return bool(names)


def _apply(event, facts, names, before=None):
    """Write these facts to an event; of its exceptions only those that came from the partner go."""
    for name in COPIED:
        if name in names and name in facts:
            setattr(event, name, facts[name])
    for name in TIMES:
        if name in names:
            setattr(event, name, reader.moment(facts[name]))
    if "rule" in names:
        event.rule = parse(facts["rule"], BERLIN) if facts["rule"] else None
    if "changes" in names:
        theirs = {change_from(stored).as_change() for stored in (before or {}).get("changes", [])}
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
    clock = {n: time.fromisoformat(stored[n]) for n in ("original_time",) if n in stored}
    return OccurrenceChange(**stored | moments | days | clock)


def _neighbourhood(postcode):
    return Neighbourhood.objects.filter(postcode=postcode).first() if postcode else None


def _kind(label):
    by_label = {str(name).casefold(): value for value, name in Event.Kind.choices}
    return by_label.get(label.casefold(), Event.Kind.OTHER)
