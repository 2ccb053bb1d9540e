from datetime import timedelta

import pytest

from council.domain.errors import Conflict, DomainError
from council.domain.vocabulary import (
    RequestState,
)
from council.extensions import db
from council.queries import conferences as queries
from council.services import conferences
from tests import households as h
from tests import world


def ask(case, who="staff_b"):
    made = conferences.ask_convener(
        case,
        basis=h.basis("multi_agency_meeting"),
        wished_on=world.TODAY + timedelta(days=3),
        reason="本人の同意があり、役割を決めたい。",
        actor=h.somebody(who),
    )
    db.session.commit()
    return made


def request_seen_by(who, row):
    db.session.expire_all()
    return queries.get_request(h.somebody(who), row.id)


def test_the_asked_agency_takes_the_request_and_calls(app):
    case = h.open_case("staff_b", "anshin_ikejiri")
    h.consent(case, "本人", "platto_home", who="staff_b")
    row = ask(case)
    seen = request_seen_by("staff_a", row)
    assert seen is not None
    made = h.convene(
        seen.case,
        grounds=(("本人", "multi_agency_meeting"),),
        request=seen,
    )
    assert (seen.state, seen.meeting_id) == (RequestState.TAKEN, made.meeting_id)
    assert made.convener_agency_id == world.agency("platto_home").id
    assert request_seen_by("staff_b", row) is not None  # invited, so told
    assert request_seen_by("manager_a", row) is None  # of the asked agency, but not invited


def test_a_taken_request_needs_somebody_of_the_lead_agency(app):
    case = h.open_case("staff_b", "anshin_ikejiri")
    seen = request_seen_by("staff_a", ask(case))
    with pytest.raises(DomainError, match="主たる支援機関（"):
        h.convene(seen.case, people=(("port_setagaya", "staff_c"),), request=seen)


def test_a_request_can_be_declined_once(app):
    row = ask(h.open_case("staff_b", "anshin_ikejiri"))
    seen = request_seen_by("staff_a", row)
    conferences.decline(seen, "今月は開けません。", h.somebody("staff_a"))
    db.session.commit()
    with pytest.raises(Conflict):
        conferences.decline(seen, "もう一度", h.somebody("staff_a"))
    answer = queries.request_page(h.somebody("staff_b"), request_seen_by("staff_b", row))
    assert answer.answer == "今月は開けません。"


def test_the_same_request_is_not_sent_twice(app):
    case = h.open_case("staff_b", "anshin_ikejiri")
    ask(case)
    with pytest.raises(Conflict):
        ask(case)
