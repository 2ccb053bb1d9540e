"""What becomes another after the notice is told again, with what was and what is now; each act by its own 決裁."""

import io
import zipfile

import pytest
from sqlalchemy import select

from council.domain import clock
from council.domain.errors import Conflict, DomainError, NotAllowed
from council.domain.signoffs import Act
from council.domain.vocabulary import ItemKind, Publicity
from council.extensions import db
from council.models import BodyVersion, Invitation, InvitationLetter, SignOff
from council.queries import meetings as queries
from council.services import meetings
from council.services.meetings.order import items_of
from tests import convening, world
from tests.minutes import reading
from tests.public_rooms import moved

TITLE = "連絡の取り方について"


@pytest.fixture
def meeting(acting):
    found = convening.notified(convening.scheduled(acting("secretary")), acting("secretary"))
    db.session.commit()
    return found


def page(meeting, acting, who="secretary"):
    db.session.expire_all()
    return queries.page(queries.get(acting(who), meeting.id), acting(who))


def labels(meeting, acting):
    return [one.label for one in page(meeting, acting).untold]


def last(who):
    return db.session.scalars(
        select(InvitationLetter)
        .join(Invitation, Invitation.id == InvitationLetter.invitation_id)
        .where(Invitation.person_id == world.person(who).id)
        .order_by(InvitationLetter.sequence.desc())
    ).first()


def another_item(meeting, secretary):
    meetings.add_item(meeting, kind=ItemKind.REPORT, title=TITLE, actor=secretary)


def item(meeting, secretary):
    return next(one for one in items_of(meeting) if one.kind is ItemKind.ACTIONS)


def retitled(meeting, secretary):
    found = item(meeting, secretary)
    found.meeting = meeting
    meetings.edit_item(
        found,
        kind=found.kind,
        title=TITLE,
        presenter="",
        minutes=5,
        is_closed=False,
        closed_reason="",
        base_version=found.version,
        actor=secretary,
    )


def removed(meeting, secretary):
    found = item(meeting, secretary)
    found.meeting = meeting
    meetings.remove_item(found, secretary, base_version=found.version)


def reordered(meeting, secretary):
    found = item(meeting, secretary)
    found.meeting = meeting
    meetings.move_item(found, -1, secretary, base_version=found.version)


def opened(meeting, secretary):
    meetings.set_publicity(
        meeting,
        publicity=Publicity.OPEN,
        closed_reason="",
        base_version=meeting.version,
        actor=secretary,
    )


@pytest.mark.parametrize(
    ("change", "label"),
    [
        (another_item, "議題"),
        (retitled, "議題"),
        (removed, "議題"),
        (reordered, "議題"),
        (opened, "公開の別"),
    ],
)
def test_whatever_changes_after_the_notice_is_marked_until_it_is_told(
    meeting, acting, change, label
):
    assert labels(meeting, acting) == []
    change(queries.get(acting("secretary"), meeting.id), acting("secretary"))
    db.session.commit()
    assert labels(meeting, acting) == [label]
    assert page(meeting, acting, "member1").untold == ()
    again = queries.get(acting("secretary"), meeting.id)
    meetings.tell_again(again, acting("secretary"), decision=convening.decided(acting("secretary")))
    db.session.commit()
    assert labels(meeting, acting) == []


def test_the_letter_says_what_was_and_is_and_no_title(meeting, acting):
    secretary = acting("secretary")
    before = last("member1")
    another_item(meeting, secretary)
    opened(meeting, secretary)
    meetings.tell_again(meeting, secretary, decision=convening.decided(secretary))
    letter = last("member1")
    assert (letter.method, letter.sequence) == ("REQUEST", before.sequence + 1)
    said = {one["label"]: (one["before"], one["after"]) for one in letter.facts["changes"]}
    assert said["公開の別"] == ("非公開（個人情報を扱うため）", "公開")
    assert "改めました" in said["議題"][1]
    assert TITLE not in str(letter.facts)
    assert letter.facts["envelope"]["document_label"] == "8世生福第1300号"


def test_a_move_tells_besides_what_waited_to_be_told(meeting, acting):
    secretary = acting("secretary")
    another_item(meeting, secretary)
    moved(meeting, secretary)
    changes = [one["label"] for one in last("member1").facts["changes"]]
    assert changes == ["日時", "議題"]
    assert labels(meeting, acting) == []


