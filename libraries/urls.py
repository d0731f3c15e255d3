"""Addresses of this app."""

from django.urls import path

from libraries import views

urlpatterns = [
    path("lecture/", views.library_list, name="library_list"),
    path("lecture/numerique/", views.digital_space_list, name="digital_space_list"),
    path("lecture/<slug:slug>/", views.library_detail, name="library_detail"),
]
