"""Seats, the people in them, and every other dated tie of people to bodies and agencies."""

from council.services.members.appointments import (
    appoint,
    call_off,
    end_appointment,
    end_mark,
    end_term,
    ensure_none_overlaps,
    ensure_seat_stands,
    forget_appointment,
    note_decision,
    note_early_end,
)
from council.services.members.contact import contact_mark, edit_contact
from council.services.members.duties import (
    Tie,
    assign_duty,
    assign_secretariat,
    end_tie,
    grant_admin,
    grant_of,
    grants_of,
    permission_of,
)
from council.services.members.people import add_person, edit_person, ensure_reachable
from council.services.members.seats import add_seat, close_seat, edit_seat
from council.services.members.secretariat import (
    ensure_served_by,
    hand_over,
    serve_new_body,
)

__all__ = [
    "Tie",
    "add_person",
    "add_seat",
    "appoint",
    "assign_duty",
    "assign_secretariat",
    "call_off",
    "close_seat",
    "contact_mark",
    "edit_contact",
    "edit_person",
    "edit_seat",
    "end_appointment",
    "end_mark",
    "end_term",
    "end_tie",
    "ensure_none_overlaps",
    "ensure_reachable",
    "ensure_seat_stands",
    "ensure_served_by",
    "forget_appointment",
    "grant_admin",
    "grant_of",
    "grants_of",
    "hand_over",
    "note_decision",
    "note_early_end",
    "permission_of",
    "serve_new_body",
]
