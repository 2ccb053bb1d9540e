"""What stops a command, each kind with one sentence for the operator."""

import errno

from sqlalchemy.exc import DBAPIError

from council.config import ConfigError
from council.domain.errors import DomainError
from council.vault import SealBroken, UnreadableKeyFile

EXPECTED = (DomainError, ConfigError, UnreadableKeyFile, SealBroken, DBAPIError, OSError)


def sentence(error: Exception) -> str:
    """The one sentence for an error of EXPECTED; it holds no password and nothing of a case."""
    if isinstance(error, DBAPIError):
        return (
            "データベースを使えません。COUNCIL_DATABASE_URL を確かめ、"
            "まだなら council init を実行してください。"
        )
    if isinstance(error, UnreadableKeyFile):
        return "鍵ファイルの中に鍵がありません。COUNCIL_KEY_FILE を確かめてください。"
    if isinstance(error, SealBroken):
        return "鍵ファイルが、このデータベースのものではありません。"
    if isinstance(error, OSError):
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return "ディスクに空きがないため、書き込めませんでした。"
        return f"ファイルを読み書きできません：{error.filename or error.strerror}"
    return str(error)
