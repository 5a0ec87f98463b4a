"""The list of the directory: what the filters let through, and what each of them would."""

from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.http import QueryDict
from django.utils.functional import cached_property

from content.models import Language, Neighbourhood
from content.search import nearest

from .filters import GROUPS, DirectoryFilterForm
from .models.business import Business
from .models.category import Category
from .opening_hours import open_texts

PER_PAGE = 24
SUGGESTIONS = 6
NAMED = {
    "branche": (Category, "slug"),
    "stadtteil": (Neighbourhood, "slug"),
    "sprache": (Language, "code"),
}


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
        if "q" not in self.filters.wanted:
            return businesses
        return businesses.matching(self.filters.query)

    @cached_property
    def open_hours(self):
        texts = Business.objects.public().order_by().values_list("opening_hours", flat=True)
        return open_texts(texts.distinct(), self.now)

    @cached_property
    def results(self):
        return self._narrowed()

    def _narrowed(self, without=""):
        return self.filters.narrow(self.found, self.open_hours, without)

    @cached_property
    def groups(self):
        """The groups with their options, commonest things first as the editors ordered them."""
        return [self._group(name) for name in GROUPS]

    def _group(self, name):
        model, key = NAMED[name]
        shown = self._narrowed(without=name).order_by().values("pk")
        rows = model.objects.annotate(count=Count("businesses", filter=Q(businesses__in=shown)))
        chosen = self.filters.wanted.get(name, [])
        options = [
            self._option(name, getattr(row, key), str(row), row.count, getattr(row, key) in chosen)
            for row in rows
        ]
        shown_options = [option for option in options if option.count or option.is_active]
        return Group(name, self.filters.fields[name].label, shown_options)

    @cached_property
    def switches(self):
        """The two yes-or-no filters, each with the number of businesses it would show."""
        is_open = self._narrowed(without="geoeffnet").filter(opening_hours__among=self.open_hours)
        step_free = self._narrowed(without="barrierefrei").filter(is_step_free=True)
        return [
            self._switch("geoeffnet", is_open.order_by().count()),
            self._switch("barrierefrei", step_free.order_by().count()),
        ]

    def _switch(self, name, count):
        label = self.filters.fields[name].label
        return self._option(name, "1", label, count, name in self.filters.wanted)

    def _option(self, name, value, label, count, is_active):
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

    @property
    def has_chosen_options(self):
        return bool(self.filters.wanted.keys() & GROUPS.keys())

    def suggestions(self):
        """Businesses that resemble the words, for when nothing was found."""
        ids = nearest(self.filters.query, Business, count=SUGGESTIONS)
        return Business.objects.public().filter(pk__in=ids).for_cards()
