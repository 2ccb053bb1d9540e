"""`council audit verify`: whether the trail is whole."""

import argparse
import sys
from dataclasses import asdict

from council.cli.acting import Commands, add_json, print_json, reading
from council.services import audit


def register(commands: Commands) -> None:
    """Add `audit`."""
    parser = commands.add_parser("audit", help="操作の記録を確かめます").add_subparsers(
        required=True
    )
    verify = parser.add_parser("verify", help="記録のつながりを最初から確かめます")
    add_json(verify)
    verify.set_defaults(run=_verify)


def _verify(args: argparse.Namespace) -> int:
    with reading():
        verdict = audit.verify()
    if args.json:
        print_json(asdict(verdict))
    elif verdict.ok:
        sys.stdout.write(f"{verdict.rows}行の記録は、すべてつながっています。\n")
    else:
        sys.stderr.write(f"{verdict.first_bad}行目から、記録がつながっていません。\n")
    return 0 if verdict.ok else 1
