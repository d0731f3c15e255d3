"""Addresses of this app."""

from django.urls import path

from partners import views

urlpatterns = [
    path("partenaires/", views.organization_list, name="organization_list"),
    path("partenaires/<slug:slug>/", views.organization_detail, name="organization_detail"),
]
