"""`council doctor`: what is needed to run, checked one by one, each with a sentence."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass

from sqlalchemy import select

from council.app import create_app
from council.cli import checks
from council.cli.grammar import Commands, add_json, print_json
from council.cli.refusals import EXPECTED, sentence
from council.config import Config, from_environment
from council.extensions import db

_Checks = Mapping[str, Callable[[Config], checks.Answer]]

_FILES: _Checks = {"data_dir": checks.data_folder, "key_file": checks.key_file}
_TABLES: _Checks = {
    "migrations": checks.migrations,
    "profile": checks.profile,
    "keys": checks.keys,
    "audit": checks.trail,
    "outbox": checks.outbox,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One check and what it found."""

    check: str
    ok: bool
    sentence: str


def register(commands: Commands) -> None:
    """Add `doctor`."""
    parser = commands.add_parser("doctor", help="動かすのに必要なものを確かめます")
    add_json(parser)
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    findings = list(_findings())
    if args.json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            sys.stdout.write(f"{'良' if finding.ok else '否'}  {finding.sentence}\n")
    return 0 if all(finding.ok for finding in findings) else 1


def _findings() -> Iterator[Finding]:
    """Every check, always: one that rests on another that failed says so."""
    try:
        config = from_environment()
    except EXPECTED as error:
        yield Finding("settings", ok=False, sentence=sentence(error))
        yield from _not_asked({**_FILES, "database": _reach, **_TABLES}, "設定")
        return
    yield Finding("settings", ok=True, sentence="設定を読めます。")
    for name, check in _FILES.items():
        yield _asked(name, check, config)
    with ExitStack() as house:
        try:
            house.enter_context(create_app(config).app_context())
        except EXPECTED as error:
            database = Finding("database", ok=False, sentence=sentence(error))
        else:
            database = _asked("database", _reach, config)
        yield database
        if not database.ok:
            yield from _not_asked(_TABLES, "データベース")
            return
        for name, check in _TABLES.items():
            yield _asked(name, check, config)
            db.session.rollback()  # PostgreSQL answers nothing more after a refused statement


def _asked(name: str, check: Callable[[Config], checks.Answer], config: Config) -> Finding:
    try:
        ok, said = check(config)
    except EXPECTED as error:
        return Finding(name, ok=False, sentence=sentence(error))
    return Finding(name, ok, said)


def _not_asked(names: _Checks, cause: str) -> Iterator[Finding]:
    for name in names:
        yield Finding(name, ok=False, sentence=f"{cause}を直すまで、確かめられません（{name}）。")


def _reach(_config: Config) -> checks.Answer:
    db.session.execute(select(1))
    return True, "データベースにつながります。"
