"""The list of the directory: what the filters let through, and what each of them would."""

from dataclasses import dataclass, field

from django.db.models import Count, F, Q, Value
from django.http import QueryDict
from django.utils.functional import cached_property

from content.models import Language, Neighbourhood
from content.search import nearest, ranked, search
from content.text import normalise

from .filters import GROUPS, DirectoryFilterForm
from .models.business import Business
from .models.category import Category
from .opening_hours import open_texts

PER_PAGE = 24
SUGGESTIONS = 6
SWITCHES = ("geoeffnet", "barrierefrei")
# What the values of a group name: model, field of the value, and the order of the options.
NAMED = {
    "branche": (Category, "slug", F("sort_order")),
    "stadtteil": (Neighbourhood, "slug", F("sort_order")),
    "sprache": (Language, "code", Value(0)),
}


def _place(row):
    """Sort by the editors' order, then by name as a German reader expects it."""
    _group, _value, label, _count, order = row
    return order, normalise(label)


@dataclass(frozen=True)
class Option:
    """One value of a filter: how many businesses it would show, and whether it is chosen."""

    name: str
    value: str
    label: str
    count: int
    is_active: bool
    url_without: str = ""

    @property
    def input_id(self):
        return f"{self.name}-{self.value}"


@dataclass(frozen=True)
class Group:
    """The options of one question."""

    name: str
    label: str
    options: list[Option] = field(default_factory=list)


class Listing:
    """The businesses that a request asks for, at one moment."""

    def __init__(self, data: QueryDict, now):
        self.data = data
        self.now = now
        self.filters = DirectoryFilterForm(data)

    @cached_property
    def found(self):
        """Everything public that the words mean, or everything public."""
        businesses = Business.objects.public()
        return ranked(businesses, self.hits) if self.filters.query else businesses

    @cached_property
    def hits(self):
        return search(self.filters.query, models=[Business])

    @property
    def is_corrected(self):
        """Whether what is shown was found only in another spelling."""
        return bool(self.totals["all"] and self.filters.query and not self.hits.is_exact)

    @cached_property
    def open_hours(self):
        texts = Business.objects.public().order_by().values_list("opening_hours", flat=True)
        return open_texts(texts.distinct(), self.now)

    @cached_property
    def results(self):
        """What the list shows, in its order."""
        return self.filters.narrow(self.found, self.open_hours)

    @cached_property
    def totals(self):
        """How many are shown, and how many of them each switch would leave."""
        return self.results.order_by().aggregate(
            all=Count("pk"),
            geoeffnet=Count("pk", filter=Q(opening_hours__among=self.open_hours)),
            barrierefrei=Count("pk", filter=Q(is_step_free=True)),
        )

    @cached_property
    def switches(self):
        """The two yes-or-no filters."""
        return [self._option(name, "1", self._label(name), self.totals[name]) for name in SWITCHES]

    @cached_property
    def groups(self):
        """The groups with the options that would show something, or are chosen; one query for all."""
        options = {name: [] for name in GROUPS}
        first, *others = (self._rows(name) for name in GROUPS)
        for name, value, label, count, _order in sorted(first.union(*others, all=True), key=_place):
            option = self._option(name, value, label, count)
            if option.count or option.is_active:
                options[name].append(option)
        return [Group(name, self._label(name), options[name]) for name in GROUPS]

    def _rows(self, name):
        """Return (group, value, label, count, order) for everything that a group may name."""
        model, key, order = NAMED[name]
        # The group's own choice does not count: within a group another value adds to the first.
        shown = self.filters.narrow(self.found, self.open_hours, without=name).order_by()
        count = Count("businesses", filter=Q(businesses__in=shown.values("pk")))
        rows = model.objects.order_by().annotate(group=Value(name), number=order, count=count)
        return rows.values_list("group", key, "name", "count", "number")

    def _label(self, name):
        return self.filters.fields[name].label

    def _option(self, name, value, label, count):
        chosen = self.filters.wanted.get(name, ())
        is_active = chosen is True or value in chosen
        url = self._url_without(name, value) if is_active else ""
        return Option(name, value, label, count, is_active, url)

    def _url_without(self, name, value):
        query = self.data.copy()
        query.setlist(name, [one for one in query.getlist(name) if one != value])
        query.pop("seite", None)
        return f"?{query.urlencode()}"

    @cached_property
    def active(self):
        """What is chosen, each with the address of the list without it."""
        options = [*self.switches, *(option for group in self.groups for option in group.options)]
        return [option for option in options if option.is_active]

    def suggestions(self):
        """For an empty list: what the words find without filters, else what resembles them."""
        if self.filters.is_narrowed and self.filters.query and self.hits:
            return self.found.for_cards()[:SUGGESTIONS]
        ids = nearest(self.filters.query, Business, count=SUGGESTIONS)
        return Business.objects.public().filter(pk__in=ids).for_cards()
