"""answerCallbackQuery."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from bot.emulator.wire.errors import bad_request
from bot.emulator.wire.parameters import Parameters
from bot.emulator.world.world import World

TEXT_LIMIT = 200
"""Characters of the note shown on the phone."""


def answer_callback_query(answerable: timedelta) -> Callable[[World, Parameters], bool]:
    """The method for presses that can be answered, once, until `answerable` has passed."""

    def answer(world: World, parameters: Parameters) -> bool:
        text = parameters.text("text").strip()
        if len(text) > TEXT_LIMIT:
            raise bad_request("MESSAGE_TOO_LONG")
        press = world.presses.pop(parameters.text("callback_query_id").strip(), None)
        if press is None or world.clock() - press.at > answerable:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        told: dict[str, object] = {"text": text}
        if parameters.flag("show_alert"):
            told["alert"] = True
        press.chat.log.add("callback_answer", told)
        return True

    return answer
