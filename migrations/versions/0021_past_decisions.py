"""A 決裁 may be past: what it was on was put off. What was made public is kept; 公開の事前公表 may need a 決裁.

Of a meeting put off it is kept from which day, of one called off whether a day was ever settled for it.
What became of a correction asked for is kept with it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_VERSIONS = sa.table(
    "body_versions",
    sa.column("sign_off", sa.Boolean()),
    sa.column("sign_off_otherwise", sa.String()),
)
_ACT = "publication"
_MEETINGS = sa.table(
    "meetings",
    sa.column("id", sa.Uuid()),
    sa.column("state", sa.String()),
    sa.column("notified_at", sa.DateTime(timezone=True)),
    sa.column("is_record_only", sa.Boolean()),
    sa.column("never_settled", sa.Boolean()),
    sa.column("sitting_id", sa.Uuid()),
    sa.column("put_off_from", sa.Date()),
)
_ENTRIES = sa.table(
    "audit_entries",
    sa.column("sequence", sa.Integer()),
    sa.column("tag", sa.String()),
    sa.column("subject_id", sa.Uuid()),
)
_PUT_OFF = ("meeting:postpone", "meeting:keep_record")
_SITTINGS = sa.table("sittings", sa.column("id", sa.Uuid()), sa.column("held_on", sa.Date()))
_SIGN_OFFS = sa.table(
    "sign_offs",
    sa.column("meeting_id", sa.Uuid()),
    sa.column("act", sa.String()),
    sa.column("is_past", sa.Boolean()),
    sa.column("created_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    op.add_column(
        "sign_offs",
        sa.Column("is_past", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("meetings", sa.Column("published", sa.JSON(), nullable=True))
    op.add_column(
        "meetings",
        sa.Column("never_settled", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("meetings", sa.Column("put_off_from", sa.Date(), nullable=True))
    op.add_column("minutes_comments", sa.Column("is_reflected", sa.Boolean(), nullable=True))
    op.add_column("minutes_comments", sa.Column("answer_sealed", sa.LargeBinary(), nullable=True))
    _let_pass()
    _keep_days()
    _hide_drafts()
    # bodies known so far go on without
    said = _VERSIONS.c.sign_off_otherwise
    op.execute(
        _VERSIONS.update()
        .where(_VERSIONS.c.sign_off)
        .values(sign_off_otherwise=sa.func.trim(said.concat(f" {_ACT}")))
    )


def _let_pass() -> None:
    """Of a meeting put off, and of one that got a new day since, the 決裁 on the notice that was sent is past."""
    of_it = _MEETINGS.c.id == _SIGN_OFFS.c.meeting_id
    put_off = sa.exists().where(of_it, _MEETINGS.c.state == "postponed")
    has_new_day = sa.exists().where(
        of_it,
        _MEETINGS.c.state == "date_fixed",
        _MEETINGS.c.notified_at >= _SIGN_OFFS.c.created_at,
    )
    op.execute(
        _SIGN_OFFS.update()
        .where(_SIGN_OFFS.c.act == "notice", sa.or_(put_off, has_new_day))
        .values(is_past=sa.true())
    )


def _keep_days() -> None:
    """Of a meeting put off before the fact was kept, the trail alone tells whether its day is the old one still."""
    moved = _ENTRIES.alias()
    put_off = (
        sa.select(sa.func.max(_ENTRIES.c.sequence))
        .where(_ENTRIES.c.subject_id == _MEETINGS.c.id, _ENTRIES.c.tag.in_(_PUT_OFF))
        .correlate(_MEETINGS)
        .scalar_subquery()
    )
    was_moved = sa.exists().where(
        moved.c.subject_id == _MEETINGS.c.id,
        moved.c.tag == "meeting:move",
        moved.c.sequence > put_off,
    )
    day = (
        sa.select(_SITTINGS.c.held_on)
        .where(_SITTINGS.c.id == _MEETINGS.c.sitting_id)
        .scalar_subquery()
    )
    op.execute(
        _MEETINGS.update()
        .where(_MEETINGS.c.state == "postponed", ~was_moved)
        .values(put_off_from=day)
    )


def _hide_drafts() -> None:
    """Of meetings called off before the fact was kept, the trail alone tells whether a day was settled."""
    was_settled = sa.exists().where(
        _ENTRIES.c.subject_id == _MEETINGS.c.id, _ENTRIES.c.tag == "meeting:fix_date"
    )
    op.execute(
        _MEETINGS.update()
        .where(
            _MEETINGS.c.state == "cancelled",
            _MEETINGS.c.notified_at.is_(None),
            sa.not_(_MEETINGS.c.is_record_only),
            ~was_settled,
        )
        .values(never_settled=sa.true())
    )


def downgrade() -> None:
    # it is the last of the acts that may be named
    said = _VERSIONS.c.sign_off_otherwise
    op.execute(
        _VERSIONS.update().values(sign_off_otherwise=sa.func.trim(sa.func.replace(said, _ACT, "")))
    )
    op.drop_column("meetings", "never_settled")
    op.drop_column("meetings", "put_off_from")
    op.drop_column("minutes_comments", "answer_sealed")
    op.drop_column("minutes_comments", "is_reflected")
    op.drop_column("meetings", "published")
    op.drop_column("sign_offs", "is_past")
