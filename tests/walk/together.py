"""Two councils whose 代表者会議 sit together: the ward with a few people in each, one of them in both."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from council.domain.vocabulary import Office
from council.extensions import db
from council.policy.actor import Actor
from council.services import members, submissions
from tests import convening, papers, world
from tests.walk.cast import Cast
from tests.walk.hands import BrowserHands
from tests.walk.house import House
from tests.walk.installed import acting, installed

OURS, THEIRS = "representatives", "youth_representatives"
MEETS_ON = date(2027, 1, 28)
_YOUTH = (("emp_chair", Office.CHAIR, 0), ("emp_member", Office.MEMBER, 0))
_BOTH = (("deputy", OURS, 1), ("deputy", THEIRS, 1))


@dataclass(frozen=True)
class Secrets:
    """What only the one body may ever learn: the words of its closed item, of its paper and of its record."""

    title: str
    paper: str
    said: str
    decided: str

    @property
    def words(self) -> tuple[str, ...]:
        return (self.title, self.paper, self.said, self.decided)


SECRETS = {
    OURS: Secrets("鵯越の件について", "鵯越資料", "鵯越の発言を記した。", "鵯越のとおり進める。"),
    THEIRS: Secrets(
        "翡翠谷の件について", "翡翠谷資料", "翡翠谷の発言を記した。", "翡翠谷のとおり決める。"
    ),
}
WHO = ("secretary", "rep_chair", "rep_member", "emp_chair", "emp_member", "deputy")


NAMES = {OURS: "代表者会議", THEIRS: "子ども・若者 代表者会議"}
OPEN = {OURS: "支援の窓口の周知について", THEIRS: "居場所の評価について"}
MEMBER = {OURS: "rep_member", THEIRS: "emp_member"}
CHAIR = {OURS: "rep_chair", THEIRS: "emp_chair"}
MEMBERS = 3
QUORUM = {OURS: "3名のうち3名が出席し", THEIRS: "3名のうち2名が出席し"}
NUMBER = {OURS: "第１回", THEIRS: "第２回"}
OTHER = {OURS: THEIRS, THEIRS: OURS}


@dataclass
class Joint:
    """What the walk carries from step to step."""

    house: House
    cast: Cast
    code: str
    at: dict[str, str] = field(default_factory=dict)
    files: dict[str, set[str]] = field(default_factory=dict)
    cases: set[str] = field(default_factory=set)

    @property
    def secretary(self) -> BrowserHands:
        hands = self.cast["secretary"]
        assert isinstance(hands, BrowserHands)
        return hands


def words_of(code: str) -> tuple[str, ...]:
    """What must stay with the body's own members."""
    return SECRETS[code].words


def furnish(folder: Path) -> str:
    """A database with both councils, and one case accepted for our 代表者会議; its code."""
    return installed(folder, _seat_both)


def _seat_both() -> str:
    _seat_the_youth_council()
    db.session.commit()
    _meets_alone_before(acting("secretary"))
    return _case(acting("secretary"))


def _seat_the_youth_council() -> None:
    system = Actor.system(world.TODAY)
    appoint = partial(world._appoint, system=system)  # noqa: SLF001 as the world itself seats its people
    for who, office, index in _YOUTH:
        appoint(world.person(who), THEIRS, office, index)
    for who, code, index in _BOTH:
        appoint(world.person(who), code, Office.MEMBER, index)
    members.assign_secretariat(
        world.body(THEIRS),
        world.agency("wakamono_shien_ka"),
        world.person("secretary"),
        starts_on=world.TERM[0],
        actor=system,
    )


def _meets_alone_before(secretary: Actor) -> None:
    """The youth council meets once by itself, so that the two bear different numbers."""
    convening.notified(convening.scheduled(secretary, date(2026, 12, 17), THEIRS), secretary)


def _case(secretary: Actor) -> str:
    paper = papers.submitted(acting, OURS)
    submissions.screen(paper, secretary)
    db.session.flush()
    submissions.accept(paper, secretary)
    db.session.flush()
    return paper.code
