"""Which address below the page of the teams shows what."""

from django.urls import path

from teams import views

urlpatterns = [
    path("", views.listing, name="listing"),
    path("geschichten/<slug:slug>/", views.story, name="story"),
    path("<slug:slug>/mitmachen/", views.apply, name="apply"),
    path("<slug:slug>/", views.team, name="team"),
]
