"""`council init`: the database and a municipality's profile."""

import argparse
import sys

from flask_migrate import upgrade

from council import profiles
from council.cli.acting import changing
from council.cli.grammar import Commands
from council.extensions import db
from council.services import installation


def register(commands: Commands) -> None:
    """Add `init`."""
    init = commands.add_parser("init", help="データベースを作り、自治体の設定を入れます")
    init.add_argument("--profile", default="setagaya")
    init.set_defaults(run=_init)


def _init(args: argparse.Namespace) -> int:
    profile = profiles.load(args.profile)
    with changing():
        upgrade()
        is_new = installation.install(profile)
        db.session.commit()
    sys.stdout.write("用意ができました。\n" if is_new else "すでに用意されています。\n")
    return 0
