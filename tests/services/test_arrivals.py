"""Who comes new to a seat: a name alone never opens somebody else's account, and nobody is entered twice."""

import io
import zipfile

import pytest
from sqlalchemy import func, select

from council.domain.errors import DomainError
from council.domain.nominations import NominationState
from council.domain.vocabulary import Channel, Means
from council.extensions import db
from council.models import Person
from council.services import nominations
from tests import world
from tests.april import EARLY, NEWCOMER, confirmed, gathered, of, personnel

S = NominationState


@pytest.fixture
def secretary(app, acting):
    return acting("secretary")


def named(one, secretary, **facts):
    nominations.recommend(one, NEWCOMER | {"post_title": "課長"} | facts, secretary)
    nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)


def bearers(name):
    return db.session.scalar(select(func.count()).select_from(Person).where(Person.name == name))


def test_a_line_with_a_known_name_alone_waits_for_somebody_to_look(secretary):
    rotation = gathered(secretary, EARLY)
    known = world.person("emp_member")
    one = of(rotation, secretary, "s8050")[0]
    named(one, secretary, name=known.name, reading="", email="", channel=Channel.INTERNAL)
    (obstacle,) = nominations.obstacles(of(rotation, secretary, "s8050"))
    assert known.name in obstacle.sentence
    with pytest.raises(DomainError, match="同じ氏名"):
        confirmed(rotation, secretary)
    db.session.rollback()


def test_somebody_said_to_be_another_is_entered_beside_the_namesake(secretary):
    rotation = gathered(secretary, EARLY)
    known = world.person("emp_member")
    one = of(rotation, secretary, "s8050")[0]
    with pytest.raises(DomainError, match="同じ氏名"):
        nominations.propose(one, NEWCOMER | {"name": known.name}, secretary)
    named(one, secretary, name=known.name, is_another=True)
    confirmed(rotation, secretary)
    assert one.person_id != known.id
    assert bearers(known.name) == 2


def test_the_same_name_with_the_same_address_is_the_same_person(secretary):
    rotation = gathered(secretary, EARLY)
    known = world.person("emp_member")
    one = of(rotation, secretary, "s8050")[0]
    named(one, secretary, name=known.name, reading=known.reading, email=known.email)
    confirmed(rotation, secretary)
    assert one.person_id == known.id


def test_who_comes_to_two_seats_in_the_same_words_is_entered_once(secretary):
    rotation = gathered(secretary, EARLY)
    agency = of(rotation, secretary, "s8050")[0].agency_id
    pair = of(rotation, secretary)[:2]
    for one in pair:
        one.agency_id = agency
        named(one, secretary)
    confirmed(rotation, secretary)
    assert len({one.person_id for one in pair}) == 1
    assert bearers(NEWCOMER["name"]) == 1


def test_two_of_one_name_in_one_april_are_not_made_one(secretary):
    rotation = gathered(secretary, EARLY)
    first, second = of(rotation, secretary, "s8050")[:2]
    named(first, secretary)
    named(second, secretary, post_title="係長", email="other@example.jp")
    (obstacle,) = nominations.obstacles(of(rotation, secretary, "s8050"))
    assert obstacle.nomination.id == second.id
    named(second, secretary, post_title="係長", email="other@example.jp", is_another=True)
    confirmed(rotation, secretary)
    assert bearers(NEWCOMER["name"]) == 2


def test_the_list_taken_in_again_keeps_what_was_recorded_since(secretary):
    rotation = gathered(secretary)
    one = next(one for one in of(rotation, secretary, "s8050") if one.agency and one.outgoing)
    line = f",{one.agency.name},{one.outgoing.post_title},髙﨑 静香,たかさき しずか,"
    nominations.match(personnel(line), of(rotation, secretary), secretary)
    nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)
    matched = nominations.match(personnel(line), of(rotation, secretary), secretary)
    assert (matched.named, one.state) == (0, S.ACCEPTED)


def test_a_second_decision_leaves_the_letters_of_the_first_alone(secretary):
    rotation = gathered(secretary)
    first, second = of(rotation, secretary, "s8050")[:2]
    for one, number in ((first, "8世福生第1号"), (second, "8世福生第2号")):
        nominations.keep_on(one, secretary)
        nominations.accept(one, on=secretary.on, means=Means.LETTER, actor=secretary)
        ready = [row for row in of(rotation, secretary) if nominations.is_ready(row)]
        nominations.confirm(
            rotation,
            of(rotation, secretary),
            document_no=number,
            decided_on=secretary.on,
            seen=nominations.mark(ready),
            actor=secretary,
        )
        db.session.commit()
    db.session.expire_all()
    bundle = nominations.bundle(rotation, of(rotation, secretary), secretary)
    texts = []
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        for name in archive.namelist():
            if name.startswith("委嘱状"):
                with zipfile.ZipFile(io.BytesIO(archive.read(name))) as letter:
                    texts.append(letter.read("word/document.xml").decode())
    assert [sum(number in text for text in texts) for number in ("第1号", "第2号")] == [1, 1]
