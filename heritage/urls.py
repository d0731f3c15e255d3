"""Addresses of this app."""

from django.urls import path

from heritage import views

urlpatterns = [
    path("patrimoine/", views.heritage_list, name="heritage_list"),
    path("patrimoine/parcours/", views.trail_list, name="trail_list"),
    path("patrimoine/parcours/<slug:slug>/", views.trail_detail, name="trail_detail"),
    path("patrimoine/<slug:slug>/", views.heritage_detail, name="heritage_detail"),
]
