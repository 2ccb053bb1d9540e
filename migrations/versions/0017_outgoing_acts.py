"""決裁 by kind of act; what a notice said, so that a change is told; what is made public beforehand."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_WORDS = (
    ("body_versions", "sign_off_otherwise", 200),
    ("meetings", "undecided", 60),
    ("meetings", "observing", 200),
)
_FURTHER = {"observer_seats": sa.Integer(), "made_public_on": sa.Date(), "told": sa.JSON()}


def upgrade() -> None:
    for table, name, length in _WORDS:
        op.add_column(
            table, sa.Column(name, sa.String(length=length), nullable=False, server_default="")
        )
    for name, kind in _FURTHER.items():
        op.add_column("meetings", sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    # column by column: a table made anew would lose its triggers on SQLite
    for name in _FURTHER:
        op.drop_column("meetings", name)
    for table, name, _length in _WORDS:
        op.drop_column(table, name)
