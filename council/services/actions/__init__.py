"""対応事項: named at a meeting, answered and reported by one agency, closed by whoever keeps the meeting."""

from council.services.actions.answering import accept, decline, report
from council.services.actions.assigning import assign, assign_proposed, create
from council.services.actions.deciding import (
    cancel,
    confirm,
    hold,
    resume,
    send_back,
    transfer,
)
from council.services.actions.entering import enter_for
from council.services.actions.extending import ask_extension, decide_extension
from council.services.actions.possible import AT_WORK, possible
from council.services.actions.reminding import remind

__all__ = [
    "AT_WORK",
    "accept",
    "ask_extension",
    "assign",
    "assign_proposed",
    "cancel",
    "confirm",
    "create",
    "decide_extension",
    "decline",
    "enter_for",
    "hold",
    "possible",
    "remind",
    "report",
    "resume",
    "send_back",
    "transfer",
]
