"""The page of the networks; `teams.networks.urls` says which address below it shows what."""

from django.utils.translation import gettext_lazy as _

from content.models import SectionPage


class NetworksPage(SectionPage):
    """All networks, and each one under its own address."""

    urlconf = "teams.networks.urls"
    template = "teams/networks/networks_page.html"

    class Meta:
        verbose_name = _("Seite der Netzwerke")
        verbose_name_plural = _("Seiten der Netzwerke")
