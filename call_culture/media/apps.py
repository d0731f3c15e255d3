from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "call_culture.media"
    verbose_name = "Images"
