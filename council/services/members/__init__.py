"""Seats, the people in them, and every other dated tie of people to bodies and agencies."""

from council.services.members.appointments import (
    appoint,
    end_appointment,
    end_mark,
    note_decision,
)
from council.services.members.duties import assign_duty, assign_secretariat, grant_admin
from council.services.members.people import add_person
from council.services.members.seats import add_seat, close_seat, edit_seat
from council.services.members.secretariat import hand_over, serve_new_body

__all__ = [
    "add_person",
    "add_seat",
    "appoint",
    "assign_duty",
    "assign_secretariat",
    "close_seat",
    "edit_seat",
    "end_appointment",
    "end_mark",
    "grant_admin",
    "hand_over",
    "note_decision",
    "serve_new_body",
]
