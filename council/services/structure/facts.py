"""What a version of a body says, by the names of its columns; and the rules that a new one begins with."""

from typing import Any

from sqlalchemy import select

from council.domain.vocabulary import BodyKind, Publicity
from council.extensions import db
from council.models import Body, BodyVersion

Facts = dict[str, Any]

FIELDS = tuple(
    column.name for column in BodyVersion.__table__.columns if column.name not in {"id", "body_id"}
)
# What tells one body from another, and is never taken over from it.
_OWN = frozenset(
    {
        "valid_from",
        "valid_to",
        "name",
        "short_name",
        "calendar_name",
        "parent_id",
        "secretariat_id",
        "founding_article",
        "instrument_on",
        "standing_items",
        "description",
    }
)

_PLAIN: Facts = {
    "founding_instrument": "",
    "founding_article": "",
    "instrument_kind": "outline",
    "instrument_on": None,
    "annex": "",
    "chair_title": "会長",
    "deputy_title": "副会長",
    "member_title": "委員",
    "appointment_word": "委嘱",
    "deliberation_word": "協議",
    "decision_word": "確認",
    "reward_word": "",
    "quorum": "majority",
    "quorum_article": "",
    "numbering": "fiscal_year",
    "meets": True,
    "publicity": Publicity.CLOSED,
    "closed_reason": "個人情報を扱うため",
    "sign_off": True,
    "sign_off_otherwise": "",
    "substitutes": True,
    "substitute_of": "same_agency",
    "substitute_days": 0,
    "substitute_announced": False,
    "written_opinions": True,
    "meetings_per_year": None,
    "term_years": 2,
    "notice_days": 14,
    "reply_days": 7,
    "minutes_days": 45,
    "approval": "chair",
    "signers": 0,
    "pledge": "none",
    "minutes_style": "summary",
    "legal_basis": "anonymised_only",
    "inquorate_keeps_number": False,
    "standing_items": "",
    "description": "",
}
_BY_KIND: dict[BodyKind, Facts] = {
    BodyKind.COUNCIL: {"meets": False, "quorum": "none"},
    BodyKind.REPRESENTATIVES: {"publicity": Publicity.OPEN, "closed_reason": ""},
    BodyKind.WORKING: {"chair_title": "座長", "deputy_title": "副座長", "quorum": "none"},
    BodyKind.SUBCOMMITTEE: {"chair_title": "部会長", "deputy_title": "副部会長"},
    BodyKind.CASE_CONFERENCE: {
        "chair_title": "進行役",
        "deputy_title": "",
        "member_title": "参加者",
        "appointment_word": "",
        "deliberation_word": "検討",
        "quorum": "none",
        "closed_reason": "個別の事例を扱うため",
        "sign_off": False,
        "term_years": None,
        "notice_days": 1,
        "legal_basis": "consent",
    },
    BodyKind.SUPPORT_MEETING: {"quorum": "none", "member_title": "構成員", "sign_off": False},
    BodyKind.INTERNAL: {
        "chair_title": "座長",
        "deputy_title": "副座長",
        "member_title": "構成員",
        "appointment_word": "指名",
        "quorum": "none",
        "term_years": None,
    },
    BodyKind.ADVISERS: {
        "chair_title": "進行役",
        "deputy_title": "",
        "member_title": "アドバイザー",
        "appointment_word": "就任依頼",
        "deliberation_word": "意見交換",
        "quorum": "none",
        "substitutes": False,
    },
}


def facts_of(version: BodyVersion) -> Facts:
    """Everything the version says."""
    return {name: getattr(version, name) for name in FIELDS}


def rules_like(kind: BodyKind) -> Facts:
    """The rules a new body of that kind begins with: those of the newest like it, else what is usual."""
    like = db.session.scalars(
        select(BodyVersion)
        .join(Body, Body.id == BodyVersion.body_id)
        .where(Body.kind == kind)
        .order_by(BodyVersion.valid_from.desc(), Body.position)
        .limit(1)
    ).first()
    known = facts_of(like) if like else {}
    taken = {name: value for name, value in known.items() if name not in _OWN}
    return _PLAIN | _BY_KIND.get(kind, {}) | taken
