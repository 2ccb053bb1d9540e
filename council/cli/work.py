"""`council serve` and `council worker`: the two processes of an installation."""

import argparse
import gc
import re
import sys
from typing import Any

from council import worker
from council.app import create_app
from council.cli.grammar import Commands

_TOKEN = re.compile(r"^/cal/[^/]+")
_ACCESS = '%(t)s "%(m)s %(U)s" %(s)s %(B)s %(M)sms'
_THREADS = 4
_LAST_SECONDS = 5


def register(commands: Commands) -> None:
    """Add `serve` and `worker`."""
    serve = commands.add_parser("serve", help="画面のサーバーを動かします")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--workers", type=int, default=2)
    serve.set_defaults(run=_serve)
    work = commands.add_parser("worker", help="案内を送り、期限の仕事をします")
    work.add_argument("--once", action="store_true", help="いま送るものだけを送って終わります")
    work.set_defaults(run=_work)


def _work(args: argparse.Namespace) -> int:
    app = create_app()
    settings = app.config["SETTINGS"]
    if not args.once:
        worker.run(app, settings)
        return 0
    tally = worker.once(app, settings)
    sys.stdout.write(f"sent={tally.sent} failed={tally.failed} waiting={tally.waiting}\n")
    return 0


def without_token(path: str) -> str:
    """A path as it may stand in a log: a calendar feed's token is a key."""
    return _TOKEN.sub("/cal/…", path)


def _serve(args: argparse.Namespace) -> int:
    from gunicorn.app.base import BaseApplication
    from gunicorn.glogging import Logger

    class QuietLogger(Logger):  # type: ignore[misc]  # gunicorn carries no types
        def atoms(self, *parts: Any) -> dict[str, Any]:
            known: dict[str, Any] = super().atoms(*parts)
            known["U"] = without_token(known["U"])
            return known

    # made before the workers are forked: they share its memory, and a bad setting is said at once
    app = create_app()

    class Server(BaseApplication):  # type: ignore[misc]  # gunicorn carries no types
        def load_config(self) -> None:
            for name, value in _options(args, QuietLogger).items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            return app

    gc.freeze()
    Server().run()
    return 0


def _options(args: argparse.Namespace, logger: type) -> dict[str, Any]:
    return {
        "bind": f"{args.host}:{args.port}",
        "workers": args.workers,
        "worker_class": "gthread",
        "threads": _THREADS,
        "preload_app": True,
        "control_socket_disable": True,
        "graceful_timeout": _LAST_SECONDS,
        "timeout": 60,
        "accesslog": "-",
        "access_log_format": _ACCESS,
        "logger_class": logger,
    }
