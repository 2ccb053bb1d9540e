"""Opening and keeping a case. No identifying field exists: members are words, ages are bands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from council.domain.errors import DomainError, NotAllowed
from council.domain.household import PERSON, RELATIONS, labels, next_label
from council.domain.ids import new_code, new_id
from council.domain.mynumbers import refuse_my_number
from council.domain.vocabulary import AgeBand, Sex
from council.extensions import db
from council.models import Agency, Case, CaseAgency, DataSubject
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.services.audit import record
from council.services.transitions import ensure_version


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the household as the opening form says it."""

    relation: str
    age_band: AgeBand
    sex: Sex = Sex.UNSTATED
    is_living_together: bool = True
    is_deceased: bool = False


def open_case(
    agency: Agency,
    *,
    subjects: Sequence[Member],
    policy: str,
    actor: Actor,
    received_on: date | None = None,
    next_review_on: date | None = None,
    is_8050: bool = False,
    agencies: Sequence[Agency] = (),
) -> Case:
    """A new case led by `agency`, for which the actor must work. `is_8050` is a person's judgement, never reckoned."""
    require(actor, Permission.CASE_CREATE)
    if agency.id not in actor.agencies:
        raise NotAllowed("ご自分の機関の世帯として登録してください。")
    _check(subjects, policy, received_on, next_review_on, actor)
    ring = keyring(db.session)
    case_id = new_id()
    case = Case(
        id=case_id,
        number=_free_number(),
        lead_agency_id=agency.id,
        key_id=ring.key_for("case", case_id),
        received_on=received_on or actor.on,
        next_review_on=next_review_on,
        is_8050=is_8050,
        created_by_id=actor.id,
    )
    case.policy_sealed = ring.seal(case, "policy_sealed", policy)
    case.lead_agency = agency
    db.session.add(case)
    names = labels([one.relation for one in subjects])
    case.subjects = [
        _subject(case, member, label, position)
        for position, (member, label) in enumerate(zip(subjects, names, strict=True))
    ]
    db.session.flush()
    record(actor, "case:open", case)
    _begin_agencies(case, agencies, actor)
    return case


def _check(
    subjects: Sequence[Member],
    policy: str,
    received_on: date | None,
    next_review_on: date | None,
    actor: Actor,
) -> None:
    if not any(one.relation == PERSON for one in subjects):
        raise DomainError("世帯に「本人」を入れてください。", field="members")
    if unknown := [one.relation for one in subjects if one.relation not in RELATIONS]:
        raise DomainError("続柄を一覧から選んでください（%(words)s）。", words="・".join(unknown))
    if received_on is not None and received_on > actor.on:
        raise DomainError("受付日は、今日までの日にしてください。", field="received_on")
    _check_kept(policy, next_review_on, actor)


def _check_kept(policy: str, next_review_on: date | None, actor: Actor) -> None:
    if next_review_on is not None and next_review_on < actor.on:
        raise DomainError(
            "次の見直しの日は、今日から後の日にしてください。", field="next_review_on"
        )
    refuse_my_number(policy, field="policy")


def _subject(case: Case, member: Member, label: str, position: int) -> DataSubject:
    return DataSubject(
        id=new_id(),
        case_id=case.id,
        label=label,
        relation=member.relation,
        sex=member.sex,
        age_band=member.age_band,
        is_person_concerned=member.relation == PERSON,
        is_living_together=member.is_living_together,
        is_deceased=member.is_deceased,
        position=position,
    )


def _begin_agencies(case: Case, agencies: Sequence[Agency], actor: Actor) -> None:
    for one in agencies:
        if one.id != case.lead_agency_id:
            row = CaseAgency(
                id=new_id(), case_id=case.id, agency_id=one.id, starts_on=actor.on, agency=one
            )
            row.case = case
            db.session.add(row)
    db.session.flush()


def add_member(case: Case, member: Member, actor: Actor) -> DataSubject:
    """One more member of the household; `case.subjects` must be loaded."""
    require(actor, Permission.CASE_EDIT, case)
    if member.relation not in RELATIONS:
        raise DomainError("続柄を一覧から選んでください。", field="relation")
    label = next_label(member.relation, {one.label for one in case.subjects})
    row = _subject(case, member, label, len(case.subjects))
    case.subjects.append(row)
    db.session.flush()
    record(actor, "case:add_member", row)
    return row


def edit_case(
    case: Case,
    *,
    policy: str | None,
    next_review_on: date | None,
    is_8050: bool,
    base_version: int,
    actor: Actor,
) -> None:
    """Change policy, next review and the 8050 mark; a policy of None stays as it is."""
    require(actor, Permission.CASE_EDIT, case)
    ensure_version(case, base_version)
    if next_review_on != case.next_review_on:
        _check_kept("", next_review_on, actor)
    case.next_review_on, case.is_8050 = next_review_on, is_8050
    if policy is not None:
        _check_kept(policy, None, actor)
        case.policy_sealed = keyring(db.session).seal(case, "policy_sealed", policy)
    record(actor, "case:edit", case)


def _free_number() -> str:
    while True:
        number = new_code()
        if not db.session.scalars(select(Case.id).where(Case.number == number)).first():
            return number
