import pytest
from sqlalchemy import select

from council.deidentify import Kind
from council.domain.errors import Conflict, DomainError, NotAllowed, StaleVersion
from council.domain.judging import TermList, TermState
from council.extensions import db
from council.models import AuditEntry, RememberedTerm, keyring
from council.services import terms
from tests.remembering import confirmed, proposed

NAME = "くわの実"


def _all() -> list[RememberedTerm]:
    return list(db.session.scalars(select(RememberedTerm)))


@pytest.mark.parametrize("kind", [one for one in Kind if one not in terms.KINDS])
def test_a_term_of_any_other_kind_is_refused(acting, kind):
    with pytest.raises(DomainError) as refused:
        proposed(NAME, kind=kind)
    assert refused.value.field == "remember"
    assert _all() == []


@pytest.mark.parametrize(
    "words",
    [
        "くわの実03-0123-4567",
        "令和3年4月開設のくわの実",
        "平成9年3月の会",
        "区立施設4521",
        "家",
        "あ" * 61,
    ],
)
def test_a_term_with_a_number_or_a_date_or_of_no_fit_length_is_refused(acting, words):
    with pytest.raises(DomainError):
        proposed(words)
    assert _all() == []


def test_a_term_that_holds_what_was_found_of_the_household_is_refused(acting):
    with pytest.raises(DomainError):
        proposed("山梔子クリニック", household=["山梔子"])
    with pytest.raises(DomainError):
        proposed("ヤマギシ クリニック", household=["やまぎし"])
    assert _all() == []


def test_a_proposed_term_is_sealed_and_says_nothing_of_where_it_came_from(acting):
    row = proposed(NAME)
    stored = {one.key: getattr(row, one.key) for one in row.__mapper__.column_attrs}
    assert not any(NAME in str(value) for value in stored.values())
    assert NAME.encode() not in stored["words_sealed"]
    assert {name for name, value in stored.items() if value is not None} == {
        "id", "listed", "kind", "words_sealed", "key_id", "state", "proposed_on", "version",
    }  # fmt: skip


def test_a_term_that_already_waits_is_not_put_there_twice(acting):
    proposed(NAME)
    terms.propose(
        "ｸﾜ の実", listed=TermList.MARK, kind=Kind.HOSPITAL, household=(), field="remember"
    )
    assert len(_all()) == 1


def test_only_a_confirmed_term_is_known_to_the_check(acting):
    proposed(NAME)
    assert terms.remembered() == terms.Remembered((), ())
    confirmed("ひだまり", acting("secretary"), kind=Kind.FACILITY)
    confirmed("二子玉川", acting("secretary"), TermList.ALLOW, Kind.LOCATION)
    known = terms.remembered()
    assert [(one.kind, one.text) for one in known.marks] == [(Kind.FACILITY, "ひだまり")]
    assert known.allowed == ("二子玉川",)


def test_a_declined_and_a_withdrawn_term_are_forgotten(acting):
    declined, withdrawn = proposed(NAME), confirmed("ひだまり", acting("secretary"))
    terms.decline(declined, base_version=declined.version, actor=acting("secretary"))
    terms.withdraw(withdrawn, base_version=withdrawn.version, actor=acting("emp_secretary"))
    db.session.flush()
    assert [(row.state, row.words_sealed) for row in (declined, withdrawn)] == [
        (TermState.DECLINED, None),
        (TermState.WITHDRAWN, None),
    ]
    assert withdrawn.ended_by_id == acting("emp_secretary").id
    assert terms.remembered() == terms.Remembered((), ())


def test_one_term_is_never_on_both_lists(acting):
    confirmed(NAME, acting("secretary"))
    terms.propose(NAME, listed=TermList.ALLOW, kind=Kind.HOSPITAL, household=(), field="remember")
    db.session.flush()
    row = next(one for one in _all() if one.listed is TermList.ALLOW)
    with pytest.raises(Conflict):
        terms.confirm(row, base_version=row.version, actor=acting("secretary"))


@pytest.mark.parametrize("who", ["staff_a", "manager_a", "member1", "chair", "admin"])
def test_whoever_keeps_no_secretariat_decides_nothing(acting, who):
    row = proposed(NAME)
    for act in (terms.confirm, terms.decline):
        with pytest.raises(NotAllowed):
            act(row, base_version=row.version, actor=acting(who))


def test_a_term_that_was_decided_meanwhile_is_not_decided_again(acting):
    row = confirmed(NAME, acting("secretary"))
    with pytest.raises(StaleVersion):
        terms.withdraw(row, base_version=row.version - 1, actor=acting("secretary"))
    with pytest.raises(Conflict):
        terms.decline(row, base_version=row.version, actor=acting("secretary"))


def test_the_trail_of_a_decision_says_who_and_never_what(acting):
    confirmed(NAME, acting("secretary"))
    db.session.commit()
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "term:confirm")).one()
    assert entry.actor_id == acting("secretary").id
    assert NAME.encode() not in entry.canonical


def test_the_words_stay_sealed_when_confirmed(acting):
    row = confirmed(NAME, acting("secretary"))
    assert NAME.encode() not in row.words_sealed
    assert keyring(db.session).open(row, "words_sealed") == NAME
