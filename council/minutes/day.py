"""What the papers of the day of a meeting share: how the meeting is named, and who is expected in which place."""

from dataclasses import dataclass

from council.domain.vocabulary import Word
from council.minutes.sheet import Sheet
from council.minutes.style import PageStyle
from council.minutes.text import joined


class Expected(Word):
    """Whether a place will be taken: as recorded, else as answered."""

    PRESENT = "present", "出席"
    SUBSTITUTE = "substitute", "代理"
    ABSENT = "absent", "欠席"
    UNKNOWN = "unknown", "未回答"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingHead:
    """How the meeting is named at the head of each of its papers."""

    municipality: str
    body_name: str
    serial_label: str
    fiscal_label: str
    held_label: str
    place: str
    form_label: str = ""

    @property
    def body(self) -> str:
        """The body with its municipality."""
        return f"{self.municipality}{self.body_name}"

    @property
    def number(self) -> str:
        """「令和８年度　第２回」."""
        return joined(self.fiscal_label, self.serial_label)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """One place that somebody holds; `number` counts them in the order of the roster."""

    number: int
    seat_title: str
    agency: str
    post: str
    name: str
    office: str = ""
    presides: bool = False
    deputises: bool = False
    expected: Expected = Expected.UNKNOWN
    substitute_name: str = ""
    substitute_post: str = ""

    @property
    def is_by_substitute(self) -> bool:
        """Whether somebody comes for the holder."""
        return self.expected is Expected.SUBSTITUTE and bool(self.substitute_name)

    @property
    def affiliation(self) -> str:
        """The agency and, on a line of its own, the holder's post in it."""
        return _below(self.agency, self.post) or self.seat_title

    @property
    def comer(self) -> str:
        """The name of who takes the place."""
        return self.substitute_name if self.is_by_substitute else self.name

    @property
    def comers_affiliation(self) -> str:
        """Where whoever takes the place comes from."""
        if not self.is_by_substitute:
            return self.affiliation
        return _below(self.agency, self.substitute_post) or self.seat_title


def _below(*parts: str) -> str:
    return "\n".join(filter(None, parts))


def begun(head: MeetingHead, title: str, style: PageStyle, *, numbered: bool = True) -> Sheet:
    """A sheet that says of which meeting it is."""
    sheet = Sheet(joined(head.number, head.body, title), style)
    sheet.foot(numbered=numbered)
    sheet.add(joined(head.number, head.body), "Subtitle")
    sheet.add(title, "Title")
    sheet.add_all(filter(None, (head.held_label, head.place)), "RightAligned")
    return sheet
