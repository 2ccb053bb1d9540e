"""The minutes: the page for every reader, editing, review, approval, documents."""

from council.blueprints.minutes import (
    approval,
    deciding,
    documents,
    editing,
    pages,
    returning,
    review,
    signing,
)
from council.blueprints.minutes.pages import bp

__all__ = [
    "approval",
    "bp",
    "deciding",
    "documents",
    "editing",
    "pages",
    "returning",
    "review",
    "signing",
]
