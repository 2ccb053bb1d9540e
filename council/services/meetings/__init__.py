"""Meetings of bodies: scheduled, numbered, written down as a 次第, notified, moved, put off, called off."""

from council.services.meetings.agenda import add_item, edit_item, move_item, remove_item
from council.services.meetings.announcing import announce_papers
from council.services.meetings.carrying import carry_over
from council.services.meetings.changing import cancel, move, postpone, set_publicity
from council.services.meetings.day_set import (
    AFTER,
    BEFORE,
    day_set,
    turnout_document,
    turnout_table,
)
from council.services.meetings.deciding import Decision, asks, plan_of, sign_off
from council.services.meetings.documents import (
    agenda_document,
    answer_sheet_document,
    notice_document,
)
from council.services.meetings.drafting import (
    PACKED,
    end_pack,
    move_pack,
    pack,
    pack_of,
    publication_pack,
)
from council.services.meetings.history import KEPT, Ended, keep_record, settle, take_back_record
from council.services.meetings.notices import tell_again
from council.services.meetings.notifying import fix_date, notify, renew_roster
from council.services.meetings.numbering import passed_over
from council.services.meetings.paper_editing import edit_paper, mark_of
from council.services.meetings.papers import Upload, add_paper, remove_paper, set_ready
from council.services.meetings.proposals import accept as accept_proposal
from council.services.meetings.proposals import propose
from council.services.meetings.proposals import send_back as return_proposal
from council.services.meetings.proposals import withdraw as withdraw_proposal
from council.services.meetings.publishing import (
    FIRST_COME,
    may_be_public,
    publication,
    publication_document,
    set_observing,
)
from council.services.meetings.readers import hand_to
from council.services.meetings.scheduling import (
    Part,
    add_draft,
    ensure_free,
    plan_next,
    rules_for,
    schedule,
    sit,
)
from council.services.meetings.together import asking_of_move
from council.services.meetings.undiscussed import carry, leave_out, propose_again

__all__ = [
    "AFTER",
    "BEFORE",
    "FIRST_COME",
    "KEPT",
    "PACKED",
    "Decision",
    "Ended",
    "Part",
    "Upload",
    "accept_proposal",
    "add_draft",
    "add_item",
    "add_paper",
    "agenda_document",
    "announce_papers",
    "answer_sheet_document",
    "asking_of_move",
    "asks",
    "cancel",
    "carry",
    "carry_over",
    "day_set",
    "edit_item",
    "edit_paper",
    "end_pack",
    "ensure_free",
    "fix_date",
    "hand_to",
    "keep_record",
    "leave_out",
    "mark_of",
    "may_be_public",
    "move",
    "move_item",
    "move_pack",
    "notice_document",
    "notify",
    "pack",
    "pack_of",
    "passed_over",
    "plan_next",
    "plan_of",
    "postpone",
    "propose",
    "propose_again",
    "publication",
    "publication_document",
    "publication_pack",
    "remove_item",
    "remove_paper",
    "renew_roster",
    "return_proposal",
    "rules_for",
    "schedule",
    "set_observing",
    "set_publicity",
    "set_ready",
    "settle",
    "sign_off",
    "sit",
    "take_back_record",
    "tell_again",
    "turnout_document",
    "turnout_table",
    "withdraw_proposal",
]
