from dataclasses import replace
from datetime import date, time

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from council.domain.errors import Conflict, DomainError, NotAllowed, NotFound, StaleVersion
from council.domain.vocabulary import Means, MeetingState, MinutesState
from council.extensions import db
from council.minutes.content import Entry
from council.minutes.editing import with_item
from council.minutes.kinds import DocumentKind
from council.models import MinutesRevision, OutboxMessage, Seat
from council.queries import minutes as queries
from council.services import minutes as services
from council.services import proxies, sittings
from tests import world
from tests.minutes import reading
from tests.sitting_rooms import fresh, held, item_of, opened, seat_of

DUE = date(2026, 12, 10)


@pytest.fixture
def minutes(acting):
    """A draft of a meeting that is over."""
    meeting = held(acting)
    services.draft(meeting, acting("secretary"))
    db.session.commit()
    return seen(meeting, acting)


def seen(meeting, acting, who="secretary"):
    found = queries.get(acting(who), meeting.id)
    assert found is not None
    return found


def content(minutes):
    return services.content_of(services.current(minutes))


def reworded(minutes, acting, text="連絡先の一覧を部会の委員に限って配る。"):
    """Save another decision under the discussion."""
    before = content(minutes)
    number, item = next((number, one) for number, one in enumerate(before.agenda) if one.decisions)
    return services.save(
        minutes,
        with_item(before, number, replace(item, decisions=(text,))),
        base_version=minutes.version,
        actor=acting("secretary"),
    )


def awaiting(minutes, acting):
    secretary = acting("secretary")
    services.check(minutes, secretary)
    services.send_for_review(minutes, DUE, secretary)
    services.put_before_chair(minutes, secretary)
    db.session.commit()
    return services.current(minutes).content_hash


def approved(minutes, acting):
    content_hash = awaiting(minutes, acting)
    services.approve(minutes, content_hash=content_hash, actor=acting("chair"))
    db.session.commit()


def test_the_draft_says_what_was_recorded_in_the_bodys_words(minutes):
    said = content(minutes)
    discussion = next(one for one in said.agenda if one.decisions)
    assert (said.body_name, said.serial_label, said.version_label) == (
        "重層的支援協議会　８０５０支援部会",
        "第１回",
        "第１版",
    )
    assert said.opened_label == "午後２時"
    assert discussion.entries[0] == Entry(speaker="部会長", text="連絡先の一覧を作ってはどうか。")
    assert discussion.decisions == ("連絡先の一覧を各機関に配る。",)
    assert [one.name for one in said.absent] == ["早乙女 文"]
    assert said.author == "保健福祉政策部生活福祉課　戸澤 みのり"


def test_no_draft_before_the_closing_and_only_one_after(acting, minutes):
    with pytest.raises(Conflict, match="もう作られています"):
        services.draft(minutes.meeting, acting("secretary"))
    with pytest.raises(Conflict, match="閉会してから"):
        services.draft(opened(acting), acting("secretary"))


def test_every_save_is_a_revision_and_none_is_ever_changed(minutes, acting):
    reworded(minutes, acting)
    db.session.commit()
    assert services.current(minutes).number == 2
    with pytest.raises(DBAPIError):
        db.session.execute(update(MinutesRevision).values(content_hash="0" * 64))
    db.session.rollback()


def test_saving_what_did_not_change_makes_no_revision(minutes, acting):
    services.save(
        minutes, content(minutes), base_version=minutes.version, actor=acting("secretary")
    )
    assert services.current(minutes).number == 1


def test_a_save_on_an_old_version_is_refused(minutes, acting):
    before = minutes.version
    reworded(minutes, acting)
    db.session.commit()
    with pytest.raises(StaleVersion):
        services.save(minutes, content(minutes), base_version=before, actor=acting("secretary2"))


def test_refreshing_takes_the_record_and_keeps_typed_text(minutes, acting):
    reworded(minutes, acting)
    sittings.arrive(
        minutes.meeting, seat_of(minutes.meeting, "member2"), time(15), acting("secretary")
    )
    db.session.commit()
    services.refresh(minutes, base_version=minutes.version, actor=acting("secretary"))
    said = content(minutes)
    assert [(one.name, one.mark) for one in said.present if one.mark != "出席"] == [
        ("早乙女 文", "遅参")
    ]
    assert "限って配る" in next(one for one in said.agenda if one.decisions).decisions[0]


