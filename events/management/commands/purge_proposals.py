"""`manage.py purge_proposals`: keep the promise made to who proposes an event."""

from typing import Any

from django.core.management.base import BaseCommand

from call_culture.territory.french import count_words
from events.proposals import purge


class Command(BaseCommand):
    """Erase the proposals whose address was never confirmed. To run every night."""

    help = "Efface les propositions du public jamais confirmées dans les trois jours."

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase, and say how many."""
        none = "Aucune proposition à effacer"
        words = count_words(purge(), "proposition effacée", "propositions effacées", none)
        self.stdout.write(f"{words}.")
