"""A real SMTP server for tests: keeps what it takes over, and answers as it is told to."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller


@dataclass
class Office:
    """`answers` is used up first, one per message, at the recipient or at the data."""

    taken: list[bytes] = field(default_factory=list)
    at_recipient: list[str] = field(default_factory=list)
    at_data: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(one, policy=policy.default) for one in self.taken]

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 aiosmtpd's name
        answer = self.at_recipient.pop(0) if self.at_recipient else "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 aiosmtpd's name
        answer = self.at_data.pop(0) if self.at_data else "250 OK"
        if answer.startswith("250"):
            self.taken.append(envelope.content)
        return answer


@contextmanager
def office() -> Iterator[Office]:
    """The server, listening on a port of its own."""
    handler = Office()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        handler.port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    try:
        yield handler
    finally:
        controller.stop()


@contextmanager
def hanging_up_after_data() -> Iterator[Office]:
    """A server that takes a message over and breaks the line before it says so."""
    taken = Office()
    listener = socket.create_server(("127.0.0.1", 0))
    taken.port = listener.getsockname()[1]

    def serve() -> None:
        with suppress(OSError):
            while True:
                line, _ = listener.accept()
                with line:
                    taken.taken.append(_conversation(line))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield taken
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def _conversation(line: socket.socket) -> bytes:
    stream = line.makefile("rb")
    line.sendall(b"220 ready\r\n")
    while (said := stream.readline()) and not said.upper().startswith(b"DATA"):
        line.sendall(b"250 OK\r\n")
    line.sendall(b"354 go on\r\n")
    content = b""
    while (said := stream.readline()) != b".\r\n":
        content += said
    stream.close()
    return content
