"""The product as it is run: its own server and worker as processes, mail through a real SMTP conversation."""

import email
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any, Self

from aiosmtpd.controller import Controller

COUNCIL = Path(sys.executable).with_name("council")
READY_WITHIN = 60
GONE_WITHIN = 8


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Mailbox:
    """A real SMTP server that keeps what it is given."""

    def __init__(self) -> None:
        self.received: list[EmailMessage] = []
        self.port = free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802, ARG002 aiosmtpd's name
        message = email.message_from_bytes(envelope.content, policy=SMTP)
        assert isinstance(message, EmailMessage)
        self.received.append(message)
        return "250 OK"

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._controller.stop()

    def letters_to(self, address: str) -> list[EmailMessage]:
        return [one for one in self.received if address in str(one["To"])]


@dataclass
class House:
    """Server and worker on one database; can be stopped and started again at a later hour."""

    folder: Path
    mailbox: Mailbox
    clock: str
    database_url: str = ""
    port: int = field(default_factory=free_port)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        own = {
            "COUNCIL_ENV": "development",
            "COUNCIL_DATA_DIR": str(self.folder),
            "COUNCIL_MAIL_URL": f"smtp://127.0.0.1:{self.mailbox.port}",
            "COUNCIL_BASE_URL": self.url,
            "COUNCIL_CLOCK": self.clock,
            "COUNCIL_COUNT_STATEMENTS": "1",
        }
        if self.database_url:
            own["COUNCIL_DATABASE_URL"] = self.database_url
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith("COUNCIL_")
        }
        return kept | own

    def council(self, *words: str) -> bytes:
        """Run one command to its end; its output."""
        done = subprocess.run(
            [COUNCIL, *words], env=self.environment, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    def start(self) -> None:
        self._spawn("serve", "--host", "127.0.0.1", "--port", str(self.port), "--workers", "1")
        self._spawn("worker")
        deadline = time.monotonic() + READY_WITHIN
        while not self._is_ready():
            assert all(one.poll() is None for one in self.processes), self.log()
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.1)

    def _spawn(self, *words: str) -> None:
        with (self.folder / f"{words[0]}.log").open("ab") as log:
            self.processes.append(
                subprocess.Popen(
                    [COUNCIL, *words],
                    env=self.environment,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                )
            )

    def _is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def log(self) -> str:
        return "\n".join(
            path.read_text(errors="replace")[-2000:] for path in self.folder.glob("*.log")
        )

    def stop(self) -> None:
        for one in self.processes:
            one.send_signal(signal.SIGTERM)
        for one in self.processes:
            one.wait(GONE_WITHIN)
        self.processes.clear()

    def later(self, clock: str) -> None:
        """Go on at a later hour."""
        self.stop()
        self.clock = clock
        self.start()

    def deliver(self) -> None:
        """Wait until the worker has nothing more to send."""
        deadline = time.monotonic() + READY_WITHIN
        while b"waiting=0" not in self.council("worker", "--once"):
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.2)
