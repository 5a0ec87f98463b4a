"""What each section brings to the site: the one place where a section is made known.

A section is a Django app that stands beside the others and imports none of them. It registers one
`Section` when Django starts; home, search, sitemap, interface, page cache, roles, nightly jobs and
the other sections' pages read it from here. Pure: neither models nor views are imported.
"""

from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import IntEnum
from typing import Any


class Night(IntEnum):
    """When in the night a job runs; within one phase, sections run in the order of INSTALLED_APPS."""

    RENEW = 10  # what is shown becomes right: dates, offers
    WRITE = 20  # mails that are due
    FORGET = 30  # what the privacy statement says is deleted
    QUEUE = 40  # what waits for the team, and the day's mail about it
    TIDY = 50  # indexes, sessions, finished tasks


@dataclass(frozen=True)
class NightlyJob:
    """Something done once a night: `run(now)` with an aware moment.

    `key` names it in the log; `label` on the dashboard, where it failed. After a crash it may run
    once more for the same night.
    """

    key: str
    phase: Night
    run: Callable[[datetime], Any]
    label: Any


@dataclass(frozen=True)
class SearchKind:
    """One kind of thing that the site's search finds.

    `public(now)` returns the queryset of what visitors may see then; `template` prints one hit.
    `ends` is True where things leave the public by the clock alone, so that the index may know
    more than is shown, or with something else. Kinds are shown in `order`.
    """

    key: str
    label: Any
    order: int
    model: type
    public: Callable[[datetime], Any]
    template: str
    ends: bool = False


@dataclass(frozen=True)
class AddedFilter:
    """A filter that a section adds to the list of another one.

    `to` is that section's key, `field` a form field, and `find(value)` returns the ids of what is
    listed there that the value lets through.
    """

    to: str
    name: str
    field: Any
    find: Callable[[Any], Iterable[int]]


@dataclass(frozen=True)
class Mention:
    """What a section says on the page of another section's entry, for example of a business.

    `find(entry, now)` returns what `template` prints as `mention`, or nothing. `place` is the spot
    on that page: "facts" between the entry's facts, "below" under them.
    """

    of: str
    place: str
    find: Callable[[Any, datetime], Any]
    template: str


@dataclass(frozen=True)
class Reminder:
    """Something that the team should do until a day: what, and where it is done."""

    text: Any
    due_on: date
    url: str


@dataclass(frozen=True)
class Reminders:
    """What of a section waits to be done, for the list "Was ansteht".

    `find(now)` returns reminders, the first due first, and not more than somebody reads; whoever has
    `permission` sees them.
    """

    permission: str
    find: Callable[[datetime], list[Reminder]]


@dataclass(frozen=True)
class TimelineRow:
    """One line of what happened: of what sort it is, what it was, and where there is more of it."""

    label: Any
    text: Any
    url: str = ""


@dataclass(frozen=True)
class TimelineSource:
    """What a section knows of an entry, for the one line of time that the team reads about it.

    `find(kind, entry, today)` returns a queryset annotated with `row_day`, the local day on which
    each happened, or None where it knows nothing of entries of this submission kind. `tell(ids)`
    returns {id: TimelineRow} of those of them that are shown. Whoever has `permission` sees them.
    """

    key: str
    permission: str
    find: Callable[[str, Any, date], Any]
    tell: Callable[[list[int]], dict[int, TimelineRow]]


@dataclass(frozen=True, kw_only=True)
class OpenDate:
    """One date of a section that guests may come to, as the calendar tells of it; times are aware."""

    title: str
    summary: str
    organiser: str
    starts_at: datetime
    ends_at: datetime
    place: str
    neighbourhood: Any = None


@dataclass(frozen=True)
class Calendar:
    """How dates of other sections come into the calendar, as events of its own.

    `show(date, event)` puts an `OpenDate` there, or makes the event say what is new, and returns the
    event; `cancel(event)` lets it stand there as called off; `take_away(event)` removes it from
    everything that visitors read.
    """

    show: Callable[[OpenDate, Any], Any]
    cancel: Callable[[Any], Any]
    take_away: Callable[[Any], Any]


@dataclass(frozen=True)
class OpenFile:
    """An address that answers with open data, and what it answers; both are printed as examples."""

    path: str
    what: Any


@dataclass(frozen=True)
class StartingPage:
    """A section's page in a new installation; the main menu follows `order`."""

    order: int
    slug: str
    title: Any
    summary: Any
    introduction: str = ""


@dataclass(frozen=True)
class ExampleKind:
    """One kind of the examples that a section loaded, so that all of them can be removed at once.

    `rows()` returns those that readers are told are examples. `kept_for(row)` returns in German why
    one should stay although it is an example ("Es gibt Anmeldungen."), or "". Kinds go in the order
    of INSTALLED_APPS backwards, and within a section in their order here. `is_invented` is False
    for what only decorates: while anything invented is left, the site goes on saying so.
    """

    label: Any
    rows: Callable[[], Iterable]
    kept_for: Callable[[Any], Any] = lambda row: ""
    is_invented: bool = True


