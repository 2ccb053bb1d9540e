"""A browser without a screen: keeps cookies, reads forms, and judges every page it is given."""

import secrets
from collections.abc import Callable
from contextvars import copy_context
from html.parser import HTMLParser
from typing import Any, TypeVar

import html5lib
from flask import has_app_context, session
from flask.globals import _cv_app
from flask.testing import FlaskClient
from flask_wtf.csrf import generate_csrf
from sqlalchemy import select
from werkzeug.test import TestResponse

from council import extensions
from council.extensions import db, writing
from council.models import User
from council.services import accounts

R = TypeVar("R")


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hidden: dict[str, str] = {}
        self.foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if facts.get("id"):
            self.ids.append(str(facts["id"]))
        if tag == "input" and facts.get("type") == "hidden":
            self.hidden.setdefault(str(facts.get("name")), str(facts.get("value") or ""))
        self.foreign += [
            str(facts[name])
            for name in ("href", "src", "action")
            if str(facts.get(name) or "").startswith(("http:", "https:", "//"))
        ]


def leave_application() -> None:
    """Stand where a server's request begins: in no application context, writing nothing yet."""
    _cv_app.set(None)  # type: ignore[arg-type]  # no application context either
    extensions._IS_WRITING.set(False)  # noqa: SLF001 the server starts from nothing


def _alone(act: Callable[[], R]) -> R:
    """Act as a server would: in a context of its own, after what the test arranged."""
    if has_app_context():
        db.session.commit()

    def begin() -> R:
        leave_application()
        return act()

    return copy_context().run(begin)


class Browser:
    """What a person does: open, submit, follow."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.page = ""
        self.hidden: dict[str, str] = {}

    def log_in(self, email: str, password: str) -> TestResponse:
        self.get("/login")
        answer = self.post("/login", {"email": email, "password": password})
        assert answer.status_code == 303, answer.text
        self.get("/")
        return answer

    def enter(self, email: str) -> None:
        """Be logged in without the form: a session begun on the server, its cookie, its token."""
        app, token = self.client.application, secrets.token_urlsafe()

        def begin() -> None:
            with app.test_request_context(), writing():
                self.hidden["csrf_token"] = generate_csrf()
                user = db.session.scalars(select(User).where(User.email == email)).one()
                accounts.begin_session(token, user, dict(session))
                db.session.commit()

        _alone(begin)
        self.client.set_cookie(str(app.config["SESSION_COOKIE_NAME"]), token)

    def _ask(self, method: str, path: str, **kwargs: Any) -> TestResponse:
        # an answer that is made as it is sent is read to its end where the server would send it
        return _alone(lambda: self.client.open(path, method=method, buffered=True, **kwargs))

    def get(self, path: str, **kwargs: Any) -> TestResponse:
        answer = self._ask("GET", path, **kwargs)
        self._judge(answer)
        return answer

    def cost(self, path: str) -> int | None:
        """How many statements a page takes; None for one that does not open. Does not judge the page."""
        answer = self._ask("GET", path)
        return int(answer.headers["X-Council-Statements"]) if answer.status_code == 200 else None

    def post(self, path: str, fields: dict[str, Any] | None = None, **kwargs: Any) -> TestResponse:
        """Submit with the token of the page last opened and a key of its own."""
        if "csrf_token" not in self.hidden:
            self.get("/")
        fields = {"csrf_token": self.hidden.get("csrf_token", ""), **(fields or {})}
        answer = self._ask("POST", path, data=fields, **kwargs)
        self._judge(answer)
        return answer

    def submit(self, path: str, fields: dict[str, Any] | None = None) -> TestResponse:
        """Submit and follow to the page it leads to; fails when the form is refused."""
        answer = self.post(path, fields)
        assert answer.status_code == 303, (answer.status_code, self.sentences())
        return self.get(answer.location)

    def sentences(self) -> str:
        return self.page

    def _judge(self, answer: TestResponse) -> None:
        if answer.mimetype != "text/html" or not answer.data:
            return
        self.page = answer.text
        if 300 <= answer.status_code < 400:
            return
        seen = _Ids()
        seen.feed(self.page)
        assert len(seen.ids) == len(set(seen.ids)), sorted(
            one for one in seen.ids if seen.ids.count(one) > 1
        )
        assert not seen.foreign, seen.foreign
        assert 'lang="' in self.page
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        html5lib.HTMLParser(strict=True).parse(self.page)
        self.hidden.update(seen.hidden)
