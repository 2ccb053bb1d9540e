"""`council audit verify` and `anchor`: whether the trail is whole, also by what was noted of it elsewhere."""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from council.cli.acting import reading
from council.cli.grammar import Commands, add_json, print_json
from council.services import audit


def register(commands: Commands) -> None:
    """Add `audit`."""
    parser = commands.add_parser("audit", help="操作の記録を確かめます").add_subparsers(
        required=True
    )
    verify = parser.add_parser("verify", help="記録のつながりを最初から確かめます")
    verify.add_argument(
        "--anchor", type=Path, metavar="FILE", help="別に保管した控えとも照らし合わせます"
    )
    add_json(verify)
    verify.set_defaults(run=_verify)
    anchor = parser.add_parser("anchor", help="いまの記録の終わりを、控えの1行として示します")
    anchor.set_defaults(run=_anchor)


def _verify(args: argparse.Namespace) -> int:
    anchors = audit.read(_text(args.anchor)) if args.anchor else None
    with reading():
        verdict = audit.verify(anchors)
    if args.json:
        print_json(asdict(verdict))
    elif verdict.ok:
        sys.stdout.write(f"{verdict.rows}行の記録は、すべてつながっています。\n")
    else:
        against = "つながっていないか、控えと違います" if anchors else "つながっていません"
        sys.stderr.write(f"{verdict.first_bad}行目から、記録が{against}。\n")
    return 0 if verdict.ok else 1


def _text(path: Path) -> str:
    return path.read_text(encoding="ascii", errors="replace")


def _anchor(_args: argparse.Namespace) -> int:
    with reading():
        line = audit.as_line(*audit.head())
    sys.stdout.write(f"{line}\n")
    return 0
