from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "call_culture.territory"
    verbose_name = "Territoire"
