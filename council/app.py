"""The factory: settings, extensions, blueprints, headers and error pages."""

from pathlib import Path
from typing import Any

from flask import Flask, abort, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from council import vault
from council.blueprints import (
    access,
    actions,
    agencies,
    astray,
    audit,
    auth,
    carrying,
    cases,
    conferences,
    headers,
    home,
    invitations,
    issues,
    meetings,
    members,
    minutes,
    nominations,
    outbox,
    proxies,
    second_person,
    sittings,
    submissions,
    tables,
    terms,
    wording,
    writings,
)
from council.blueprints.rows import GLOBALS
from council.blueprints.sessions import ServerSession, ServerSessions
from council.blueprints.shell import FILTERS, describe
from council.config import Config, from_environment, write_once
from council.domain import clock
from council.domain.errors import DomainError, NotFound, StaleVersion
from council.extensions import (
    babel,
    counting,
    csrf,
    db,
    login_manager,
    migrate,
    prepare_engine,
    writing,
)

_BLUEPRINTS = (
    home,
    auth,
    audit,
    actions,
    agencies,
    meetings,
    members,
    nominations,
    submissions,
    tables,
    terms,
    sittings,
    issues,
    cases,
    conferences,
    invitations,
    writings,
    outbox,
    minutes,
    proxies,
    second_person,
)


def _root(folder: str) -> str:
    """Where templates and migrations lie: within the installed package, else beside it."""
    package = Path(__file__).parent
    inside = package / "_root" / folder
    return str(inside if inside.is_dir() else package.parent / folder)


def create_app(config: Config | None = None) -> Flask:
    """An application ready to serve; raises ConfigError when the settings are unsafe."""
    settings = config or from_environment()
    app = Flask("council", template_folder=_root("templates"), static_folder="static")
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.config.update(_flask_settings(settings))
    clock.start_at(settings.clock)
    _bind(app, settings)
    app.session_interface = ServerSessions()
    for module in _BLUEPRINTS:
        app.register_blueprint(module.bp)
    _hooks(app, settings)
    _errors(app)
    app.register_error_handler(405, astray.lead_back)
    access.ensure_declared(app)
    return app


def _flask_settings(settings: Config) -> dict[str, Any]:
    return {
        "SETTINGS": settings,
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.sqlalchemy_url,
        "SQLALCHEMY_ENGINE_OPTIONS": {
            "pool_pre_ping": not settings.sqlalchemy_url.startswith("sqlite"),
            "hide_parameters": True,  # what a person typed has no place in a log
        },
        "SESSION_COOKIE_NAME": "__Host-council_session" if settings.is_https else "council_session",
        "SESSION_COOKIE_SECURE": settings.is_https,
        "MAX_CONTENT_LENGTH": 12 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 4 * 1024 * 1024,
        "WTF_CSRF_TIME_LIMIT": None,
        "BABEL_DEFAULT_LOCALE": "ja",
        "BABEL_DEFAULT_TIMEZONE": "Asia/Tokyo",
        "TRUSTED_HOSTS": list(settings.trusted_hosts) or None,
    }


def _bind(app: Flask, settings: Config) -> None:
    if not settings.key_file.exists() and not settings.is_production:
        write_once(settings.key_file, vault.encode_key_file(vault.new_key()))
    _make_private(settings)
    db.init_app(app)
    migrate.init_app(
        app, db, directory=_root("migrations"), render_as_batch=True, compare_type=True
    )
    csrf.init_app(app)
    babel.init_app(app)
    login_manager.init_app(app, add_context_processor=False)
    login_manager.request_loader(lambda _request: None)
    app.extensions["house"] = {
        "vault": vault.open_key_file(settings.key_file),
        "settings": settings,
    }
    with app.app_context():
        prepare_engine(db.engine)


def _make_private(settings: Config) -> None:
    """SQLite would make its file readable to all; its journal takes over the file's mode."""
    prefix, _, path = settings.sqlalchemy_url.partition("sqlite:///")
    if not prefix and path:
        write_once(Path(path), b"")


