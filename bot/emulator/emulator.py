"""Puts the emulator together."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from starlette.applications import Starlette
from starlette.routing import Mount, Route

from bot.emulator.faults import Faults
from bot.emulator.limits import Limits
from bot.emulator.methods.table import methods
from bot.emulator.people.group import Group
from bot.emulator.people.person import Person
from bot.emulator.wire.bot_side import BotSide
from bot.emulator.wire.event_stream import EventStream
from bot.emulator.wire.phone_side import PhoneSide
from bot.emulator.wire.webhook_push import WebhookPush
from bot.emulator.world.chats import User
from bot.emulator.world.updates import Updates
from bot.emulator.world.world import World

DEMO = "42:DEMO"
"""The token of the demo's bot."""


def _now() -> datetime:
    return datetime.now(UTC)


class Emulator:
    """One bot and the people who write to it.

    `app` is the ASGI application, `person` and `group` the user side within the process,
    `faults` and `limits` can be changed at any time.
    """

    def __init__(self, world: World, side: BotSide, phone: PhoneSide, push: WebhookPush) -> None:
        self.world = world
        self.faults = side.faults
        self.limits = side.limits
        self._side = side
        self._push = push
        self._group: Group | None = None
        self.app = Starlette(
            routes=[
                Route("/bot{token}/{method}", side),
                Route("/file/bot{token}/{path:path}", side.download),
                Mount("/phone", routes=phone.routes()),
            ],
            lifespan=self._lifespan,
        )

    @property
    def token(self) -> str:
        """The bot's token."""
        return self._side.token

    @property
    def calls(self) -> Counter[str]:
        """How often each method was called."""
        return self._side.calls

    @property
    def refusals(self) -> Counter[int]:
        """How many calls were refused, by error code; 429 is among them."""
        return self._side.refusals

    def person(
        self, first_name: str, language_code: str | None = "de", *, started: bool = False
    ) -> Person:
        """A new person. The bot may write to them once they wrote, or with `started`."""
        chat = self.world.open_chat(first_name, language_code, started=started)
        return Person(self.world, chat, self.group())

    def group(self, title: str | None = None) -> Group:
        """A new group with this title, or without a title the one shared by all."""
        if title is not None:
            return Group(self.world, self.world.open_group(title))
        if self._group is None:
            self._group = Group(self.world, self.world.open_group("Familie"))
        return self._group

    def push(self, kind: str, payload: object) -> None:
        """Queue any update, also of a kind that the bot does not know or did not ask for."""
        with self.world.lock:
            queue = -self.world.updates.next_id
            self.world.updates.add(kind, payload, queue, self.world.clock())

    def stop(self) -> None:
        """End open streams and polls at once, so that a server can shut down. Final."""
        self.world.stop()

    async def aclose(self) -> None:
        """Stop everything, the pushing of updates too."""
        self.stop()
        await self._push.aclose()

    @asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        yield
        await self.aclose()


def create(
    token: str = DEMO,
    faults: Faults | None = None,
    limits: Limits | None = None,
    *,
    clock: Callable[[], datetime] = _now,
    username: str = "terminlotse_bot",
    first_chat_id: int = 1001,
    first_update_id: int | None = None,
    answerable: timedelta = timedelta(seconds=60),
    webhook_wait: float = 2.0,
    reads_all_group_messages: bool = True,
) -> Emulator:
    """An emulator for the bot with this token.

    `clock` gives aware datetimes and decides ages: of messages (deleting, editing), of presses
    (`answerable`), of pending updates. Update ids start at the clock's Unix seconds, so a bot
    that remembers ids does not take the updates of a second run for repeats. `webhook_wait`
    (seconds) is the first pause before a failed push is repeated.
    """
    started = int(clock().timestamp())
    bot = User(int(token.partition(":")[0]), "Terminlotse", is_bot=True, username=username)
    updates = Updates(started if first_update_id is None else first_update_id)
    world = World(bot, clock, updates, itertools.count(first_chat_id), reads_all_group_messages)
    faults = Faults() if faults is None else faults
    push = WebhookPush(world, webhook_wait)
    limits = Limits() if limits is None else limits
    side = BotSide(
        world, token=token, methods=methods(answerable), faults=faults, limits=limits, push=push
    )
    phone = PhoneSide(world, faults, EventStream(world, f"{started:x}"))
    return Emulator(world, side, phone, push)
