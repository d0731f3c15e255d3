"""`make bench`: how fast the portal answers with many events, and what it costs.

Fills a temporary database with the territory and EVENTS demonstration events (SQLite, or the
server given by DATABASE_URL, where a database of its own is made and dropped), serves it with
gunicorn on production settings, and measures each page: p50 and p95 for one visitor, requests
a second for sixteen, queries, bytes compressed. A table is printed, `var/bench/` keeps the
figures. A report, not a test: nothing here fails because a machine is slow.
"""

import argparse
import json
import os
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[2]
CLIENTS = 16
HOST = "127.0.0.1"


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


# --- The site -----------------------------------------------------------------------------


def environment(database_url: str, folder: Path, port: int) -> dict[str, str]:
    """Production settings, over plain http since nothing stands in front."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "call_culture.settings.production",
        "DATABASE_URL": database_url,
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": HOST,
        "SITE_URL": f"http://{HOST}:{port}",
        "STATIC_ROOT": str(folder / "static"),
        "MEDIA_ROOT": str(folder / "media"),
        "EMAIL_URL": "dummymail://",
    }


@contextmanager
def database(folder: Path) -> Iterator[str]:
    """Give the address of an empty database of our own, and drop it afterwards."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        yield f"sqlite:///{folder / 'bench.sqlite3'}"
        return
    import psycopg

    name = f"bench_{secrets.token_hex(4)}"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    try:
        yield urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(given, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def manage(env: dict[str, str], *arguments: str) -> tuple[float, int]:
    """Run a management command; return its seconds and its peak memory in kilobytes."""
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=env, stdout=subprocess.DEVNULL
    )
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"manage.py {' '.join(arguments)} failed")
    return time.monotonic() - started, usage.ru_maxrss


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def gunicorn(env: dict[str, str], port: int) -> Iterator[int]:
    """Serve with two workers of four threads; give the process id of gunicorn's master."""
    command = [sys.executable, "-m", "gunicorn", "call_culture.wsgi", "--bind", f"{HOST}:{port}"]
    command += ["--workers", "2", "--worker-class", "gthread", "--threads", "4"]
    command += ["--log-level", "error"]
    process = subprocess.Popen(command, cwd=ROOT, env=env)
    try:
        wait_for(port, process)
        yield process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _attempt in range(150):
        if process.poll() is not None:
            raise SystemExit("gunicorn did not start")
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("gunicorn does not answer")


