"""`manage.py serve_demo`: everything from nothing to a site that answers; `make run`."""

import errno
import os
import secrets
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor

from call_culture.accounts.models import User
from call_culture.portal.highlights import highlight_demo
from call_culture.portal.serving import WELCOME
from events.demo import builder

HOST = "127.0.0.1"
ADMIN_EMAIL = "admin@exemple.local"
DEMO_EVENTS = 400


class Command(BaseCommand):
    """Prepare the database, then serve; a second call only serves."""

    help = "Prépare la base, charge le territoire et la démonstration, puis sert le site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare --port."""
        parser.add_argument("--port", type=int, default=8000, help="port local (8000)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, then become the server. Raises CommandError when the port is taken."""
        port = options["port"]
        refuse_taken_port(port)
        self._migrate()
        self.stdout.write("→ Territoire : communes, patrimoine, bibliothèques, partenaires…")
        call_command("load_territory", stdout=self.stdout)
        self._first_time()
        self.stdout.write("→ Démarrage du site…")
        self.stdout.flush()
        connections.close_all()
        environment = os.environ | server_environment(port)
        os.execve(sys.executable, server_command(port), environment)

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if not waiting:
            self.stdout.write("→ Base de données à jour.")
            return
        self.stdout.write("→ Base de données : création des tables…")
        call_command("migrate", verbosity=0)

    def _first_time(self) -> None:
        """Make the demonstration and the administrator, once.

        The account is made last: as long as nobody has one, the first time is not over. A
        person who takes the demonstration away does not get it back at the next start.
        """
        with transaction.atomic():
            if not User.objects.exists():
                self._fill()

    def _fill(self) -> None:
        self.stdout.write(f"→ Programme de démonstration : {DEMO_EVENTS} événements d'exemple…")
        builder.create(DEMO_EVENTS)
        highlight_demo()
        password = secrets.token_urlsafe(12)
        User.objects.create_superuser(ADMIN_EMAIL, password)
        write_secret(admin_file(), f"{ADMIN_EMAIL}\n{password}\n")
        self.stdout.write("→ Compte administrateur créé :")
        self.stdout.write(f"     adresse       {ADMIN_EMAIL}")
        self.stdout.write(f"     mot de passe  {password}")


def admin_file() -> Path:
    """Return the file that keeps the administrator's first password, beside the database.

    A database that is no file on this machine has it in `var/`.
    """
    database = Path(connection.settings_dict["NAME"])
    beside = connection.vendor == "sqlite" and database.is_file()
    return (database.parent if beside else Path(settings.VAR_DIR)) / "admin.txt"


def write_secret(path: Path, text: str) -> None:
    """Write a file that only its owner can read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)


def refuse_taken_port(port: int) -> None:
    """Raise CommandError, in French and with a way out, when nothing can listen on `port`."""
    if not 1 <= port <= 65535:
        raise CommandError(f"{port} n'est pas un port : choisissez entre 1024 et 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EACCES:
                reason = f"Le port {port} est réservé au système."
            else:
                reason = f"Le port {port} est déjà pris : le site tourne peut-être déjà."
            raise CommandError(f"{reason} Essayez « make run PORT=8123 ».") from error


def server_command(port: int) -> list[str]:
    """Return the command that serves the site on `port`, for this machine only."""
    config = "python:call_culture.portal.serving"
    return [
        *(sys.executable, "-m", "gunicorn", "call_culture.wsgi"),
        *("--config", config, "--bind", f"{HOST}:{port}"),
    ]


def server_environment(port: int) -> dict[str, str]:
    """Return what the server is told: the site's own error pages, and its address."""
    address = f"http://{HOST}:{port}"
    return {
        "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
        "DEBUG": os.environ.get("DEBUG", "false"),
        "SITE_URL": os.environ.get("SITE_URL", address),
        WELCOME: welcome(address),
    }


def welcome(address: str) -> str:
    """Return what is said once the site answers."""
    known = admin_file()
    if known.exists():
        password = f"mot de passe dans {known} (sauf si vous l'avez changé)"
    else:
        password = f"oublié ? « manage.py changepassword {ADMIN_EMAIL} »"
    return "\n".join(
        (
            "",
            "Le portail est prêt.",
            f"  Site public      {address}/",
            f"  Administration   {address}/admin/",
            f"  Se connecter     {ADMIN_EMAIL}, {password}",
            "  Arrêter          Ctrl+C",
        )
    )
