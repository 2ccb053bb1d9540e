"""A small council of invented people on the real bodies: what most tests begin with."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from council.domain import clock
from council.domain.ids import seeded
from council.domain.vocabulary import Channel, Duty, Office
from council.extensions import db
from council.models import Agency, Body, Person, Seat
from council.policy.actor import Actor
from council.services import accounts, members

NOW = datetime(2026, 12, 3, 10, 0, tzinfo=clock.TOKYO)  # a Thursday
EVENING = NOW.replace(hour=17)  # when a sitting of the afternoon is over
TODAY = NOW.date()
PASSWORD = "あさがおと雨傘の、とても長い合言葉"
TERM = (date(2026, 4, 1), date(2028, 3, 31))


@dataclass(frozen=True)
class Somebody:
    name: str
    reading: str
    channel: Channel = Channel.MAIL


PEOPLE = {
    "secretary": Somebody("戸澤 みのり", "とざわ みのり"),
    "secretary2": Somebody("唐沢 亘", "からさわ わたる"),
    "emp_secretary": Somebody("榛名 理帆", "はるな りほ"),
    "chair": Somebody("鷺沢 道雄", "さぎさわ みちお"),
    "deputy": Somebody("浅葱 美千代", "あさぎ みちよ"),
    "member1": Somebody("若狭 律子", "わかさ りつこ"),
    "member2": Somebody("早乙女 文", "さおとめ ふみ"),
    "member3": Somebody("常盤 碧", "ときわ みどり", Channel.FAX),
    "rep_chair": Somebody("桐生 慶", "きりゅう けい"),
    "rep_member": Somebody("楠木 遥", "くすのき はるか"),
    "emp_chair": Somebody("水戸部 環", "みとべ たまき"),
    "emp_member": Somebody("三枝 洸", "さえぐさ こう"),
    "staff_a": Somebody("雨宮 慎吾", "あまみや しんご"),
    "manager_a": Somebody("倉科 直", "くらしな なお"),
    "staff_b": Somebody("水無月 亘", "みなづき わたる"),
    "manager_b": Somebody("真木 葵", "まき あおい"),
    "staff_c": Somebody("桐ケ谷 恒", "きりがや ひさし"),
    "manager_c": Somebody("五百蔵 灯", "いおくら あかり"),
    "admin": Somebody("東雲 岳", "しののめ がく"),
    "former": Somebody("朝比奈 史", "あさひな ふみ"),
    "nobody": Somebody("柊 透子", "ひいらぎ とうこ"),
}

# who works where: a = ぷらっとホーム世田谷, b = あんしんすこやかセンター（池尻）, c = ぽーと（世田谷）
AGENCIES = {"a": "platto_home", "b": "anshin_ikejiri", "c": "port_setagaya"}

SEATS = (  # person, body, office, which seat of that office
    ("chair", "s8050", Office.CHAIR, 0),
    ("deputy", "s8050", Office.DEPUTY, 0),
    ("member1", "s8050", Office.MEMBER, 0),
    ("member2", "s8050", Office.MEMBER, 1),
    ("member3", "s8050", Office.MEMBER, 2),
    ("rep_chair", "representatives", Office.CHAIR, 0),
    ("rep_member", "representatives", Office.MEMBER, 0),
    ("emp_chair", "employment", Office.CHAIR, 0),
    ("emp_member", "employment", Office.MEMBER, 0),
    ("chair", "employment", Office.MEMBER, 1),  # chair here, member there
)

SECRETARIATS = (
    ("secretary", "s8050", "seikatsu_fukushi_ka"),
    ("secretary", "representatives", "seikatsu_fukushi_ka"),
    ("secretary", "working", "seikatsu_fukushi_ka"),
    ("secretary", "council", "seikatsu_fukushi_ka"),
    ("secretary2", "s8050", "seikatsu_fukushi_ka"),
    ("emp_secretary", "employment", "merkmal"),
)


def email(who: str) -> str:
    return f"{who}@example.jp"


def body(code: str) -> Body:
    return db.session.scalars(select(Body).where(Body.code == code)).one()


def body_or_none(code: str) -> Body | None:
    return db.session.scalars(select(Body).where(Body.code == code)).one_or_none()


def agency(code: str) -> Agency:
    return db.session.scalars(select(Agency).where(Agency.code == code)).one()


def person(who: str) -> Person:
    return db.session.scalars(select(Person).where(Person.email == email(who))).one()


def build() -> None:
    """Put the people in their seats and duties; the caller commits."""
    system = Actor.system(TODAY)
    with clock.at(NOW), seeded(8050):
        people = {who: _person(who, some, system) for who, some in PEOPLE.items()}
        db.session.flush()
        for who, code, office, index in SEATS:
            _appoint(people[who], code, office, index, system)
        for who, code, agency_code in SECRETARIATS:
            members.assign_secretariat(
                body(code), agency(agency_code), people[who], starts_on=TERM[0], actor=system
            )
        for mark, code in AGENCIES.items():
            for role, duty in (("staff", Duty.STAFF), ("manager", Duty.MANAGER)):
                members.assign_duty(
                    agency(code),
                    people[f"{role}_{mark}"],
                    duty,
                    post_title="相談支援員" if duty is Duty.STAFF else "施設長",
                    starts_on=TERM[0],
                    actor=system,
                )
        members.grant_admin(people["admin"], starts_on=TERM[0], actor=system)
        _former(people["former"], system)


def _person(who: str, some: Somebody, system: Actor) -> Person:
    row = members.add_person(
        system, name=some.name, reading=some.reading, email=email(who), channel=some.channel
    )
    db.session.flush()
    accounts.create_user(row, email(who), PASSWORD, system)
    return row


def _seats(code: str, office: Office) -> list[Seat]:
    return list(
        db.session.scalars(
            select(Seat)
            .where(Seat.body_id == body(code).id, Seat.office == office, Seat.valid_to.is_(None))
            .order_by(Seat.position)
        )
    )


def _appoint(row: Person, code: str, office: Office, index: int, system: Actor) -> None:
    members.appoint(
        _seats(code, office)[index],
        row,
        post_title="課長",
        starts_on=TERM[0],
        ends_on=TERM[1],
        actor=system,
    )


def _former(row: Person, system: Actor) -> None:
    seat = _seats("s8050", Office.MEMBER)[3]
    members.appoint(
        seat,
        row,
        post_title="前課長",
        starts_on=date(2024, 4, 1),
        ends_on=date(2026, 3, 31),
        actor=system,
    )