def workers_memory(master: int) -> list[int]:
    """Resident memory of each worker, in kilobytes (Linux; empty elsewhere)."""
    children = Path(f"/proc/{master}/task/{master}/children")
    if not children.exists():
        return []
    found = []
    for pid in children.read_text().split():
        status = Path(f"/proc/{pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        found.append(int(line.split()[1]))
    return found


# --- The pages ----------------------------------------------------------------------------

DESCRIBE = """
import json, sys
import django
django.setup()
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from events.enums import Category
from events.models import Event, Occurrence
event = Event.objects.published().annotate(n=Count("occurrences")).order_by("-n").first()
commune = event.place.commune if event.place and event.place.commune else None
from call_culture.territory.models import Commune
commune = Commune.objects.annotate(n=Count("places__events")).order_by("-n").first()
pages = {
    "home": reverse("home"),
    "agenda": reverse("agenda"),
    "agenda, filtered": reverse("agenda") + f"?commune={commune.slug}&public=famille&gratuit=1",
    "agenda, words": reverse("agenda") + "?q=concert+chorale",
    "event": event.get_absolute_url(),
    "commune": commune.get_absolute_url(),
    "heritage": reverse("heritage_list"),
    "search": reverse("search") + "?q=lumi%C3%A8re",
    "iCal feed": reverse("agenda_ical") + f"?commune={commune.slug}",
}
client = Client(HTTP_HOST="127.0.0.1")
described = {}
for name, url in pages.items():
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(url)
    described[name] = {"url": url, "queries": len(queries), "status": response.status_code}
counts = {"events": Event.objects.count(), "occurrences": Occurrence.objects.count()}
json.dump({"pages": described, "counts": counts}, sys.stdout)
"""


def describe(env: dict[str, str]) -> dict[str, Any]:
    """Ask the site itself for the addresses, and count the queries of a warm page."""
    answer = subprocess.run(
        [sys.executable, "-c", DESCRIBE],
        cwd=ROOT,
        env=env | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    if answer.returncode:
        raise SystemExit(answer.stderr.decode())
    return json.loads(answer.stdout)


def fetch(connection: HTTPConnection, url: str) -> tuple[float, int]:
    """Return the seconds one page takes and its bytes as sent, compressed."""
    started = time.perf_counter()
    connection.request("GET", url, headers={"Accept-Encoding": "gzip"})
    response = connection.getresponse()
    size = len(response.read())
    if response.status >= 400:
        raise SystemExit(f"{url} answers {response.status}")
    return time.perf_counter() - started, size


def alone(port: int, url: str, seconds: float) -> dict[str, float]:
    """One visitor, one page after the other for `seconds`, ten at least."""
    connection = HTTPConnection(HOST, port, timeout=120)
    _first, size = fetch(connection, url)
    times: list[float] = []
    end = time.monotonic() + seconds
    while len(times) < 10 or (time.monotonic() < end and len(times) < 500):
        times.append(fetch(connection, url)[0])
        if time.monotonic() > end + 10 * seconds:
            break
    connection.close()
    times.sort()
    return {
        "p50_ms": 1000 * statistics.median(times),
        "p95_ms": 1000 * times[min(len(times) - 1, int(0.95 * len(times)))],
        "bytes": size,
    }


def together(port: int, url: str, seconds: float) -> float:
    """Requests a second that sixteen visitors get, each asking again at once."""
    done = [0] * CLIENTS
    end = time.monotonic() + seconds

    def visit(number: int) -> None:
        connection = HTTPConnection(HOST, port, timeout=120)
        while time.monotonic() < end:
            fetch(connection, url)
            done[number] += 1
        connection.close()

    started = time.monotonic()
    threads = [threading.Thread(target=visit, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (time.monotonic() - started)


# --- The report ---------------------------------------------------------------------------


def measure(port: int, described: dict[str, Any], seconds: float) -> dict[str, dict[str, Any]]:
    measured: dict[str, dict[str, Any]] = {}
    for name, page in described["pages"].items():
        if page["status"] >= 400:
            say(f"  {name}: answers {page['status']}, left out")
            continue
        figures = alone(port, page["url"], seconds)
        rate = together(port, page["url"], seconds)
        measured[name] = page | figures | {"per_second_16": rate}
    return measured


def table(measured: dict[str, dict[str, Any]]) -> str:
    columns: list[tuple[str, Callable[[dict[str, Any]], str]]] = [
        ("p50 ms", lambda page: f"{page['p50_ms']:.1f}"),
        ("p95 ms", lambda page: f"{page['p95_ms']:.1f}"),
        ("req/s ×16", lambda page: f"{page['per_second_16']:.0f}"),
        ("queries", lambda page: str(page["queries"])),
        ("kB gzip", lambda page: f"{page['bytes'] / 1000:.1f}"),
    ]
    lines = [f"{'page':<18}" + "".join(f"{title:>11}" for title, _cell in columns)]
    for name, page in measured.items():
        lines.append(f"{name:<18}" + "".join(f"{cell(page):>11}" for _title, cell in columns))
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=3, help="for each page and measure")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, database(Path(name)) as database_url:
        folder, port = Path(name), free_port()
        env = environment(database_url, folder, port)
        engine = urlsplit(database_url).scheme
        say(f"→ {options.events} events on {engine}")
        manage(env, "migrate", "--verbosity", "0")
        manage(env, "load_territory")
        made_in, peak = manage(env, "demo_programme", "--events", str(options.events))
        manage(env, "collectstatic", "--noinput", "--verbosity", "0")
        described = describe(env)
        say(
            f"  {described['counts']['occurrences']} dates made in {made_in:.0f} s,"
            f" peak memory {peak / 1024:.0f} MB"
        )
        with gunicorn(env, port) as master:
            measured = measure(port, described, options.seconds)
            memory = workers_memory(master)
        say(table(measured))
        say("  workers: " + ", ".join(f"{kilobytes / 1024:.0f} MB" for kilobytes in memory))
        write({
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "engine": engine,
            "counts": described["counts"],
            "demo_seconds": made_in,
            "demo_peak_kb": peak,
            "workers_kb": memory,
            "pages": measured,
        })  # fmt: skip


def write(report: dict[str, Any]) -> None:
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    stamp = report["at"].replace(":", "").replace("+0000", "")
    path = folder / f"{report['engine']}-{report['counts']['events']}-{stamp}.json"
    path.write_text(json.dumps(report, indent=2, ensure_ascii=False))
    say(f"→ {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