@dataclass(frozen=True, kw_only=True)
class Section:
    """Everything that a section brings. A hook left out (None) is an error; an empty one is said.

    app: the label of its app.
    label: how editors call it.
    page: the model of the page that shows it, or False for a section without a page.
    starting_page: that page in a new installation, or False.
    shown_models: models whose rows visitors see; only their saving renews the page cache.
    private_models: all others of the app; saving them leaves the page cache alone.
    search_kinds, sitemaps, api_endpoints, open_files: what is found, mapped, and told to machines.
    filter_forms, query_keys: the GET forms of its lists, and what else its addresses may ask.
    added_filters, mentions: what it adds to other sections' lists and entries.
    calendar: how it shows dates of other sections; or False.
    reminders, timeline: what the team has to do, and what it reads of an entry.
    submission_kinds, mails, retention_rules, personal_data: what it brings to the way in.
    queue_sources: what else of it waits for the team; drafts of submission kinds do by themselves.
    rights: what the editors may do: "app.codename", or "app.*" for all of an app.
    guarded_rights: those with which somebody decides, or sees what reaches people; whoever has one
        needs a second factor. "*" stands for any letters.
    guarded_addresses: how the addresses below /admin/ begin that show contact data, or let somebody
        decide; the audit log notes who opens them.
    roles: what other groups may do: {name of the group: rights}.
    nightly_jobs: what is done once a night.
    load_examples: loads its starting content, called with today and a function that takes a German
        line for each part; or False.
    examples: how these are found again, to be removed.
    """

    app: str
    label: Any
    page: Any = None
    starting_page: StartingPage | bool | None = None
    shown_models: tuple | None = None
    private_models: tuple | None = None
    search_kinds: tuple[SearchKind, ...] | None = None
    sitemaps: dict[str, type] | None = None
    api_endpoints: dict[str, type] | None = None
    open_files: tuple[OpenFile, ...] | None = None
    filter_forms: tuple | None = None
    query_keys: tuple[str, ...] | None = None
    added_filters: tuple[AddedFilter, ...] | None = None
    mentions: tuple[Mention, ...] | None = None
    calendar: Calendar | bool | None = None
    reminders: tuple[Reminders, ...] | None = None
    timeline: tuple[TimelineSource, ...] | None = None
    submission_kinds: tuple | None = None
    queue_sources: tuple | None = None
    mails: tuple | None = None
    retention_rules: tuple | None = None
    personal_data: tuple | None = None
    rights: tuple[str, ...] | None = None
    guarded_rights: tuple[str, ...] | None = None
    guarded_addresses: tuple[str, ...] | None = None
    roles: dict[str, tuple[str, ...]] | None = None
    nightly_jobs: tuple[NightlyJob, ...] | None = None
    load_examples: Callable[[date, Callable[[str], Any]], Any] | bool | None = None
    examples: tuple[ExampleKind, ...] | None = None

    def left_out(self):
        """Return the names of the hooks that this section does not say."""
        return [hook.name for hook in fields(self) if getattr(self, hook.name) is None]


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    _sections[section.app] = section


@contextmanager
def registered(section: Section):
    """Make a section known for a while; for tests."""
    register(section)
    try:
        yield section
    finally:
        del _sections[section.app]


def get(app: str) -> Section:
    return _sections[app]


def every() -> list[Section]:
    return list(_sections.values())


def all_of(hook: str, hidden=frozenset()) -> list:
    """Return what the sections bring to a hook that is a tuple, in the order of INSTALLED_APPS.

    `hidden` names the apps of the sections to leave out.
    """
    shown = (section for section in every() if section.app not in hidden)
    return [entry for section in shown for entry in getattr(section, hook) or ()]


def merged(hook: str, hidden=frozenset()) -> dict:
    """Return what the sections bring to a hook that is a dict, without those that are `hidden`."""
    shown = (section for section in every() if section.app not in hidden)
    return {
        name: entry for section in shown for name, entry in (getattr(section, hook) or {}).items()
    }


def shown_models() -> set[type]:
    return set(all_of("shown_models"))


def query_keys() -> frozenset[str]:
    """Return every key that the address of a public page may ask by."""
    keys = {name for form in all_of("filter_forms") for name in form.base_fields}
    added = {added.name for added in all_of("added_filters")}
    return frozenset(keys | added | set(all_of("query_keys")))


def filters_added_to(app: str) -> list[AddedFilter]:
    return [added for added in all_of("added_filters") if added.to == app]


def calendar() -> Calendar | None:
    """Return the way into the calendar; None where no section has one."""
    return next((section.calendar for section in every() if section.calendar), None)


def mentions_of(of: str, entry, now: datetime, hidden=frozenset()) -> dict[str, list]:
    """Return what sections say of an entry, by place: {place: [(template, what it prints)]}.

    `hidden` names the apps of the sections that may not be told of.
    """
    by_place: dict[str, list] = {}
    for mention in all_of("mentions", hidden):
        if mention.of == of and (found := mention.find(entry, now)):
            by_place.setdefault(mention.place, []).append((mention.template, found))
    return by_place


def reminders_for(user, now: datetime) -> list[Reminder]:
    """Return what the sections remind a user of, the first due first."""
    kinds = [kind for kind in all_of("reminders") if user.has_perm(kind.permission)]
    return sorted((row for kind in kinds for row in kind.find(now)), key=lambda row: row.due_on)


def timeline_for(user) -> list[TimelineSource]:
    """Return what a user may read of what happened with an entry."""
    return [source for source in all_of("timeline") if user.has_perm(source.permission)]
