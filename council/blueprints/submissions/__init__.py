"""事例提出: list, writing, judging, release, screening and the members' reading."""

from council.blueprints.submissions import (
    afterwards,
    confirming,
    judging,
    listing,
    reading,
    releasing,
    screening,
    writing,
)
from council.blueprints.submissions.base import bp

__all__ = [
    "afterwards",
    "bp",
    "confirming",
    "judging",
    "listing",
    "reading",
    "releasing",
    "screening",
    "writing",
]
