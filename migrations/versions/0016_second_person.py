"""Acts that wait for a second person, evidence of what was entered for others, ways of delivery for each kind."""

import uuid
from datetime import timedelta

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_MAY_WAIT = timedelta(days=30)
_REQUESTS = "two_person_requests"
_REFERS = (
    ("key_id", "data_keys"),
    ("body_id", "bodies"),
    ("proxy_id", "proxy_entries"),
    ("asked_by_id", "persons"),
    ("decided_by_id", "persons"),
)
_CHANNELS = ("mail", "post", "fax", "internal")
_KINDS = ("notice", "minutes", "action", "conference", "appointment")

_persons = sa.table("persons", sa.column("id", sa.Uuid()), sa.column("channel", sa.String()))
_outbox = sa.table(
    "outbox_messages",
    sa.column("person_id", sa.Uuid()),
    sa.column("address", sa.String()),
    sa.column("channel", sa.String()),
)
_entries = sa.table(
    "proxy_entries",
    sa.column("id", sa.Uuid()),
    sa.column("for_person_id", sa.Uuid()),
    sa.column("entered_by_id", sa.Uuid()),
    sa.column("evidence_id", sa.Uuid()),
    sa.column("created_at", sa.DateTime(timezone=True)),
)
_blobs = sa.table("blobs", sa.column("id", sa.Uuid()))
_meetings = sa.table("meetings", sa.column("id", sa.Uuid()), sa.column("body_id", sa.Uuid()))
_conferences = sa.table("conferences", sa.column("meeting_id", sa.Uuid()))
_revisions = sa.table(
    "minutes_revisions", sa.column("minutes_id", sa.Uuid()), sa.column("number", sa.Integer())
)
_minutes = sa.table(
    "minutes",
    sa.column("id", sa.Uuid()),
    sa.column("meeting_id", sa.Uuid()),
    sa.column("proxy_id", sa.Uuid()),
    sa.column("proxy_hash", sa.String()),
    sa.column("key_id", sa.Uuid()),
)
_requests = sa.table(
    _REQUESTS,
    sa.column("id", sa.Uuid()),
    sa.column("act", sa.String()),
    sa.column("subject_kind", sa.String()),
    sa.column("subject_id", sa.Uuid()),
    sa.column("bound_version", sa.Integer()),
    sa.column("bound_hash", sa.String()),
    sa.column("key_id", sa.Uuid()),
    sa.column("body_id", sa.Uuid()),
    sa.column("proxy_id", sa.Uuid()),
    sa.column("asked_by_id", sa.Uuid()),
    sa.column("asked_at", sa.DateTime(timezone=True)),
    sa.column("expires_on", sa.Date()),
    sa.column("state", sa.String()),
    sa.column("version", sa.Integer()),
)


