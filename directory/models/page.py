"""The directory's page: which address shows what. The showing itself is in `views`."""

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from content.models import ListingPage
from directory.premises import views as premises_views
from directory.views import businesses as views
from directory.views import open_data as open_files
from directory.views import window_sign as sign
from submissions.front_door.correct_published import correct_published
from submissions.front_door.views import propose


class DirectoryPage(RoutablePageMixin, ListingPage):
    """The list of businesses; each business and the form to propose one live below its address."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    template = "directory/directory_page.html"

    class Meta:
        verbose_name = _("Branchenbuch")
        verbose_name_plural = _("Branchenbücher")

    @classmethod
    def can_create_at(cls, parent):
        """There is one directory in each language."""
        return (
            super().can_create_at(parent) and not cls.objects.filter(locale=parent.locale).exists()
        )

    @path("")
    def businesses(self, request):
        return views.businesses(request, self)

    @path("vorschlaege/")
    def suggest(self, request):
        return views.suggest(request)

    @path("eintraege.csv/")
    def table(self, request):
        return open_files.csv_file(request)

    @path("eintraege.geojson/")
    def points(self, request):
        return open_files.geojson_file(request)

    @path("eintragen/")
    def propose_business(self, request):
        return propose(request, kind="business", page=self)

    @path("ladenlokale/")
    def premises_list(self, request):
        return premises_views.premises_list(request, self)

    @path("ladenlokale/anbieten/")
    def offer_premises(self, request):
        return propose(request, kind="premises", page=self)

    @path("ladenlokale/<slug:slug>/")
    def premises(self, request, slug):
        return premises_views.premises(request, self, slug)

    @path("ladenlokale/<slug:slug>/aendern/")
    def correct_premises(self, request, slug):
        return correct_published(request, "premises", self, premises_views.find_premises(slug))

    @path("ladenlokale/<slug:slug>/bild.png/")
    def premises_picture(self, request, slug):
        return sign.share_picture(request, premises_views.find_premises(slug))

    @path("<slug:slug>/")
    def business(self, request, slug):
        return views.business(request, self, slug)

    @path("<slug:slug>/aendern/")
    def correct_business(self, request, slug):
        return correct_published(request, "business", self, views.find_business(slug))

    @path("<slug:slug>/visitenkarte.vcf/")
    def visiting_card(self, request, slug):
        return views.visiting_card(request, slug)

    @path("<slug:slug>/aushang/")
    def window_sign(self, request, slug):
        return views.window_sign(request, self, slug)

    @path("<slug:slug>/qr-code/")
    def qr_code(self, request, slug):
        return sign.qr_file(views.find_business(slug))

    @path("<slug:slug>/bild.png/")
    def share_picture(self, request, slug):
        return sign.share_picture(request, views.find_business(slug))
