"""Two secretaries at one seat, one body or one April at once: one winner, nothing overlapping, never a 500."""

from collections import Counter
from datetime import date
from itertools import pairwise

from sqlalchemy import select

from council.extensions import db
from council.models import Appointment, BodyVersion, Nomination, Rotation, Seat
from council.queries import nominations as queries
from council.services import nominations, structure
from tests import world
from tests.walk import forms

ROUNDS = 4
BUTTON = "この日から変える"


def test_of_two_appointments_to_one_seat_one_holds(browse, at_once):
    tabs = browse("secretary"), browse("secretary2")
    seats = db.session.scalars(
        select(Seat.id)
        .where(
            Seat.body_id == world.body("s8050").id,
            ~select(Appointment.id).where(Appointment.seat_id == Seat.id).exists(),
        )
        .limit(ROUNDS)
    ).all()
    people = [str(world.person(who).id) for who in ("nobody", "staff_b")]
    db.session.rollback()
    for seat_id in seats:
        path = f"/bodies/s8050/seats/{seat_id}/appoint"
        terms = (("2027-01-01", "2028-03-31"), ("2027-06-01", ""))
        sent = [
            {"person": person, "starts_on": begins, "ends_on": ends, "channel": "mail"}
            for person, (begins, ends) in zip(people, terms, strict=True)
        ]
        statuses = at_once(*((tab, path, form) for tab, form in zip(tabs, sent, strict=True)))
        assert sorted(statuses) in ([303, 409], [303, 422])
        assert (
            len(db.session.scalars(select(Appointment).where(Appointment.seat_id == seat_id)).all())
            == 1
        )
        db.session.rollback()


def test_of_two_changes_of_one_body_one_counts(browse, at_once):
    tabs = browse("secretary"), browse("secretary2")
    for number in range(ROUNDS):
        sent = []
        for tab, name in zip(tabs, ("甲", "乙"), strict=True):
            tab.get("/bodies/s8050/change")
            page = forms.forms(tab.page)
            form = next(one for one in page if one.has_button(BUTTON))
            sent.append(dict(form.filled({"画面での名称": f"{name}{number}"}, BUTTON)))
        statuses = at_once(
            *((tab, "/bodies/s8050/change", form) for tab, form in zip(tabs, sent, strict=True))
        )
        assert Counter(statuses) == {303: 1, 409: 1}
        versions = structure.versions_of(world.body("s8050"))
        assert all(
            before.valid_to is not None and before.valid_to < after.valid_from
            for before, after in pairwise(versions)
        )
        db.session.rollback()
    assert db.session.scalars(select(BodyVersion)).first() is not None


def test_one_april_is_confirmed_once(acting, browse, at_once):
    secretary = acting("secretary")
    rotation = nominations.open_rotation(date(2027, 4, 1), secretary)
    db.session.commit()
    rotation_id = rotation.id
    gathered = queries.of_rotation(secretary, rotation_id)
    seen = nominations.mark(one for one in gathered if nominations.is_ready(one))
    tabs = browse("secretary"), browse("secretary2")
    form = {
        "document_no": "8世福生第1号",
        "decided_on": "2026-12-03",
        "is_sure": "y",
        "seen": seen,
    }
    path = f"/rotations/{rotation_id}/confirm"
    statuses = at_once(*((tab, path, form) for tab in tabs))
    assert Counter(statuses)[303] == 1
    assert set(statuses) <= {303, 409, 422}
    settled = db.session.scalars(
        select(Nomination).where(
            Nomination.rotation_id == rotation_id, Nomination.appointment_id.is_not(None)
        )
    ).all()
    assert settled
    assert db.session.get_one(Rotation, rotation_id).document_no == "8世福生第1号"
