"""Run a command with a PostgreSQL: the one of DATABASE_URL, or a throwaway cluster.

    python tests/postgres.py pytest -q

The cluster lives in a temporary folder, listens on a free port of 127.0.0.1, trusts local
connections and is removed at the end. PostgreSQL refuses to run as root: as root, the
`postgres` account of the system runs it.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INSTALLED = Path("/usr/lib/postgresql")


def find_binaries() -> Path | None:
    """Return the folder of the newest installed `initdb`, or None."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    versions = sorted(INSTALLED.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return versions[-1].parent if versions else None


def free_port() -> int:
    """Return a TCP port of 127.0.0.1 that nothing uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def throwaway_cluster(binaries: Path) -> Iterator[str]:
    """Start a cluster tuned for tests (nothing is flushed to disk) and yield its address."""
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="postgres-tests-"))
    if as_postgres:
        shutil.chown(folder, "postgres", "postgres")
    data, port = folder / "data", free_port()
    run = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder}
    try:
        subprocess.run(
            [*as_postgres, str(binaries / "initdb"), "-D", str(data), "-U", "postgres"]
            + ["-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
            **run,
        )
        options = (
            f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
            " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
            " -c max_connections=200"
        )
        pg_ctl = [*as_postgres, str(binaries / "pg_ctl"), "-D", str(data)]
        subprocess.run([*pg_ctl, "-w", "-l", str(folder / "log"), "-o", options, "start"], **run)
        try:
            yield f"postgres://postgres@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*pg_ctl, "-m", "immediate", "stop"], **run)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run `command` with DATABASE_URL set and return its exit code."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return subprocess.call(command)
    binaries = find_binaries()
    if binaries is None:
        print(  # noqa: T201
            "No PostgreSQL: give its address in DATABASE_URL, or install the server"
            " (Debian: postgresql).",
            file=sys.stderr,
        )
        return 1
    with throwaway_cluster(binaries) as address:
        return subprocess.call(command, env={**os.environ, "DATABASE_URL": address})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
