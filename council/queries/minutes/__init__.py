"""Minutes as their readers may see them: the shown revision, what changed, corrections asked for."""

from council.queries.minutes.comments import CommentView, comments, get_comment
from council.queries.minutes.hiding import Hidden, hidden_items
from council.queries.minutes.loading import get
from council.queries.minutes.page import ApprovalView, MinutesPage, RevisionLine, changed, page
from council.queries.minutes.seconding import (
    binding_of,
    get_kept,
    get_kept_signer,
    kept,
    kept_signers,
)

__all__ = [
    "ApprovalView",
    "CommentView",
    "Hidden",
    "MinutesPage",
    "RevisionLine",
    "binding_of",
    "changed",
    "comments",
    "get",
    "get_comment",
    "get_kept",
    "get_kept_signer",
    "hidden_items",
    "kept",
    "kept_signers",
    "page",
]
