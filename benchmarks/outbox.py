"""The relay against a receiver as strict as Telegram: 30 messages in any second, one a chat.

A backlog for hundreds of chats; the ratio is the share of the enforced 30 a second that was
reached. Times are those between two messages that arrive.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import fmean
from typing import Any

import sqlalchemy as sa

from benchmarks.engines import Engine
from benchmarks.population import SECRETS
from benchmarks.progress import Progress
from benchmarks.result import Result, percentile
from benchmarks.strict_courier import CHANNEL, PER_SECOND, StrictCourier
from core.domain.ids import new_id
from core.outbox.relay import Relay
from core.ports.conversation_store import ASSISTANT
from core.ports.outbound import OutgoingText
from core.ports.send_queue import Pace
from core.storage.conversation_tables import conversations, outbox
from core.storage.database import SqlDatabase

LEAST_SHARE = 0.95
CHATS, EACH = 300, 5


def backlog(url: str) -> None:
    """Put messages for many chats into the database at ``url``."""
    now = datetime.now(UTC)
    chats = [_chat(number, now) for number in range(CHATS)]
    body = OutgoingText("Ihr Termin ist am Montag um 9 Uhr.").to_json()
    rows = [_row(chat, body, now) for _ in range(EACH) for chat in chats]
    database = SqlDatabase(url, SECRETS)
    with database.engine.begin() as connection:
        connection.execute(sa.insert(conversations), chats)
        connection.execute(sa.insert(outbox), rows)
    database.close()


def _chat(number: int, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(now),
        "channel": CHANNEL,
        "address": str(1_000_000 + number),
        "owner": ASSISTANT,
        "dialogue": "",
        "turn": 0,
        "language": "de",
    }


def _row(chat: dict[str, Any], body: str, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(now),
        "conversation_id": chat["id"],
        "channel": CHANNEL,
        "address": chat["address"],
        "author": ASSISTANT,
        "kind": "message",
        "body": body,
        "due_at": now,
        "not_before": now,
        "state": "due",
        "attempts": 0,
        "fence": 0,
    }


async def _send(database: SqlDatabase, seconds: int, bars: Progress) -> StrictCourier:
    courier, stopping = StrictCourier(), asyncio.Event()
    pace = Pace(per_second=PER_SECOND, chat_gap=timedelta(seconds=1))
    relay = Relay(database, courier, pace, lambda: datetime.now(UTC))
    step = bars.start("outbox", seconds)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(relay.run(stopping))
        for _ in range(seconds):
            await asyncio.sleep(1)
            step()
        stopping.set()
    return courier


def measure(engine: Engine, seconds: int, bars: Progress) -> Result:
    """Return the share of 30 a second that a relay reaches in ``seconds``, and count 429s."""
    url = engine.make("outbox")
    backlog(url)
    database = SqlDatabase(url, SECRETS)
    try:
        courier = asyncio.run(_send(database, seconds, bars))
    finally:
        database.close()
        engine.drop(url)
    arrivals = courier.arrivals
    gaps = [later - sooner for sooner, later in pairwise(arrivals)]
    share = 1 / fmean(gaps) / PER_SECOND
    p50, p99 = (percentile(gaps, part) * 1000 for part in (0.5, 0.99))
    return Result(
        bench="outbox",
        engine=engine.name,
        ratio=share,
        baseline=f"an enforced {PER_SECOND} a second",
        p50_ms=p50,
        p99_ms=p99,
        target=f"ratio >= {LEAST_SHARE}, no 429",
        ok=share >= LEAST_SHARE and courier.refused == 0,
        more={
            "refused": courier.refused,
            "sent": len(arrivals),
            "per_second": round(share * PER_SECOND, 1),
        },
    )
