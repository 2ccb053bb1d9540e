"""300 seats and 600 people with 40 planted faults: each is named, and nothing is kept until all are mended."""

import pytest
from sqlalchemy import func, select

from council.exchange import read_grid, write_xlsx
from council.extensions import db
from council.models import Appointment, AuditEntry, Person, Seat
from council.policy.actor import Actor
from council.services.exchanging import TABLES, take
from tests import world
from tests.services.exchanging.tables import By, bring, handed_out, written

BODIES = ("representatives", "s8050", "employment", "youth_representatives", "youth_absence")
SEATS = 300

_FAMILY = [
    "霜月",
    "師走",
    "睦月",
    "如月",
    "弥生",
    "卯月",
    "皐月",
    "水無月",
    "文月",
    "葉月",
    "長月",
    "神無月",
    "暁",
    "宵",
    "東雲",
    "黄昏",
    "有明",
    "十六夜",
    "立待",
    "居待",
]
_GIVEN = [
    "環",
    "透",
    "律",
    "澪",
    "湊",
    "楓",
    "樹",
    "凪",
    "渚",
    "岬",
    "汀",
    "梓",
    "椿",
    "柊",
    "榊",
    "楸",
    "槐",
    "栞",
    "絃",
    "詩",
    "奏",
    "響",
    "雫",
    "霞",
    "霧",
    "靄",
    "雪",
    "霰",
    "霙",
    "雹",
]


def roster():
    """Each seat with who holds it now and who follows: 600 lines."""
    rows = []
    for number in range(SEATS):
        for term, (begins, ends) in enumerate(
            (("2026-04-01", "2028-03-31"), ("2028-04-01", "2030-03-31"))
        ):
            who = number * 2 + term
            family, given = _FAMILY[who % 20], _GIVEN[who // 20]
            rows.append(
                {
                    "body": BODIES[number % len(BODIES)],
                    "seat": f"第{number + 1}の席",
                    "no": str(100 + number),
                    "seat_type": "agency",
                    "office": "委員",
                    "agency": "ゆに" if number % 3 else "platto_home",
                    "seat_term_years": "",
                    "seat_from": "2026-04-01",
                    "name": f"{family} {given}",
                    "reading": f"よみ {who}",
                    "post": "係長",
                    "email": f"person{who}@example.jp",
                    "phone": "",
                    "channel": "mail" if number % 2 else "郵送",
                    "person": "",
                    "from": begins,
                    "to": ends,
                }
            )
    return rows


# column, what is written there, and which of the two lines of a seat it is
PLANTED = (
    ("body", "", 0),
    ("body", "nowhere", 1),
    ("body", "部会", 0),
    ("seat", "", 1),
    ("no", "いち", 0),
    ("no", "1234567", 1),
    ("seat_type", "名誉職", 0),
    ("office", "書記", 1),
    ("agency", "ない機関", 0),
    ("agency", "nothing", 1),
    ("seat_term_years", "二年", 0),
    ("seat_from", "そのうち", 1),
    ("seat_from", "2027-02-30", 0),
    ("reading", "", 1),
    ("reading", "", 0),
    ("email", "at-example.jp", 1),
    ("email", "x@y@z", 0),
    ("email", "a" * 260 + "@example.jp", 1),
    ("phone", "0" * 41, 0),
    ("channel", "伝書鳩", 1),
    ("channel", "fax2", 0),
    ("person", "七番", 1),
    ("from", "", 0),
    ("from", "", 1),
    ("from", "令和8年13月1日", 0),
    ("from", "2028/4/31", 1),
    ("to", "2026-03-31", 0),
    ("to", "2027-04-01", 1),
    ("to", "まだ", 0),
    ("to", "2030-02-30", 1),
    ("name", "あ" * 61, 0),
    ("name", "", 1),
    ("name", "", 0),
    ("from", "2027-04-01", 1),
    ("from", "2028-03-31", 1),
    ("from", "2026-03-31", 0),
    ("seat_type", "x", 1),
    ("office", "x", 0),
    ("channel", "x", 1),
    ("agency", "ぷらっと", 0),
)


def planted():
    """The roster with one fault in each seventh seat, and where they are: row and column."""
    rows, wrong = roster(), []
    for place, (column, value, term) in enumerate(PLANTED):
        at = place * 14 + term
        rows[at][column] = value
        wrong.append((at + 2, column))
    return rows, wrong


def counts():
    return [
        db.session.scalar(select(func.count()).select_from(model))
        for model in (Seat, Person, Appointment, AuditEntry)
    ]


def test_forty_faults_are_named_and_nothing_is_kept(app):
    before = counts()
    rows, wrong = planted()
    taken = bring("roster", written(rows))
    assert taken.rows == 600
    assert [(fault.row, fault.column) for fault in taken.faults] == wrong
    assert all(fault.reason for fault in taken.faults)
    assert all(fault.value == rows[fault.row - 2][fault.column] for fault in taken.faults)
    assert counts() == before


def test_without_faults_all_of_it_is_taken_in(app):
    seats, people, terms, _trail = counts()
    told = []
    grid = read_grid(written(roster()).encode())
    taken = take(TABLES["roster"], grid, By(), lambda done, whole: told.append((done, whole)))
    assert taken.faults == ()
    db.session.commit()
    assert counts()[:3] == [seats + 300, people + 600, terms + 600]
    assert told == [(done, 600) for done in range(1, 601)]
    assert bring("roster", handed_out("roster")).changes == ()


@pytest.mark.sqlite_only
def test_the_workbook_of_all_of_it_is_taken_in_again(app):
    bring("roster", written(roster()))
    table = TABLES["roster"]
    content = write_xlsx(table.columns, table.rows(Actor.system(world.TODAY)))
    assert bring("roster", content).faults == ()
