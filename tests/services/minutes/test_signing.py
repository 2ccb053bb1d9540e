"""署名委員: whoever the body's rules ask confirms the very bytes before the chair approves them."""

import pytest
from sqlalchemy import select

from council.domain.errors import Conflict, DomainError, NotAllowed
from council.domain.vocabulary import Means, MinutesState
from council.extensions import db
from council.minutes.kinds import DocumentKind
from council.models import BodyVersion, MinutesSigner, OutboxMessage, Seat
from council.queries import second_person as seconding
from council.services import minutes as services
from council.services import proxies, sittings
from tests import world
from tests.minutes import reading
from tests.services.minutes.steps import DUE, reworded
from tests.sitting_rooms import item_of, seat_of

_APPROVAL = -2  # the table before the attendance annex


@pytest.fixture
def minutes(minutes):
    """The draft of a body whose rules ask for one signer besides the chair."""
    _rule(minutes, signers=1)
    return minutes


def _rule(minutes, **rules):
    for version in db.session.scalars(
        select(BodyVersion).where(BodyVersion.body_id == minutes.meeting.body_id)
    ):
        for name, value in rules.items():
            setattr(version, name, value)
    db.session.commit()


def put(minutes, acting, *who):
    secretary = acting("secretary")
    services.check(minutes, secretary)
    services.send_for_review(minutes, DUE, secretary)
    services.put_before_chair(minutes, secretary, signers=[world.person(one).id for one in who])
    db.session.commit()
    return services.current(minutes).content_hash


def letters(kind):
    asked = db.session.scalars(select(OutboxMessage).where(OutboxMessage.kind == kind)).all()
    return {one.person_id for one in asked}


def entered(acting, who="member1", by="secretary"):
    return proxies.enter(
        world.person(who),
        means=Means.TELEPHONE,
        received_on=world.TODAY,
        received_by="受付",
        actor=acting(by),
    )


def test_the_chair_approves_after_the_signer(minutes, acting):
    content_hash = put(minutes, acting, "member1")
    with pytest.raises(Conflict, match="署名委員1名の確認が済んでいません"):
        services.approve(minutes, content_hash=content_hash, actor=acting("chair"))
    services.sign(minutes, content_hash=content_hash, actor=acting("member1"))
    services.approve(minutes, content_hash=content_hash, actor=acting("chair"))
    db.session.commit()
    assert minutes.state is MinutesState.APPROVED


def test_the_signer_is_asked_first_and_then_the_chair(minutes, acting):
    content_hash = put(minutes, acting, "member1")
    assert letters("minutes_signature") == {world.person("member1").id}
    assert letters("minutes_approval") == set()
    services.sign(minutes, content_hash=content_hash, actor=acting("member1"))
    assert letters("minutes_approval") == {world.person("chair").id}


@pytest.mark.parametrize(
    "who", [(), ("member1", "deputy"), ("chair",), ("member2",), ("emp_member",), ("secretary",)]
)
def test_as_many_are_chosen_as_are_asked_for_and_only_who_may(minutes, acting, who):
    secretary = acting("secretary")
    services.check(minutes, secretary)
    with pytest.raises(DomainError, match="署名委員を1名選んで") as refusal:
        services.put_before_chair(minutes, secretary, signers=[world.person(o).id for o in who])
    assert refusal.value.field == "signers"
    db.session.rollback()
    assert minutes.state is not MinutesState.AWAITING_CHAIR


def test_whoever_was_recused_cannot_vouch_for_the_whole(minutes, acting):
    before = {one.id for one in services.eligible(minutes)}
    seat = db.session.get_one(Seat, seat_of(minutes.meeting, "member1"))
    sittings.recuse(item_of(minutes.meeting), seat, acting("secretary"))
    db.session.commit()
    assert {one.id for one in services.eligible(minutes)} == before - {world.person("member1").id}


def test_another_text_than_the_one_read_is_not_signed(minutes, acting):
    read = put(minutes, acting, "member1")
    services.return_to_author(minutes, "決定事項を直してください", acting("chair"))
    reworded(minutes, acting)
    put(minutes, acting, "member1")
    with pytest.raises(Conflict, match="内容が変わりました"):
        services.sign(minutes, content_hash=read, actor=acting("member1"))


def test_what_came_back_is_signed_anew(minutes, acting):
    content_hash = put(minutes, acting, "member1")
    services.sign(minutes, content_hash=content_hash, actor=acting("member1"))
    services.return_to_author(minutes, "日付を直してください", acting("chair"))
    db.session.commit()
    content_hash = put(minutes, acting, "deputy")
    with pytest.raises(NotAllowed):
        services.sign(minutes, content_hash=content_hash, actor=acting("member1"))
    with pytest.raises(Conflict, match="署名委員1名"):
        services.approve(minutes, content_hash=content_hash, actor=acting("chair"))


