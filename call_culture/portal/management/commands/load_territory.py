"""Load the territory's files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from call_culture.portal.loading.rows import BrokenFile
from call_culture.portal.loading.territory import DATA_DIR, load


class Command(BaseCommand):
    """Bring the database up to date with the files; what staff changed stays."""

    help = (
        "Charge les communes, le patrimoine, les médiathèques, les partenaires, les programmes"
        " et les vacances scolaires. Peut être relancé : ce qui a été modifié ici est conservé."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let another folder be loaded."""
        parser.add_argument(
            "--data-dir", type=Path, default=DATA_DIR, help="Dossier des fichiers à charger."
        )

    def handle(self, *args: Any, data_dir: Path, **options: Any) -> None:
        """Load, then say what was done; one wrong cell and nothing is written."""
        try:
            report = load(data_dir)
        except BrokenFile as error:
            raise CommandError(f"{error}\nRien n'a été chargé.") from error
        for line in report.lines():
            self.stdout.write(line)
