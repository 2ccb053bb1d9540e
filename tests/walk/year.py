"""A 部会 of five through a sitting of its planned year: who, when, what is said; and how files are handed in."""

from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path

from pypdf import PdfWriter

from council.domain.wareki import long_date
from tests import world
from tests.walk.cast import Cast
from tests.walk.hands import BrowserHands, Values
from tests.walk.house import House

BODY = "８０５０支援部会"
PLAN = "/plans/2027"
PLACE = "第２庁舎４階　会議室４１"
MEETS_ON = date(2027, 6, 17)
IN_TIME, TOO_LATE = date(2027, 5, 24), date(2027, 5, 31)
PROPOSED = "夜間の連絡の取り方について"
UNDISCUSSED = "訪問の記録の残し方について"
PROPOSER, BY_POST, BY_FAX = "member1", "member2", "member3"
WHO = ("secretary", "admin", PROPOSER)
PRESENT = {
    f"{office} {world.PEOPLE[who].name}の出欠": mark
    for office, who, mark in (
        ("部会長", "chair", "出席"),
        ("副部会長", "deputy", "欠席"),
        ("委員", PROPOSER, "出席"),
        ("委員", BY_POST, "出席"),
        ("委員", BY_FAX, "出席"),
    )
}
QUORUM = "委員5名のうち4名が出席し、定足数3名に達したため、会議は成立した。"
ITEM_QUORUM = "委員5名のうち3名が出席し、定足数3名に達したため、この議題の審議は成立した。"
PAPER, LATE_PAPER, FOR_ONE = "連絡先の一覧", "訪問の記録の例", "見積りの比べ方"
DECIDED = "夜間は、当番の機関が電話を受ける。"


@dataclass
class Year:
    """What the walk carries from step to step."""

    house: House
    cast: Cast
    folder: Path
    meeting: str = ""
    following: str = ""
    papers: list[bytes] = field(default_factory=list)
    draft: bytes = b""  # the 起案文案, of which no member sees anything

    @property
    def secretary(self) -> BrowserHands:
        return self.browser("secretary")

    def browser(self, who: str) -> BrowserHands:
        hands = self.cast[who]
        assert isinstance(hands, BrowserHands)
        return hands

    def later(self, day: date, hour: str = "10:00") -> None:
        """Everybody comes back on another day."""
        self.house.later(f"{day.isoformat()}T{hour}:00+09:00")
        self.cast.again()


def typed(day: date) -> str:
    """A day as people type it."""
    return long_date(day, "half", weekday=False)


def hand_in(hands: BrowserHands, button: str, path: Path, values: Values) -> None:
    """Send a form with a file in it."""
    pressed = hands.page.get_by_role("button", name=button, exact=True, include_hidden=True)
    form = hands.page.locator("form").filter(has=pressed).first
    form.locator("input[type=file]").set_input_files(path)
    hands.submit(button, values)


def a_page(path: Path) -> Path:
    """A sheet as a scanner leaves it."""
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    content = BytesIO()
    writer.write(content)
    path.write_bytes(content.getvalue())
    return path
