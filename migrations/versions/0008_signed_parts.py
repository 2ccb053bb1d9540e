"""決裁 keep a mark of each part that they were on."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "sign_offs", sa.Column("parts", sa.String(length=200), nullable=False, server_default="")
    )
    with op.batch_alter_table("sign_offs") as table:
        table.alter_column("parts", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("sign_offs") as table:
        table.drop_column("parts")
