"""Addresses of this app."""

from django.urls import path

from call_culture.portal.views import communes, components, data, home, pages, places, search

urlpatterns = [
    path("", home.home, name="home"),
    path("communes/", communes.commune_list, name="commune_list"),
    path("communes/<slug:slug>/", communes.commune_detail, name="commune_detail"),
    path("lieux/", places.place_list, name="place_list"),
    path("lieux/<slug:slug>/", places.place_detail, name="place_detail"),
    path("recherche/", search.search, name="search"),
    path("donnees/", data.data, name="data"),
    path("accessibilite/", pages.institutional_page, name="page_accessibilite"),
    path("mentions-legales/", pages.institutional_page, name="page_mentions_legales"),
    path("donnees-personnelles/", pages.institutional_page, name="page_donnees_personnelles"),
    path("a-propos/", pages.institutional_page, name="page_a_propos"),
    path("education/", pages.education, name="page_education"),
    path("plan-du-site/", pages.site_map, name="site_map"),
    path("composants/", components.components, name="components"),
]
