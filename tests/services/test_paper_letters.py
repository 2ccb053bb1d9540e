"""Letters for those who get no mail: what they list, and how they speak of themselves."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.vocabulary import Channel, ItemKind
from council.extensions import db
from council.models import Agency, BodyVersion, OutboxMessage, Paper, ReaderReceipt
from council.queries import outbox
from council.services import invitations, letters, meetings
from tests import convening, papers, world
from tests.minutes.reading import lines, rows
from tests.pack_readers import recuse


def text_to(who):
    """The letter's words, its lines joined as they were before they were wrapped."""
    message = db.session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.person_id == world.person(who).id, OutboxMessage.kind == "invitation")
        .order_by(OutboxMessage.position.desc())
        .limit(1)
    ).one()
    return letters.words_of(message).text.replace("\n　　", "").replace("\n", "")


@pytest.fixture
def handed_out(acting):
    """A notified meeting with a paper and a case on its agenda."""
    paper, meeting = papers.scheduled(acting)
    secretary = acting("secretary")
    item = meetings.add_item(meeting, kind=ItemKind.REPORT, title="今年度の予定", actor=secretary)
    meetings.add_paper(meeting, title="今年度の予定（案）", item=item, actor=secretary)
    convening.notified(meeting, secretary)
    db.session.commit()
    return paper, meeting


def test_a_letter_on_paper_lists_the_papers_by_number_and_title(handed_out):
    text = text_to("member3")
    assert "次の資料を、次第とともにお届けします。" in text
    assert "・資料２　今年度の予定（案）" in text


def test_minutes_among_the_papers_have_the_digits_of_what_is_printed(acting):
    _paper, meeting = papers.scheduled(acting)
    secretary = acting("secretary")
    meetings.add_paper(meeting, title="第3回　議事録", item=None, actor=secretary)
    convening.notified(meeting, secretary)
    db.session.commit()
    notice = "\n".join(lines(meetings.notice_document(meeting, secretary)))
    for said in (text_to("member3"), notice):
        assert "第３回　議事録" in said


def test_a_letter_on_paper_says_how_who_will_be_away_gives_an_opinion(handed_out):
    asked = (
        "議題への御意見を、令和８年１２月１６日（水）午後１時までに、書面で担当にお寄せください。"
    )
    assert asked in text_to("member3")
    assert "議題への御意見" not in text_to("member1")


def test_of_a_case_a_letter_on_paper_says_a_neutral_word_and_not_even_its_code(handed_out):
    paper, _meeting = handed_out
    text = text_to("member3")
    assert "・資料１　事例検討資料（会議の終了後に回収します）" in text
    assert paper.code not in text


def test_a_mail_lists_no_papers(handed_out):
    assert "資料１" not in text_to("member1")
    assert "ログインして御覧ください" in text_to("member1")


def test_a_letter_on_paper_about_a_moved_meeting_lists_them_as_they_are_then_by_number(
    handed_out, acting
):
    _paper, meeting = handed_out
    meetings.add_paper(meeting, title="後から加えた資料", actor=acting("secretary"))
    meeting.sitting.place = "別の場所"
    invitations.update(meeting, [], acting("secretary"))
    db.session.commit()
    text = text_to("member3")
    assert "・資料１（会議の終了後に回収します）" in text
    assert "・資料３" in text
    assert "後から加えた資料" not in text
    assert "今年度の予定" not in text


def test_a_letter_on_paper_about_another_agenda_leads_nobody_to_a_page(handed_out, acting):
    _paper, meeting = handed_out
    secretary = acting("secretary")
    meetings.add_item(meeting, kind=ItemKind.REPORT, title="加えた報告", actor=secretary)
    meetings.tell_again(meeting, secretary, decision=convening.decided(secretary))
    db.session.commit()
    text = text_to("member3")
    assert "改めました（内容は、次第を御覧になるか" in text
    assert "ログインして御覧" not in text


def test_a_letter_on_paper_about_added_papers_comes_with_them_even_to_who_has_a_login(
    handed_out, acting
):
    _paper, meeting = handed_out
    world.person("member1").channel = Channel.POST
    announced(meeting, acting)
    message = db.session.scalars(
        select(OutboxMessage).where(
            OutboxMessage.person_id == world.person("member1").id,
            OutboxMessage.kind == letters.PAPERS_ADDED,
        )
    ).one()
    text = letters.words_of(message).text
    assert "この案内とともにお届けします。" in text
    assert "ログイン" not in text


def announced(meeting, acting):
    """A paper that came after the notice, told to everybody asked."""
    with clock.at(world.NOW + timedelta(hours=1)):
        paper = meetings.add_paper(meeting, title="後から加えた資料", actor=acting("secretary"))
        paper.meeting = meeting
        meetings.set_ready(paper, is_ready=True, actor=acting("secretary"))
        meetings.announce_papers(meeting, acting("secretary"))
        db.session.commit()


def enclosed(channel, acting):
    """What the covers of one way list, the letters themselves left out."""
    secretary = acting("secretary")
    content = letters.cover_letters(outbox.to_carry(secretary, channel), channel, secretary)
    found = [line for line in lines(content) if line.startswith("・")]
    found += [row[1] for row in rows(content, 0) if row[0] == "件名"] if not found else []
    return "\n".join(found)


