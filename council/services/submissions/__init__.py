"""事例提出: derived, written, judged, released, screened, handed out, collected. One function per act."""

from council.services.submissions.afterwards import (
    collect,
    dispose,
    other_bases,
    reinstate,
    was_accepted,
)
from council.services.submissions.copies import follow_consent, hand_copies
from council.services.submissions.deriving import bases_for, derive, newest_consents, set_basis
from council.services.submissions.distribution import (
    close_papers,
    distribute,
    end_access,
    hold_cases,
    rest_papers,
    schedule,
    take_up_again,
    unschedule,
    unschedule_all,
)
from council.services.submissions.findings import (
    Judgement,
    decide_finding,
    decide_findings,
    redo_finding,
)
from council.services.submissions.fitness import Obstacle, obstacles
from council.services.submissions.household import LABELS, MemberChange, edit_household
from council.services.submissions.missed import Missed, mark_missed
from council.services.submissions.reading import declare_connected, read_paper, read_papers
from council.services.submissions.release import (
    hand_over,
    release,
    revise,
    send_back,
)
from council.services.submissions.scanning import scan
from council.services.submissions.screeners import screen_elsewhere
from council.services.submissions.screening import accept, screen, second_scan, send_return
from council.services.submissions.standing import lapsed
from council.services.submissions.undoing import last_step, undo
from council.services.submissions.withdrawal import revoke, withdraw
from council.services.submissions.writing import NotSaved, Passage, write_parts

__all__ = [
    "LABELS",
    "Judgement",
    "MemberChange",
    "Missed",
    "NotSaved",
    "Obstacle",
    "Passage",
    "accept",
    "bases_for",
    "close_papers",
    "collect",
    "decide_finding",
    "decide_findings",
    "declare_connected",
    "derive",
    "dispose",
    "distribute",
    "edit_household",
    "end_access",
    "follow_consent",
    "hand_copies",
    "hand_over",
    "hold_cases",
    "lapsed",
    "last_step",
    "mark_missed",
    "newest_consents",
    "obstacles",
    "other_bases",
    "read_paper",
    "read_papers",
    "redo_finding",
    "reinstate",
    "release",
    "rest_papers",
    "revise",
    "revoke",
    "scan",
    "schedule",
    "screen",
    "screen_elsewhere",
    "second_scan",
    "send_back",
    "send_return",
    "set_basis",
    "take_up_again",
    "undo",
    "unschedule",
    "unschedule_all",
    "was_accepted",
    "withdraw",
    "write_parts",
]
