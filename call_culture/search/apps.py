from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "call_culture.search"
    verbose_name = "Recherche"

    def ready(self) -> None:
        """Follow what `Searchable.save()` cannot see: deletions in bulk, many-to-many changes."""
        from call_culture.search.following import connect

        connect()
