"""Alembic's migrations: one schema for both engines; the nets are in the first one."""
