"""Invitations, the letters written for them and the answers to them, as pages and commands read them."""

from council.queries.invitations.answering import ReplyPage, for_proxy, own, reply_page
from council.queries.invitations.board import Board, BoardRow, board
from council.queries.invitations.board_rows import REPLY_REMINDER
from council.queries.invitations.counted import Asked, asked, may_send
from council.queries.invitations.people import Candidate, candidates, persons, without_seat
from council.queries.invitations.standing import Standing, standing
from council.queries.invitations.substitutes import sending, substitutes
from council.queries.invitations.written import Sent, find_letter, sent

__all__ = [
    "REPLY_REMINDER",
    "Asked",
    "Board",
    "BoardRow",
    "Candidate",
    "ReplyPage",
    "Sent",
    "Standing",
    "asked",
    "board",
    "candidates",
    "find_letter",
    "for_proxy",
    "may_send",
    "own",
    "persons",
    "reply_page",
    "sending",
    "sent",
    "standing",
    "substitutes",
    "without_seat",
]
