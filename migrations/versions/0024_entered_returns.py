"""差戻しの代行入力: how it came that a draft of minutes was sent back, where that was entered for who decides."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_FOREIGN, _INDEX = "fk_minutes_return_proxy_id", "ix_minutes_return_proxy_id"


def upgrade() -> None:
    # the table has no triggers, so it may be made anew on SQLite
    with op.batch_alter_table("minutes") as batch:
        batch.add_column(sa.Column("return_proxy_id", sa.Uuid(), nullable=True))
        batch.create_foreign_key(
            op.f(_FOREIGN), "proxy_entries", ["return_proxy_id"], ["id"], ondelete="RESTRICT"
        )
        batch.create_index(op.f(_INDEX), ["return_proxy_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("minutes") as batch:
        batch.drop_index(op.f(_INDEX))
        batch.drop_constraint(op.f(_FOREIGN), type_="foreignkey")
        batch.drop_column("return_proxy_id")
