"""Addresses of this app."""

from django.urls import path

from call_culture.portal.api.mounted import api
from call_culture.portal.views import (
    communes,
    components,
    data,
    home,
    machines,
    pages,
    places,
    posters,
    search,
    widget,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("communes/", communes.commune_list, name="commune_list"),
    path("communes/<str:slug>/", communes.commune_detail, name="commune_detail"),
    path("lieux/", places.place_list, name="place_list"),
    path("lieux/<slug:slug>/", places.place_detail, name="place_detail"),
    path("recherche/", search.search, name="search"),
    path("education/", pages.education, name="page_education"),
    path("plan-du-site/", pages.site_map, name="site_map"),
    path(
        "accessibilite/",
        pages.institutional_page,
        {"key": "accessibilite"},
        name="page_accessibilite",
    ),
    path(
        "mentions-legales/",
        pages.institutional_page,
        {"key": "mentions-legales"},
        name="page_mentions_legales",
    ),
    path(
        "donnees-personnelles/",
        pages.institutional_page,
        {"key": "donnees-personnelles"},
        name="page_donnees_personnelles",
    ),
    path("a-propos/", pages.institutional_page, {"key": "a-propos"}, name="page_a_propos"),
    path("donnees/", data.data, name="data"),
    path("donnees/catalogue.jsonld", data.data_catalogue, name="data_catalogue"),
    path("donnees/evenements.csv", data.events_csv, name="export_events_csv"),
    path("donnees/evenements.xlsx", data.events_xlsx, name="export_events_xlsx"),
    path("donnees/evenements.geojson", data.events_geojson, name="export_events_geojson"),
    path("donnees/evenements.json", data.events_json, name="export_events_json"),
    path("donnees/patrimoine.csv", data.heritage_csv, name="export_heritage_csv"),
    path("donnees/patrimoine.geojson", data.heritage_geojson, name="export_heritage_geojson"),
    path("donnees/mediatheques.csv", data.libraries_csv, name="export_libraries_csv"),
    path("donnees/mediatheques.geojson", data.libraries_geojson, name="export_libraries_geojson"),
    path("donnees/communes.geojson", data.communes_geojson, name="export_communes_geojson"),
    path("api/", data.api_documentation, name="api"),
    path("api/v1/", api.urls),
    path("widget/", widget.widget, name="widget"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", machines.sitemap_section, name="sitemap_section"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path(".well-known/security.txt", machines.security_txt, name="security_txt"),
    path("affiches/<slug:kind>/<slug:slug>.png", posters.poster, name="poster"),
    path("composants/", components.components, name="components"),
]
