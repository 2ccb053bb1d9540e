"""紙で届けるもの: by way of delivery, with cover letters and labels in one press, marked as sent many at once."""

import io
import re

import pytest
from docx import Document
from sqlalchemy import select

from council.domain.destinations import Destination
from council.domain.vocabulary import Channel, OutboxState
from council.extensions import db
from council.models import Agency, Appointment, AuditEntry, OutboxMessage, Seat
from council.services import invitations
from council.services.destinations import keep
from tests import world
from tests.services import gatherings

ON_PAPER = {"member1": Channel.POST, "member2": Channel.INTERNAL, "deputy": Channel.POST}


@pytest.fixture
def meeting(app, acting):
    for who, channel in ON_PAPER.items():
        world.person(who).channel = channel
    row = gatherings.meeting()
    invitations.convene(row, acting("secretary"))
    db.session.commit()
    return row


def message(who):
    return db.session.scalars(
        select(OutboxMessage).where(OutboxMessage.person_id == world.person(who).id)
    ).one()


def words(answer):
    document = Document(io.BytesIO(answer.data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_the_list_is_by_way_and_only_of_what_is_no_mail(browse, meeting):
    browser = browse("secretary")
    browser.get("/outbox")
    assert re.findall(r'id="by-(\w+)"', browser.page) == ["post", "fax", "internal"]
    paper = browser.page.partition('id="paper"')[2].partition("</section>\n<section")[0]
    assert world.email("chair") not in paper


def test_the_list_says_where_the_letters_themselves_are_printed(browse, meeting):
    browser = browse("secretary")
    browser.get("/outbox")
    assert "「案内」の欄を開くと、届ける手紙を印刷できます。" in browser.page


def test_an_address_that_is_wanting_is_said(browse, meeting, acting):
    world.person("chair").email = None
    invitations.convene(gatherings.meeting(number=9), acting("secretary"))
    db.session.commit()
    browser = browse("secretary")
    browser.get("/outbox")
    assert "メールアドレス未登録" in browser.page
    assert 'id="by-mail"' in browser.page


def test_a_cover_letter_for_each_addressee_of_the_way_and_of_no_other(browse, meeting):
    browser = browse("secretary")
    text = words(browser.get("/outbox/post/cover.docx"))
    for who in ("member1", "deputy"):
        assert f"{world.person(who).name}　様" in text
    assert world.person("member2").name not in text
    assert world.person("chair").name not in text
    assert "開催の案内" in text
    assert "８０５０支援部会事務局" in text


def test_a_fax_sheet_names_the_meeting_and_leaves_the_number_of_sheets(browse, meeting):
    text = words(browse("secretary").get("/outbox/fax/cover.docx"))
    assert f"{world.person('member3').name}　様" in text
    assert "枚数（この用紙を含む）" in text


def test_the_internal_mail_goes_by_section(browse, meeting):
    text = words(browse("secretary").get("/outbox/internal/cover.docx"))
    seat = db.session.scalars(
        select(Agency.name)
        .join(Seat, Seat.agency_id == Agency.id)
        .join(Appointment, Appointment.seat_id == Seat.id)
        .where(Appointment.person_id == world.person("member2").id)
    ).first()
    assert f"{world.person('member2').name}　様" in text
    assert seat is None or seat in text


@pytest.mark.parametrize("sheet", ["12", "18", "21", "7", "x"])
def test_labels_come_on_the_sheet_wanted_else_on_the_usual_one(browse, meeting, sheet):
    answer = browse("secretary").get(f"/outbox/post/labels.docx?sheet={sheet}")
    document = Document(io.BytesIO(answer.data))
    assert len(document.tables[0].columns) == (2 if sheet in {"12", "7", "x"} else 5)
    text = words(answer)
    assert f"{world.person('member1').name}　様" in text
    assert "開催の案内" not in text
    assert "部会" not in text.replace("部会長", "")


def test_one_label_and_one_cover_for_two_letters_to_one_person(browse, meeting, acting):
    invitations.convene(gatherings.meeting(number=9), acting("secretary"))
    db.session.commit()
    browser = browse("secretary")
    for path in ("cover", "labels"):
        text = words(browser.get(f"/outbox/post/{path}.docx"))
        assert text.count(f"{world.person('member1').name}　様") == 1


def test_a_case_conference_is_not_named_on_what_lies_open(browse, app, acting):
    world.person("staff_b").channel = Channel.FAX
    held = gatherings.conference()
    invitations.invite_participants(held, acting("staff_a"))
    db.session.commit()
    assert "個別ケース" not in words(browse("staff_a").get("/outbox/fax/cover.docx"))


def test_another_bodys_letters_are_on_no_cover(browse, meeting):
    for path in ("/outbox/post/cover.docx", "/outbox/post/labels.docx"):
        answer = browse("emp_secretary").get(path)
        assert answer.status_code == 422
        assert browse("chair").get(path).status_code == 403


def test_a_way_that_is_none_is_no_page(browse, meeting):
    assert browse("secretary").get("/outbox/pigeon/cover.docx").status_code == 404


@pytest.mark.parametrize("tag", ["outbox:cover_letters", "outbox:labels"])
def test_taking_them_leaves_a_row(browse, meeting, tag):
    browser = browse("secretary")
    browser.get("/outbox/post/cover.docx")
    browser.get("/outbox/post/labels.docx")
    assert db.session.scalars(select(AuditEntry).where(AuditEntry.tag == tag)).one()


def test_many_are_marked_at_once_with_the_day_and_by_whom(browse, meeting):
    browser = browse("secretary")
    chosen = [str(message(who).id) for who in ("member1", "deputy")]
    browser.submit("/outbox/carried", {"letters": chosen, "on": "2026-12-03"})
    assert "2通を送付済にしました。" in browser.page
    db.session.expire_all()
    for who in ("member1", "deputy"):
        row = message(who)
        assert (row.state, row.handed_by_id) == (OutboxState.SENT, world.person("secretary").id)
        assert row.handed_on == world.TODAY
    assert message("member2").state is OutboxState.WAITING


def test_all_of_a_way_are_marked_in_one_press(browse, meeting):
    browser = browse("secretary")
    every = [str(message(who).id) for who in ("member1", "deputy")]
    browser.submit("/outbox/carried", {"every": every, "all": "1", "on": "12月3日"})
    assert "2通を送付済にしました。" in browser.page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"on": "2026-12-03"}, "印を付けてください"),
        ({"on": "2026-12-03", "letters": "x"}, "印を付けてください"),
        ({"on": "2026-12-04"}, "今日までの日"),
        ({"on": "2026-12-01"}, "作った日より前"),
        ({"on": ""}, "送付した日を入力してください"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_marked(browse, meeting, fields, said):
    browser = browse("secretary")
    fields = {"letters": str(message("member1").id), **fields}
    if "印" in said:
        fields["letters"] = fields["letters"] if fields["letters"] == "x" else ""
    answer = browser.post("/outbox/carried", fields)
    assert answer.status_code == 422
    assert said in browser.page
    db.session.expire_all()
    assert message("member1").state is OutboxState.WAITING


def test_letters_of_others_and_mails_are_not_marked(browse, meeting):
    chosen = [str(message(who).id) for who in ("member1", "chair")]
    fields = {"letters": chosen, "on": "2026-12-03"}
    assert browse("emp_secretary").post("/outbox/carried", fields).status_code == 409
    browse("secretary").submit("/outbox/carried", fields)
    db.session.expire_all()
    assert message("member1").state is OutboxState.SENT
    assert message("chair").state is OutboxState.WAITING


def test_the_list_and_its_papers_cost_the_same_for_many_letters_as_for_few(browse, meeting, acting):
    browser = browse("secretary")
    paths = ("/outbox", "/outbox/post/cover.docx", "/outbox/post/labels.docx")
    before = [browser.cost(path) for path in paths]
    for number in range(4, 12):
        invitations.convene(gatherings.meeting(number=number), acting("secretary"))
    db.session.commit()
    assert [browser.cost(path) for path in paths] == before


def test_a_letter_whose_address_or_number_was_never_entered_is_marked(browse, meeting):
    browser = browse("secretary")
    browser.get("/outbox")
    post, _internal = browser.page.partition('id="by-post"')[2].split('id="by-fax"')
    assert post.count("住所の登録がありません") == 2
    for one in db.session.scalars(select(Agency)):
        one.postal_address = "みなも町1番"
    db.session.commit()
    browser.get("/outbox")
    assert "住所の登録がありません" not in browser.page
    assert "FAX番号の登録がありません" in browser.page
    assert "庁内" in browser.page


def test_a_label_goes_to_the_persons_own_address_and_the_list_does_not_show_it(
    browse, meeting, acting
):
    own = Destination(postal_code="1234567", address="みなも町作りごと1番", fax="03-0000-0002")
    for who in ("member1", "member3"):
        keep(world.person(who), own, acting("admin"))
    db.session.commit()
    browser = browse("secretary")
    label = words(browser.get("/outbox/post/labels.docx"))
    assert "〒123-4567" in label
    assert "みなも町作りごと1番" in label
    assert "みなも町作りごと1番" in words(browser.get("/outbox/post/cover.docx"))
    assert "03-0000-0002" in words(browser.get("/outbox/fax/cover.docx"))
    browser.get("/outbox")
    assert "作りごと" not in browser.page
    browser.get(f"/outbox/{message('member1').id}")
    assert "作りごと" not in browser.page


def test_the_contact_page_chooses_a_way_for_a_kind(browse, app):
    person, browser = world.person("member1"), browse("admin")
    path = f"/people/{person.id}"
    browser.get(f"{path}/contact")
    fields = {
        "name": person.name,
        "reading": person.reading,
        "channel": "mail",
        "email": person.email,
        "way_notice": "post",
        "way_minutes": "",
    }
    browser.submit(f"{path}/contact", fields)
    assert "会議の案内・招集通知　郵送" in browser.page
    browser.get(f"{path}/contact")
    assert '<option selected value="post">' in browser.page
    browser.submit(f"{path}/contact", fields | {"way_notice": ""})
    assert "種類ごとの届け方" not in browser.page
