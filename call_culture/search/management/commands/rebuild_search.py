"""`manage.py rebuild_search`: fill the search index again from the database."""

from typing import Any

from django.core.management.base import BaseCommand

from call_culture.search import index


class Command(BaseCommand):
    """Rebuilds the search index."""

    help = "Refait l'index de la recherche à partir de la base, en une transaction."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, then say how many documents of each kind there are."""
        for kind, number in sorted(index.rebuild().items()):
            self.stdout.write(f"{kind} : {number}")