def test_attendees_are_asked_by_mail_and_ask_for_corrections(minutes, acting):
    secretary = acting("secretary")
    services.check(minutes, secretary)
    people = services.send_for_review(minutes, DUE, secretary)
    assert {one.name for one in people} == {
        "鷺沢 道雄",
        "浅葱 美千代",
        "若狭 律子",
        "常盤 碧",
    }
    sent = db.session.scalars(
        select(OutboxMessage).where(OutboxMessage.kind == "minutes_check")
    ).all()
    assert len(sent) == 4
    services.comment(minutes, text="直してください", agenda_item=None, actor=acting("member1"))
    with pytest.raises(NotAllowed, match="出席した方だけ"):
        services.comment(minutes, text="x", agenda_item=None, actor=acting("member2"))
    with pytest.raises(Conflict, match="修正の申出が1件"):
        services.put_before_chair(minutes, secretary)
    row = queries.comments(minutes)[0]
    services.settle(queries.get_comment(minutes, row.id), minutes, secretary)
    services.put_before_chair(minutes, secretary)
    assert minutes.state is MinutesState.AWAITING_CHAIR


def test_a_correction_by_telephone_is_entered_for_somebody_who_attended(minutes, acting):
    secretary = acting("secretary")
    services.check(minutes, secretary)
    services.send_for_review(minutes, DUE, secretary)

    def entry(who):
        return proxies.enter(
            world.person(who),
            means=Means.TELEPHONE,
            received_on=world.TODAY,
            received_by="戸澤",
            actor=secretary,
        )

    row = services.comment(
        minutes, text="直す", agenda_item=None, actor=secretary, proxy=entry("member3")
    )
    assert row.person_id == world.person("member3").id
    with pytest.raises(DomainError, match="出席した方を選んで"):
        services.comment(
            minutes, text="直す", agenda_item=None, actor=secretary, proxy=entry("member2")
        )


def test_a_review_in_the_past_is_refused(minutes, acting):
    services.check(minutes, acting("secretary"))
    with pytest.raises(DomainError, match="今日から後"):
        services.send_for_review(minutes, date(2026, 12, 2), acting("secretary"))


def test_the_chair_approves_and_the_meeting_is_concluded(minutes, acting):
    content_hash = awaiting(minutes, acting)
    row = services.approve(minutes, content_hash=content_hash, actor=acting("chair"))
    db.session.commit()
    assert (minutes.state, minutes.meeting.state) == (
        MinutesState.APPROVED,
        MeetingState.CONCLUDED,
    )
    assert (row.content_hash, row.approver_title) == (content_hash, "部会長")


@pytest.mark.parametrize("who", ["secretary", "deputy", "member1", "emp_chair", "admin"])
def test_nobody_but_who_presided_approves(minutes, acting, who):
    content_hash = awaiting(minutes, acting)
    with pytest.raises(NotAllowed):
        services.approve(minutes, content_hash=content_hash, actor=acting(who))


def test_another_text_than_the_one_read_is_not_approved(minutes, acting):
    read = awaiting(minutes, acting)
    chair, secretary = acting("chair"), acting("secretary")
    services.return_to_author(minutes, "決定事項を直してください", chair)
    reworded(minutes, acting)
    services.check(minutes, secretary)
    services.put_before_chair(minutes, secretary)
    db.session.commit()
    with pytest.raises(Conflict, match="内容が変わりました"):
        services.approve(minutes, content_hash=read, actor=chair)
    page = queries.page(minutes, chair)
    assert [one.place for one in queries.changed(page)] == [
        "（３）　連絡の取り方についての決定事項"
    ]


def test_a_returned_draft_tells_its_author_why(minutes, acting):
    awaiting(minutes, acting)
    with pytest.raises(DomainError, match="直してほしいところ"):
        services.return_to_author(minutes, " ", acting("chair"))
    services.return_to_author(minutes, "議事（１）を直す", acting("chair"))
    db.session.commit()
    assert queries.page(minutes, acting("secretary")).return_reason == "議事（１）を直す"
    kinds = db.session.scalars(select(OutboxMessage.kind)).all()
    assert "minutes_returned" in kinds


def test_an_approval_by_telephone_needs_a_second_person(minutes, acting):
    content_hash = awaiting(minutes, acting)
    secretary, second = acting("secretary"), acting("secretary2")
    entry = proxies.enter(
        world.person("chair"),
        means=Means.TELEPHONE,
        received_on=world.TODAY,
        received_by="戸澤",
        actor=secretary,
    )
    services.enter_approval(minutes, content_hash=content_hash, proxy=entry, actor=secretary)
    db.session.commit()
    with pytest.raises(NotAllowed, match="別の方が確認"):
        services.approve(minutes, content_hash=content_hash, actor=secretary)
    with pytest.raises(NotAllowed):
        services.approve(minutes, content_hash=content_hash, actor=acting("emp_secretary"))
    row = services.approve(minutes, content_hash=content_hash, actor=second)
    db.session.commit()
    assert (row.approver_id, row.second_person_id) == (world.person("chair").id, second.id)
    assert row.proxy_id == entry.id


