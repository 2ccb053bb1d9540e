"""廃棄の決裁: when it was drafted and given, and by whom, beside its number."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_TABLE = "case_submissions"
_DAYS = ("disposal_drafted_on", "disposal_decided_on")


def upgrade() -> None:
    for name in _DAYS:
        op.add_column(_TABLE, sa.Column(name, sa.Date(), nullable=True))
    op.add_column(
        _TABLE,
        sa.Column("disposal_decided_by", sa.String(length=200), nullable=False, server_default=""),
    )


def downgrade() -> None:
    op.drop_column(_TABLE, "disposal_decided_by")
    for name in reversed(_DAYS):
        op.drop_column(_TABLE, name)
