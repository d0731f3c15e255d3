"""`make run`: ready from nothing, the second time nothing changes, a taken port is said."""

import os
import socket
import stat
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from call_culture.accounts.models import User
from call_culture.portal.highlights import highlight_demo
from call_culture.portal.management.commands import serve_demo
from call_culture.portal.models import Highlight
from call_culture.territory.models import Commune
from events.demo import builder, removal
from events.enums import Origin
from events.models import Event
from tests.factories.events import EventFactory, ProgrammeFactory
from tests.factories.territory import CommuneFactory, PlaceFactory


@pytest.fixture
def served(settings, tmp_path, monkeypatch):
    """Run the command without becoming a server; return what it said and the server's call."""
    settings.VAR_DIR = tmp_path
    calls = []
    monkeypatch.setattr(os, "execve", lambda *call: calls.append(call))
    monkeypatch.setattr(serve_demo.connections, "close_all", lambda: None)
    monkeypatch.setattr(serve_demo, "DEMO_EVENTS", 25)
    monkeypatch.setattr(serve_demo, "refuse_taken_port", lambda port: None)

    def run(port=8123):
        out = StringIO()
        call_command("serve_demo", port=port, stdout=out)
        return out.getvalue(), calls.pop()

    return run


@pytest.fixture
def loaded(monkeypatch):
    """A territory of one commune instead of the real one, which has its own tests."""
    real = serve_demo.call_command

    def fake(name, **options):
        if name != "load_territory":
            return real(name, **options)
        if not Commune.objects.exists():
            PlaceFactory(commune=CommuneFactory(name="Lens"))
        return None

    monkeypatch.setattr(serve_demo, "call_command", fake)


@pytest.mark.django_db
def test_the_first_start_makes_examples_highlights_and_an_administrator(served, loaded, tmp_path):
    said, _call = served()
    assert Event.objects.filter(origin=Origin.DEMO).count() == 25
    assert Highlight.objects.exists()
    admin = User.objects.get()
    address, password = (tmp_path / "admin.txt").read_text().split()
    assert admin.email == address == serve_demo.ADMIN_EMAIL
    assert admin.is_superuser
    assert admin.check_password(password)
    assert password in said
    assert stat.S_IMODE((tmp_path / "admin.txt").stat().st_mode) == 0o600


@pytest.mark.django_db
def test_a_second_start_changes_nothing_that_a_person_has_edited(served, loaded):
    served()
    admin = User.objects.get()
    admin.set_password("un mot de passe choisi")
    admin.save()
    Event.objects.filter(pk=Event.objects.first().pk).update(title="Exemple – corrigé")
    Highlight.objects.all().delete()
    said, _call = served()
    admin.refresh_from_db()
    assert admin.check_password("un mot de passe choisi")
    assert Event.objects.filter(title="Exemple – corrigé").count() == 1
    assert not Highlight.objects.exists()
    assert "mot de passe  " not in said


@pytest.mark.django_db
def test_examples_that_were_removed_do_not_come_back(served, loaded):
    served()
    removal.remove()
    served()
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_it_becomes_a_server_of_this_machine_only(served, loaded):
    _said, (program, command, environment) = served(port=8123)
    assert program == command[0] == sys.executable
    assert command[-2:] == ["--bind", "127.0.0.1:8123"]
    assert environment["SITE_URL"] == "http://127.0.0.1:8123"
    welcome = environment[serve_demo.WELCOME]
    assert "http://127.0.0.1:8123/admin/" in welcome
    assert serve_demo.ADMIN_EMAIL in welcome
    assert "admin.txt" in welcome
    assert "Ctrl+C" in welcome


def test_without_the_password_file_it_says_how_to_choose_another(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    assert "changepassword admin@exemple.local" in serve_demo.welcome("http://127.0.0.1:8000")


def test_a_taken_port_is_said_in_french_with_a_way_out():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=r"déjà pris.*make run PORT=") as refusal:
            serve_demo.refuse_taken_port(port)
    assert str(port) in str(refusal.value)


@pytest.mark.parametrize("port", [0, -1, 65_536])
def test_a_number_that_is_no_port_is_refused(port):
    with pytest.raises(CommandError, match="n'est pas un port"):
        serve_demo.refuse_taken_port(port)


def test_a_free_port_is_accepted():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert serve_demo.refuse_taken_port(port) is None


@pytest.mark.django_db
def test_highlights_are_examples_and_never_replace_those_of_staff():
    PlaceFactory(commune=CommuneFactory(name="Lens"))
    ProgrammeFactory(name="Les Enchanteurs")
    real = EventFactory(published=True, starts_in=2)
    builder.create(60)
    assert highlight_demo() == Highlight.objects.count() >= 2
    assert all(row.event.is_demo for row in Highlight.objects.exclude(event=None))
    assert Highlight.objects.filter(edition__programme__name="Les Enchanteurs").exists()
    removal.remove()
    assert not Highlight.objects.exists()
    kept = Highlight.objects.create(event=real)
    assert highlight_demo() == 0
    assert list(Highlight.objects.all()) == [kept]
