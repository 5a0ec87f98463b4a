"""The base of what the site lists: events, businesses, teams."""

import wagtail
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from content.listing import publishing
from content.listing.addresses import section_url
from content.listing.preview import Previewed
from content.text import normalise


class ListedQuerySet(models.QuerySet):
    def public(self):
        """What every visitor may see: published, and nothing else."""
        return self.filter(live=True)

    def newest(self):
        """The latest published first."""
        return self.order_by("-first_published_at", "-pk")


class ListedSnippet(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    Previewed,
    index.Indexed,
    ClusterableModel,
):
    """A snippet with an address of its own, drafts, versions, preview and moderation.

    Subclasses name the section whose page shows them (`section`), the field that names them
    (`name_field`), from which an empty slug is made, and what a preview shows.
    """

    section = ""
    name_field = "name"

    slug = models.SlugField(
        _("Kurzname in der Adresse"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_(
            "Leer lassen: wird aus dem Namen gebildet. Nach einer Änderung führt die alte "
            "Adresse zur neuen."
        ),
    )

    objects = ListedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return getattr(self, self.name_field)

    def full_clean(self, *args, **kwargs):
        self.slug = self.slug or self.free_slug()
        super().full_clean(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.slug in getattr(self, "reserved_slugs", ()):
            raise ValidationError({"slug": _("Unter dieser Adresse steht schon etwas anderes.")})

    def save(self, *args, **kwargs):
        self.slug = self.slug or self.free_slug()
        # Wagtail would note anew for each child row what this row and its children refer to. Its
        # module needs all models to be loaded, so it can not be imported by name up there.
        with wagtail.signal_handlers.disable_reference_index_auto_update():
            super().save(*args, **kwargs)
        wagtail.signal_handlers.update_reference_index_on_save(self)

    def publish(self, revision, *args, **kwargs):
        """Publish a version as Wagtail does, once it holds all that belongs to it."""
        publishing.complete(self, revision)
        return super().publish(revision, *args, **kwargs)

    def free_slug(self):
        """Return a slug made from the name, with a number where another object has it already."""
        stem = slugify(normalise(getattr(self, self.name_field)))[:70] or "eintrag"
        taken = set(
            type(self)
            ._default_manager.filter(slug__startswith=stem)
            .exclude(pk=self.pk)
            .values_list("slug", flat=True)
        ) | set(getattr(self, "reserved_slugs", ()))
        numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
        return stem if stem not in taken else next(s for s in numbered if s not in taken)

    def get_absolute_url(self):
        return f"{section_url(self.section)}{self.slug}/"

    @property
    def is_shown(self):
        """Whether its page answers now; what ends by itself is not shown although it is live."""
        return self.live

    @property
    def full_url(self):
        """The address with scheme and host, for mails, feeds and shared links."""
        return settings.BASE_URL + self.get_absolute_url()