def _hooks(app: Flask, settings: Config) -> None:
    _around_requests(app)
    headers.harden(app, is_https=settings.is_https)
    wording.install(app)
    app.context_processor(describe)
    app.jinja_env.globals["idempotency_key"] = access.idempotency_key
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals.update(GLOBALS)
    app.jinja_env.globals["has"] = app.view_functions.__contains__

    if settings.count_statements:
        _count(app)


def _around_requests(app: Flask) -> None:
    @app.before_request
    def _enter() -> ResponseReturnValue | None:
        if request.method not in access.SAFE:
            g.writing = writing()
            g.writing.__enter__()
        _admit()
        if g.actor is None and not access.is_open():
            return _to_login()
        if _holds_a_zero_byte():
            abort(404)
        if g.actor and carrying.is_shown_again() and not access.is_open():
            carrying.hold_back()
        return access.answer_again() if g.actor else None

    @app.teardown_request
    def _leave(_error: BaseException | None) -> None:
        if hasattr(g, "writing"):
            g.writing.__exit__(None, None, None)


def _admit() -> None:
    session = access.current_session()
    g.actor = session.actor if isinstance(session, ServerSession) else None


def _count(app: Flask) -> None:
    """Say on every answer how many statements it took, session and audit included."""
    inner = app.wsgi_app

    def counted(environ: Any, start_response: Any) -> Any:
        with counting() as count:

            def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
                return start_response(
                    status, [*headers, ("X-Council-Statements", str(count[0]))], *rest
                )

            return inner(environ, start)

    app.wsgi_app = counted  # type: ignore[method-assign]  # Flask's own way to wrap an application


def _holds_a_zero_byte() -> bool:
    """Whether the address holds what no text of ours has and PostgreSQL refuses to be asked for."""
    values = (value for _name, value in request.args.items(multi=True))
    return "\0" in request.path or any("\0" in value for value in values)


def _to_login() -> ResponseReturnValue:
    if request.method == "GET":
        wanted = request.full_path if request.query_string else request.path
        return redirect(url_for("auth.login", next=wanted))
    return carrying.ask_to_log_in() or redirect(url_for("auth.login"))


def _errors(app: Flask) -> None:
    @app.errorhandler(DomainError)
    def _refused(error: DomainError) -> ResponseReturnValue:
        db.session.rollback()
        if isinstance(error, NotFound):
            return render_template("errors/404.html"), 404
        return render_template(
            _error_page(error.status), sentence=access.sentence(error)
        ), error.status

    @app.errorhandler(StaleDataError)
    def _overtaken(_error: StaleDataError) -> ResponseReturnValue:
        # somebody saved between loading and flushing; a stale form is told so by its own view
        return _lost()

    def _lost() -> ResponseReturnValue:
        db.session.rollback()
        # of one form sent twice at once, the second leads to where the first led
        return access.answer_again() or _refused(StaleVersion())

    @app.errorhandler(IntegrityError)
    def _taken(_error: IntegrityError) -> ResponseReturnValue:
        # two at once: the other's row came first, and nothing of this one is kept
        app.logger.warning("a row was refused by the database")
        return _lost()

    @app.errorhandler(CSRFError)
    def _forged(_error: CSRFError) -> ResponseReturnValue:
        _admit()
        return carrying.keep() or (render_template("errors/400.html"), 400)

    @app.errorhandler(HTTPException)
    def _http(error: HTTPException) -> ResponseReturnValue:
        code = error.code or 500
        if code in {301, 302, 303, 307, 308}:
            return error
        return render_template(_error_page(code)), code

    @app.errorhandler(OperationalError)
    def _database(_error: OperationalError) -> ResponseReturnValue:
        db.session.rollback()
        app.logger.error("the database did not answer")
        return render_template("errors/503.html"), 503


_PAGES = {400, 403, 404, 409, 413, 422, 429, 500, 503}


def _error_page(status: int) -> str:
    known = status if status in _PAGES else 400 if status < 500 else 500
    return f"errors/{known}.html"
