"""`manage.py demo_programme`: make or take away the demonstration programme."""

from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from call_culture.territory.french import count_words, number_with_blanks
from events.demo import builder, removal


class Command(BaseCommand):
    """Make believable events for the coming twelve months, each marked "Exemple"."""

    help = "Crée (ou retire) le programme de démonstration."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare --events, --seed and --remove."""
        parser.add_argument("--events", type=int, default=400, help="nombre d'événements (400)")
        parser.add_argument("--seed", type=int, default=1, help="autre graine, autre programme")
        parser.add_argument("--remove", action="store_true", help="retire toute la démonstration")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make or remove, and say how much and in how long."""
        # With DEBUG, Django keeps the text of the last 9,000 statements: hundreds of megabytes.
        settings.DEBUG = False
        started = monotonic()
        if options["remove"]:
            self._remove()
        else:
            self._create(options["events"], options["seed"])
        self.stdout.write(f"Fait en {monotonic() - started:.0f} s.")

    def _create(self, number: int, seed: int) -> None:
        if number < 1:
            raise CommandError("Donnez un nombre d'événements positif : --events 400.")
        self.stdout.write(f"Programme de démonstration : {number_with_blanks(number)} événements…")
        try:
            made = builder.create(number, seed=seed, report=self.stdout.write)
        except builder.NoTerritoryError as error:
            raise CommandError(
                "Aucune commune en base : lancez d'abord « manage.py load_territory »."
            ) from error
        if not made.changed:
            self.stdout.write("Ce programme est déjà là : rien n'a changé.")
            return
        with connection.cursor() as cursor:
            # Without counts of its rows a database picks indexes blindly: pages cost thrice.
            cursor.execute("ANALYZE")
        dates = count_words(made.occurrences, "date", "dates")
        self.stdout.write(f"{number_with_blanks(made.events)} événements d'exemple, {dates}.")

    def _remove(self) -> None:
        gone = removal.remove(self.stdout.write)
        self.stdout.write(
            "Retiré : "
            + ", ".join(
                (
                    count_words(gone.events, "événement", "événements"),
                    count_words(gone.editions, "édition", "éditions"),
                    count_words(gone.trails, "parcours", "parcours"),
                    count_words(gone.places, "lieu", "lieux"),
                )
            )
            + "."
        )
