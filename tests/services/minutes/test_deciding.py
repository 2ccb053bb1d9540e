"""決裁 on 議事録の確定・供覧: where the body asks for one, on exactly the text that goes before the chair."""

import io
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from council.domain.errors import Conflict, DomainError, NotAllowed, StaleVersion
from council.domain.vocabulary import MinutesState
from council.extensions import db
from council.models import AuditEntry, BodyVersion
from council.services import minutes as services
from council.services.meetings import Decision
from tests import world
from tests.minutes import reading
from tests.services.minutes.steps import DUE, reworded

GIVEN = Decision("8世生福第77号", None, world.TODAY, "生活福祉課長")


@pytest.fixture
def minutes(minutes, acting):
    """In review, of a body whose minutes need a 決裁."""
    for version in db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == minutes.meeting.body_id)
    ):
        version.sign_off_otherwise = ""
    services.check(minutes, acting("secretary"))
    services.send_for_review(minutes, DUE, acting("secretary"))
    db.session.commit()
    return minutes


def signed(minutes, acting, decision=GIVEN, who="secretary", seen=None):
    row = services.sign_off(
        minutes,
        decision,
        seen=seen or services.current(minutes).content_hash,
        actor=acting(who),
    )
    db.session.commit()
    return row


def test_nothing_is_put_before_the_chair_without_the_decision(minutes, acting):
    with pytest.raises(Conflict, match="決裁が要ります"):
        services.put_before_chair(minutes, acting("secretary"))
    assert minutes.state is MinutesState.REVIEW


def test_with_the_decision_on_this_text_the_chair_is_asked(minutes, acting):
    row = signed(minutes, acting)
    assert (row.document_no, row.decided_by) == ("8世生福第77号", "生活福祉課長")
    services.put_before_chair(minutes, acting("secretary"))
    assert minutes.state is MinutesState.AWAITING_CHAIR


def test_another_text_needs_a_decision_of_its_own(minutes, acting):
    signed(minutes, acting)
    reworded(minutes, acting)
    assert services.decided(minutes) is None
    with pytest.raises(Conflict, match="決裁が要ります"):
        services.put_before_chair(minutes, acting("secretary"))
    signed(minutes, acting, replace(GIVEN, document_no="8世生福第78号"))
    services.put_before_chair(minutes, acting("secretary"))
    assert services.decided(minutes).document_no == "8世生福第78号"


def test_a_returned_draft_goes_again_under_its_decision_while_its_text_is_the_same(minutes, acting):
    signed(minutes, acting)
    services.put_before_chair(minutes, acting("secretary"))
    services.return_to_author(minutes, "読めない箇所がある", acting("chair"))
    services.check(minutes, acting("secretary"))
    services.put_before_chair(minutes, acting("secretary"))
    assert minutes.state is MinutesState.AWAITING_CHAIR


def test_a_decision_is_on_the_text_that_was_seen(minutes, acting):
    seen = services.current(minutes).content_hash
    reworded(minutes, acting)
    with pytest.raises(StaleVersion):
        signed(minutes, acting, seen=seen)


def test_recorded_again_the_newest_decision_counts(minutes, acting):
    signed(minutes, acting)
    signed(minutes, acting, replace(GIVEN, document_no="8世生福第79号"))
    assert services.decided(minutes).document_no == "8世生福第79号"


@pytest.mark.parametrize(
    ("decision", "field"),
    [
        (replace(GIVEN, decided_on=world.TODAY + timedelta(1)), "decided_on"),
        (replace(GIVEN, drafted_on=world.TODAY + timedelta(1)), "drafted_on"),
    ],
)
def test_a_decision_is_of_days_that_can_be(minutes, acting, decision, field):
    with pytest.raises(DomainError) as refused:
        signed(minutes, acting, decision)
    assert refused.value.field == field


def test_only_who_keeps_the_minutes_records_it_and_takes_the_pack(minutes, acting):
    with pytest.raises(NotAllowed):
        signed(minutes, acting, who="chair")
    with pytest.raises(NotAllowed):
        services.pack(minutes, acting("chair"))


def test_the_recording_is_told_in_the_trail_without_the_text(minutes, acting):
    signed(minutes, acting)
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "minutes:sign_off")).one()
    assert entry.body_id == minutes.meeting.body_id


def test_a_body_may_go_without(minutes, acting):
    for version in db.session.scalars(select(BodyVersion)):
        version.sign_off_otherwise = "minutes"
    db.session.flush()
    assert not services.asks(minutes)
    services.put_before_chair(minutes, acting("secretary"))


def test_a_correction_needs_a_decision_of_its_own(minutes, acting):
    signed(minutes, acting)
    services.put_before_chair(minutes, acting("secretary"))
    services.approve(
        minutes, content_hash=services.current(minutes).content_hash, actor=acting("chair")
    )
    db.session.commit()
    services.correct(minutes, "数の誤り", acting("secretary"))
    reworded(minutes, acting)
    services.check(minutes, acting("secretary"))
    with pytest.raises(Conflict, match="決裁が要ります"):
        services.put_before_chair(minutes, acting("secretary"))


def test_the_pack_holds_the_draft_the_text_and_who_gets_it(minutes, acting):
    with zipfile.ZipFile(io.BytesIO(services.pack(minutes, acting("secretary")))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert list(files) == [
        "起案文案.docx",
        "別紙１_議事録（案）.docx",
        "別紙２_送付先一覧.docx",
    ]
    draft = "\n".join(reading.lines(files["起案文案.docx"]))
    heads = dict(row[:2] for row in reading.rows(files["起案文案.docx"], 0))
    assert heads["件名"].endswith("の議事録の確定・供覧について（伺い）")
    assert "供覧してよろしいか伺います" in draft
    assert "もう一度決裁を受けます" in draft
    assert "連絡先の一覧を各機関に配る。" in "\n".join(
        reading.lines(files["別紙１_議事録（案）.docx"])
    )
    listed = reading.rows(files["別紙２_送付先一覧.docx"], 0)
    assert "若狭 律子" in {row[3] for row in listed}
