"""Meetings of bodies: scheduled, numbered, written down as a 次第, notified, moved, put off, called off."""

from council.services.meetings.agenda import add_item, edit_item, move_item, remove_item
from council.services.meetings.carrying import carry_over
from council.services.meetings.changing import cancel, move, postpone, set_publicity
from council.services.meetings.day_set import (
    AFTER,
    BEFORE,
    day_set,
    turnout_document,
    turnout_table,
)
from council.services.meetings.documents import agenda_document, notice_document
from council.services.meetings.drafting import pack
from council.services.meetings.notifying import fix_date, notify, plan_of, renew_roster, sign_off
from council.services.meetings.papers import Upload, add_paper, remove_paper, set_ready
from council.services.meetings.proposals import accept as accept_proposal
from council.services.meetings.proposals import propose
from council.services.meetings.proposals import send_back as return_proposal
from council.services.meetings.proposals import withdraw as withdraw_proposal
from council.services.meetings.scheduling import ensure_free, plan_next, schedule

__all__ = [
    "AFTER",
    "BEFORE",
    "Upload",
    "accept_proposal",
    "add_item",
    "add_paper",
    "agenda_document",
    "cancel",
    "carry_over",
    "day_set",
    "edit_item",
    "ensure_free",
    "fix_date",
    "move",
    "move_item",
    "notice_document",
    "notify",
    "pack",
    "plan_next",
    "plan_of",
    "postpone",
    "propose",
    "remove_item",
    "remove_paper",
    "renew_roster",
    "return_proposal",
    "schedule",
    "set_publicity",
    "set_ready",
    "sign_off",
    "turnout_document",
    "turnout_table",
    "withdraw_proposal",
]
