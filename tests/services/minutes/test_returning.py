"""差戻しの代行入力: what the chair said by telephone or wrote in red is entered, and the draft can be mended."""

import pytest

from council.domain import clock
from council.domain.errors import Conflict, DomainError, IllegalTransition, NotAllowed
from council.domain.vocabulary import Means, MinutesState
from council.extensions import db
from council.models import AuditEntry, ProxyEntry
from council.queries import second_person as seconding
from council.services import minutes as services
from council.services import proxies
from tests import world
from tests.services.minutes.steps import awaiting, content, reworded, seen

REASON = "決定事項の日付が違う"


def said_by(who, minutes, acting, means=Means.TELEPHONE):
    return proxies.enter(
        world.person(who),
        means=means,
        received_on=clock.today(),
        received_by="戸澤",
        actor=acting("secretary"),
        about=minutes,
    )


def enter(minutes, acting, content_hash, who="chair", reason=REASON, by="secretary"):
    services.enter_return(
        minutes,
        reason,
        content_hash=content_hash,
        proxy=said_by(who, minutes, acting),
        actor=acting(by),
    )
    db.session.commit()


def test_what_the_chair_said_by_telephone_opens_the_draft_again(minutes, acting):
    enter(minutes, acting, awaiting(minutes, acting))
    assert minutes.state is MinutesState.DRAFT
    reworded(minutes, acting, "日付を直した。")
    assert any("日付を直した。" in one.decisions for one in content(minutes).agenda)


def test_its_reason_is_kept_as_the_chairs_own_and_shown_with_how_it_came(minutes, acting, browse):
    enter(minutes, acting, awaiting(minutes, acting))
    page = browse("secretary").get(f"/meetings/{minutes.meeting_id}/minutes").text
    assert REASON in page
    assert "代行（電話" in page
    assert REASON.encode() not in minutes.return_reason_sealed


def test_one_person_is_enough_and_the_trail_says_how_it_came(minutes, acting):
    enter(minutes, acting, awaiting(minutes, acting))
    row = db.session.query(AuditEntry).filter_by(subject_kind="minutes", tag="minutes:return").one()
    entry = db.session.query(ProxyEntry).filter_by(for_person_id=world.person("chair").id).one()
    assert str(entry.id) in row.canonical.decode()
    assert REASON not in row.canonical.decode()


def test_what_is_returned_takes_an_entered_approval_along(minutes, acting):
    content_hash = awaiting(minutes, acting)
    services.enter_approval(
        minutes,
        content_hash=content_hash,
        proxy=said_by("chair", minutes, acting),
        actor=acting("secretary"),
    )
    enter(minutes, acting, content_hash)
    assert seconding.waiting(seconding.MINUTES_APPROVAL, minutes.id) is None


def test_a_later_return_in_person_is_no_entry_for_another(minutes, acting):
    enter(minutes, acting, awaiting(minutes, acting))
    reworded(minutes, acting)
    services.check(minutes, acting("secretary"))
    services.put_before_chair(minutes, acting("secretary"))
    services.return_to_author(minutes, "まだ違う", acting("chair"))
    db.session.commit()
    assert seen(minutes.meeting, acting).return_proxy is None


@pytest.mark.parametrize("who", ["member1", "deputy"])
def test_of_nobody_who_does_not_decide(minutes, acting, who):
    content_hash = awaiting(minutes, acting)
    with pytest.raises(DomainError, match="議長を務めた方と"):
        enter(minutes, acting, content_hash, who)
    assert minutes.state is MinutesState.AWAITING_CHAIR


def test_of_another_text_than_the_one_that_is_shown_it_is_refused(minutes, acting):
    awaiting(minutes, acting)
    with pytest.raises(Conflict, match="内容が変わりました"):
        enter(minutes, acting, "0" * 64)


def test_without_a_reason_it_is_refused(minutes, acting):
    content_hash = awaiting(minutes, acting)
    with pytest.raises(DomainError, match="直してほしいところ"):
        enter(minutes, acting, content_hash, reason="　")


def test_a_member_enters_it_for_nobody(minutes, acting):
    content_hash = awaiting(minutes, acting)
    with pytest.raises(NotAllowed):
        enter(minutes, acting, content_hash, by="member1")


def test_what_does_not_wait_for_the_chair_is_not_returned(minutes, acting):
    with pytest.raises(IllegalTransition):
        enter(minutes, acting, services.current(minutes).content_hash)


def test_the_secretariat_records_it_on_the_page_of_the_approval(minutes, acting, browse):
    awaiting(minutes, acting)
    secretary = browse("secretary")
    path = f"/meetings/{minutes.meeting_id}/minutes"
    secretary.get(f"{path}/approval")
    assert "差戻しを代わりに記録する" in secretary.page
    typed = {
        "return-person": str(world.person("chair").id),
        "return-means": "fax",
        "return-received_on": clock.today().isoformat(),
        "return-received_by": "戸澤",
        "return-content_hash": services.current(minutes).content_hash,
    }
    assert secretary.post(f"{path}/return/proxy", typed).status_code == 422
    assert "直してほしいところを入力してください。" in secretary.page
    secretary.submit(f"{path}/return/proxy", typed | {"return-reason": REASON})
    assert "差戻しを記録しました。" in secretary.page
    assert "代行（FAX" in secretary.page
    secretary.submit(f"{path}/check", {})
    assert "点検" in secretary.page
