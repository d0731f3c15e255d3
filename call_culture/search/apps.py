from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "call_culture.search"
    verbose_name = "Recherche"
