"""The tables of the workspace database, in the dialect-neutral terms of SQLAlchemy.

Documents and records are kept in versions: a changed row adds one, and nothing is overwritten.
"""

from __future__ import annotations

import sqlalchemy as sa


class Words(sa.TypeDecorator[str]):
    """Words of any length, without zero characters, which PostgreSQL has no place for."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """Return what is kept."""
        del dialect
        return None if value is None else value.replace("\x00", "")


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

imports = sa.Table(
    "imports",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("file", Words, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("reading", sa.String(64), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("counts", sa.JSON, nullable=False),
    sa.Column("started_at", sa.String(32), nullable=False),
    sa.Column("finished_at", sa.String(32)),
    sa.Index("ix_imports_sha256_reading", "sha256", "reading"),
)

document_versions = sa.Table(
    "document_versions",
    metadata,
    sa.Column("uid", sa.String(16), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("current", sa.Boolean, nullable=False),
    sa.Column("content_hash", sa.String(64), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("payload", sa.JSON, nullable=False),
    sa.Column("import_id", sa.Integer, sa.ForeignKey("imports.id"), nullable=False),
    sa.Index("ix_document_versions_current_uid", "current", "uid"),
)

record_versions = sa.Table(
    "record_versions",
    metadata,
    sa.Column("record_type", sa.String(16), primary_key=True),
    sa.Column("key", sa.String(200), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("current", sa.Boolean, nullable=False),
    sa.Column("content_hash", sa.String(64), nullable=False),
    sa.Column("payload", sa.JSON, nullable=False),
    sa.Column("import_id", sa.Integer, sa.ForeignKey("imports.id"), nullable=False),
    sa.Index("ix_record_versions_current_record_type", "current", "record_type"),
)

rejects = sa.Table(
    "rejects",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("import_id", sa.Integer, sa.ForeignKey("imports.id"), nullable=False),
    sa.Column("file", Words, nullable=False),
    sa.Column("row", sa.Integer),
    sa.Column("reason", Words, nullable=False),
    sa.Column("excerpt", Words, nullable=False),
    sa.Index("ix_rejects_import_id", "import_id"),
)

link_decisions = sa.Table(
    "link_decisions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("entity", sa.String(16), nullable=False),
    sa.Column("given", Words, nullable=False),
    sa.Column("key", sa.String(200)),
    sa.Column("who", Words, nullable=False),
    sa.Column("why", Words, nullable=False),
    sa.Column("at", sa.String(32), nullable=False),
)

theme_registries = sa.Table(
    "theme_registries",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("base", sa.Integer),
    sa.Column("inputs", sa.String(64), nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("edition", sa.Integer),
    sa.Column("payload", sa.JSON, nullable=False),
)


def _log(name: str) -> sa.Table:
    """Return a table of the columns of `corpus.store.entry_log.LoggedEntry`."""
    return sa.Table(
        name,
        metadata,
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("who", Words, nullable=False),
        sa.Column("why", Words, nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
    )


curation_log = _log("curation_log")
intervention_log = _log("intervention_log")
risk_check_log = _log("risk_check_log")

risk_checks = sa.Table(
    "risk_checks",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Column("who", Words, nullable=False),
    sa.Column("edition", sa.Integer, nullable=False),
    sa.Column("fingerprint", sa.String(64), nullable=False),
    sa.Column("text", Words),
    sa.Column("payload", sa.JSON, nullable=False),
    sa.Index("ix_risk_checks_at", "at", "id"),
)

audit_samples = sa.Table(
    "audit_samples",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("edition", sa.Integer, nullable=False),
    sa.Column("fingerprint", sa.String(64), nullable=False),
    sa.Column("seed", sa.Integer, nullable=False),
    sa.Column("design", sa.JSON, nullable=False),
    sa.Column("at", sa.String(32), nullable=False),
)

audit_labels = sa.Table(
    "audit_labels",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sample_id", sa.Integer, sa.ForeignKey("audit_samples.id"), nullable=False),
    sa.Column("who", Words, nullable=False),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Column("labels", sa.JSON, nullable=False),
    sa.Index("ix_audit_labels_sample_id", "sample_id"),
)

refits = sa.Table(
    "refits",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("edition", sa.Integer, nullable=False),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Column("payload", sa.JSON, nullable=False),
)
