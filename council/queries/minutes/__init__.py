"""Minutes as their readers may see them: the shown revision, what changed, corrections asked for."""

from council.queries.minutes.comments import CommentView, comments, get_comment
from council.queries.minutes.hiding import Hidden, hidden_items
from council.queries.minutes.loading import get
from council.queries.minutes.page import ApprovalView, MinutesPage, RevisionLine, changed, page

__all__ = [
    "ApprovalView",
    "CommentView",
    "Hidden",
    "MinutesPage",
    "RevisionLine",
    "changed",
    "comments",
    "get",
    "get_comment",
    "hidden_items",
    "page",
]
