"""Which address below the page of the networks shows what."""

from django.urls import path

from teams.networks import views

urlpatterns = [
    path("", views.listing, name="networks"),
    path("<slug:slug>/", views.network, name="network"),
    path("<slug:slug>/mitmachen/", views.join, name="join_network"),
]
