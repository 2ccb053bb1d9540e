"""Server-side sessions on our own table: one select finds session, user and live roles."""

import secrets
from contextlib import nullcontext
from typing import Any

from flask import Flask, Request, Response
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.datastructures import CallbackDict

from council.domain import clock
from council.extensions import db, writing
from council.models import LoginSession, User
from council.policy.actor import Actor
from council.queries import accounts as queries
from council.services import accounts as services

_TOKEN_BYTES = 32
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class ServerSession(CallbackDict[str, Any], SessionMixin):
    """What a request knows of its browser. Only the token travels; the rest stays here."""

    def __init__(self, row: LoginSession | None, actor: Actor | None, token: str | None) -> None:
        super().__init__(dict(row.data) if row else {}, _mark)
        self.row = row
        self.actor = actor
        self.token = token
        self.new_user: User | None = None
        self.is_ending = False
        self.modified = False

    def log_in(self, user: User) -> None:
        """Begin a new session for the user; the old token is worth nothing afterwards."""
        self.new_user = user
        self.clear()
        self.modified = True

    def log_out(self) -> None:
        """End the session on the server."""
        self.is_ending = True
        self.clear()


def _mark(session: Any) -> None:
    session.modified = True
    session.accessed = True


class ServerSessions(SessionInterface):
    """Opens and saves sessions; a reading costs one statement, an unchanged session none at its end."""

    def open_session(self, app: Flask, request: Request) -> ServerSession:
        """The session of the cookie, or an empty one."""
        token = request.cookies.get(self.get_cookie_name(app))
        if not token or request.endpoint in {"static", "home.healthz"}:
            return ServerSession(None, None, None)
        # an act's transaction begins with this statement: as a writer, or it could be refused at its end
        with nullcontext() if request.method in _SAFE else writing():
            live = queries.live_session(services.hash_token(token), clock.today())
        if live is None or services.is_over(live.row, clock.now()):
            return ServerSession(None, None, None)
        return ServerSession(live.row, live.actor, token)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write what changed, in a transaction of its own after the act's."""
        if not isinstance(session, ServerSession):
            return
        if session.is_ending or session.new_user is not None:
            self._replace(app, session, response)
        elif session.row is None and session.modified:
            self._begin(app, session, response)
        elif session.row is not None and self._is_due(session):
            with writing():
                db.session.rollback()
                row = db.session.get(LoginSession, session.row.id)
                if row is not None:
                    row.data = dict(session)
                    row.seen_at = clock.now()
                db.session.commit()

    @staticmethod
    def _is_due(session: ServerSession) -> bool:
        return session.modified or (
            session.row is not None and services.is_seen_late(session.row, clock.now())
        )

    def _replace(self, app: Flask, session: ServerSession, response: Response) -> None:
        with writing():
            db.session.rollback()
            if session.row is not None:
                services.end_session(session.row.id, session.actor)
            db.session.commit()
        if session.new_user is not None or session:
            self._begin(app, session, response)
        else:
            response.delete_cookie(self.get_cookie_name(app), path="/")

    def _begin(self, app: Flask, session: ServerSession, response: Response) -> None:
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        with writing():
            db.session.rollback()
            user = session.new_user and db.session.merge(session.new_user)
            services.begin_session(token, user, dict(session))
            db.session.commit()
        response.set_cookie(
            self.get_cookie_name(app),
            token,
            path="/",
            httponly=True,
            samesite="Lax",
            secure=bool(app.config["SESSION_COOKIE_SECURE"]),
        )
