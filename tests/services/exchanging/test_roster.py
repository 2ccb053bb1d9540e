from datetime import date

import pytest
from sqlalchemy import func, select

from council.domain.vocabulary import Channel, Office
from council.extensions import db
from council.models import Appointment, Person, Seat
from council.queries import accounts
from council.services.exchanging import TABLES
from tests import world
from tests.services.exchanging.tables import bring, handed_out, lines, places, written

LINE = {
    "body": "s8050",
    "seat": "新しい席",
    "name": "霜月 環",
    "reading": "しもつき たまき",
    "email": "shimotsuki@example.jp",
    "post": "課長",
    "from": "2027-04-01",
    "to": "2028-03-31",
}


def line(**more):
    return LINE | more


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def test_what_is_handed_out_and_taken_in_again_changes_nothing(app):
    before = handed_out("roster")
    taken = bring("roster", before)
    assert (taken.faults, taken.changes) == ((), ())
    assert handed_out("roster") == before


def test_a_new_seat_with_a_new_person(app, acting):
    taken = bring("roster", written([line(office="副部会長", agency="ゆに")]), acting("secretary"))
    assert taken.faults == ()
    person = db.session.scalars(select(Person).where(Person.name == "霜月 環")).one()
    seat = db.session.scalars(select(Seat).where(Seat.title == "新しい席")).one()
    assert (seat.office, seat.valid_from) == (Office.DEPUTY, date(2027, 4, 1))
    assert seat.agency_id == world.agency("uni").id
    assert person.channel is Channel.MAIL
    reader = accounts.reader_by(date(2027, 4, 1), person.id)
    assert reader.bodies == {world.body("s8050").id}


def test_a_seat_without_a_name_is_vacant(app):
    rows = [{"body": "s8050", "seat": "空いた席", "agency": "", "name": ""}]
    assert bring("roster", written(rows)).faults == ()
    row = next(one for one in lines("roster") if one["seat"] == "空いた席")
    assert (row["name"], row["from"]) == ("", "")


def test_successive_terms_stand_on_lines_of_their_own(app):
    rows = [
        line(),
        line(name="師走 透", reading="しわす とおる", email="", **{"from": "2028-04-01", "to": ""}),
    ]
    assert bring("roster", written(rows)).faults == ()
    assert [one["name"] for one in lines("roster") if one["seat"] == "新しい席"] == [
        "霜月 環",
        "師走 透",
    ]


def test_a_section_address_does_not_make_the_successor_the_predecessor(app):
    """課の共用アドレス: the post keeps it when the person moves on."""
    known = world.person("member1")
    rows = [line(email=known.email)]
    assert bring("roster", written(rows)).faults == ()
    entered = db.session.scalars(select(Person).where(Person.email == known.email)).all()
    assert {one.name for one in entered} == {known.name, "霜月 環"}


def test_a_namesake_is_never_taken_for_somebody_known(app):
    known = world.person("member1")
    namesake = {"name": known.name, "reading": known.reading, "email": "another@example.jp"}
    assert places(bring("roster", written([line(**namesake)]))) == [(2, "email")]
    assert bring("roster", written([line(**namesake, person="new")])).faults == ()
    assert count(Person) == len(world.PEOPLE) + 1


def test_a_known_person_is_found_by_name_in_any_spelling(app):
    rows = [line(name="若狭　律子", reading="ワカサ リツコ", email="")]
    assert bring("roster", written(rows)).faults == ()
    assert count(Person) == len(world.PEOPLE)


@pytest.mark.parametrize(
    ("other", "column"),
    [
        ({"email": "other@example.jp"}, "email"),
        ({"email": world.email("member1"), "phone": "03-0000-0009"}, "phone"),
        ({"email": world.email("member1"), "channel": "fax"}, "channel"),
    ],
)
def test_a_table_never_changes_how_somebody_is_reached(app, other, column):
    known = world.person("member1")
    row = line(name=known.name, reading=known.reading) | other
    assert places(bring("roster", written([row]))) == [(2, column)]


def test_people_and_seats_are_told_apart_again_in_an_empty_house(app):
    """Handed out, taken away, taken in: the same table again, namesakes included."""
    twins = [
        line(email="", person="new"),
        line(seat="別の席", email="", person="new"),
        line(
            seat="同じ席", no="40", name="", reading="", email="", post="", **{"from": "", "to": ""}
        ),
        line(
            seat="同じ席", no="41", name="", reading="", email="", post="", **{"from": "", "to": ""}
        ),
    ]
    assert bring("roster", written(twins)).faults == ()
    before = handed_out("roster")
    for model in (Appointment, Seat):
        keep = select(model.id)
        for row in db.session.scalars(select(model).where(model.id.in_(keep))):
            db.session.delete(row)
        db.session.flush()
    newest = select(Person).where(Person.name == "霜月 環")
    for row in db.session.scalars(newest):
        db.session.delete(row)
    db.session.commit()
    assert bring("roster", before).faults == ()
    assert handed_out("roster") == before


def test_of_two_namesakes_the_one_without_an_address_is_told_by_number(app):
    with_address = line(person="new")
    without = line(seat="別の席", email="", channel="post", person="new")
    assert bring("roster", written([with_address, without])).faults == ()
    before = handed_out("roster")
    taken = bring("roster", before)
    assert (taken.faults, taken.changes) == ((), ())


def test_only_the_secretariat_of_a_body_fills_it(app, acting):
    both = [line(), line(body="employment", seat="別の席")]
    assert places(bring("roster", written(both), acting("secretary"))) == [(3, "body")]
    assert places(bring("roster", written([line()]), acting("chair"))) == [(2, "body")]
    assert count(Person) == len(world.PEOPLE)


def test_a_body_is_named_by_what_it_is_called(app):
    assert bring("roster", written([line(body="８０５０支援部会")])).faults == ()
    assert places(bring("roster", written([line(body="部会")]))) == [(2, "body")]


def test_seats_of_one_name_are_told_apart_by_their_number(app):
    vacant = {"body": "s8050", "seat": "公募委員", "name": ""}
    assert bring("roster", written([vacant | {"no": "50"}, vacant | {"no": "51"}])).faults == ()
    row = line(seat="公募委員")
    assert places(bring("roster", written([row]))) == [(2, "no")]
    assert bring("roster", written([row | {"no": "51"}])).faults == ()


@pytest.mark.parametrize(("who", "is_told"), [("secretary", True), ("emp_secretary", False)])
@pytest.mark.parametrize("kind", ["roster", "appointments"])
def test_who_shall_sit_where_is_handed_out_to_the_bodys_secretariat_alone(
    app, acting, kind, who, is_told
):
    row = line(name="師走 透", reading="しわす とおる", **{"from": "2029-04-01", "to": ""})
    assert bring("roster", written([row])).faults == ()
    table = TABLES[kind]
    names = [one["name"] for one in table.rows(acting(who))]
    assert ("師走 透" in names) is is_told
