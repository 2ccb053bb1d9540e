"""`council demo`: a year of invented life to try the product with."""

import argparse
import sys
from dataclasses import asdict

from council.cli.acting import changing, reading, settings
from council.cli.grammar import Commands, add_json, print_json
from council.demo import accounts, objects, scale, year
from council.domain.errors import DomainError
from council.extensions import db

_SEED = 1


def register(commands: Commands) -> None:
    """Add `demo`."""
    parser = commands.add_parser("demo", help="架空の1年で試します").add_subparsers(required=True)
    load = parser.add_parser(
        "load", help="今日の前後12か月の架空の1年を作ります（本番では使えません）"
    )
    load.add_argument("--seed", type=int, default=_SEED)
    load.set_defaults(run=_load)
    listed = parser.add_parser(
        "accounts", help="試すためのアカウントを示します（本番では使えません）"
    )
    add_json(listed)
    listed.set_defaults(run=_accounts)
    made = parser.add_parser("objects", help="作られたものの一覧を示します（本番では使えません）")
    add_json(made)
    made.set_defaults(run=_objects)
    more = parser.add_parser("scale", help="議題の多い会議を加えます（本番では使えません）")
    more.add_argument("--factor", type=int, default=1)
    more.add_argument("--seed", type=int, default=_SEED)
    more.set_defaults(run=_scale)


def _refuse_in_production() -> None:
    """The invented accounts have passwords that everybody can look up."""
    if settings().is_production:
        raise DomainError(
            "架空のアカウントはパスワードが知られているため、本番では作れません。"
            "試すときは、別の場所で COUNCIL_ENV=development にしてください。"
        )


def _refuse_to_list() -> None:
    if settings().is_production:
        raise DomainError("この一覧は、本番では使えません。")


def _load(args: argparse.Namespace) -> int:
    with changing():
        _refuse_in_production()
        is_new = year.load(args.seed)
        db.session.commit()
    sys.stdout.write("デモの1年を作りました。\n" if is_new else "デモの1年は、すでにあります。\n")
    return 0


def _accounts(args: argparse.Namespace) -> int:
    with reading():
        _refuse_to_list()
        rows = accounts.listed()
    if args.json:
        print_json([asdict(row) for row in rows])
    else:
        sys.stdout.writelines(f"{row.role}\t{row.email}\t{row.password}\n" for row in rows)
    return 0


def _objects(args: argparse.Namespace) -> int:
    with reading():
        _refuse_to_list()
        found = objects.listed()
    if args.json:
        print_json(found)
    else:
        sys.stdout.writelines(f"{kind}\t{len(rows)}\n" for kind, rows in found.items())
    return 0


def _scale(args: argparse.Namespace) -> int:
    with changing():
        _refuse_in_production()
        count = scale.enlarge(args.factor, args.seed)
        db.session.commit()
    sys.stdout.write(f"{count}件の会議を加えました。\n")
    return 0
