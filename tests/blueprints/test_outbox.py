import pytest
from sqlalchemy import select

from council.delivery import deliver_due
from council.domain.vocabulary import Channel, OutboxState
from council.extensions import db
from council.invites.transport import transport_of
from council.models import OutboxMessage, User
from council.services import invitations, members
from tests import sitting_rooms, smtp, world
from tests.services import gatherings


@pytest.fixture
def meeting(app, acting):
    row = gatherings.meeting()
    invitations.convene(row, acting("secretary"))
    db.session.commit()
    return row


def message(who):
    return db.session.scalars(
        select(OutboxMessage).where(OutboxMessage.person_id == world.person(who).id)
    ).first()


def test_the_secretariat_sees_what_was_sent_to_whom(browse, meeting, house):
    deliver_due(transport_of(house.config["SETTINGS"].mail_url))
    browser = browse("secretary")
    browser.get("/outbox")
    for said in (world.email("member1"), "送信済", "紙で届ける", "常盤 碧"):
        assert said in browser.page


def test_where_the_mails_lie_is_shown_to_who_keeps_the_system_alone(browse, meeting, acting):
    browser = browse("secretary")
    browser.get("/outbox")
    assert "Maildir" not in browser.page
    members.grant_admin(world.person("secretary"), starts_on=world.TODAY, actor=acting("admin"))
    db.session.commit()
    browser.get("/outbox")
    assert "Maildir" in browser.page


def test_where_an_address_is_wanting_the_list_leads_to_where_it_is_entered(browse, meeting):
    member = world.person("member3")
    member.channel = message("member3").channel = Channel.POST
    db.session.commit()
    browser = browse("secretary")
    browser.get("/outbox")
    place = browser.page.partition("住所の登録がありません")[2].partition("</td>")[0]
    assert "機関に登録する" in place
    assert f"/people/{member.id}/contact" not in place  # who has an account is the administrator's
    db.session.delete(db.session.scalars(select(User).where(User.person_id == member.id)).one())
    db.session.commit()
    browser.get("/outbox")
    place = browser.page.partition("住所の登録がありません")[2].partition("</td>")[0]
    assert f"/people/{member.id}/contact" in place


def test_who_may_enter_no_address_is_told_who_can(browse, app, acting):
    world.person("staff_b").channel = Channel.POST
    world.agency(world.AGENCIES["b"]).location = ""
    invitations.invite_participants(gatherings.conference(), acting("staff_a"))
    db.session.commit()
    browser = browse("staff_a")
    browser.get("/outbox")
    assert "会議体の事務局か管理者が、機関の画面で登録できます。" in browser.page
    assert "機関に登録する" not in browser.page


def test_another_bodys_letters_are_not_shown(browse, meeting):
    browser = browse("emp_secretary")
    browser.get("/outbox")
    assert world.email("member1") not in browser.page
    assert browser.get(f"/outbox/{message('member1').id}").status_code == 404


def test_a_letter_is_read_as_its_reader_gets_it(browse, meeting):
    browser = browse("secretary")
    browser.get(f"/outbox/{message('member1').id}")
    assert "若狭 律子　様" in browser.page
    assert "出欠の回答" in browser.page


def test_a_letter_names_who_chairs_as_the_notice_does(browse, acting):
    sitting_rooms.notified(acting)
    browser = browse("secretary")
    browser.get(f"/outbox/{message('member3').id}")
    assert "８０５０支援部会　部会長　鷺沢 道雄" in browser.page


def test_what_could_not_be_sent_is_sent_once_more(browse, meeting):
    with smtp.office() as office:
        office.at_recipient = ["550 no"]
        deliver_due(transport_of(office.url))
    browser = browse("secretary")
    browser.get("/outbox")
    assert "受け取りを断りました" in browser.page
    browser.submit(f"/outbox/{message('chair').id}/retry")
    db.session.expire_all()
    assert message("chair").state is OutboxState.WAITING


def test_a_letter_carried_on_paper_is_marked(browse, meeting):
    browser = browse("secretary")
    browser.submit(f"/outbox/{message('member3').id}/handed-over")
    assert "送付済" in browser.page
    assert browser.post(f"/outbox/{message('member3').id}/handed-over").status_code == 409


def test_a_mail_is_not_marked_as_carried(browse, meeting):
    answer = browse("secretary").post(f"/outbox/{message('member1').id}/handed-over")
    assert answer.status_code == 422


def test_letters_of_a_case_conference_are_its_conveners_alone(browse, app, acting):
    held = gatherings.conference()
    invitations.invite_participants(held, acting("staff_a"))
    db.session.commit()
    url = f"/outbox/{message('staff_b').id}"
    assert browse("staff_a").get(url).status_code == 200
    for who in ("secretary", "staff_b"):
        assert browse(who).get(url).status_code == 404
    assert browse("admin").get("/outbox").status_code == 403


def test_an_empty_outbox_says_so(browse):
    browser = browse("secretary")
    browser.get("/outbox")
    assert "まだ何も送っていません。" in browser.page
    assert browser.get("/outbox?page=９").status_code == 200
    assert browser.get("/outbox?page=99999999999999999999").status_code == 200


def test_the_list_takes_as_many_statements_for_many_letters_as_for_few(browse, meeting, acting):
    browser = browse("secretary")
    before = browser.get("/outbox").headers["X-Council-Statements"]
    for number in range(4, 12):
        invitations.convene(gatherings.meeting(number=number), acting("secretary"))
    db.session.commit()
    after = browser.get("/outbox").headers["X-Council-Statements"]
    assert before == after
    assert int(after) <= 6


def test_a_letter_on_paper_asks_for_no_press_and_no_reply_by_mail(browse, meeting):
    browser = browse("secretary")
    browser.get(f"/outbox/{message('member3').id}")
    assert "下の回答票を郵送などで担当に送るか、電話で知らせる" in browser.page
    assert "出欠回答票" in browser.page
    assert "お届け待ち" in browser.page
    assert "送信待ち" not in browser.page
    assert "このメール" not in browser.page
    assert "ボタンによらず" not in browser.page
    assert "届けたら「送付済にする」を押してください。" in browser.page
    browser.get(f"/outbox/{message('member1').id}")
    assert "このメールに返信する" in browser.page


def test_what_is_torn_off_a_letter_on_paper_is_printed_in_one_piece(browse, meeting):
    browser = browse("secretary")
    browser.get(f"/outbox/{message('member3').id}")
    slip = browser.page.partition('<span class="mail__slip">')[2].partition("</span>")[0]
    for said in ("切　り　取　り　線", "出欠回答票", "送り先"):
        assert said in slip
    browser.get(f"/outbox/{message('member1').id}")
    assert "mail__slip" not in browser.page
