"""議事録の確定・供覧 may need a 決裁, bodies known so far go on without; the 決裁 of a 推薦依頼 is kept whole."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_VERSIONS = sa.table(
    "body_versions",
    sa.column("sign_off", sa.Boolean()),
    sa.column("sign_off_otherwise", sa.String()),
)
_ACT = "minutes"


_DAYS = ("request_drafted_on", "request_decided_on")


def upgrade() -> None:
    for name in _DAYS:
        op.add_column("nominations", sa.Column(name, sa.Date(), nullable=True))
    op.add_column(
        "nominations",
        sa.Column("request_decided_by", sa.String(length=200), nullable=False, server_default=""),
    )
    said = _VERSIONS.c.sign_off_otherwise
    op.execute(
        _VERSIONS.update()
        .where(_VERSIONS.c.sign_off)
        .values(sign_off_otherwise=sa.func.trim(said.concat(f" {_ACT}")))
    )


def downgrade() -> None:
    for name in ("request_decided_by", *_DAYS):
        op.drop_column("nominations", name)
    # it is the last of the acts that may be named
    said = _VERSIONS.c.sign_off_otherwise
    op.execute(
        _VERSIONS.update().values(sign_off_otherwise=sa.func.trim(sa.func.replace(said, _ACT, "")))
    )
