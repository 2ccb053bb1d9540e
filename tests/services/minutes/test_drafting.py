from datetime import time

import pytest
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from council.domain import clock
from council.domain.errors import Conflict, StaleVersion
from council.extensions import db
from council.minutes.content import Entry
from council.models import MinutesRevision, Seat
from council.queries import meetings as meeting_queries
from council.services import meetings, sittings
from council.services import minutes as services
from tests import world
from tests.services.minutes.steps import content, reworded, seen
from tests.sitting_rooms import item_of, opened, over, seat_of


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


def test_only_papers_that_lay_ready_are_listed_as_handed_out(acting):
    meeting, secretary = opened(acting), acting("secretary")
    ready = meetings.add_paper(meeting, title="連絡先の一覧", item=None, actor=secretary)
    meetings.add_paper(meeting, title="間に合わなかった資料", item=None, actor=secretary)
    found = meeting_queries.get_paper(secretary, ready.id)
    meetings.set_ready(found, is_ready=True, actor=secretary)
    over(meeting, secretary)
    services.draft(meeting, secretary)
    db.session.commit()
    assert [one.title for one in content(seen(meeting, acting)).papers] == ["連絡先の一覧"]


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
    with clock.at(world.NOW.replace(hour=18)):
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


def test_who_was_absent_is_not_said_to_have_left_the_room(acting):
    meeting = opened(acting)
    item, secretary = item_of(meeting), acting("secretary")
    for who in ("member1", "member2"):
        sittings.recuse(item, db.session.get_one(Seat, seat_of(meeting, who)), secretary)
    over(meeting, secretary)
    services.draft(meeting, secretary)
    db.session.commit()
    (said,) = content(seen(meeting, acting)).recusals
    assert "若狭 律子は退席した（除斥）。" in said
    assert "欠席した委員　早乙女 文も除斥の対象である。" in said
    assert said.count("早乙女") == 1
