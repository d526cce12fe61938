"""A database in which people have lived: signed in, booked, moved, cancelled, got answers."""

from __future__ import annotations

from datetime import timedelta

from core.ports.inbound import Kind
from core.ports.outbound import Leased
from core.ports.send_queue import Outcome, Pace
from core.ports.unit_of_work import UnitOfWork
from core.storage.database import SqlDatabase
from core.usecases.issue_code import issue_code
from tests.world.world import KEY, World

PACE = Pace(per_second=1000, chat_gap=timedelta())
DAYS = ("2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01")


def live(database: SqlDatabase) -> None:
    """Let a week's worth of things happen through the real use cases."""
    world = World(database)
    provider, other = world.provider(area=("402", "404")), world.provider(area=("5",))
    slots = [world.slot(provider, f"{day} {hour}") for day in DAYS for hour in ("10:00", "13:00")]
    world.slot(other, "2026-12-01 10:00")
    _moves(world)
    _cancels(world)
    _guesses(world)
    _hesitates(world)
    code_of = world.order()
    code = database.write_here(lambda uow: issue_code(uow, KEY, code_of.id, world.now))
    emma = world.person("5")
    emma.starts(code)
    _answers_go_out(world)
    emma.says("40213")
    emma.presses(0)
    emma.says("Mensch")
    emma.does(Kind.MEDIA, media="voice")
    _answers_go_out(world)
    assert len(slots) == len(DAYS) * 2
    world.close()


def _moves(world: World) -> None:
    anna = world.person("1")
    anna.signs_in(world.order())
    for words in ("1", "ja", "verschieben", "3", "ja"):
        world.passes(seconds=20)
        anna.says(words)
    _answers_go_out(world)


def _cancels(world: World) -> None:
    bert = world.person("2")
    bert.signs_in(world.order())
    for words in ("2", "ja", "absagen", "Ich komme ins Krankenhaus", "ab 7.12.", "ja"):
        world.passes(seconds=20)
        bert.says(words)
    _answers_go_out(world)


def _guesses(world: World) -> None:
    order = world.order()
    carl = world.person("3")
    for postcode in ("40217", "40219", order.postcode):
        world.passes(seconds=20)
        carl.says(f"{order.order_number} {postcode}")
    carl.says("1")
    carl.says("ja")
    stranger = world.person("9")
    for number in range(7):
        world.passes(seconds=20)
        stranger.says(f"{order.order_number} 5000{number}")


def _hesitates(world: World) -> None:
    dora = world.person("4")
    dora.signs_in(world.order())
    dora.says("1")


def _answers_go_out(world: World) -> None:
    """Send everything, as a relay does."""
    while rows := world.database.write_here(lambda uow: _lease(uow, world)):
        world.passes(seconds=1)
        for row in rows:
            sent = Outcome(leased=row, state="sent", at=world.now, external_id=row.id[-8:])
            world.database.write_here(lambda uow, sent=sent: uow.send_queue.finish(sent))


def _lease(uow: UnitOfWork, world: World) -> tuple[Leased, ...]:
    return uow.send_queue.lease("telegram", 10, PACE, world.now).rows
