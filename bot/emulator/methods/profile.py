"""getMe and what the bot says about itself."""

from __future__ import annotations

from typing import Any

from bot.emulator.wire.errors import bad_request
from bot.emulator.wire.parameters import Parameters
from bot.emulator.world.world import World

LIMITS = {"name": 64, "description": 512, "short_description": 120}
"""Characters of each text."""


def get_me(world: World, _parameters: Parameters) -> dict[str, Any]:
    """Who the bot is."""
    return world.bot.as_api() | {
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_all_group_messages,
        "supports_inline_queries": False,
    }


class SetProfile:
    """setMyName, setMyDescription or setMyShortDescription."""

    def __init__(self, field: str) -> None:
        self.field = field

    def __call__(self, world: World, parameters: Parameters) -> bool:
        """Remember the text for its language."""
        text = parameters.text(self.field).strip()
        if len(text) > LIMITS[self.field]:
            raise bad_request(f"{self.field.replace('_', ' ')} is too long")
        world.profile[self.field, parameters.text("language_code")] = text
        return True


class GetProfile:
    """getMyName, getMyDescription or getMyShortDescription."""

    def __init__(self, field: str) -> None:
        self.field = field

    def __call__(self, world: World, parameters: Parameters) -> dict[str, str]:
        """The text of this language, or of none in particular."""
        wanted = (self.field, parameters.text("language_code"))
        fallback = world.profile.get((self.field, ""), "")
        return {self.field: world.profile.get(wanted, fallback)}