def _word(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    _make_requests()
    _make_channels()
    _move_waiting_approvals()
    with op.batch_alter_table("minutes") as batch:
        batch.drop_constraint(op.f("ck_minutes_proxy_hash"), type_="check")
        batch.drop_constraint(op.f("fk_minutes_proxy_id"), type_="foreignkey")
        batch.drop_index(op.f("ix_minutes_proxy_id"))
        batch.drop_column("proxy_hash")
        batch.drop_column("proxy_id")
    with op.batch_alter_table("proxy_entries") as batch:
        batch.alter_column("for_person_id", existing_type=sa.Uuid(), nullable=True)
        batch.add_column(
            sa.Column("subject_kind", sa.String(length=60), nullable=False, server_default="")
        )
        batch.add_column(sa.Column("subject_id", sa.Uuid(), nullable=True))
        batch.create_check_constraint(
            op.f("ck_proxy_entries_evidence_about"), "evidence_id IS NULL OR subject_id IS NOT NULL"
        )
    for table, column in (("nominations", "acceptance_id"), ("agenda_proposals", "proxy_id")):
        with op.batch_alter_table(table) as batch:
            _refer(batch, table, column, "proxy_entries")
    _tell_the_outbox()


def _make_requests() -> None:
    op.create_table(
        _REQUESTS,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("act", sa.String(length=60), nullable=False),
        sa.Column("subject_kind", sa.String(length=60), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("bound_version", sa.Integer(), nullable=False),
        sa.Column("bound_hash", sa.String(length=64), nullable=False),
        sa.Column("payload_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.Uuid(), nullable=True),
        sa.Column("body_id", sa.Uuid(), nullable=True),
        sa.Column("proxy_id", sa.Uuid(), nullable=True),
        sa.Column("asked_by_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            _word("state", "waiting", "confirmed", "refused", "withdrawn", "expired"),
            nullable=False,
        ),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'waiting') = (decided_at IS NULL)", name=op.f(f"ck_{_REQUESTS}_decided")
        ),
        sa.CheckConstraint(
            "state NOT IN ('confirmed', 'refused') "
            "OR (decided_by_id IS NOT NULL AND decided_by_id <> asked_by_id)",
            name=op.f(f"ck_{_REQUESTS}_two_persons"),
        ),
        sa.CheckConstraint(
            "(payload_sealed IS NULL AND answer_sealed IS NULL) OR key_id IS NOT NULL",
            name=op.f(f"ck_{_REQUESTS}_sealed"),
        ),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{target}.id"],
                name=op.f(f"fk_{_REQUESTS}_{column}"),
                ondelete="RESTRICT",
            )
            for column, target in _REFERS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_REQUESTS}")),
    )
    for column in ("subject_id", *(name for name, _target in _REFERS)):
        op.create_index(op.f(f"ix_{_REQUESTS}_{column}"), _REQUESTS, [column])
    waiting = sa.text("state = 'waiting'")
    op.create_index(
        f"uq_{_REQUESTS}_waiting",
        _REQUESTS,
        ["act", "subject_id"],
        unique=True,
        sqlite_where=waiting,
        postgresql_where=waiting,
    )


def _make_channels() -> None:
    op.create_table(
        "person_channels",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", _word("kind", *_KINDS), nullable=False),
        sa.Column("channel", _word("channel", *_CHANNELS), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["persons.id"],
            name=op.f("fk_person_channels_person_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_channels")),
        sa.UniqueConstraint("person_id", "kind", name=op.f("uq_person_channels_person_id_kind")),
    )


def _move_waiting_approvals() -> None:
    """What waited for a second person waits on, bound to the same hash; of a conference it is no body's affair."""
    connection = op.get_bind()
    last = (
        sa.select(sa.func.max(_revisions.c.number))
        .where(_revisions.c.minutes_id == _minutes.c.id)
        .scalar_subquery()
    )
    rows = connection.execute(
        sa.select(
            _minutes.c.id,
            _minutes.c.proxy_id,
            _minutes.c.proxy_hash,
            _minutes.c.key_id,
            sa.case((_conferences.c.meeting_id.is_(None), _meetings.c.body_id)).label("body_id"),
            _entries.c.entered_by_id,
            _entries.c.created_at,
            last.label("number"),
        )
        .join(_meetings, _meetings.c.id == _minutes.c.meeting_id)
        .outerjoin(_conferences, _conferences.c.meeting_id == _meetings.c.id)
        .join(_entries, _entries.c.id == _minutes.c.proxy_id)
    ).all()
    for row in rows:
        connection.execute(
            _requests.insert().values(
                id=uuid.uuid4(),
                act="minutes_approval",
                subject_kind="minutes",
                subject_id=row.id,
                bound_version=row.number or 1,
                bound_hash=row.proxy_hash,
                key_id=row.key_id,
                body_id=row.body_id,
                proxy_id=row.proxy_id,
                asked_by_id=row.entered_by_id,
                asked_at=row.created_at,
                expires_on=row.created_at.date() + _MAY_WAIT,
                state="waiting",
                version=1,
            )
        )


