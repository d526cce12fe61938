"""Filling an empty database with a mass of slots: no indexes, no logs, no waiting for the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

import psycopg

from benchmarks.engines import Postgresql, Sqlite
from benchmarks.slot_masses import GONE, PORTION, PROVIDERS, TABLES, Mass

Step = Callable[[], None]
ORDERS = 1_000
STEPS = {"sqlite": PROVIDERS // PORTION + 3, "postgresql": PROVIDERS // PORTION + 6}
"""How often a step is reported: a portion of slots, an index or a key, a clean-up."""

SQLITE_HURRY = (
    "journal_mode=OFF",
    "synchronous=OFF",
    "foreign_keys=OFF",
    "ignore_check_constraints=ON",
    "cache_size=-500000",
    "temp_store=MEMORY",
)


def fill_sqlite(url: str, mass: Mass, step: Step) -> None:
    """Make the slots of ``mass``; the indexes of slots are made again afterwards."""
    connection = sqlite3.connect(Sqlite.path(url), isolation_level=None)
    for pragma in SQLITE_HURRY:
        connection.execute(f"PRAGMA {pragma}")
    order_ids = [row[0] for row in connection.execute(f"SELECT id FROM orders LIMIT {ORDERS}")]
    indexes = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'slots'"
        " AND sql IS NOT NULL"
    ).fetchall()
    connection.execute("BEGIN")
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    for table in TABLES:
        connection.execute(table.format(time="TEXT"))
    connection.executemany("INSERT INTO bench_moments VALUES (?,?,?,?,?)", _texts(mass.moments()))
    connection.executemany(
        "INSERT INTO bench_providers VALUES (?,?,?,?,?)", _texts(mass.providers(order_ids))
    )
    for statement in mass.statements("printf('%016x%016x', p.number, m.number)"):
        connection.execute(statement)
        step()
    for _, sql in indexes:
        connection.execute(sql)
        step()
    for gone in GONE:
        connection.execute(gone)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()


def _texts(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Write instants as SQLite holds them."""
    for row in rows:
        yield tuple(
            value.strftime("%Y-%m-%d %H:%M:%S.%f") if isinstance(value, datetime) else value
            for value in row
        )


SLOT_INDEXES = """
SELECT indexname, indexdef FROM pg_indexes
WHERE tablename = 'slots' AND indexname LIKE 'ix%'"""
SLOT_RULES = """
SELECT conname, contype IN ('p', 'u'), pg_get_constraintdef(oid) FROM pg_constraint
WHERE conrelid = 'slots'::regclass AND contype IN ('p', 'u', 'f', 'c')"""
HURRY = ("fsync = off", "full_page_writes = off", "max_wal_size = '32GB'")
SESSION = (
    "SET maintenance_work_mem = '1GB'",
    "SET synchronous_commit = off",
    "SET max_parallel_maintenance_workers = 2",
)


def fill_postgresql(engine: Postgresql, url: str, mass: Mass, step: Step) -> None:
    """Make the slots of ``mass``.

    The indexes and the caution of the server come back afterwards, what only writers need does not.
    """
    for setting in HURRY:
        engine.command(f"ALTER SYSTEM SET {setting}")
    engine.command("SELECT pg_reload_conf()")
    with psycopg.connect(url) as connection:
        for setting in SESSION:
            connection.execute(setting.encode())
        _fill(connection, mass, step)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE) slots")
    step()
    engine.command("ALTER SYSTEM RESET ALL")
    engine.command("SELECT pg_reload_conf()")
    engine.command("CHECKPOINT")


def _fill(connection: psycopg.Connection[Any], mass: Mass, step: Step) -> None:
    indexes = connection.execute(SLOT_INDEXES).fetchall()
    rules = connection.execute(SLOT_RULES).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}".encode())
    for name, _, _ in rules:
        connection.execute(f"ALTER TABLE slots DROP CONSTRAINT {name} CASCADE".encode())
    connection.execute("ALTER TABLE slots SET UNLOGGED")
    for table in TABLES:
        connection.execute(table.format(time="timestamptz").encode())
    order_ids = [
        row[0] for row in connection.execute(f"SELECT id FROM orders LIMIT {ORDERS}".encode())
    ]
    _copy(connection, "bench_moments", mass.moments())
    _copy(connection, "bench_providers", mass.providers(order_ids))
    key = "lpad(to_hex(p.number), 16, '0') || lpad(to_hex(m.number), 16, '0')"
    for statement in mass.statements(key):
        connection.execute(statement.encode())
        step()
    for _, sql in indexes:
        connection.execute(sql.encode())
        step()
    for name, is_key, rule in rules:
        if is_key:
            connection.execute(f"ALTER TABLE slots ADD CONSTRAINT {name} {rule}".encode())
            step()
    for gone in GONE:
        connection.execute(gone.encode())


def _copy(connection: psycopg.Connection[Any], table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN".encode()) as copy:
        for row in rows:
            copy.write_row(row)
