"""Settings from the environment, read once by the factory; an unsafe production is refused."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from council.domain.clock import TOKYO

_OFFICE = "jimukyoku@council.example"
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class ConfigError(Exception):
    """A setting is missing or unsafe; the sentence says which."""


@dataclass(frozen=True, slots=True)
class Config:
    """What one process runs with. Paths are absolute; everything written lies below `data_dir`."""

    environment: str
    data_dir: Path
    database_url: str
    mail_url: str
    secret_key: str
    key_file: Path
    base_url: str
    trusted_hosts: tuple[str, ...]
    clock: datetime | None
    count_statements: bool
    mail_from: str = _OFFICE

    @property
    def is_production(self) -> bool:
        """Whether real people's data may be in here."""
        return self.environment == "production"

    @property
    def is_https(self) -> bool:
        """Whether people reach us by https, so that the cookie can be Secure and host-bound."""
        return self.base_url.startswith("https://")

    @property
    def sqlalchemy_url(self) -> str:
        """The database address with the driver named."""
        return self.database_url.replace("postgresql://", "postgresql+psycopg://", 1)


def from_environment(environ: Mapping[str, str] | None = None) -> Config:
    """Read the settings; raises ConfigError with a sentence for the operator."""
    env = os.environ if environ is None else environ
    environment = env.get("COUNCIL_ENV", "production")
    if environment not in {"production", "development"}:
        raise ConfigError("COUNCIL_ENV は production か development にしてください。")
    data_dir = Path(env.get("COUNCIL_DATA_DIR", "var")).absolute()
    data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    config = Config(
        environment=environment,
        data_dir=data_dir,
        database_url=_database(
            env.get("COUNCIL_DATABASE_URL") or f"sqlite:///{data_dir / 'council.db'}"
        ),
        mail_url=env.get("COUNCIL_MAIL_URL", f"maildir:{data_dir / 'mail'}"),
        secret_key=env.get("COUNCIL_SECRET_KEY", ""),
        key_file=Path(env.get("COUNCIL_KEY_FILE", data_dir / "council.key")).absolute(),
        base_url=env.get("COUNCIL_BASE_URL", "http://127.0.0.1:8000").rstrip("/"),
        trusted_hosts=tuple(filter(None, env.get("COUNCIL_TRUSTED_HOSTS", "").split(","))),
        clock=_instant(env.get("COUNCIL_CLOCK")),
        count_statements=env.get("COUNCIL_COUNT_STATEMENTS") == "1",
        mail_from=env.get("COUNCIL_MAIL_FROM", _OFFICE),
    )
    return _safe_production(config) if config.is_production else _with_development_secret(config)


def _database(url: str) -> str:
    """The address, if it is of a database the product knows; it may hold a password and is never said."""
    if not _is_database(url):
        raise ConfigError(
            "COUNCIL_DATABASE_URL は sqlite:////絶対パス か postgresql://… の形にしてください。"
        )
    return url


def _is_database(url: str) -> bool:
    if url.startswith("sqlite:///"):
        path = Path(url.removeprefix("sqlite:///"))
        return path.is_absolute() and bool(path.name)
    try:
        return url.startswith("postgresql://") and urlsplit(url).port != 0
    except ValueError:
        return False


def _instant(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise ConfigError(
            "COUNCIL_CLOCK は 2026-12-03T14:00:00+09:00 の形にしてください。"
        ) from None
    return instant if instant.tzinfo else instant.replace(tzinfo=TOKYO)


def _safe_production(config: Config) -> Config:
    if len(config.secret_key) < 32:
        raise ConfigError("COUNCIL_SECRET_KEY に32文字以上の秘密の値を設定してください。")
    if config.clock is not None:
        raise ConfigError("COUNCIL_CLOCK は本番では使えません。")
    if config.count_statements:
        raise ConfigError("COUNCIL_COUNT_STATEMENTS は本番では使えません。")
    if not config.trusted_hosts:
        raise ConfigError("COUNCIL_TRUSTED_HOSTS に、このシステムのホスト名を設定してください。")
    if not config.is_https and urlsplit(config.base_url).hostname not in _LOOPBACK:
        raise ConfigError("COUNCIL_BASE_URL は https:// で始めてください。")
    if not config.key_file.is_file():
        raise ConfigError("COUNCIL_KEY_FILE の鍵ファイルが見つかりません。")
    return config


def _with_development_secret(config: Config) -> Config:
    if config.secret_key:
        return config
    path = config.data_dir / "secret.txt"
    write_once(path, secrets.token_hex(32).encode())
    return Config(
        **{
            **{name: getattr(config, name) for name in config.__slots__},
            "secret_key": path.read_text(),
        }
    )


def write_once(path: Path, content: bytes) -> None:
    """Create a private file unless it exists; two processes starting at once keep one content."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
