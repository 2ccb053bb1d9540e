"""Revisions: every save is the whole text as canonical bytes, sealed, with its hash; none is ever changed."""

import uuid
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from council.domain.errors import Conflict
from council.domain.ids import new_id
from council.domain.numerals import write_digits
from council.domain.vocabulary import MinutesState
from council.extensions import db
from council.minutes.canonical import canonical, content_hash, from_canonical
from council.minutes.content import MinutesContent
from council.models import Minutes, MinutesRevision
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.permissions import Permission
from council.policy.permits import require
from council.queries import town
from council.services.audit import record
from council.services.transitions import ensure_version

WRITABLE = (MinutesState.DRAFT, MinutesState.REVIEW)


def current(minutes: Minutes) -> MinutesRevision:
    """The newest revision."""
    return db.session.scalars(
        select(MinutesRevision)
        .where(MinutesRevision.minutes_id == minutes.id)
        .order_by(MinutesRevision.number.desc())
        .limit(1)
    ).one()


def content_of(revision: MinutesRevision) -> MinutesContent:
    """What a revision says; refused when its bytes are not those of its hash."""
    content = keyring(db.session).open_bytes(revision, "content_sealed")
    if content_hash(content) != revision.content_hash:
        raise Conflict("議事録の内容が、照合番号と一致しません。管理者に知らせてください。")
    return from_canonical(content)


def save(
    minutes: Minutes, content: MinutesContent, *, base_version: int, actor: Actor
) -> MinutesRevision:
    """Keep the text as a new revision; nothing is written when nothing changed."""
    require(actor, Permission.MINUTES_WRITE, minutes)
    if minutes.state not in WRITABLE:
        raise Conflict("いまの状態では、議事録を直せません。作成中に戻してから直してください。")
    ensure_version(minutes, base_version)
    last = current(minutes)
    if replace(content, version_label="") == replace(content_of(last), version_label=""):
        return last
    return append(minutes, content, last.number + 1, actor)


def append(minutes: Minutes, content: MinutesContent, number: int, actor: Actor) -> MinutesRevision:
    """Write a revision; whoever wrote last is the author, who never approves."""
    ring = keyring(db.session)
    name = write_digits(f"第{number}版", town.page_style().digits)
    correcting = "（訂正）" if minutes.approved_revision_id else ""
    text = canonical(replace(content, version_label=f"{name}{correcting}"))
    row = MinutesRevision(
        id=new_id(),
        minutes_id=minutes.id,
        number=number,
        content_hash=content_hash(text),
        key_id=minutes.key_id,
        corrects_id=minutes.approved_revision_id,
        made_by_id=actor.id,
    )
    row.content_sealed = ring.seal_bytes(row, "content_sealed", text)
    if minutes.correction_reason_sealed is not None:
        reason = ring.open(minutes, "correction_reason_sealed")
        row.reason_sealed = ring.seal(row, "reason_sealed", reason)
    db.session.add(row)
    minutes.author_id = actor.id
    flag_modified(minutes, "author_id")  # the version counts revisions, too
    db.session.flush()
    record(actor, "minutes:save", minutes, revision=number, hash=row.content_hash)
    return row


def writers(minutes: Minutes) -> set[uuid.UUID]:
    """Who wrote what has not been approved yet."""
    rows = select(MinutesRevision.made_by_id).where(MinutesRevision.minutes_id == minutes.id)
    if minutes.approved_revision_id is not None:
        approved = db.session.get_one(MinutesRevision, minutes.approved_revision_id)
        rows = rows.where(MinutesRevision.number > approved.number)
    return set(db.session.scalars(rows))


def by_id(revision_id: uuid.UUID | None) -> MinutesRevision | None:
    """The revision with this id."""
    return db.session.get(MinutesRevision, revision_id) if revision_id else None
