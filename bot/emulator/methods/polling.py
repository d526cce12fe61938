"""getUpdates: real long polling."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from bot.emulator.methods.allowed import set_allowed_updates
from bot.emulator.wire.errors import ApiError, conflict
from bot.emulator.wire.parameters import Parameters
from bot.emulator.world.pending import Poll
from bot.emulator.world.updates import Update
from bot.emulator.world.world import World

LONGEST = 50
"""Seconds Telegram holds a poll at most."""

OTHER_POLL = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)

Answer = list[dict[str, Any]]


def get_updates(world: World, parameters: Parameters) -> Coroutine[Any, Any, Answer]:
    """Updates from `offset` on; waits up to `timeout` seconds while there are none.

    A waiting poll ends with 409 when another one starts or a webhook is set.
    """
    if world.webhook is not None:
        raise conflict(WEBHOOK_ACTIVE)
    set_allowed_updates(world, parameters)
    offset = world.updates.absolute(parameters.integer("offset", 0, -(2**31), 2**31 - 1))
    limit = parameters.integer("limit", 100, 1, 100)
    seconds = parameters.integer("timeout", 0, 0, LONGEST)
    return _wait(world, offset, limit, seconds)


async def _wait(world: World, offset: int, limit: int, seconds: int) -> Answer:
    poll = Poll()

    def ready() -> list[Update] | None:
        with world.lock:
            if poll.ended is not None:
                raise conflict(poll.ended)
            if world.stopped:
                raise ApiError(502, "Bad Gateway")
            found = world.updates.take(offset, limit, world.clock())
            world.mark_read(found)
            return found or None

    found = ready()
    if found is None and seconds:
        world.end_poll(OTHER_POLL)
        world.poll = poll
        try:
            found = await world.updates.signal.until(ready, seconds)
        finally:
            if world.poll is poll:
                world.poll = None
    return [update.as_api() for update in found or []]
