"""個別ケース検討会議: calling, holding, planning; asking another agency to call."""

from council.blueprints.conferences import asking, calling, holding, planning, showing
from council.blueprints.conferences.base import bp

__all__ = ["asking", "bp", "calling", "holding", "planning", "showing"]
