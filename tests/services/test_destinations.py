"""届け先: a person's own before the agency's, before the agency's location; sealed, and gone with its key."""

import json

import pytest
from sqlalchemy import select, text

from council.domain.destinations import Destination
from council.domain.errors import DomainError, NotAllowed
from council.extensions import db
from council.models import Agency, Appointment, AuditEntry, DataKey, PersonDestination, Seat
from council.models.keyring import keyring
from council.queries import people
from council.queries.destinations import opened
from council.queries.places import Wanting, places
from council.services import agencies
from council.services.destinations import keep
from tests import world

OWN = Destination(
    postal_code="１２３４５６７",
    address="みなも町作りごと1番地",
    building="架空ハイツ2号",
    fax="03-0000-0002",
)


@pytest.fixture
def person(app):
    return world.person("member1")


@pytest.fixture
def body(app):
    return world.body("s8050")


def of(person, actor, body):
    return places([person.id], actor).of(person.id, body.id)


def office(acting, person, body, **facts):
    """What is entered of the agency for which the person sits there."""
    agency = db.session.scalars(
        select(Agency)
        .join(Seat, Seat.agency_id == Agency.id)
        .join(Appointment, Appointment.seat_id == Seat.id)
        .where(Appointment.person_id == person.id, Seat.body_id == body.id)
    ).one()
    agencies.write(agency.code, facts, acting("admin"))


def test_a_persons_own_goes_before_the_agencys(acting, person, body):
    office(
        acting,
        person,
        body,
        postal_code="9876543",
        postal_address="みなも町9番",
        fax="03-0000-0009",
    )
    place = of(person, acting("secretary"), body)
    assert place.to == Destination(
        postal_code="987-6543", address="みなも町9番", fax="03-0000-0009"
    )
    assert not place.is_own
    keep(person, OWN, acting("admin"))
    place = of(person, acting("secretary"), body)
    assert (place.to.postal_code, place.to.address) == ("123-4567", OWN.address)
    assert place.is_own


def test_a_fax_number_of_ones_own_leaves_the_agencys_address(acting, person, body):
    office(
        acting,
        person,
        body,
        postal_code="9876543",
        postal_address="みなも町9番",
        fax="03-0000-0009",
    )
    keep(person, Destination(fax="03-0000-0002"), acting("admin"))
    place = of(person, acting("secretary"), body)
    assert place.to == Destination(
        postal_code="987-6543", address="みなも町9番", fax="03-0000-0002"
    )


def test_without_either_a_location_that_reads_like_an_address_stands_in_and_is_said_to_lack(
    acting, person, body
):
    office(acting, person, body, location="みなも町8番")
    secretary = acting("secretary")
    assert of(person, secretary, body).to.address == "みなも町8番"
    assert Wanting([person.id], secretary).lacks_address(person.id, body.id)
    keep(person, OWN, acting("admin"))
    assert not Wanting([person.id], secretary).lacks_address(person.id, body.id)
    assert not Wanting([person.id], secretary).lacks_fax(person.id, body.id)


def test_what_is_kept_is_readable_in_no_table_and_in_no_trail(acting, person):
    keep(person, OWN, acting("admin"))
    db.session.commit()
    (sealed,) = db.session.execute(text("SELECT content_sealed FROM person_destinations")).one()
    assert "作りごと".encode() not in bytes(sealed)
    entry = db.session.scalars(
        select(AuditEntry).where(AuditEntry.tag == "person:destination")
    ).one()
    assert "作りごと" not in entry.canonical.decode()
    assert opened([person.id])[person.id].building == "架空ハイツ2号"


def test_taken_back_its_key_goes_with_it(acting, person):
    keep(person, OWN, acting("admin"))
    key_id = db.session.scalars(select(PersonDestination.key_id)).one()
    assert keep(person, Destination(), acting("admin"))
    db.session.commit()
    assert opened([person.id]) == {}
    assert db.session.get_one(DataKey, key_id).wrapped is None


def test_the_same_again_is_no_change(acting, person):
    assert keep(person, OWN, acting("admin"))
    assert not keep(person, OWN, acting("admin"))


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (Destination(postal_code="123", address="みなも町"), "own_postal_code"),
        (Destination(postal_code="1234567"), "own_address"),
        (Destination(building="架空ハイツ"), "own_address"),
        (Destination(fax="ない"), "own_fax"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_kept(acting, person, wanted, field):
    with pytest.raises(DomainError) as error:
        keep(person, wanted, acting("admin"))
    assert error.value.field == field
    assert opened([person.id]) == {}


def test_only_who_may_change_how_letters_go_to_somebody_changes_where(acting, person):
    for who in ("secretary", "chair", "staff_a"):  # member1 has an account
        with pytest.raises(NotAllowed):
            keep(people.get(acting("admin"), person.id), OWN, acting(who))


def test_who_serves_no_body_is_told_neither_it_nor_the_agencys_instead(acting, person, body):
    office(acting, person, body, postal_code="9876543", postal_address="みなも町9番")
    keep(person, OWN, acting("admin"))
    staff = acting("staff_a")
    assert of(person, staff, body).to == Destination()
    assert Wanting([person.id], staff).lacks_address(person.id, body.id)


def test_what_is_sealed_holds_the_parts_by_name(acting, person):
    keep(person, OWN, acting("admin"))
    row = db.session.scalars(select(PersonDestination)).one()
    assert (row.by_post, row.by_fax) == (True, True)
    said = json.loads(keyring(db.session).open_bytes(row, "content_sealed"))
    assert set(said) == {"postal_code", "address", "building", "fax"}
