"""The directory's page; `directory.urls` says which address below it shows what."""

from django.utils.translation import gettext_lazy as _

from content.models import SectionPage


class DirectoryPage(SectionPage):
    """The list of businesses; each business and the form to propose one live below its address."""

    urlconf = "directory.urls"
    template = "directory/directory_page.html"

    class Meta:
        verbose_name = _("Branchenbuch")
        verbose_name_plural = _("Branchenbücher")
