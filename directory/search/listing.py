"""The list of the directory: what the filters let through, and what each of them would."""

from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import islice
from operator import or_
from urllib.parse import quote

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from content.caching.query_keys import without_marks
from content.place.time_zone import BERLIN
from content.place.times import time_of_day
from content.search.engine import nearest, search
from directory.hours.osm import texts_open_on, wall_moment
from directory.map.distance import metres_from, point_of
from directory.models.business import Business
from directory.models.category import Category
from directory.search.facets import facets_at
from directory.search.filter_words import asks_for_near, read_words
from directory.search.filters import GROUPS, OFFERS, SWITCHES, DirectoryFilterForm
from directory.search.trade import known_trade_of

PER_PAGE = 24
SUGGESTIONS = 6
MOMENT = ("am", "um")
CHIPS = ("stadtteil", "sprache")
# Berlin's hours of the day in which a shopping street is open; before and after hardly anybody is.
DAYTIME = range(7, 20)


@dataclass(frozen=True)
class Option:
    """One value of a filter: how many businesses it would show, and whether it is chosen."""

    name: str
    value: str
    label: str
    count: int
    is_active: bool
    query_without: str = ""

    @property
    def input_id(self):
        return f"{self.name}-{self.value}"


@dataclass(frozen=True)
class Group:
    """The options of one question."""

    name: str
    label: str
    options: list[Option] = field(default_factory=list)


class Found:
    """Businesses in an order of which only a slice is ever loaded.

    `point` is the (latitude, longitude) of who asks how far away they are; `rows` is the queryset that
    they are loaded from.
    """

    def __init__(self, ids, length, point=None, rows=None):
        self.ids, self.length, self.point = ids, length, point
        self.rows = Business.objects.public().for_cards() if rows is None else rows

    def __len__(self):
        return self.length

    def count(self):
        """The length, as paginators ask a queryset for it."""
        return self.length

    def reading(self, rows):
        """The same businesses in the same order, loaded from this queryset."""
        return Found(self.ids, self.length, self.point, rows)

    def __getitem__(self, part):
        ids = list(islice(self.ids(), part.start, part.stop))
        rows = self.rows.in_bulk(ids)
        shown = [rows[pk] for pk in ids if pk in rows]
        if self.point:
            metres = metres_from(self.point)
            for business in shown:
                place = point_of(business)
                business.metres = place and metres(place)
        return shown