def test_an_entry_for_another_than_who_presided_is_refused(minutes, acting):
    content_hash = awaiting(minutes, acting)
    secretary = acting("secretary")
    entry = proxies.enter(
        world.person("deputy"),
        means=Means.TELEPHONE,
        received_on=world.TODAY,
        received_by="戸澤",
        actor=secretary,
    )
    with pytest.raises(DomainError, match="議長を務めた方だけ"):
        services.enter_approval(minutes, content_hash=content_hash, proxy=entry, actor=secretary)


def test_a_correction_leaves_the_approved_text_in_force_until_the_next_approval(minutes, acting):
    approved(minutes, acting)
    secretary, member = acting("secretary"), acting("member1")
    first = minutes.approved_revision_id
    services.correct(minutes, "決定事項の誤記", secretary)
    reworded(minutes, acting)
    db.session.commit()
    assert queries.page(seen(minutes.meeting, acting, "member1"), member).shown.id == first
    assert "（訂正）" in content(minutes).version_label
    awaiting(minutes, acting)
    services.approve(
        minutes,
        content_hash=services.current(minutes).content_hash,
        actor=acting("chair"),
    )
    db.session.commit()
    assert minutes.approved_revision_id != first
    page = queries.page(minutes, member, number=1)
    assert page is not None
    assert page.shown.is_approved


def test_approved_minutes_are_not_edited(minutes, acting):
    approved(minutes, acting)
    with pytest.raises(Conflict, match="議事録を直せません"):
        reworded(minutes, acting)


def test_the_recused_are_shown_the_title_alone(acting):
    meeting = opened(acting)
    item, secretary = item_of(meeting), acting("secretary")
    sittings.recuse(item, db.session.get_one(Seat, seat_of(meeting, "member1")), secretary)
    sittings.note(item, speaker="委員", text="見せない発言", actor=secretary)
    sittings.close(meeting, closed_at=time(15, 50), actor=secretary)
    services.draft(meeting, secretary)
    db.session.commit()
    minutes = seen(meeting, acting)
    approved(minutes, acting)
    texts = {}
    for who in ("member1", "deputy"):
        found = seen(meeting, acting, who)
        page = queries.page(found, acting(who))
        texts[who] = str(page.content)
        file = services.export(fresh(meeting, acting, who), DocumentKind.MINUTES, acting(who))
        assert ("見せない発言" in "".join(reading.parts(file).values())) == (who == "deputy")
    assert "見せない発言" not in texts["member1"]
    assert "連絡の取り方について" in texts["member1"]
    assert "見せない発言" in texts["deputy"]
    assert "退席した（除斥）" in texts["member1"]
    with pytest.raises((NotFound, Conflict)):
        services.comment(minutes, text="x", agenda_item=item, actor=acting("member1"))


def test_members_see_nothing_before_the_review(minutes, acting):
    assert queries.get(acting("member1"), minutes.meeting_id) is None
    with pytest.raises(NotFound):
        services.export(
            fresh(minutes.meeting, acting, "member1"), DocumentKind.MINUTES, acting("member1")
        )


def test_the_approved_document_names_its_approver_and_its_hash(minutes, acting):
    approved(minutes, acting)
    file = services.export(minutes.meeting, DocumentKind.MINUTES, acting("member1"))
    again = services.export(minutes.meeting, DocumentKind.MINUTES, acting("chair"))
    everything = "".join(reading.parts(file).values())
    content_hash = services.current(minutes).content_hash
    assert file == again
    assert f"照合番号 {content_hash[:8]}" in everything
    assert "部会長　鷺沢 道雄" in everything
    assert "連絡先の一覧を各機関に配る。" in "\n".join(reading.lines(file))


def test_bytes_that_do_not_fit_their_hash_are_neither_approved_nor_printed(minutes, acting):
    revision = services.current(minutes)
    db.session.expunge(revision)
    revision.content_hash = "0" * 64
    with pytest.raises(Conflict, match="照合番号と一致しません"):
        services.content_of(revision)


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_kind_of_paper_can_be_made_without_a_clock_in_it(minutes, acting, kind):
    secretary = acting("secretary")
    file = services.export(minutes.meeting, kind, secretary)
    assert reading.opened(file).paragraphs
    assert file == services.export(minutes.meeting, kind, secretary)
