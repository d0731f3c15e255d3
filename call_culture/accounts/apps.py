from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "call_culture.accounts"
    verbose_name = "Comptes"
