"""That a business belongs to a network: asked for in public, decided at the desk, left at any time."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import LockableMixin, RevisionMixin, WorkflowMixin

from content.listing.snippet import ScheduledMixin

from .network import Network


class MembershipQuerySet(models.QuerySet):
    def shown(self, hidden=frozenset()):
        """Memberships that visitors see: accepted, and the business itself is public.

        `hidden` names the apps of the sections that may not be told of.
        """
        businesses = self.model.businesses()
        if businesses.model.section in hidden:
            return self.none()
        return self.filter(live=True, business__in=businesses.public())

    def with_businesses(self):
        """In the order of names, each with its business and what the drawing shows of that."""
        trades = models.Prefetch("business__categories", to_attr="shown_categories")
        ordered = self.order_by("business__name", "business")
        return ordered.select_related("business").prefetch_related(trades)


class NetworkMembership(WorkflowMixin, ScheduledMixin, LockableMixin, RevisionMixin, models.Model):
    """A business in a network. Who asked for it stands in the submission alone."""

    section = "networks"
    # It has no name of its own; lists show the name of the business.
    name_field = "business__name"

    network = models.ForeignKey(
        Network, models.CASCADE, related_name="memberships", verbose_name=_("Netzwerk")
    )
    business = models.ForeignKey(
        "directory.Business",
        models.CASCADE,
        related_name="network_memberships",
        verbose_name=_("Betrieb"),
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["network__name", "business__name", "pk"]
        verbose_name = _("Betrieb im Netzwerk")
        verbose_name_plural = _("Betriebe in Netzwerken")

    def __str__(self):
        return f"{self.business}: {self.network}"

    def get_absolute_url(self):
        return self.network.get_absolute_url()

    @classmethod
    def businesses(cls):
        """Return the manager of all businesses, which belong to another section."""
        return cls._meta.get_field("business").related_model.objects

    @property
    def is_shown(self):
        """Whether visitors see it now, on the page of its network."""
        return self.live and self.network.is_shown and self.business.is_shown

    @property
    def full_url(self):
        """The address with scheme and host, for mails."""
        return self.network.full_url
