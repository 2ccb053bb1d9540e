"""推薦依頼 and 就任承諾書 on paper: to the agency, with cover and label, until they are carried or owed no more."""

from io import BytesIO

import pytest
from docx import Document
from sqlalchemy import select

from council.domain.vocabulary import Channel, Means, OutboxState, SeatType
from council.extensions import db
from council.models import OutboxMessage
from council.queries import outbox as queries
from council.services import agencies, letters, nominations
from tests import world
from tests.april import NEWCOMER, gathered, of, seat_of

DECIDED = nominations.RequestDecided


@pytest.fixture
def secretary(app, acting):
    return acting("secretary")


@pytest.fixture
def rotation(secretary):
    return gathered(secretary)


def of_agencies(rotation, secretary):
    return [
        one
        for one in of(rotation, secretary, "s8050")
        if one.outgoing and one.seat.seat_type is SeatType.AGENCY and one.agency
    ]


@pytest.fixture
def seat(rotation, secretary):
    return of_agencies(rotation, secretary)[0]


def ask(seat, secretary, channel=Channel.POST, addressee=""):
    nominations.request(
        seat,
        addressee=addressee,
        reply_by=None,
        decided=DECIDED("8世生福第20号", None, secretary.on, "生活福祉課長"),
        on=secretary.on,
        actor=secretary,
        channel=channel,
    )
    db.session.commit()


def listed(secretary, channel=Channel.POST):
    return [(one.kind, one.addressee) for one in queries.to_carry(secretary, channel)]


def words(content):
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_what_is_asked_of_an_agency_is_carried_to_it_with_the_paper_to_say_yes_on(seat, secretary):
    ask(seat, secretary)
    whom = f"{seat.agency.name}　御中"
    assert listed(secretary) == [("nomination_request", whom), ("acceptance", whom)]


def test_it_goes_to_its_head_where_it_is_addressed_so(seat, secretary):
    ask(seat, secretary, Channel.INTERNAL, "保健センター所長")
    assert {whom for _kind, whom in listed(secretary, Channel.INTERNAL)} == {"保健センター所長"}
    content = letters.labels(queries.to_carry(secretary, Channel.INTERNAL), 12, secretary)
    assert "保健センター所長　様" in words(content)
    assert seat.agency.name not in words(content)


def test_one_cover_with_the_number_and_one_label_bear_the_agencys_address(seat, secretary):
    facts = {"postal_code": "1234567", "postal_address": "みなも町1番"}
    agencies.write(seat.agency.code, facts, secretary)
    ask(seat, secretary)
    messages = queries.to_carry(secretary, Channel.POST)
    cover = words(letters.cover_letters(messages, Channel.POST, secretary))
    for said in ("8世生福第20号", "・推薦依頼　１部", "・就任承諾書　１部", "〒123-4567"):
        assert said in cover
    for content in (cover, words(letters.labels(messages, 12, secretary))):
        assert content.count(f"{seat.agency.name}　御中") == 1
        assert "御中　様" not in content
        assert "みなも町1番" in content


def test_what_is_sent_otherwise_is_not_on_the_list(seat, secretary):
    ask(seat, secretary, Channel.MAIL)
    assert queries.page(secretary).paper == ()


def test_they_are_marked_as_sent_with_the_others(seat, secretary):
    ask(seat, secretary)
    letters.hand_over_all(queries.to_carry(secretary, Channel.POST), secretary, secretary.on)
    db.session.commit()
    done = queries.page(secretary).done
    assert [(one.kind, one.state) for one in done] == [
        ("acceptance", OutboxState.SENT),
        ("nomination_request", OutboxState.SENT),
    ]
    assert {one.name for one in done} == {f"{seat.agency.name}　御中"}


