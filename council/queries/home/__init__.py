"""The first page: what waits for me, what comes, what to keep an eye on. What changed lately, too. Five statements for everybody."""

from council.queries.home.desk import Desk, desk
from council.queries.home.tasks import Task

__all__ = ["Desk", "Task", "desk"]
