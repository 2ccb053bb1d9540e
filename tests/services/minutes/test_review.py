from datetime import date

import pytest
from sqlalchemy import select

from council.domain.errors import Conflict, DomainError, NotAllowed, NotFound
from council.domain.vocabulary import Means, MinutesState
from council.extensions import db
from council.minutes.kinds import DocumentKind
from council.models import OutboxMessage
from council.queries import minutes as queries
from council.services import minutes as services
from council.services import proxies
from tests import world
from tests.services.minutes.steps import DUE
from tests.sitting_rooms import fresh


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


def test_members_see_nothing_before_the_review(minutes, acting):
    assert queries.get(acting("member1"), minutes.meeting_id) is None
    with pytest.raises(NotFound):
        services.export(
            fresh(minutes.meeting, acting, "member1"), DocumentKind.MINUTES, acting("member1")
        )