def test_nothing_is_told_again_that_did_not_change(meeting, acting):
    with pytest.raises(Conflict, match="変わったところはありません"):
        meetings.tell_again(meeting, acting("secretary"))


def test_only_the_secretariat_tells_of_changes(meeting, acting):
    another_item(meeting, acting("secretary"))
    with pytest.raises(NotAllowed):
        meetings.tell_again(meeting, acting("chair"))


@pytest.mark.parametrize("act", [meetings.cancel, meetings.postpone])
def test_nothing_goes_out_before_its_own_decision(meeting, acting, act):
    secretary = acting("secretary")
    with pytest.raises(DomainError, match="決裁が要ります"):
        act(meeting, "大雪のため", secretary)
    act(meeting, "大雪のため", secretary, decision=convening.decided(secretary))
    signed = db.session.scalars(
        select(SignOff.act).where(SignOff.meeting_id == meeting.id).order_by(SignOff.act)
    ).all()
    assert signed == sorted(["notice", "cancel" if act is meetings.cancel else "postpone"])


def test_a_move_waits_for_its_decision_and_so_does_any_other_change(meeting, acting):
    secretary = acting("secretary")
    with pytest.raises(DomainError, match="変更の通知には決裁が要ります"):
        moved(meeting, secretary, decision=None)
    db.session.rollback()
    again = queries.get(secretary, meeting.id)
    another_item(again, secretary)
    with pytest.raises(DomainError, match="変更の通知には決裁が要ります"):
        meetings.tell_again(again, secretary)


def test_the_body_says_for_which_acts_it_asks(meeting, acting):
    secretary = acting("secretary")
    version = db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == meeting.body_id)
    ).one()
    version.sign_off_otherwise = "change cancel"
    moved(meeting, secretary, decision=None)
    meetings.cancel(meeting, "大雪のため", secretary)
    assert last("member1").method == "CANCEL"


def test_on_the_day_before_people_are_told_first_and_the_decision_is_recorded_afterwards(
    meeting, acting
):
    with clock.at(world.NOW.replace(day=16)):
        secretary = acting("secretary")
        meetings.postpone(meeting, "大雪のため", secretary)
        assert meeting.undecided == "postpone"
        meetings.sign_off(
            meeting,
            act=Act.POSTPONE,
            document_no="8世生福第1400号",
            drafted_on=None,
            decided_on=secretary.on,
            decided_by="生活福祉課長",
            actor=secretary,
        )
        assert meeting.undecided == ""


def test_a_meeting_put_off_is_not_said_to_be_called_off(meeting, acting):
    secretary = acting("secretary")
    meetings.postpone(meeting, "大雪のため", secretary, decision=convening.decided(secretary))
    letter = last("member1")
    assert (letter.method, letter.facts["matter"]) == ("CANCEL", "put_off")


@pytest.mark.parametrize("act", list(meetings.PACKED))
def test_one_press_makes_the_papers_of_each_act(meeting, acting, act):
    secretary = acting("secretary")
    another_item(meeting, secretary)
    packed = meetings.pack_of(meeting, act, secretary)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = archive.namelist()
        draft = "\n".join(reading.lines(archive.read("起案文案.docx")))
        letter = "\n".join(reading.lines(archive.read(names[1])))
    word = act.label.removesuffix("の通知")
    assert names[0] == "起案文案.docx"
    assert f"{word}し、別紙の案により構成員に通知してよろしいか伺います" in draft
    assert f"{word}について（通知）" in letter.replace("\n", "")
    assert (TITLE in draft) is (act is Act.CHANGE) or TITLE in draft
    assert TITLE not in letter


def test_the_pages_ask_for_the_decision_and_hand_out_its_papers(meeting, acting, browse):
    browser, at = browse("secretary"), f"/meetings/{meeting.id}"
    assert browser.get(f"{at}/packs/cancel.zip").status_code == 200
    assert browser.get(f"{at}/packs/nomination.zip").status_code == 404
    another_item(queries.get(acting("secretary"), meeting.id), acting("secretary"))
    db.session.commit()
    assert "変更あり・再通知が必要" in browser.get(at).text
    assert TITLE in browser.get(f"{at}/changes").text
    seen = {"base_version": browser.hidden["base_version"]}
    assert browser.post(f"{at}/changes", {"document_no": "8号"} | seen).status_code == 422
    browser.submit(f"{at}/changes", convening.DECIDED | seen)
    assert "変更の通知を送りました" in browser.page
