"""The base of what the site lists: events, businesses, teams."""

import logging

import wagtail
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from content.forms import ScheduleSnippetForm
from content.listing import publishing
from content.listing.addresses import section_url
from content.listing.examples import EXAMPLE_MARK, IS_INVENTED
from content.listing.preview import Previewed
from content.search.privacy import hidden_sections, is_hidden
from content.text import slug_of

logger = logging.getLogger(__name__)


def expiry_index(name):
    """Return the index by which the worker finds what expires; only few rows have such a moment."""
    return models.Index(
        fields=["expire_at"], condition=models.Q(expire_at__isnull=False), name=name
    )


class ListedQuerySet(models.QuerySet):
    def public(self):
        """What every visitor may see: published, and nothing else."""
        return self.filter(live=True)

    def for_everybody(self):
        """What may be told of outside of the section's page: nothing where that page is private."""
        return self.public().exclude(is_hidden(self.model.section))

    def newest(self):
        """The latest published first."""
        return self.order_by("-first_published_at", "-pk")


class ScheduledMixin(DraftStateMixin):
    """What editors publish at once or for later; with it comes the form that asks for the moment."""

    base_form_class = ScheduleSnippetForm

    class Meta:
        abstract = True

    def publish(self, revision, *args, **kwargs):
        """Publish a version as Wagtail does, once it holds all that belongs to it."""
        publishing.complete(self, revision)
        publishing.stay_public(self, revision)
        return super().publish(revision, *args, **kwargs)


class ListedSnippet(
    WorkflowMixin,
    ScheduledMixin,
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

    def get_latest_revision_as_object(self):
        """Return the newest version; or where that cannot be read the row itself, to be mended."""
        try:
            return super().get_latest_revision_as_object()
        except Exception:  # what an old backup holds raises all kinds
            logger.warning("%s %s: its newest version cannot be read", self._meta.label, self.pk)
            return self

    def free_slug(self):
        """Return a slug made from the name, with a number where another object has it already."""
        stem = slug_of(getattr(self, self.name_field)) or "eintrag"
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
    def is_example(self):
        """Whether readers are told that it is invented: who rewrites its description makes it real."""
        return IS_INVENTED in getattr(self, "description", "")

    @property
    def marked_name(self):
        """The name for where no badge can stand beside it: files, feeds, search engines."""
        return f"{self} {EXAMPLE_MARK}" if self.is_example else str(self)

    @property
    def is_for_everybody(self):
        """Whether it may be told of outside of its section's page, which may be private."""
        return self.live and self.section not in hidden_sections()

    @property
    def is_shown(self):
        """Whether its page answers now; what ends by itself is not shown although it is live."""
        return self.live

    @property
    def full_url(self):
        """The address with scheme and host, for mails, feeds and shared links."""
        return settings.BASE_URL + self.get_absolute_url()
