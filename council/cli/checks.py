"""What is needed to run, one check each: whether it holds, and a sentence."""

import os
import stat

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import func, select

from council.config import Config
from council.domain.vocabulary import OutboxState
from council.extensions import db
from council.models import DataKey, OutboxMessage, keyring
from council.services import audit, installation
from council.vault import open_key_file

Answer = tuple[bool, str]


def data_folder(config: Config) -> Answer:
    """Whether we may write where everything is written."""
    if os.access(config.data_dir, os.W_OK):
        return True, "データのフォルダに書き込めます。"
    return False, "データのフォルダに書き込めません。"


def key_file(config: Config) -> Answer:
    """Whether the key file holds a key and nobody else may read it."""
    if not config.key_file.exists():  # in production the settings are refused before
        return True, "鍵ファイルは、最初に使うときに作られます。"
    open_key_file(config.key_file)
    if stat.S_IMODE(config.key_file.stat().st_mode) & 0o077:
        return False, "鍵ファイルを所有者のほかも読めます。chmod 600 にしてください。"
    return True, "鍵ファイルは所有者だけが読めます。"


def migrations(_config: Config) -> Answer:
    """Whether the tables are those of this version."""
    directory = str(current_app.extensions["migrate"].directory)
    head = ScriptDirectory(directory).get_current_head()
    with db.engine.connect() as connection:
        here = MigrationContext.configure(connection).get_current_revision()
    if here is None:
        return False, "データベースに表がまだありません。council init を実行してください。"
    if here != head:
        return False, "データベースの形が古いままです。council init を実行してください。"
    return True, "データベースの形は最新です。"


def profile(_config: Config) -> Answer:
    """Whether a municipality's settings are installed."""
    code = installation.installed_profile()
    if code is None:
        return False, "自治体の設定がまだ入っていません。"
    return True, f"自治体の設定 {code} が入っています。"


def keys(_config: Config) -> Answer:
    """Whether the key file opens what this database holds."""
    live = db.session.scalars(
        select(DataKey.id).where(DataKey.wrapped.is_not(None)).limit(50)
    ).all()
    keyring(db.session).fetch(live)
    return True, "鍵ファイルで、封じた内容を開けます。"


def trail(_config: Config) -> Answer:
    """Whether the trail is whole."""
    verdict = audit.verify()
    if verdict.ok:
        return True, f"操作の記録{verdict.rows}行は、すべてつながっています。"
    return False, f"操作の記録が{verdict.first_bad}行目からつながっていません。"


def outbox(_config: Config) -> Answer:
    """Whether a letter could not be sent."""
    failed = db.session.scalar(
        select(func.count()).where(OutboxMessage.state == OutboxState.FAILED)
    )
    if failed:
        return False, f"送れなかったメールが{failed}通あります。送信の画面で確かめてください。"
    return True, "送れなかったメールはありません。"
