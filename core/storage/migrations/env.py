"""Alembic's environment: it runs on the connection that ``core.storage.migrate`` hands over."""

from __future__ import annotations

from alembic import context

import core.storage.conversation_tables
import core.storage.mail_tables
import core.storage.sign_in_tables  # noqa: F401 - all register their tables
from core.storage.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