@pytest.fixture
def by_post(app):
    world.person("member3").channel = Channel.POST
    db.session.commit()


def ready(meeting, acting):
    for paper in db.session.scalars(
        select(Paper).where(Paper.meeting_id == meeting.id, Paper.submission_id.is_(None))
    ):
        paper.meeting = meeting
        meetings.set_ready(paper, is_ready=True, actor=acting("secretary"))
    db.session.commit()


def test_the_cover_lists_what_goes_with_the_letter_by_number(by_post, handed_out, acting):
    paper, meeting = handed_out
    ready(meeting, acting)
    said = enclosed(Channel.POST, acting)
    for one in (
        "・次第　１部",
        "・資料１　事例検討資料（会議の終了後に回収）　１部",
        "・資料２　１部",
    ):
        assert one in said
    assert "今年度の予定" not in said
    assert paper.code not in said


def test_the_cover_lists_a_paper_only_once_it_is_ready(by_post, handed_out, acting):
    assert "資料２" not in enclosed(Channel.POST, acting)


def test_the_cover_lists_no_paper_that_is_kept_from_its_reader(by_post, handed_out, acting):
    _paper, meeting = handed_out
    ready(meeting, acting)
    receipt = db.session.scalars(
        select(ReaderReceipt).where(ReaderReceipt.person_id == world.person("member3").id)
    ).one()
    receipt.declared_connected_at = clock.now()
    db.session.commit()
    said = enclosed(Channel.POST, acting)
    assert "事例検討資料" not in said
    assert "資料２" in said


def test_the_cover_lists_no_sheet_of_a_closed_item_that_its_reader_leaves(
    by_post, handed_out, acting
):
    _paper, meeting = handed_out
    secretary = acting("secretary")
    item = meetings.add_item(
        meeting,
        kind=ItemKind.DISCUSSION,
        title="非公開の協議",
        is_closed=True,
        closed_reason="個人に関するため",
        actor=secretary,
    )
    meetings.add_paper(meeting, title="紙だけの資料", item=item, actor=secretary)
    ready(meeting, acting)
    assert "資料３" in enclosed(Channel.POST, acting)
    recuse(item, "s8050", "member3", secretary)
    db.session.commit()
    assert "資料３" not in enclosed(Channel.POST, acting)


def test_by_fax_nothing_goes_that_is_taken_back_after_the_meeting(handed_out, acting):
    _paper, meeting = handed_out
    ready(meeting, acting)
    said = enclosed(Channel.FAX, acting)
    assert "次第" in said
    assert "資料２" in said
    assert "資料１" not in said


def test_the_cover_of_added_papers_lists_them_and_each_thing_once(by_post, handed_out, acting):
    _paper, meeting = handed_out
    ready(meeting, acting)
    announced(meeting, acting)
    said = enclosed(Channel.POST, acting)
    assert "用意した資料のお知らせ" in said
    assert said.count("・資料３") == 1
    assert said.count("・次第") == 1


@pytest.fixture
def office():
    """The agency of the body's secretariat, with all that is known of where it is."""
    agency = db.session.get_one(Agency, version_of("s8050").secretariat_id)
    agency.postal_code, agency.postal_address = "123-4567", "みなも町作りごと１番"
    agency.phone, agency.fax = "03-0000-0011", "03-0000-0012"
    db.session.commit()
    return agency


def version_of(code):
    return db.session.scalars(
        select(BodyVersion).where(
            BodyVersion.body_id == world.body(code).id, BodyVersion.valid_to.is_(None)
        )
    ).one()


def test_a_letter_on_paper_says_where_its_slip_is_sent(app, office, handed_out):
    text = text_to("member3")
    slip = text.partition("送り先")[2]
    for said in ("〒123-4567　みなも町作りごと１番", "電話：03-0000-0011", "FAX：03-0000-0012"):
        assert said in slip
    assert "下の回答票をFAX、郵送などで担当に送る" in text
    assert "みなも町作りごと" not in text_to("member1")


def test_the_notice_as_a_file_says_where_its_form_is_sent(app, office, handed_out, acting):
    _paper, meeting = handed_out
    said = "\n".join(lines(meetings.notice_document(meeting, acting("secretary"))))
    back = said.rpartition("（送り先）")[2]
    for one in (
        "住所　〒123-4567　みなも町作りごと１番",
        "電話　03-0000-0011",
        "FAX　03-0000-0012",
    ):
        assert one in back


def test_a_fax_cover_has_the_number_and_the_address_of_who_sends_it(
    app, office, handed_out, acting
):
    waiting = outbox.to_carry(acting("secretary"), Channel.FAX)
    cover = letters.cover_letters(waiting, Channel.FAX, acting("secretary"))
    found = dict(rows(cover, 0))
    assert found["FAX"] == "03-0000-0012"
    assert "みなも町作りごと１番" in found["送信元"]


def test_a_cover_has_no_empty_line_for_a_fax_that_nobody_entered(handed_out, acting):
    waiting = outbox.to_carry(acting("secretary"), Channel.FAX)
    cover = letters.cover_letters(waiting, Channel.FAX, acting("secretary"))
    assert "FAX" not in dict(rows(cover, 0))
