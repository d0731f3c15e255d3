from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "call_culture.portal"
    verbose_name = "Portail"
