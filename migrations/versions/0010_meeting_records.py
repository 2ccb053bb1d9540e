"""Meetings held before the house kept them here: a record alone, without notice, presider and time of closing."""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_NUMBERED = "(NOT is_numbered OR (number IS NOT NULL AND is_number_fixed))"
_NOTIFIED = "state NOT IN ('notified', 'in_session', 'closed', 'concluded') OR "
_PRESIDED = "state NOT IN ('in_session', 'closed', 'concluded') OR "
_CLOSED = "state NOT IN ('closed', 'concluded') OR "

_BEFORE = {
    "notified": f"{_NOTIFIED}(notified_at IS NOT NULL AND {_NUMBERED})",
    "presided": f"{_PRESIDED}presider_id IS NOT NULL",
    "closed": f"{_CLOSED}closed_at IS NOT NULL",
}
_AFTER = {
    "notified": f"{_NOTIFIED}((is_record_only OR notified_at IS NOT NULL) AND {_NUMBERED})",
    "presided": f"{_PRESIDED}is_record_only OR presider_id IS NOT NULL",
    "closed": f"{_CLOSED}is_record_only OR closed_at IS NOT NULL",
    "record_only": "NOT is_record_only OR state IN ('concluded', 'cancelled', 'inquorate')",
}

_sittings = sa.table("sittings", sa.column("id", sa.Uuid()))
_items = sa.table("agenda_items", sa.column("meeting_id", sa.Uuid()))
_meetings = sa.table(
    "meetings",
    sa.column("id", sa.Uuid()),
    sa.column("sitting_id", sa.Uuid()),
    sa.column("previous_id", sa.Uuid()),
    sa.column("is_record_only", sa.Boolean()),
)


def _exchange(batch: BatchOperations, old: dict[str, str], new: dict[str, str]) -> None:
    # the table has no triggers, so it may be made anew on SQLite
    for name in old:
        batch.drop_constraint(op.f(f"ck_meetings_{name}"), type_="check")
    for name, condition in new.items():
        batch.create_check_constraint(op.f(f"ck_meetings_{name}"), condition)


def upgrade() -> None:
    op.add_column(
        "meetings",
        sa.Column("is_record_only", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    with op.batch_alter_table("meetings") as batch:
        _exchange(batch, _BEFORE, _AFTER)


def downgrade() -> None:
    # a record has neither presider nor notice: it cannot stand under the rules of before
    records = sa.select(_meetings.c.id).where(_meetings.c.is_record_only)
    kept = sa.select(_meetings.c.sitting_id)
    op.execute(sa.delete(_items).where(_items.c.meeting_id.in_(records)))
    op.execute(
        sa.update(_meetings).values(previous_id=None).where(_meetings.c.previous_id.in_(records))
    )
    op.execute(sa.delete(_meetings).where(_meetings.c.is_record_only))
    op.execute(sa.delete(_sittings).where(_sittings.c.id.not_in(kept)))
    with op.batch_alter_table("meetings") as batch:
        _exchange(batch, _AFTER, _BEFORE)
    op.drop_column("meetings", "is_record_only")
