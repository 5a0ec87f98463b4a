"""Read-only JSON for other people's programs: what every endpoint under /api/v2/ has in common."""

from typing import NamedTuple

from rest_framework import serializers
from rest_framework.filters import BaseFilterBackend
from wagtail.api import APIField
from wagtail.api.v2.filters import SearchFilter
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet

from content import sections
from content.search.engine import matching

# What Wagtail understands in every list, beside the filters.
LIST_KEYS = frozenset({"limit", "offset", "fields", "rich_text_format"})


class OpenField(NamedTuple):
    """A field of the answer; its words stand in the public description of the interface."""

    name: str
    words: str
    serializer: serializers.Field | None = None


class OpenPagination(WagtailPagination):
    """Wagtail's, without numbers that no database can count to."""

    LONGEST_NUMBER = 9

    def paginate_queryset(self, queryset, request, view=None):
        if any(len(request.GET.get(key, "")) > self.LONGEST_NUMBER for key in ("limit", "offset")):
            raise BadRequestError("limit and offset are smaller numbers")
        return super().paginate_queryset(queryset, request, view)


class MatchingFilter(BaseFilterBackend):
    """`?search=` asks the site's own index: Wagtail's fails on some words, and takes longer."""

    def filter_queryset(self, request, queryset, view):
        query = request.GET.get("search", "")
        return matching(queryset, query) if query else queryset


class OpenMixin:
    """Nobody logs in, everybody gets the same, and a script of any website may read it."""

    authentication_classes = ()
    pagination_class = OpenPagination

    def finalize_response(self, *args, **kwargs):
        response = super().finalize_response(*args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response


class PagesEndpoint(OpenMixin, PagesAPIViewSet):
    """The published pages with their texts."""

    filter_backends = [
        *(backend for backend in PagesAPIViewSet.filter_backends if backend is not SearchFilter),
        MatchingFilter,
    ]
    known_query_parameters = PagesAPIViewSet.known_query_parameters - {"search_operator"}


class ListedEndpoint(OpenMixin, BaseAPIViewSet):
    """The published snippets of one kind, narrowed down by the filters of their public page.

    Subclasses name `model`, `open_fields`, `filter_form` (the page's GET form) and `filtered`.
    """

    open_fields = ()
    filter_form = None
    meta_fields = [
        *BaseAPIViewSet.meta_fields,
        APIField("html_url", serializer=serializers.CharField(source="full_url")),
    ]
    find_query_parameters = frozenset({"id", "slug"})

    @classmethod
    def get_body_fields(cls, model):
        return [APIField(field.name, serializer=field.serializer) for field in cls.open_fields]

    @classmethod
    def get_listing_default_fields(cls, model):
        return cls.get_available_fields(model)

    def get_queryset(self):
        return self.model.objects.for_everybody()

    def filter_queryset(self, queryset):
        """Narrow the list down; one thing is found by its number, whatever is asked besides."""
        return self.filtered(queryset) if self.action == "listing_view" else queryset

    def check_query_parameters(self, queryset):
        """Raise BadRequestError for a key that would be ignored silently."""
        added = {added.name for added in sections.filters_added_to(self.filter_form.section)}
        known = LIST_KEYS | self.filter_form.base_fields.keys() | added
        if unknown := self.request.GET.keys() - known:
            raise BadRequestError(
                f"unknown query parameter: {', '.join(sorted(unknown))}; "
                f"known: {', '.join(sorted(known))}"
            )

    def find_object(self, queryset, request):
        if "slug" in request.GET:
            slug = request.GET["slug"]
            # PostgreSQL takes no NUL, not even as a question.
            return None if "\0" in slug else queryset.filter(slug=slug).first()
        number = request.GET.get("id", "")
        is_number = number.isdecimal() and len(number) <= OpenPagination.LONGEST_NUMBER
        return queryset.filter(pk=number).first() if is_number else None
