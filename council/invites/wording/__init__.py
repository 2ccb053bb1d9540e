"""What our mails say: standard office Japanese made from plain labels, never a word about a case."""

from council.invites.wording.accounts import look_in_text, password_reset_text
from council.invites.wording.actions import (
    Task,
    action_answered_text,
    action_assigned_text,
    action_reminder_text,
)
from council.invites.wording.conferences import (
    conference_cancel_text,
    conference_change_text,
    conference_name,
    conference_remove_text,
    conference_text,
)
from council.invites.wording.ending import give_up_text
from council.invites.wording.joint import (
    CALLED_OFF,
    PUT_OFF,
    TAKEN_BACK,
    Part,
    joined_text,
    partly_off_text,
)
from council.invites.wording.meetings import (
    announce_text,
    cancel_text,
    change_text,
    convene_text,
    postpone_text,
    remove_text,
    substitute_text,
)
from council.invites.wording.minutes import (
    minutes_approval_text,
    minutes_check_text,
    minutes_final_text,
    minutes_returned_text,
    minutes_signature_text,
)
from council.invites.wording.papers import papers_added_text
from council.invites.wording.reminders import reply_reminder_text
from council.invites.wording.requests import (
    request_answered_text,
    request_waiting_text,
    urgent_decided_text,
    urgent_waiting_text,
)
from council.invites.wording.values import (
    Answering,
    Change,
    Contact,
    Envelope,
    Note,
    Notice,
    Occasion,
)

__all__ = [
    "CALLED_OFF",
    "PUT_OFF",
    "TAKEN_BACK",
    "Answering",
    "Change",
    "Contact",
    "Envelope",
    "Note",
    "Notice",
    "Occasion",
    "Part",
    "Task",
    "action_answered_text",
    "action_assigned_text",
    "action_reminder_text",
    "announce_text",
    "cancel_text",
    "change_text",
    "conference_cancel_text",
    "conference_change_text",
    "conference_name",
    "conference_remove_text",
    "conference_text",
    "convene_text",
    "give_up_text",
    "joined_text",
    "look_in_text",
    "minutes_approval_text",
    "minutes_check_text",
    "minutes_final_text",
    "minutes_returned_text",
    "minutes_signature_text",
    "papers_added_text",
    "partly_off_text",
    "password_reset_text",
    "postpone_text",
    "remove_text",
    "reply_reminder_text",
    "request_answered_text",
    "request_waiting_text",
    "substitute_text",
    "urgent_decided_text",
    "urgent_waiting_text",
]
