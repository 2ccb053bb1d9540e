"""The office's personnel list matched to the seats of an April."""

import pytest

from council.domain.errors import DomainError
from council.domain.nominations import NominationState
from council.exchange import read_grid
from council.services import nominations
from tests import world
from tests.april import gathered, of, personnel

S = NominationState


@pytest.fixture
def secretary(app, acting):
    return acting("secretary")


def test_the_personnel_list_names_the_seats_of_each_post(secretary):
    rotation = gathered(secretary)
    one = next(one for one in of(rotation, secretary, "s8050") if one.agency and one.outgoing)
    post, agency = one.outgoing.post_title, one.agency.name
    matched = nominations.match(
        personnel(
            f"前の課,{agency},{post},髙﨑 静香,たかさき しずか,",
            "前の課,よその課,課長,別人 某,べつじん ぼう,",
        ),
        of(rotation, secretary),
        secretary,
    )
    assert (matched.rows, matched.named, matched.passed_over, matched.faults) == (2, 1, 1, ())
    assert (one.name, one.state, one.stays) == ("髙﨑 静香", S.RECOMMENDED, False)


def test_who_keeps_the_post_stays(secretary):
    rotation = gathered(secretary)
    one = next(one for one in of(rotation, secretary, "s8050") if one.agency and one.outgoing)
    line = f",{one.agency.name},{one.outgoing.post_title},{one.outgoing.person.name},,"
    matched = nominations.match(personnel(line), of(rotation, secretary), secretary)
    assert (matched.named, matched.stayed) == (0, 1)
    assert one.stays


def test_a_seat_that_several_lines_fit_is_left_to_a_person(secretary):
    rotation = gathered(secretary)
    one = next(one for one in of(rotation, secretary, "s8050") if one.agency and one.outgoing)
    start = f",{one.agency.name},{one.outgoing.post_title}"
    matched = nominations.match(
        personnel(f"{start},霜月 環,,", f"{start},師走 透,,"), of(rotation, secretary), secretary
    )
    assert one.state is S.PLANNED
    (fault,) = matched.faults
    assert (fault.row, fault.column) == (2, "職")
    assert "2行目、3行目" in fault.reason


def test_a_list_without_its_columns_is_refused(secretary):
    rotation = gathered(secretary)
    grid = read_grid("氏名,年齢\r\n霜月 環,5\r\n".encode())
    with pytest.raises(DomainError, match="所属、職の列"):
        nominations.match(grid, of(rotation, secretary), secretary)


@pytest.fixture
def held(secretary):
    return next(
        one
        for one in of(gathered(secretary), secretary, "s8050")
        if one.agency and one.outgoing and one.outgoing.person.email
    )


def matched(one, secretary, *lines):
    return nominations.match(personnel(*lines), [one], secretary)


def test_a_namesake_of_the_holder_is_left_to_a_person(held, secretary):
    line = f",{held.agency.name},{held.outgoing.post_title},{held.outgoing.person.name}"
    (fault,) = matched(held, secretary, f"{line},べつの よみ,").faults
    assert "同じ氏名" in fault.reason
    (fault,) = matched(held, secretary, f"{line},,another@example.jp").faults
    assert fault.column == "氏名"
    assert held.state is S.PLANNED


def test_two_namesakes_for_one_post_are_two(held, secretary):
    line = f",{held.agency.name},{held.outgoing.post_title},霜月 環"
    (fault,) = matched(
        held, secretary, f"{line},しもつき たまき,", f"{line},しもつき めぐる,"
    ).faults
    assert "2行目、3行目" in fault.reason


def test_a_reading_put_right_in_the_list_is_taken(held, secretary):
    line = f",{held.agency.name},{held.outgoing.post_title},霜月 環"
    matched(held, secretary, f"{line},しもずき たまき,")
    assert matched(held, secretary, f"{line},しもつき たまき,").named == 1
    assert held.reading == "しもつき たまき"


@pytest.mark.parametrize(
    ("title", "agency", "post", "fits"),
    [
        ("生活福祉課長", "生活福祉課", "課長", True),
        ("生活福祉課長", "生活福祉課", "生活福祉課長", True),
        ("生活福祉課副課長", "生活福祉課", "課長", False),
        ("生活福祉課長", "保健福祉政策部生活福祉課", "課長", True),
        ("生活福祉課長", "生活福祉課", "係長", False),
        ("生活福祉課長", "福祉課", "課長", False),
    ],
)
def test_a_post_is_said_in_full_or_within_its_agency(held, secretary, title, agency, post, fits):
    held.agency_id = world.agency("seikatsu_fukushi_ka").id
    held.outgoing.post_title = title
    told = matched(held, secretary, f",{agency},{post},霜月 環,しもつき たまき,")
    assert told.named == int(fits)


def test_a_line_of_an_agency_with_a_seat_whose_post_fits_none_is_told(held, secretary):
    line = f",{held.agency.name},主任,霜月 環,しもつき たまき,"
    (fault,) = matched(held, secretary, line).faults
    assert held.seat.title in fault.reason
