"""対応事項: the desk, the item's page, and every act on it."""

from council.blueprints.actions import agency, keeping, proxying
from council.blueprints.actions.pages import bp

__all__ = ["agency", "bp", "keeping", "proxying"]
