"""Handing a finished message over: to an SMTP server, or into a Maildir that people look into."""

import os
import secrets
import smtplib
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit

from council.config import ConfigError

_SECONDS = 30
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_FINAL = range(500, 600)


class NotDelivered(Exception):
    """The message did not arrive; `is_final` when trying again is of no use. The reason names no person."""

    def __init__(self, reason: str, *, is_final: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_final = is_final


class Transport(Protocol):
    """A way out of the house."""

    def send(self, content: bytes, *, sender: str, recipient: str) -> None:
        """Hand over one message, or raise NotDelivered."""
        ...


@dataclass(frozen=True, slots=True)
class Maildir:
    """A folder of mails: each message complete in a file of its own below `new/`."""

    folder: Path

    def send(self, content: bytes, *, sender: str, recipient: str) -> None:  # noqa: ARG002 both stand in the message
        """Write the message to disk, then let it appear in `new/`."""
        try:
            self._write(content)
        except OSError as error:
            raise NotDelivered(f"maildir: {error.strerror}") from None

    def _write(self, content: bytes) -> None:
        for part in ("tmp", "new", "cur"):
            (self.folder / part).mkdir(parents=True, exist_ok=True, mode=0o700)
        name = f"{time.time_ns()}.{secrets.token_hex(8)}.council"
        draft = self.folder / "tmp" / name
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(self.folder / "new" / name)


@dataclass(frozen=True, slots=True)
class Smtp:
    """An SMTP server; passwords go only through TLS, except to this machine itself."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    is_tls: bool = False

    def send(self, content: bytes, *, sender: str, recipient: str) -> None:
        """Have the server take over the message."""
        with _reasons(), self._session(sender.partition("@")[2]) as server:
            server.sendmail(sender, [recipient], content)
            # taken over with the answer to DATA: what happens to the goodbye no longer matters
            with suppress(smtplib.SMTPException, OSError):
                server.quit()

    @contextmanager
    def _session(self, name: str) -> Iterator[smtplib.SMTP]:
        context = ssl.create_default_context()
        server = (
            smtplib.SMTP_SSL(self.host, self.port, name, timeout=_SECONDS, context=context)
            if self.is_tls
            else smtplib.SMTP(self.host, self.port, name, timeout=_SECONDS)
        )
        try:
            self._open(server, context)
            yield server
        finally:
            server.close()

    def _open(self, server: smtplib.SMTP, context: ssl.SSLContext) -> None:
        is_private = self.is_tls or self.host in _LOOPBACK
        server.ehlo_or_helo_if_needed()
        if not is_private and server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
            is_private = True
        if self.user:
            if not is_private:
                raise NotDelivered("smtp: no TLS for the password")
            server.login(self.user, self.password)


@contextmanager
def _reasons() -> Iterator[None]:
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        raise _answered(codes[0] if codes else 0) from None
    except smtplib.SMTPResponseException as error:
        # a wrong password is ours to mend, not the letter's fault
        is_login = isinstance(error, smtplib.SMTPAuthenticationError)
        raise _answered(error.smtp_code, is_ours=is_login) from None
    except (smtplib.SMTPException, OSError) as error:
        raise NotDelivered(f"smtp: {type(error).__name__}") from None


def _answered(code: int, *, is_ours: bool = False) -> NotDelivered:
    return NotDelivered(f"smtp {code}", is_final=code in _FINAL and not is_ours)


def transport_of(url: str) -> Transport:
    """The way out that COUNCIL_MAIL_URL names: smtp://user:password@host:port, smtps://…, maildir:PATH."""
    if url.startswith("maildir:"):
        return Maildir(Path(url.removeprefix("maildir:")).absolute())
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ConfigError(
            "COUNCIL_MAIL_URL は smtp://、smtps://、maildir: のどれかで始めてください。"
        )
    return _smtp(parts, parts.hostname)


def _smtp(parts: SplitResult, host: str) -> Smtp:
    is_tls = parts.scheme == "smtps"
    return Smtp(
        host=host,
        port=parts.port or (465 if is_tls else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_tls=is_tls,
    )
