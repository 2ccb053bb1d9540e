"""`council structure show`: the bodies as they stood on a day."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from council.cli.acting import reading
from council.cli.grammar import Commands, day, print_json
from council.domain import clock
from council.domain.wareki import long_date
from council.queries.structure import BodyFacts, bodies_on


def register(commands: Commands) -> None:
    """Add `structure`."""
    parser = commands.add_parser("structure", help="会議体の構成").add_subparsers(required=True)
    show = parser.add_parser("show", help="ある日の会議体を示します")
    show.add_argument("--at", type=day, metavar="DATE", help="日付（省くと今日）")
    form = show.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="JSON だけを出力します")
    form.add_argument("--text", action="store_true", help="木の形の文で出力します")
    show.set_defaults(run=_show)


def _show(args: argparse.Namespace) -> int:
    with reading():
        on = args.at or clock.today()
        bodies = bodies_on(on)
    if args.json:
        print_json({"date": on.isoformat(), "bodies": [_row(body) for body in bodies]})
    else:
        sys.stdout.writelines(f"{line}\n" for line in _text(on, bodies))
    return 0


def _row(body: BodyFacts) -> dict[str, Any]:
    return {
        "code": body.code,
        "name": body.name,
        "kind": body.kind.value,
        "parent": body.parent,
        "meets": body.meets,
        "secretariat": body.secretariat,
        "established_on": body.established_on.isoformat(),
        "transferred_from": body.transferred_from,
        "founding_instrument": body.founding_instrument,
        "seats": body.seats,
        "chair_title": body.chair_title,
        "quorum": body.quorum,
    }


def _text(on: date, bodies: Sequence[BodyFacts]) -> Iterator[str]:
    yield f"{long_date(on, 'half')} の会議体"
    if not bodies:
        yield "この日には、まだ会議体がありません。"
    yield from _branch(bodies, None, 0)


def _branch(bodies: Sequence[BodyFacts], parent: str | None, depth: int) -> Iterator[str]:
    for body in bodies:
        if body.parent == parent:
            yield f"{'　' * depth}{'└ ' if depth else ''}{_line(body)}"
            yield from _branch(bodies, body.code, depth + 1)


def _line(body: BodyFacts) -> str:
    notes = [
        f"席{body.seats}" if body.seats else "",
        "" if body.meets else "この名の会議は開かない",
        f"事務局 {body.secretariat_name}" if body.secretariat_name else "",
        f"{body.transferred_on:%Y-%m-%d} 移管" if body.transferred_on else "",
    ]
    told = "、".join(note for note in notes if note)
    return f"{body.short_name}（{body.code}）" + (f"　{told}" if told else "")
