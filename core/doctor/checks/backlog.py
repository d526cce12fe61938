"""Whether something waits that somebody should look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy import bindparam

from core.doctor.checkup import Checkup
from core.doctor.finding import Finding, fine, warning
from core.domain.sign_in_budget import ALARM_TRIES
from core.storage.conversation_tables import conversations
from core.storage.types import Instant

LONG = timedelta(hours=24)
STUCK = timedelta(minutes=5)
_LONG_WAITING = sa.select(sa.func.count()).where(
    conversations.c.waiting_since < bindparam("since", type_=Instant)
)


def check_backlog(checkup: Checkup) -> Iterator[Finding]:
    """Yield a warning for everything that waits too long, one good finding when nothing does."""
    found = [*_check_queues(checkup), *_check_people(checkup)]
    yield from found or [fine("Nichts bleibt liegen.")]


def _check_queues(checkup: Checkup) -> Iterator[Finding]:
    now = checkup.now
    numbers = checkup.database.read_here(lambda uow: uow.backlog.numbers(now))
    if numbers.outbox_dead:
        yield warning(
            f"{numbers.outbox_dead} Nachrichten wurden aufgegeben.",
            "Die Betroffenen anrufen; der Grund steht im Postausgang (outbox.error).",
        )
    if numbers.inbox_parked:
        yield warning(
            f"{numbers.inbox_parked} eingegangene Nachrichten brachen ab und liegen beiseite.",
            "Im Protokoll nach turn_failed sehen; die Personen warten auf eine Antwort.",
        )
    oldest = numbers.oldest_pending_at
    if oldest is not None and now - oldest > STUCK:
        yield warning(
            f"{numbers.inbox_pending} eingegangene Nachrichten warten,"
            f" die älteste seit {_minutes(now - oldest)} Minuten.",
            "Läuft der Dienst? terminlotse serve worker",
        )
    if numbers.wrong_tries_last_hour > ALARM_TRIES:
        yield warning(
            f"{numbers.wrong_tries_last_hour} falsche Anmeldungen in der letzten Stunde.",
            "Vielleicht rät jemand Postleitzahlen; die Sperren halten, im Auge behalten.",
        )


def _minutes(waiting: timedelta) -> int:
    return int(waiting.total_seconds() // 60)


def _check_people(checkup: Checkup) -> Iterator[Finding]:
    since = {"since": checkup.now - LONG}
    waiting = checkup.read(lambda connection: connection.scalar(_LONG_WAITING, since))
    if waiting:
        yield warning(
            f"{waiting} Unterhaltungen warten seit über 24 Stunden auf einen Menschen.",
            "Bitte melden: wer wartet, ist oft alt und allein.",
        )
