"""What came by FAX or on paper, kept sealed beside the act that was entered from it; deleted with it."""

import hashlib
import uuid
from typing import Any

from council.domain.errors import DomainError
from council.domain.file_kinds import kind_of
from council.domain.ids import new_id
from council.extensions import db
from council.models import Appointment, Blob, Body, Seat
from council.models.keyring import keyring
from council.policy.actor import Actor
from council.policy.conferring import meeting_of

LARGEST = 10 * 1024 * 1024


def keep(content: bytes, about: Any, actor: Actor) -> Blob:
    """Seal the file with the key of what it is about; its own name, which may tell of somebody, is not kept."""
    if len(content) > LARGEST:
        raise DomainError("ファイルは10MBまでにしてください。", field="evidence")
    kind = kind_of(content)
    if kind is None:
        raise DomainError(
            "受け取ったものの写しは、PDFか画像（JPEG、PNG、TIFF）にしてください。",
            field="evidence",
        )
    ring = keyring(db.session)
    blob = Blob(
        id=new_id(),
        name=f"uketsuke{kind.suffix}",
        media_type=kind.media_type,
        size=len(content),
        sha256=hashlib.sha256(content).digest(),
        key_id=_key(about),
        created_by_id=actor.person_id,
    )
    blob.content_sealed = ring.seal_bytes(blob, "content_sealed", content)
    db.session.add(blob)
    db.session.flush()
    return blob


def _key(about: Any) -> uuid.UUID:
    ring, meeting = keyring(db.session), meeting_of(about)
    if meeting is not None:
        return ring.key_of_meeting(meeting)
    return ring.key_for("body", _body_id(about))


def _body_id(about: Any) -> uuid.UUID:
    if isinstance(about, Appointment):
        return db.session.get_one(Seat, about.seat_id).body_id
    found: uuid.UUID = about.id if isinstance(about, Body) else about.body_id
    return found


def content_of(blob: Blob) -> bytes:
    """The file as it came."""
    return keyring(db.session).open_bytes(blob, "content_sealed")
