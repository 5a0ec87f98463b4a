"""Which address below the directory's page shows what."""

from django.urls import path

from directory.premises import views
from directory.proposals.views import correct_business, correct_premises
from directory.views import businesses, open_data
from submissions.front_door.views import propose

urlpatterns = [
    path("", businesses.businesses, name="businesses"),
    path("vorschlaege/", businesses.suggest, name="suggest"),
    path("eintraege.csv/", open_data.csv_file, name="table"),
    path("eintraege.geojson/", open_data.geojson_file, name="points"),
    path("eintragen/", propose, {"kind": "business"}, name="propose"),
    path("ladenlokale/", views.premises_list, name="premises_list"),
    path("ladenlokale/anbieten/", propose, {"kind": "premises"}, name="offer_premises"),
    path("ladenlokale/<slug:slug>/", views.premises, name="premises"),
    path("ladenlokale/<slug:slug>/aendern/", correct_premises, name="correct_premises"),
    path("ladenlokale/<slug:slug>/bild.png/", views.share_image, name="premises_picture"),
    path("<slug:slug>/", businesses.business, name="business"),
    path("<slug:slug>/aendern/", correct_business, name="correct_business"),
    path("<slug:slug>/visitenkarte.vcf/", businesses.visiting_card, name="visiting_card"),
    path("<slug:slug>/aushang/", businesses.window_sign, name="window_sign"),
    path("<slug:slug>/qr-code/", businesses.qr_code, name="qr_code"),
    path("<slug:slug>/bild.png/", businesses.share_image, name="share_picture"),
]