class Listing:
    """The businesses that a request asks for, at one moment and one version of the content.

    For somebody who looks at it (`is_for_visit`) those that are open stand first in the daytime, as long
    as nothing else decides the order; in a file they never do.
    """

    def __init__(self, data: QueryDict, now, version, is_for_visit=False):
        self.data = data
        self.now = now
        self.is_for_visit = is_for_visit
        self.filters = DirectoryFilterForm(data, now.astimezone(BERLIN).date())
        self.facets = facets_at(version)
        self.asks_for_near = False

    @classmethod
    def of(cls, data, now, version, is_for_visit=False):
        """Return the list with the words of its question read as filters, where they are some.

        A word may say what somebody does instead: who teaches English need not serve in it. So the
        words are searched for where that finds somebody better whom the filters would hide.
        """
        facets = facets_at(version)
        today = now.astimezone(BERLIN).date()
        as_filters = read_words(data, facets, today)
        listing = cls(as_filters, now, version, is_for_visit)
        if as_filters is not data:
            as_words = read_words(data, facets, today, with_facts=False)
            literal = cls(as_words, now, version, is_for_visit)
            if as_words != as_filters and literal.finds_better_than(listing):
                listing = literal
            listing.asks_for_near = asks_for_near(data.get("q", ""))
        return listing

    def finds_better_than(self, other):
        """Whether the first of this list is found as it was typed, and is not in the other list."""
        first = next(self._ids(), None) if self.filters.query and self.hits.is_exact else None
        return first is not None and not other.shown & self.facets.set_of_ids([first])

    @cached_property
    def hits(self):
        return search(self.filters.query, models=[Business])

    @cached_property
    def tiers(self):
        """What the words mean as sets, the best hits first."""
        return self.facets.sets_of(self.hits)

    @cached_property
    def found(self):
        """The set of all that the words mean, or of all."""
        return reduce(or_, self.tiers, 0) if self.filters.query else self.facets.everybody

    @property
    def is_corrected(self):
        """Whether what is shown was found only in another spelling."""
        return bool(self.total and self.filters.query and not self.hits.is_exact)

    @property
    def open_now(self):
        """The set of businesses that are open."""
        return self.facets.open_at(self.now)

    @cached_property
    def chosen(self):
        """{filter: the set that it lets through} of the filters in use."""
        wanted = self.filters.wanted
        chosen = {
            name: reduce(or_, (self._members(name, value) for value in wanted[name]), 0)
            for name in GROUPS
            if name in wanted
        }
        if "geoeffnet" in wanted:
            chosen["geoeffnet"] = self.open_now
        chosen |= {n: members for n, members in self.facets.switches.items() if n in wanted}
        if any(self.filters.moment):
            chosen["am"] = self._open_then()
        if "ausschnitt" in wanted:
            chosen["ausschnitt"] = self.facets.within(wanted["ausschnitt"])
        added = self.filters.added.items()
        return chosen | {name: self.facets.set_of_ids(ids) for name, ids in added}

    def _members(self, name, value):
        choice = self.facets.groups[name].get(value)
        return choice.members if choice else 0

    def _open_then(self):
        day, time = self.filters.moment
        if time:
            return self.facets.open_at(wall_moment(day, time, self.now))
        return self.facets.set_of_hours(texts_open_on(self.facets.hours, day))

    def narrowed(self, without=""):
        """Return the set that every filter but `without` lets through."""
        members = self.found
        for name, let_through in self.chosen.items():
            if name != without:
                members &= let_through
        return members

    @cached_property
    def shown(self):
        return self.narrowed()

    @cached_property
    def total(self):
        return self.shown.bit_count()

    @cached_property
    def sorting(self):
        """The order in use; nobody sorts by a distance from nowhere."""
        wanted = self.filters.wanted.get("sortierung", "")
        return "" if wanted == "naehe" and "nah" not in self.filters.wanted else wanted

    @cached_property
    def puts_open_first(self):
        """Whether those that are open stand first without anybody having asked for it."""
        asks_for_hours = "geoeffnet" in self.filters.wanted or any(self.filters.moment)
        is_undecided = not (self.filters.query or self.sorting or asks_for_hours)
        is_daytime = self.now.astimezone(BERLIN).hour in DAYTIME
        return bool(
            self.is_for_visit and is_undecided and is_daytime and self.shown & self.open_now
        )

    @property
    def _has_open_first(self):
        return self.sorting == "geoeffnet" or self.puts_open_first

    @property
    def sortings(self):
        """The orders to choose from; by distance only where the distance is known."""
        choices = self.filters.fields["sortierung"].choices
        return [
            (value, label) for value, label in choices if value != "naehe" or self.sorting == value
        ]

    @property
    def results(self):
        """What the list shows, in its order.

        Not kept here: it knows the listing, and of a circle with the whole table of filters in it the
        memory is given back late.
        """
        if self.sorting == "naehe":
            point = self.filters.wanted["nah"]
            return Found(lambda: self.facets.by_distance(self.shown, point), self.total, point)
        return Found(self._ids, self.total)

    def _ids(self):
        if self.sorting == "geprueft":
            yield from self.facets.by_check(self.shown)
        elif self._has_open_first:
            yield from self._best_first(self.shown & self.open_now)
            yield from self._best_first(self.shown & ~self.open_now)
        else:
            yield from self._best_first(self.shown)

    def _best_first(self, members):
        if self.filters.query and self.sorting != "name":
            return self.facets.in_tiers(members, self.tiers)
        return self.facets.in_order(members)

    @cached_property
    def switches(self):
        """The yes-or-no filters: whether it is open, whether there are steps."""
        return self._yes_or_no(SWITCHES)

    @cached_property
    def offers(self):
        """What few look for: those of the offers that somebody makes, or that are chosen."""
        made = [name for name in OFFERS if self.facets.switches[name] or name in self.chosen]
        return self._yes_or_no(made)

    @property
    def open_switch(self):
        """The filter that most ask for, which stands among the chips."""
        return self.switches[0]

    @property
    def further_switches(self):
        """The yes-or-no filters among the others."""
        return self.switches[1:] + self.offers

    @property
    def area(self):
        """The part of the map that is shown, as the address has it; empty for all of it."""
        return self.data["ausschnitt"] if "ausschnitt" in self.filters.wanted else ""

    def _yes_or_no(self, names):
        sets = {"geoeffnet": self.open_now, **self.facets.switches}
        return [
            self._option(name, "1", self._label(name), self.shown & sets[name]) for name in names
        ]

    @cached_property
    def groups(self):
        """The groups with what somebody here has, whether or not the other filters leave that.

        So the options stay where they are, whatever is chosen: nothing moves under a finger.
        """
        groups = (Group(name, self._label(name), list(self._options(name))) for name in GROUPS)
        return [group for group in groups if group.options]

    @property
    def groups_in_sight(self):
        """The groups that stand above the list, each option a chip."""
        return [replace(g, options=self._in_sight(g)) for g in self.groups if g.name in CHIPS]

    def _in_sight(self, group):
        """Return the options, of languages first those of many, last those of most."""
        if group.name != "sprache":
            return group.options
        choices, half = self.facets.groups[group.name], len(self.facets.pks) / 2
        counts = {value: choice.members.bit_count() for value, choice in choices.items()}
        return sorted(group.options, key=lambda o: (counts[o.value] > half, -counts[o.value]))

    @property
    def trades(self):
        """The group behind the button of the trades, None where nobody has any."""
        return next((group for group in self.groups if group.name == "branche"), None)

    @property
    def further_groups(self):
        """The groups among the other filters: postcodes, where one was asked for."""
        return [group for group in self.groups if group.name == "plz"]

    def _options(self, name):
        # The group's own choice does not count: within a group another value adds to the first.
        others = self.narrowed(without=name)
        for choice in self.facets.groups[name].values():
            option = self._option(name, choice.value, choice.label, others & choice.members)
            # The parts of town say the same as their postcodes, so these are not offered, but shown.
            if option.is_active or (choice.members and name != "plz"):
                yield option
        if name == "plz":
            wanted = self.filters.wanted.get(name, ())
            unknown = (value for value in wanted if value not in self.facets.groups[name])
            yield from (self._option(name, value, value, 0) for value in unknown)

    def _label(self, name):
        return self.filters.fields[name].label

    def _option(self, name, value, label, members):
        chosen = self.filters.wanted.get(name, ())
        is_active = chosen is True or value in chosen
        query = self._query_without({name: value}) if is_active else ""
        return Option(name, value, label, members.bit_count(), is_active, query)

    def _query_without(self, values):
        query = without_marks(self.data, "seite", "nah")
        for name, value in values.items():
            kept = [chosen for chosen in query.getlist(name) if chosen != value]
            # A switch may be written in many ways, as `ja`: what is taken away is all of it.
            query.setlist(name, kept if name in GROUPS else [])
        return query.urlencode()

    @cached_property
    def active(self):
        """What is chosen, each with the query of the list without it."""
        options = [*self.switches, *self.offers]
        options += [option for group in self.groups for option in group.options]
        chosen = [option for option in options if option.is_active]
        return chosen + self._chosen_moment() + self._chosen_area() + list(self._chosen_added())

    @property
    def chips(self):
        """What is asked for, each with the query that leaves it out: [(words, query)]."""
        words = self.filters.query
        typed = [(words, self._query_without({"q": words}))] if words else []
        return typed + [(option.label, option.query_without) for option in self.active]

    @cached_property
    def _query_anywhere(self):
        return without_marks(self.data, "seite", "nah", "ausschnitt").urlencode()

    def query_within(self, area):
        """Return the query that leaves of this list what lies in an area."""
        return "&".join(filter(None, [self._query_anywhere, f"ausschnitt={quote(area)}"]))

    @property
    def order_key(self):
        """What the list and its order depend on beside the table; None where that must stay nowhere."""
        if "nah" in self.data:
            return None
        first = self.shown & self.open_now if self._has_open_first else None
        return without_marks(self.data, "seite").urlencode(), self.shown, first

    @property
    def in_words(self):
        """What is asked for, as the title of the page says it: the words, then the filters."""
        return [*filter(None, [self.filters.query]), *(option.label for option in self.active)]

    def _chosen_moment(self):
        day, time = self.filters.moment
        if not (day or time):
            return []
        words = [
            date_format(day, "j. F Y") if day else _("heute"),
            time and time_of_day(time),
        ]
        label = _("geöffnet am %(moment)s") if day else _("geöffnet %(moment)s")
        text = label % {"moment": ", ".join(filter(None, words))}
        query = self._query_without({name: self.data.get(name) for name in MOMENT})
        return [Option("am", "", text, self.total, True, query)]

    def _chosen_area(self):
        if "ausschnitt" not in self.filters.wanted:
            return []
        query = self._query_without({"ausschnitt": ""})
        return [Option("ausschnitt", "", _("ein Teil der Karte"), self.total, True, query)]

    def _chosen_added(self):
        """Yield the filters of other sections in use, named by what was chosen."""
        for name, label in self.filters.added_in_words.items():
            value = self.filters.wanted[name]
            query = self._query_without({name: value})
            yield Option(name, str(value), label, self.total, True, query)

    @cached_property
    def missing_trade(self):
        """The trade that is asked for and that nobody here has, or None."""
        return None if self.hits else known_trade_of(self.filters.query)

    def suggestions(self):
        """For an empty list: what the words find without filters, else what is like it.

        Like a trade are the businesses of its kind; like any other word what is written alike.
        """
        if self.filters.is_narrowed and self.filters.query and self.hits:
            ids = list(islice(self.facets.in_tiers(self.found, self.tiers), SUGGESTIONS))
        elif self.missing_trade:
            ids = list(islice(self.facets.in_order(self._of_its_kind()), SUGGESTIONS))
        else:
            ids = nearest(self.filters.query, Business, count=SUGGESTIONS)
        return Found(lambda: iter(ids), len(ids))[:SUGGESTIONS]

    def _of_its_kind(self):
        slugs = Category.objects.filter(trade=self.missing_trade.family).values_list(
            "slug", flat=True
        )
        return reduce(or_, (self._members("branche", slug) for slug in slugs), 0)
