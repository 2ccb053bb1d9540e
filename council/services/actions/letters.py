"""Mails about an action item, to the staff and the head of the responsible agency; never with its text."""

from council.domain.vocabulary import ReportKind
from council.models import ActionItem


def tell_assigned(action: ActionItem) -> None:
    """The agency is asked to take the item on."""


def tell(action: ActionItem, kind: ReportKind) -> None:
    """What was decided about the agency's item."""
