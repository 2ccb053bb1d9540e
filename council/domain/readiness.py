"""What must stand before a notice may be sent."""

import uuid
from dataclasses import dataclass
from datetime import date, time

from council.domain.errors import DomainError
from council.domain.signoffs import Parts, SignedPart, changed
from council.domain.vocabulary import ItemKind, MeetingForm, Publicity


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must stand; `reason` says why nothing can be sent while it does not, `lack` says so in a word."""

    word: str
    is_met: bool
    reason: str
    lack: str = "未定"


@dataclass(frozen=True, slots=True)
class PlannedPaper:
    """A paper as a 決裁 is on it: its name, whether it is collected, for whom it is alone, a digest of its file."""

    title: str
    collect_after: bool
    readers: frozenset[uuid.UUID] | None
    digest: str

    @property
    def said(self) -> tuple[object, ...]:
        """All of it, the readers in an order."""
        readers = None if self.readers is None else sorted(map(str, self.readers))
        return self.title, self.collect_after, readers, self.digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a meeting's plan says so far."""

    held_on: date
    begins: time
    ends: time
    place: str
    form: MeetingForm
    items: tuple[tuple[ItemKind, str, bool], ...]
    """Kind, title and whether it is closed, in the order of the 次第."""
    publicity: Publicity
    closed_reason: str
    addressees: frozenset[uuid.UUID]
    """The persons whom the notice would go to."""
    papers: tuple[PlannedPaper, ...]
    """In the order of their numbers; the minutes taken over from the meeting before come by rule and are not among them.

    Whether a paper is ready is no part of it: what was announced may be finished after the 決裁.
    """
    needs_sign_off: bool
    signed: str | None
    """The marks of what was signed off; None when nothing was."""
    was_put_off: bool = False
    """There was a 決裁, on a day that was put off since."""

    @property
    def parts(self) -> Parts:
        """What a 決裁 of the notice is on."""
        when = (self.held_on, self.begins, self.ends, self.place, self.form.value)
        return {
            SignedPart.WHEN: repr(tuple(map(str, when))),
            SignedPart.AGENDA: repr(
                [(kind.value, title, closed) for kind, title, closed in self.items]
            ),
            SignedPart.PUBLICITY: f"{self.publicity.value} {self.closed_reason}",
            SignedPart.ADDRESSEES: " ".join(sorted(one.hex for one in self.addressees)),
            SignedPart.PAPERS: repr([one.said for one in self.papers]),
        }

    @property
    def changed(self) -> tuple[SignedPart, ...]:
        """What became another since it was signed off."""
        return changed(self.signed, self.parts) if self.signed else ()


_FRAME = {ItemKind.OPENING, ItemKind.CLOSING}


def conditions(plan: Plan, today: date) -> tuple[Condition, ...]:
    """Date, place, agenda, open or closed with its reason, and the 決裁 where the body asks for one."""
    has_place = bool(plan.place) or plan.form is MeetingForm.WRITTEN
    found = [
        Condition(
            "日時", plan.held_on >= today, "開催日が過ぎています。日時を変えてから送ってください。"
        ),
        Condition(
            "場所",
            has_place,
            "場所が決まっていないためです。日時・場所を変える画面で入れてください。",
        ),
        Condition(
            "次第",
            any(kind not in _FRAME for kind, _title, _closed in plan.items),
            "次第に議題がないためです。次第に議題を加えてください。",
        ),
        Condition(
            "公開・非公開の別と理由",
            plan.publicity is Publicity.OPEN or bool(plan.closed_reason),
            "公開しない理由が書かれていないためです。",
        ),
    ]
    if plan.needs_sign_off:
        found.append(_signed_off(plan))
    return tuple(found)


def _signed_off(plan: Plan) -> Condition:
    if plan.signed is None and plan.was_put_off:
        return Condition(
            "決裁",
            is_met=False,
            reason="前の決裁は、延期した開催についてのものだからです。新しい開催通知の決裁を受けて記録してください。",
            lack="受け直し",
        )
    if plan.signed is None:
        return Condition(
            "決裁",
            is_met=False,
            reason="開催通知の決裁（文書番号と決裁日）が記録されていないためです。",
            lack="未記録",
        )
    named = "、".join(part.label for part in plan.changed)
    return Condition(
        "決裁",
        not named,
        f"決裁のあとで、{named}が変わったためです。もう一度決裁を受けて記録してください。",
        lack="取り直しが必要",
    )


def require_ready(plan: Plan, today: date) -> None:
    """Refuse to send while something is missing."""
    for condition in conditions(plan, today):
        if not condition.is_met:
            raise DomainError("まだ送れません。%(reason)s", reason=condition.reason)
