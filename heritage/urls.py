"""Addresses of this app."""

from django.urls import path

from heritage.views import sites, trails

urlpatterns = [
    path("patrimoine/", sites.heritage_list, name="heritage_list"),
    path("patrimoine/parcours/", trails.trail_list, name="trail_list"),
    path("patrimoine/parcours/<slug:slug>/", trails.trail_detail, name="trail_detail"),
    path("patrimoine/parcours/<slug:slug>/trace.gpx", trails.trail_gpx, name="trail_gpx"),
    path(
        "patrimoine/parcours/<slug:slug>/trace.geojson", trails.trail_geojson, name="trail_geojson"
    ),
    path("patrimoine/<slug:slug>/", sites.heritage_detail, name="heritage_detail"),
]
