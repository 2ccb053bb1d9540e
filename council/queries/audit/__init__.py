"""The trail as its readers may see it."""

from council.queries.audit.objects import Object
from council.queries.audit.trail import EVERYTHING, Trail, TrailLine, Wanted, trail

__all__ = ["EVERYTHING", "Object", "Trail", "TrailLine", "Wanted", "trail"]
