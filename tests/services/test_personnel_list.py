"""The office's personnel list matched to the seats of an April."""

import pytest

from council.domain.nominations import NominationState
from council.exchange import read_grid
from council.services import nominations
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
    assert (fault.row, fault.column) == (2, "post")
    assert "2行目、3行目" in fault.reason


def test_a_list_without_its_columns_is_told_so(secretary):
    rotation = gathered(secretary)
    grid = read_grid("氏名,年齢\r\n霜月 環,5\r\n".encode())
    matched = nominations.match(grid, of(rotation, secretary), secretary)
    assert {fault.column for fault in matched.faults} == {"agency", "post"}
