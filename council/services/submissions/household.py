"""世帯: who is in the paper, coarsened or altered where the real household would be recognised."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from council.domain.errors import DomainError
from council.domain.household import RELATIONS
from council.domain.vocabulary import AgeBand, Sex
from council.extensions import db
from council.models import CaseSubmission
from council.policy.actor import Actor
from council.services.audit import record
from council.services.submissions.state import ensure_writing, touch
from council.services.submissions.titles import household_title

LABELS = (*RELATIONS, "親", "きょうだい")


@dataclass(frozen=True, slots=True)
class MemberChange:
    """How one member (by id) is to stand in the paper; `is_left_out` takes the member off it."""

    member_id: uuid.UUID
    label: str
    sex: Sex
    age_band: AgeBand
    is_living_together: bool
    is_deceased: bool
    is_left_out: bool = False


def edit_household(
    submission: CaseSubmission, changes: Sequence[MemberChange], *, base_version: int, actor: Actor
) -> None:
    """Save the household as the paper shows it; the case itself stays as it is. The title follows."""
    ensure_writing(submission, base_version, actor)
    by_id = {one.id: one for one in submission.members}
    for change in changes:
        member = by_id.get(change.member_id)
        if member is None:
            continue
        if change.label not in LABELS and change.label != member.label:
            raise DomainError("続柄は、選択肢から選んでください。")
        if change.is_left_out and member.is_person_concerned:
            raise DomainError("本人を載せないことはできません。")
        if change.is_left_out:
            submission.members.remove(member)
            db.session.delete(member)
            continue
        member.label, member.sex, member.age_band = change.label, change.sex, change.age_band
        member.is_living_together = change.is_living_together
        member.is_deceased = change.is_deceased
    submission.title = household_title(submission.members)
    touch(submission)
    record(actor, "submission:edit_household", submission)