def test_the_signer_sends_back_what_is_wrong(minutes, acting):
    put(minutes, acting, "member1")
    services.return_to_author(minutes, "決定の日付が違います", acting("member1"))
    assert minutes.state is MinutesState.DRAFT


@pytest.mark.parametrize("who", ["member2", "emp_chair", "admin", "deputy"])
def test_nobody_else_signs(minutes, acting, who):
    content_hash = put(minutes, acting, "member1")
    with pytest.raises(NotAllowed):
        services.sign(minutes, content_hash=content_hash, actor=acting(who))


def test_what_was_signed_by_telephone_needs_a_second_person(minutes, acting):
    content_hash = put(minutes, acting, "member1")
    secretary, second = acting("secretary"), acting("secretary2")
    signer = world.person("member1").id
    services.enter_signature(
        minutes, signer, content_hash=content_hash, proxy=entered(acting), actor=secretary
    )
    db.session.commit()
    with pytest.raises(Conflict, match="署名委員1名"):
        services.approve(minutes, content_hash=content_hash, actor=acting("chair"))
    with pytest.raises(NotAllowed, match="別の方が確認"):
        services.confirm_signature(minutes, signer, content_hash=content_hash, actor=secretary)
    services.confirm_signature(minutes, signer, content_hash=content_hash, actor=second)
    services.approve(minutes, content_hash=content_hash, actor=acting("chair"))
    db.session.commit()
    row = db.session.scalars(select(MinutesSigner)).one()
    assert (row.second_person_id, row.is_asked) == (second.id, False)


def test_an_entry_is_taken_back_before_anybody_confirms_it(minutes, acting):
    content_hash = put(minutes, acting, "member1")
    signer = world.person("member1").id
    services.enter_signature(
        minutes, signer, content_hash=content_hash, proxy=entered(acting), actor=acting("secretary")
    )
    services.take_back_signature(minutes, signer, acting("secretary"))
    with pytest.raises(Conflict, match="取り消されています"):
        services.confirm_signature(
            minutes, signer, content_hash=content_hash, actor=acting("secretary2")
        )


def test_an_entry_made_anew_is_not_confirmed_by_who_read_the_first(minutes, acting):
    content_hash = put(minutes, acting, "member1")
    signer, secretary = world.person("member1").id, acting("secretary")
    read = {"content_hash": content_hash, "actor": acting("secretary2")}
    services.enter_signature(
        minutes, signer, content_hash=content_hash, proxy=entered(acting), actor=secretary
    )
    (first,) = seconding.lines(acting("secretary2")).to_confirm
    assert first.parts == {"meeting_id": minutes.meeting_id}
    services.take_back_signature(minutes, signer, secretary)
    services.enter_signature(
        minutes, signer, content_hash=content_hash, proxy=entered(acting), actor=secretary
    )
    with pytest.raises(Conflict, match="入力し直されています"):
        services.confirm_signature(minutes, signer, shown=str(first.row.id), **read)
    (again,) = seconding.lines(acting("secretary2")).to_confirm
    services.confirm_signature(minutes, signer, shown=str(again.row.id), **read)
    db.session.commit()
    assert seconding.lines(acting("secretary2")).to_confirm == ()


def test_signing_oneself_ends_what_waits_for_a_second_person(minutes, acting):
    content_hash = put(minutes, acting, "member1")
    services.enter_signature(
        minutes,
        world.person("member1").id,
        content_hash=content_hash,
        proxy=entered(acting),
        actor=acting("secretary"),
    )
    services.sign(minutes, content_hash=content_hash, actor=acting("member1"))
    db.session.commit()
    assert seconding.lines(acting("secretary2")).to_confirm == ()
    row = db.session.scalars(select(MinutesSigner)).one()
    assert (row.proxy_id, row.second_person_id) == (None, None)


def test_the_approved_record_names_who_signed(minutes, acting):
    content_hash = put(minutes, acting, "member1")
    services.sign(minutes, content_hash=content_hash, actor=acting("member1"))
    services.approve(minutes, content_hash=content_hash, actor=acting("chair"))
    db.session.commit()
    paper = services.export(minutes.meeting, DocumentKind.MINUTES, acting("member2"))
    facts = {row[0]: row[-1] for row in reading.rows(paper, _APPROVAL)}
    assert facts["署名委員"].startswith(f"{world.person('member1').name}（")


def test_a_body_without_signers_goes_straight_to_the_chair(minutes, acting):
    _rule(minutes, signers=0)
    content_hash = put(minutes, acting)
    services.approve(minutes, content_hash=content_hash, actor=acting("chair"))
    assert minutes.state is MinutesState.APPROVED
