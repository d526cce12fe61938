"""The parameter `allowed_updates` of getUpdates and setWebhook."""

from __future__ import annotations

from bot.emulator.wire.errors import ApiError
from bot.emulator.wire.parameters import Parameters
from bot.emulator.world.world import World


def set_allowed_updates(world: World, parameters: Parameters) -> None:
    """Remember which kinds the bot wants from now on.

    A missing parameter changes nothing, an empty list means Telegram's usual kinds, and
    updates that are already queued stay.
    """
    try:
        kinds = parameters.structure("allowed_updates", "allowed updates")
    except ApiError:
        return
    if isinstance(kinds, list):
        world.updates.allowed = frozenset(map(str, kinds)) or None
