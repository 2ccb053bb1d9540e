"""個別ケース検討会議: called on one page, known to those invited alone, planned and concluded by its 進行役."""

from council.services.conferences.convening import Invitee, convene
from council.services.conferences.grounds import Ground, WrongConvener
from council.services.conferences.holding import call_off, close, conclude, move, open_conference
from council.services.conferences.planning import PLANNABLE, Role, plan
from council.services.conferences.requests import ask_convener, decline
from council.services.conferences.succession import name_successor
from council.services.conferences.urgent import confirm, refuse

__all__ = [
    "PLANNABLE",
    "Ground",
    "Invitee",
    "Role",
    "WrongConvener",
    "ask_convener",
    "call_off",
    "close",
    "conclude",
    "confirm",
    "convene",
    "decline",
    "move",
    "name_successor",
    "open_conference",
    "plan",
    "refuse",
]