def _refer(batch: BatchOperations, table: str, column: str, target: str) -> None:
    batch.add_column(sa.Column(column, sa.Uuid(), nullable=True))
    batch.create_foreign_key(
        op.f(f"fk_{table}_{column}"), target, [column], ["id"], ondelete="RESTRICT"
    )
    batch.create_index(op.f(f"ix_{table}_{column}"), [column])


def _tell_the_outbox() -> None:
    with op.batch_alter_table("outbox_messages") as batch:
        batch.add_column(
            sa.Column(
                "channel", _word("channel", *_CHANNELS), nullable=False, server_default="mail"
            )
        )
        batch.add_column(sa.Column("handed_on", sa.Date(), nullable=True))
        _refer(batch, "outbox_messages", "handed_by_id", "persons")
        batch.create_check_constraint(
            op.f("ck_outbox_messages_handed"), "(handed_on IS NULL) = (handed_by_id IS NULL)"
        )
    theirs = (
        sa.select(_persons.c.channel).where(_persons.c.id == _outbox.c.person_id).scalar_subquery()
    )
    op.execute(_outbox.update().where(_outbox.c.address == "").values(channel=theirs))


def downgrade() -> None:
    with op.batch_alter_table("outbox_messages") as batch:
        batch.drop_constraint(op.f("ck_outbox_messages_handed"), type_="check")
        batch.drop_constraint(op.f("ck_outbox_messages_channel"), type_="check")
        _drop_reference(batch, "outbox_messages", "handed_by_id")
        batch.drop_column("handed_on")
        batch.drop_column("channel")
    with op.batch_alter_table("minutes") as batch:
        _refer(batch, "minutes", "proxy_id", "proxy_entries")
        batch.add_column(sa.Column("proxy_hash", sa.String(length=64), nullable=True))
        batch.create_check_constraint(
            op.f("ck_minutes_proxy_hash"), "(proxy_id IS NULL) = (proxy_hash IS NULL)"
        )
    _move_back()
    op.drop_table(_REQUESTS)
    op.drop_table("person_channels")
    for table, column in (("agenda_proposals", "proxy_id"), ("nominations", "acceptance_id")):
        with op.batch_alter_table(table) as batch:
            _drop_reference(batch, table, column)
    _drop_evidence()
    op.execute(_entries.delete().where(_entries.c.for_person_id.is_(None)))
    with op.batch_alter_table("proxy_entries") as batch:
        batch.drop_constraint(op.f("ck_proxy_entries_evidence_about"), type_="check")
        batch.drop_column("subject_id")
        batch.drop_column("subject_kind")
        batch.alter_column("for_person_id", existing_type=sa.Uuid(), nullable=False)


def _drop_reference(batch: BatchOperations, table: str, column: str) -> None:
    batch.drop_index(op.f(f"ix_{table}_{column}"))
    batch.drop_constraint(op.f(f"fk_{table}_{column}"), type_="foreignkey")
    batch.drop_column(column)


def _drop_evidence() -> None:
    """Before, a copy belonged to no object: none of these can be kept."""
    connection = op.get_bind()
    copies = sa.select(_entries.c.evidence_id).where(_entries.c.evidence_id.is_not(None))
    found = connection.execute(copies).scalars().all()
    connection.execute(_entries.update().values(evidence_id=None))
    connection.execute(_blobs.delete().where(_blobs.c.id.in_(found)))


def _move_back() -> None:
    connection = op.get_bind()
    rows = connection.execute(
        sa.select(_requests).where(
            _requests.c.act == "minutes_approval",
            _requests.c.state == "waiting",
            _requests.c.proxy_id.is_not(None),
        )
    ).all()
    for row in rows:
        connection.execute(
            _minutes.update()
            .where(_minutes.c.id == row.subject_id)
            .values(proxy_id=row.proxy_id, proxy_hash=row.bound_hash)
        )