def test_the_agencys_paper_serves_whoever_it_names(seat, secretary):
    ask(seat, secretary)
    nominations.recommend(seat, NEWCOMER | {"channel": Channel.POST}, secretary)
    assert [kind for kind, _whom in listed(secretary)] == ["nomination_request", "acceptance"]
    nominations.accept(seat, on=secretary.on, means=Means.TELEPHONE, actor=secretary)
    assert [kind for kind, _whom in listed(secretary)] == ["nomination_request"]


@pytest.mark.parametrize("undo", [nominations.clear, nominations.withdraw])
def test_what_is_taken_back_is_carried_no_more(seat, secretary, undo):
    ask(seat, secretary)
    undo(seat, secretary)
    assert listed(secretary) == []


def test_who_is_named_without_being_asked_for_gets_theirs_at_the_agency(seat, secretary):
    nominations.recommend(seat, NEWCOMER | {"channel": Channel.POST}, secretary)
    assert listed(secretary) == [("acceptance", f"{seat.agency.name}　御中")]
    assert NEWCOMER["name"] not in str(listed(secretary))
    nominations.clear(seat, secretary)
    nominations.recommend(seat, NEWCOMER | {"channel": Channel.MAIL}, secretary)
    assert listed(secretary) == []


def test_who_is_known_and_gets_paper_gets_theirs_in_person(rotation, secretary):
    world.person("member1").channel = Channel.POST
    seat = seat_of(rotation, secretary, "member1")
    nominations.keep_on(seat, secretary)
    (message,) = queries.to_carry(secretary, Channel.POST)
    assert (message.kind, message.person_id) == ("acceptance", world.person("member1").id)


def test_the_page_of_one_names_the_agency_and_leads_to_the_paper(seat, secretary, browse):
    ask(seat, secretary)
    browser = browse("secretary")
    browser.get("/outbox")
    assert f"{seat.agency.name}　御中" in browser.page
    assert "住所の登録がありません" in browser.page
    browser.get(f"/outbox/{queries.to_carry(secretary, Channel.POST)[0].id}")
    assert f"/nominations/{seat.id}" in browser.page
    browser.get(f"/nominations/{seat.id}")
    assert browser.get(f"/nominations/{seat.id}/acceptance.docx").status_code == 200


def test_the_page_of_the_seat_asks_how_it_is_carried(seat, secretary, browse):
    browser = browse("secretary")
    browser.get(f"/nominations/{seat.id}")
    fields = {"addressee": "所長　様", "request_channel": "fax", "request_no": "8世生福第20号"}
    decided = {"request_decided_on": "2026-12-03", "request_decided_by": "生活福祉課長"}
    version = {"base_version": str(seat.version)}
    browser.submit(f"/nominations/{seat.id}/request", fields | decided | version)
    assert listed(secretary, Channel.FAX) == [
        ("nomination_request", "所長　様"),
        ("acceptance", "所長　様"),
    ]


def test_the_list_costs_the_same_for_letters_to_many_agencies(rotation, secretary, browse):
    one, *rest = of_agencies(rotation, secretary)
    ask(one, secretary)
    browser = browse("secretary")
    paths = ("/outbox", "/outbox/post/cover.docx", "/outbox/post/labels.docx")
    before = [browser.cost(path) for path in paths]
    for other in rest:
        ask(other, secretary)
    assert rest
    assert [browser.cost(path) for path in paths] == before
    assert before[0] <= 6


def test_an_agency_with_the_longest_name_is_addressed_whole(seat, secretary):
    seat.agency.name = "あ" * 200
    db.session.flush()
    ask(seat, secretary)
    db.session.commit()
    written = {one.addressee for one in db.session.scalars(select(OutboxMessage)) if one.agency_id}
    assert written == {f"{'あ' * 200}　御中"}


def test_the_mark_beside_an_agency_names_it_as_it_is_addressed(seat, secretary, browse):
    ask(seat, secretary, addressee="月待坂病院　御中")
    browser = browse("secretary")
    browser.get("/outbox")
    assert "月待坂病院　御中　推薦依頼" in browser.page
    assert "御中さん" not in browser.page
