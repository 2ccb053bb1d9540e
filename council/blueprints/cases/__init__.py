"""世帯: the pages of a case."""

from council.blueprints.cases import hearing, household, pages
from council.blueprints.cases.base import bp

__all__ = ["bp", "hearing", "household", "pages"]
