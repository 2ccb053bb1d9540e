"""The `council` command. Exit codes: 0 done, 1 refused (one sentence on stderr), 2 usage."""

import argparse
import sys
from collections.abc import Callable

from flask_migrate import upgrade

from council import profiles
from council.app import create_app
from council.config import ConfigError
from council.domain.errors import DomainError
from council.extensions import db, writing
from council.services import installation

Command = Callable[[argparse.Namespace], int]


def _init(args: argparse.Namespace) -> int:
    profile = profiles.load(args.profile)
    with create_app().app_context(), writing():
        upgrade()
        is_new = installation.install(profile)
        db.session.commit()
    sys.stdout.write("用意ができました。\n" if is_new else "すでに用意されています。\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="council")
    commands = parser.add_subparsers(required=True)
    init = commands.add_parser("init", help="データベースを作り、自治体の設定を入れます")
    init.add_argument("--profile", default="setagaya")
    init.set_defaults(run=_init)
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run one command."""
    args = _parser().parse_args(argv)
    try:
        return int(args.run(args))
    except (DomainError, ConfigError) as error:
        sys.stderr.write(f"{error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
