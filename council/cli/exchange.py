"""`council import` and `council export`: tables of the council as CSV or XLSX."""

import argparse
import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from council.cli.acting import acting, add_acting, changing, settings
from council.cli.files import replacing
from council.cli.grammar import Commands, UsageError, add_json, print_json
from council.cli.progress import Progress, progress
from council.domain import clock
from council.domain.tables import TableKind
from council.exchange import read_grid
from council.extensions import db
from council.policy.actor import Actor
from council.queries import accounts, members, structure
from council.services.exchanging import TABLES, WRITERS, Taken, hand_out, take
from council.unpacking.errors import UnreadableFile


def register(commands: Commands) -> None:
    """Add `import` and `export`."""
    bring = commands.add_parser("import", help="表（CSV、XLSX）を取り込みます")
    bring.add_argument("kind", choices=list(TABLES), metavar="KIND", help="、".join(TABLES))
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--dry-run", action="store_true", help="試すだけで、何も書きません")
    add_json(bring)
    add_acting(bring)
    bring.set_defaults(run=_import)
    hand_out = commands.add_parser("export", help="表を CSV か XLSX に書き出します")
    hand_out.add_argument("kind", choices=list(TABLES), metavar="KIND", help="、".join(TABLES))
    hand_out.add_argument("-o", dest="output", required=True, type=Path, metavar="FILE")
    add_acting(hand_out)
    hand_out.set_defaults(run=_export)


class _Acting:
    """Who acts: the person of `--as`; in development somebody of each body's own secretariat, else who set up."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._args = args
        self._known: dict[uuid.UUID | None, Actor] = {}

    def for_body(self, body_id: uuid.UUID | None) -> Actor:
        """Somebody who may be asked to act on the body."""
        if body_id not in self._known:
            self._known[body_id] = self._found(body_id)
        return self._known[body_id]

    def _found(self, body_id: uuid.UUID | None) -> Actor:
        if self._args.as_email or settings().is_production:
            return acting(self._args, body_id)
        today = clock.today()
        places = [body_id, *structure.above(body_id, today)] if body_id else []
        keepers = (members.secretary(today, place) for place in places)
        found = next(filter(None, keepers), None) or accounts.administrator(today)
        # a house in which nobody lives yet is furnished by who set it up
        return found or members.secretary(today) or Actor.system(today)


def _import(args: argparse.Namespace) -> int:
    content = args.file.read_bytes()
    with changing(), progress(None) as bar:
        try:
            grid = read_grid(content)
        except UnreadableFile as error:
            taken = Taken.unreadable(str(error))
        else:
            taken = take(TABLES[args.kind], grid, _Acting(args), _watch(bar))
        if taken.faults or args.dry_run:
            db.session.rollback()
        else:
            db.session.commit()
    _say(args, taken)
    return 1 if taken.faults else 0


def _watch(bar: Progress) -> Callable[[int, int], None]:
    def watch(done: int, whole: int) -> None:
        bar.reach(done, whole)

    return watch


def _say(args: argparse.Namespace, taken: Taken) -> None:
    if args.json:
        print_json(_as_json(taken))
        return
    for fault in taken.faults:
        place = f"{fault.row}行目　{fault.column}　{fault.value}".rstrip("　")
        sys.stderr.write(f"{place}　{fault.reason}\n")
    told = f"{taken.rows}行：新しく{taken.new}件、変更{len(taken.changes) - taken.new}件"
    if taken.faults:
        sys.stderr.write(f"誤りが{len(taken.faults)}件あるため、何も取り込みませんでした。\n")
    else:
        sys.stdout.write(
            told + ("（試しただけです）\n" if args.dry_run else "を取り込みました。\n")
        )


def _as_json(taken: Taken) -> dict[str, Any]:
    return {
        "rows": taken.rows,
        "errors": [
            {"row": one.row, "column": one.column, "value": one.value, "reason": one.reason}
            for one in taken.faults
        ],
        "changes": [
            {"row": one.row, "subject": one.subject, "new": one.is_new} for one in taken.changes
        ],
    }


def _reading(args: argparse.Namespace) -> Actor:
    """Who receives it: of meetings, in development, who serves most bodies; who keeps the accounts sees none."""
    who = _Acting(args)
    if args.as_email or settings().is_production or args.kind != TableKind.MEETINGS:
        return who.for_body(None)
    today = clock.today()
    keepers = [members.secretary(today, body_id) for body_id in structure.parents(today)]
    served = max(filter(None, keepers), key=lambda one: len(one.secretariat_of), default=None)
    return served or who.for_body(None)


def _export(args: argparse.Namespace) -> int:
    ending = args.output.suffix.lower().removeprefix(".")
    if ending not in WRITERS:
        raise UsageError("書き出すファイルの名前は、.csv か .xlsx で終わるようにしてください。")
    with changing():
        content = hand_out(args.kind, ending, _reading(args))
        with replacing(args.output, content):
            db.session.commit()
    return 0
