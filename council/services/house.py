"""What acts need to know of the installation: its own address for mails, and where people reach its pages."""

from typing import cast

from council.config import Config
from council.extensions import db


def _settings() -> Config:
    return cast(Config, db.session().info["settings"])


def office_address() -> str:
    """The mail address letters come from and answers go to."""
    return _settings().mail_from


def page_url(path: str) -> str:
    """The address of one of our pages, as it stands in a mail."""
    return f"{_settings().base_url}{path}"
