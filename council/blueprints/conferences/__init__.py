"""個別ケース検討会議: calling, holding, planning; asking another agency to call; urgency, successors, issues."""

from council.blueprints.conferences import (
    asking,
    calling,
    holding,
    planning,
    raising,
    showing,
    succeeding,
    urgent,
)
from council.blueprints.conferences.base import bp

__all__ = [
    "asking",
    "bp",
    "calling",
    "holding",
    "planning",
    "raising",
    "showing",
    "succeeding",
    "urgent",
]
