"""What the minutes of one meeting say: plain values, without a database or Word behind them."""

from dataclasses import dataclass

from council.domain.manner import Mark
from council.domain.vocabulary import Publicity


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One seat at the sitting: who holds it, who came. `note` tells times of coming and leaving."""

    name: str
    mark: Mark = "出席"
    office: str = "委員"
    seat_title: str = ""
    agency: str = ""
    post: str = ""
    substitute_name: str = ""
    substitute_post: str = ""
    note: str = ""

    @property
    def remark(self) -> str:
        """How the seat was filled if not simply by its holder throughout: 「遅参　午後２時２０分着席」."""
        if self.mark in ("出席", "欠席"):
            return self.note
        who = " ".join(filter(None, (self.substitute_post, self.substitute_name)))
        return "　".join(filter(None, (self.mark, who, self.note)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing said; without a speaker, a sentence of the record itself."""

    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """One action item as it stood at the meeting: who does what by when, and for whom."""

    agency: str
    text: str
    due_label: str
    target_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRecord:
    """One agenda item and what was said and decided under it; level 2 stands below level 1.

    `key` ties it to the agenda, so that whoever was recused is not shown it; it is never printed. `quorum_sentence`
    says how the meeting stood at the item, where that was not as at the opening.
    """

    number_label: str
    title: str
    key: str = ""
    level: int = 1
    kind_label: str = ""
    closed: bool = False
    presenter: str = ""
    papers: tuple[str, ...] = ()
    quorum_sentence: str = ""
    entries: tuple[Entry, ...] = ()
    decisions: tuple[str, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One paper handed out; `collect` if it is taken back after the meeting."""

    label: str
    title: str
    collect: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesContent:
    """The whole record of one body's meeting; its canonical bytes are what an approval binds."""

    municipality: str
    body_name: str
    serial_label: str
    fiscal_label: str
    held_label: str
    opened_label: str
    closed_label: str
    place: str
    form_label: str
    publicity_label: str
    publicity_reason: str = ""
    present: tuple[Attendance, ...] = ()
    absent: tuple[Attendance, ...] = ()
    secretariat: tuple[str, ...] = ()
    observers: int = 0
    quorum_sentence: str = ""
    recusals: tuple[str, ...] = ()
    agenda: tuple[ItemRecord, ...] = ()
    papers: tuple[PaperLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    next_meeting: str = ""
    author: str = ""
    version_label: str = ""
    correction_reason: str = ""
    record_style: str = "要点筆記"
    member_word: str = "委員"

    @property
    def body_title(self) -> str:
        """The body's full name, the municipality's before it."""
        return f"{self.municipality}{self.body_name}"

    @property
    def is_restricted(self) -> bool:
        """Whether any part was closed, so that the paper must be handled with care."""
        is_closed = self.publicity_label != Publicity.OPEN.label
        return is_closed or any(item.closed for item in self.agenda)

    @property
    def all_actions(self) -> tuple[ActionLine, ...]:
        """Every action item once, those of the agenda items included."""
        of_items = (action for item in self.agenda for action in item.actions)
        return tuple(dict.fromkeys((*self.actions, *of_items)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Who fixed a record, when, who signed it besides, and the hash of the bytes approved: never part of those bytes."""

    approver: str
    approved_on: str
    content_hash: str
    note: str = ""
    signers: tuple[str, ...] = ()
