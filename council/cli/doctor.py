"""`council doctor`: what is needed to run, checked one by one, each with a sentence."""

import argparse
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import func, select

from council.cli.acting import Commands, add_json, print_json, reading
from council.config import Config
from council.domain.vocabulary import OutboxState
from council.extensions import db
from council.models import DataKey, OutboxMessage, keyring
from council.services import audit, installation
from council.vault import SealBroken


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
    with reading() as config:
        findings = [check(config) for check in _CHECKS]
    if args.json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            sys.stdout.write(f"{'良' if finding.ok else '否'}  {finding.sentence}\n")
    return 0 if all(finding.ok for finding in findings) else 1


def _data_folder(config: Config) -> Finding:
    ok = os.access(config.data_dir, os.W_OK)
    return Finding(
        "data_dir",
        ok,
        "データのフォルダに書き込めます。" if ok else "データのフォルダに書き込めません。",
    )


def _key_file(config: Config) -> Finding:
    private = not stat.S_IMODE(config.key_file.stat().st_mode) & 0o077
    return Finding(
        "key_file",
        private,
        "鍵ファイルは所有者だけが読めます。"
        if private
        else "鍵ファイルを所有者のほかも読めます。chmod 600 にしてください。",
    )


def _migrations(_config: Config) -> Finding:
    directory = str(current_app.extensions["migrate"].directory)
    head = ScriptDirectory(directory).get_current_head()
    with db.engine.connect() as connection:
        here = MigrationContext.configure(connection).get_current_revision()
    ok = here == head
    return Finding(
        "migrations",
        ok,
        "データベースの形は最新です。"
        if ok
        else "データベースの形が古いままです。council init を実行してください。",
    )


def _profile(_config: Config) -> Finding:
    code = installation.installed_profile()
    return Finding(
        "profile",
        code is not None,
        f"自治体の設定 {code} が入っています。" if code else "自治体の設定がまだ入っていません。",
    )


def _keys(_config: Config) -> Finding:
    live = db.session.scalars(
        select(DataKey.id).where(DataKey.wrapped.is_not(None)).limit(50)
    ).all()
    try:
        keyring(db.session).fetch(live)
    except SealBroken:
        return Finding(
            "keys", ok=False, sentence="鍵ファイルが、このデータベースのものではありません。"
        )
    return Finding("keys", ok=True, sentence="鍵ファイルで、封じた内容を開けます。")


def _trail(_config: Config) -> Finding:
    verdict = audit.verify()
    return Finding(
        "audit",
        verdict.ok,
        f"操作の記録{verdict.rows}行は、すべてつながっています。"
        if verdict.ok
        else f"操作の記録が{verdict.first_bad}行目からつながっていません。",
    )


def _outbox(_config: Config) -> Finding:
    failed = db.session.scalar(
        select(func.count()).where(OutboxMessage.state == OutboxState.FAILED)
    )
    return Finding(
        "outbox",
        not failed,
        "送れなかったメールはありません。"
        if not failed
        else f"送れなかったメールが{failed}通あります。送信の画面で確かめてください。",
    )


_CHECKS: tuple[Callable[[Config], Finding], ...] = (
    _data_folder,
    _key_file,
    _migrations,
    _profile,
    _keys,
    _trail,
    _outbox,
)
