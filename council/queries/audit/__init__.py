"""The trail as its readers may see it."""

from council.queries.audit.objects import Object
from council.queries.audit.trail import Trail, TrailLine, trail

__all__ = ["Object", "Trail", "TrailLine", "trail"]
