"""Accounts are entered by a code, with which their people choose the password."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("invitation_hash", sa.LargeBinary(length=32), nullable=True))
    op.add_column("users", sa.Column("invited_until", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("users") as table:
        table.drop_column("invited_until")
        table.drop_column("invitation_hash")
