"""Asking for any path as anybody: each act is undone before the next, so that no row depends on another."""

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import event
from sqlalchemy.engine import Connection
from werkzeug.test import TestResponse

from council.domain import clock
from council.extensions import db
from tests import world
from tests.client import Browser, leave_application

_WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)', re.IGNORECASE)
# what every request may leave behind: its row in the trail, its session
_TRACES = {"audit_entries", "audit_head", "login_sessions"}


def _nothing() -> None:
    """Before there is anything to go back to."""


def _filled(path: str, ids: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: ids[match[1]], path)


@dataclass(frozen=True)
class Pass:
    """What a browser holds: the session's cookie and the token of its pages."""

    cookie: str
    token: str


class Surface:
    """`ask(who, method, path)` with the placeholders of surface.toml."""

    def __init__(self, app: Flask, ids: dict[str, str]) -> None:
        self.app = app
        self.ids = ids
        self.restore: Callable[[], None] = _nothing
        self.passes: dict[str, Pass] = {}
        self.changed: set[str] = set()
        self.not_found: dict[tuple[str, str], TestResponse] = {}

    def admit(self, who: str) -> None:
        """Open a session for somebody; for "anonymous" one without a login."""
        browser = Browser(self.app.test_client())
        browser.get("/login")
        if who != "anonymous":
            browser.log_in(world.email(who), world.PASSWORD)
        cookie = browser.client.get_cookie(str(self.app.config["SESSION_COOKIE_NAME"]))
        assert cookie is not None
        self.passes[who] = Pass(cookie.value, browser.hidden["csrf_token"])

    def ask(
        self, who: str, method: str, path: str, *, token: bool = True, **fields: str
    ) -> TestResponse:
        """The answer to an empty form or a look; afterwards everything is as it was.

        What the request changed beyond its own traces is in `changed`, by table.
        """
        held = self.passes[who]
        if method == "POST":
            fields = {"idempotency_key": secrets.token_hex(16), **fields}
            fields |= {"csrf_token": held.token} if token else {}
        with self._watching():
            answer = copy_context().run(
                self._open, _filled(path, self.ids), method, held.cookie, fields
            )
        if method == "GET" and answer.status_code == 404:
            self.not_found[who, path] = answer
        if self.changed or (method == "POST" and answer.status_code < 400):
            self.restore()
        return answer

    def _open(self, path: str, method: str, cookie: str, fields: dict[str, str]) -> TestResponse:
        """As a server would be asked: in a context of its own."""
        leave_application()
        client = self.app.test_client(use_cookies=False)
        name = self.app.config["SESSION_COOKIE_NAME"]
        with clock.at(world.NOW):
            return client.open(
                path,
                method=method,
                headers={"Cookie": f"{name}={cookie}"},
                data=fields or None,
                buffered=True,
            )

    @contextmanager
    def _watching(self) -> Iterator[None]:
        """Collect the tables that committed statements wrote to."""
        self.changed = set()
        with self.app.app_context():
            engine = db.engine
        listeners = (
            ("before_cursor_execute", self._note),
            ("commit", self._keep),
            ("rollback", self._forget),
        )
        for name, listener in listeners:
            event.listen(engine, name, listener)
        try:
            yield
        finally:
            for name, listener in listeners:
                event.remove(engine, name, listener)

    def _note(self, conn: Connection, _cursor: object, statement: str, *_rest: Any) -> None:
        if match := _WRITES.match(statement):
            conn.info.setdefault("written", set()).add(match[1])

    def _keep(self, conn: Connection) -> None:
        self.changed |= conn.info.pop("written", set()) - _TRACES

    def _forget(self, conn: Connection) -> None:
        conn.info.pop("written", None)
