"""What commands share that work in the house: opening it, and the one who acts."""

import argparse
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from flask import current_app

from council.app import create_app
from council.cli.grammar import UsageError
from council.config import Config
from council.domain import clock
from council.domain.errors import DomainError
from council.extensions import writing
from council.policy.actor import Actor
from council.queries import accounts
from council.queries import members as member_queries


@contextmanager
def reading() -> Iterator[Config]:
    """The house opened for a command that changes nothing, not even the audit."""
    app = create_app()
    with app.app_context():
        yield settings()


@contextmanager
def changing() -> Iterator[Config]:
    """The house opened for a command that writes; the command commits."""
    app = create_app()
    with app.app_context(), writing():
        yield settings()


def settings() -> Config:
    """The settings of the opened house."""
    found: Config = current_app.config["SETTINGS"]
    return found


def add_acting(parser: argparse.ArgumentParser) -> None:
    """Give a command the option `--as EMAIL`."""
    parser.add_argument(
        "--as",
        dest="as_email",
        metavar="EMAIL",
        help="操作する人のメールアドレス（本番では必ず指定します）",
    )


def acting(args: argparse.Namespace, body_id: uuid.UUID | None = None) -> Actor:
    """The actor of `--as`; in development by default somebody of the body's secretariat."""
    if args.as_email:
        actor = accounts.actor_by(clock.today(), email=args.as_email.strip().lower())
        if actor is None:
            raise DomainError(
                "%(email)s という、使えるアカウントはありません。", email=args.as_email
            )
        return actor
    if settings().is_production:
        raise UsageError("本番では、操作する人を --as EMAIL で指定してください。")
    actor = member_queries.secretary(clock.today(), body_id)
    if actor is None:
        raise DomainError("事務局のアカウントがありません。--as EMAIL で指定してください。")
    return actor
