"""Seats, the people in them, and every other dated tie of people to bodies and agencies."""

from council.services.members.appointments import (
    appoint,
    end_appointment,
    end_mark,
    note_decision,
)
from council.services.members.duties import (
    Tie,
    assign_duty,
    assign_secretariat,
    end_tie,
    grant_admin,
    grant_of,
    permission_of,
)
from council.services.members.people import add_person, edit_person
from council.services.members.seats import add_seat, close_seat, edit_seat
from council.services.members.secretariat import hand_over, serve_new_body

__all__ = [
    "Tie",
    "add_person",
    "add_seat",
    "appoint",
    "assign_duty",
    "assign_secretariat",
    "close_seat",
    "edit_person",
    "edit_seat",
    "end_appointment",
    "end_mark",
    "end_tie",
    "grant_admin",
    "grant_of",
    "hand_over",
    "note_decision",
    "permission_of",
    "serve_new_body",
]
